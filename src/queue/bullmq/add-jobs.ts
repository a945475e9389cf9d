import { jobId } from '../job-id.ts';
import type { Enqueued, Remembered } from '../queue.ts';
import type { Engine } from './engine.ts';
import { JOB_NAME, jobOptions } from './stored-job.ts';

/** Jobs a round trip. */
const BULK = 1000;

type Identified = Remembered & { readonly id: string };

function firstOfEach(jobs: readonly Remembered[]): readonly Identified[] {
  const byId = new Map<string, Identified>();
  for (const job of jobs) {
    const id = jobId(job.request);
    const before = byId.get(id);
    // What is wanted comes before what is left out.
    if (before === undefined || (before.state === 'skipped' && job.state !== 'skipped')) byId.set(id, { ...job, id });
  }
  return [...byId.values()];
}

const failuresOf = ({ failure, attempts, crashes }: Remembered): readonly string[] =>
  Array.from({ length: attempts }, (_, at) => {
    const crashed = at >= attempts - crashes;
    return JSON.stringify({ code: failure?.code ?? 'queue.forgotten', message: failure?.message ?? '', crashed });
  });

/** BullMQ's fields for attempts that were made elsewhere, on a job that it has already. */
async function addPast({ link, bull }: Engine, jobs: readonly Identified[]): Promise<void> {
  const pipeline = link.redis.pipeline();
  for (const job of jobs) {
    const past = { atm: job.attempts, stacktrace: JSON.stringify(failuresOf(job)) };
    const reason = job.failure === null ? {} : { failedReason: JSON.stringify(job.failure) };
    pipeline.hset(bull.toKey(job.id), { ...past, ...reason });
  }
  await pipeline.exec();
}

async function addLive(engine: Engine, jobs: readonly Identified[]): Promise<void> {
  const { bull, attemptLimit, keepDone } = engine;
  await bull.addBulk(
    jobs.map(({ id, request, enqueuedAt, round, state, retryAt }) => {
      // BullMQ counts a delay from the job's timestamp.
      const delay = state === 'delayed' && retryAt !== null ? Math.max(0, Math.ceil(retryAt - enqueuedAt)) : 0;
      return {
        name: JOB_NAME,
        data: { ...request, round },
        opts: { ...jobOptions(id, attemptLimit, keepDone, enqueuedAt), delay },
      };
    }),
  );
  const tried = jobs.filter(({ attempts }) => attempts > 0);
  if (tried.length > 0) await addPast(engine, tried);
}

/** BullMQ has no way to add a job as failed, so these are written as it would have left them, all at once. */
async function addDead(
  { link, bull, clock, attemptLimit, keepDone }: Engine,
  jobs: readonly Identified[],
): Promise<void> {
  if (jobs.length === 0) return;
  const transaction = link.redis.multi();
  const finishedOn = clock.now();
  for (const job of jobs) {
    transaction.hset(bull.toKey(job.id), {
      name: JOB_NAME,
      data: JSON.stringify({ ...job.request, round: job.round }),
      opts: JSON.stringify(jobOptions(job.id, attemptLimit, keepDone, job.enqueuedAt)),
      timestamp: job.enqueuedAt,
      delay: 0,
      priority: 0,
      atm: job.attempts,
      stacktrace: JSON.stringify(failuresOf(job)),
      finishedOn,
      failedReason: JSON.stringify(job.failure ?? { code: 'queue.forgotten', message: '', crashed: false }),
    });
    transaction.zadd(bull.toKey('failed'), finishedOn, job.id);
  }
  await transaction.exec();
}

async function addPart(engine: Engine, part: readonly Identified[], known: 'keep' | 'unskip'): Promise<number> {
  const found = await engine.known.look(part.map(({ id }) => id));
  const unskipped = (job: Identified, at: number): boolean =>
    known === 'unskip' && found[at] === 'skipped' && job.state !== 'skipped';
  const added = part.filter((job, at) => found[at] === null || unskipped(job, at));
  const of = (...states: readonly Remembered['state'][]): readonly Identified[] =>
    added.filter(({ state }) => states.includes(state));
  await engine.rounds.set(new Map(added.map(({ id, round }) => [id, round])));
  await engine.known.addDone(of('done').map(({ id }) => id));
  await engine.known.addSkipped(of('skipped'));
  await addDead(engine, of('dead'));
  await addLive(engine, of('waiting', 'active', 'delayed'));
  await engine.known.dropSkipped(part.filter(unskipped).map(({ id }) => id));
  return added.length;
}

/**
 * Adds jobs that are not known. Two processes that add the same job at once may both count it as added; it is there once.
 */
export async function addJobs(
  engine: Engine,
  jobs: readonly Remembered[],
  known: 'keep' | 'unskip',
): Promise<Enqueued> {
  let added = 0;
  const different = firstOfEach(jobs);
  for (let from = 0; from < different.length; from += BULK)
    added += await engine.link.run(() => addPart(engine, different.slice(from, from + BULK), known));
  return { added, known: jobs.length - added };
}
