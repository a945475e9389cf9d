import { fresh } from '../fresh.ts';
import { jobId } from '../job-id.ts';
import type { JobRequest } from '../job.ts';
import type { Remembered, ReplaySelection } from '../queue.ts';
import { readRequest } from '../read-stored.ts';
import { addJobs } from './add-jobs.ts';
import type { Engine } from './engine.ts';
import { readStored } from './set-aside.ts';
import { entryFrom, isTick, isUnreadable, type Stored } from './stored-job.ts';

/** Jobs at a time. */
const BULK = 200;

const bullState = { dead: 'failed', done: 'completed', delayed: 'delayed' } as const;

type Ended = keyof typeof bullState;

/** A new round of a job that BullMQ still has. */
async function beginRound({ bull, link }: Engine, stored: Stored, state: Ended, round: number): Promise<void> {
  await stored.updateData({ ...readRequest(stored.data), round });
  if (state === 'delayed') {
    await link.redis.hset(bull.toKey(stored.id ?? ''), { atm: 0, stacktrace: '[]' });
    await stored.promote();
  } else await stored.retry(bullState[state], { resetAttemptsMade: true });
}

async function replayPart(
  engine: Engine,
  ids: readonly string[],
  state: Ended,
  code: string | undefined,
): Promise<readonly string[]> {
  const aside = state === 'delayed' ? await engine.aside.among(ids) : new Set<string>();
  const found = await Promise.all(ids.map((id) => readStored(engine, id)));
  const isWanted = (stored: Stored): boolean =>
    !isTick(stored) &&
    !isUnreadable(stored) &&
    !aside.has(stored.id ?? '') &&
    (code === undefined || entryFrom(stored, state, null).failure?.code === code);
  const wanted = found.filter((stored) => stored !== null && typeof stored !== 'string').filter(isWanted);
  const replayed = wanted.map(({ id }) => id ?? '');
  const rounds = await engine.rounds.next(replayed);
  await Promise.all(wanted.map((stored, at) => beginRound(engine, stored, state, rounds[at] ?? 1)));
  if (state === 'done') await engine.known.dropDone(replayed);
  return replayed;
}

async function replayFinished(engine: Engine, state: Ended, { ids, code }: ReplaySelection): Promise<number> {
  const { link, bull } = engine;
  const inState = await link.run(() => link.redis.zrange(bull.toKey(bullState[state]), '0', '-1'));
  const asked = ids === undefined ? null : new Set(ids);
  const wanted = inState.filter((id) => asked === null || asked.has(id));
  let count = 0;
  for (let from = 0; from < wanted.length; from += BULK) {
    const part = wanted.slice(from, from + BULK);
    count += (await link.run(() => replayPart(engine, part, state, code))).length;
  }
  return count;
}

/** What is known of these jobs has ended or waits for a retry: once more, as a new round. Says how many that were. */
export async function askAgain(engine: Engine, jobs: readonly Remembered[]): Promise<number> {
  const byId = new Map(jobs.map((job) => [jobId(job.request), job]));
  const ids = [...byId.keys()];
  let count = 0;
  for (const state of ['done', 'dead', 'delayed'] as const) count += await replayFinished(engine, state, { ids });
  const isGone = await engine.link.run(() => engine.known.goneDone(ids));
  const rounds = await engine.link.run(() => engine.rounds.next(isGone));
  await engine.link.run(() => engine.known.dropDone(isGone));
  const fresh = isGone.flatMap((id, at) => {
    const job = byId.get(id);
    return job === undefined ? [] : [{ ...job, round: rounds[at] ?? 1 }];
  });
  return count + (await addJobs(engine, fresh, 'keep')).added;
}

const wantedRequest = ({ uri, hints, follow, foundOn, site }: JobRequest): JobRequest => ({
  uri,
  hints,
  follow,
  foundOn,
  site,
});

async function replaySkipped(engine: Engine, { ids, code }: ReplaySelection): Promise<number> {
  if (code !== undefined) return 0; // none of them has failed
  let count = 0;
  let cursor = '0';
  do {
    const page = await engine.link.run(() => engine.known.skippedPage(cursor, BULK));
    const wanted = page.jobs.filter(({ id }) => ids === undefined || ids.includes(id));
    const requests = wanted.map(({ request, enqueuedAt }) => fresh(wantedRequest(request), enqueuedAt));
    count += (await addJobs(engine, requests, 'unskip')).added;
    cursor = page.next;
  } while (cursor !== '0');
  return count;
}

export function replayJobs(engine: Engine, selection: ReplaySelection): Promise<number> {
  const { state = 'dead' } = selection;
  return state === 'skipped' ? replaySkipped(engine, selection) : replayFinished(engine, state, selection);
}
