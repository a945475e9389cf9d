import { Queue as BullQueue, Worker } from 'bullmq';
import type { Clock } from '../clock.ts';
import { type AsideJobs, asideJobs } from './aside-jobs.ts';
import { type JobRounds, jobRounds } from './job-rounds.ts';
import { knownJobs, type KnownJobs } from './known-jobs.ts';
import type { RedisLink } from './redis-link.ts';
import { redisPace, type RedisPace } from './redis-pace.ts';
import { backoffStrategy } from './stored-job.ts';
import { within } from './within.ts';

export const QUEUE_NAME = 'jobs';
/** First part of all keys, unless another is given. */
export const KEY_PREFIX = 'nianbao';
/** What `subscribe` and BullMQ itself need of the past; the default would be ten times that. */
const EVENTS_KEPT = 1000;

export interface EngineSettings {
  /** First part of all keys. */
  readonly prefix: string;
  readonly attemptLimit: number;
  /** Done jobs kept with all they say. */
  readonly keepDone: number;
  /** How long a job is locked when it is taken, until `claim` sets the lease asked for. */
  readonly lockMs: number;
  /** Lost leases are looked for this often; a job is found at the second look. */
  readonly lookForLostMs: number;
  readonly clock: Clock;
  readonly onError: (error: Error) => void;
}

/** What the operations work with. */
export interface Engine extends EngineSettings {
  readonly link: RedisLink;
  readonly bull: BullQueue<unknown>;
  /** Without a processor: jobs are fetched one by one (docs.bullmq.io, manually fetching jobs). */
  readonly worker: Worker<unknown>;
  readonly known: KnownJobs;
  readonly pace: RedisPace;
  readonly aside: AsideJobs;
  readonly rounds: JobRounds;
}

export async function startEngine(link: RedisLink, settings: EngineSettings): Promise<Engine> {
  const { prefix, onError, clock } = settings;
  // BullMQ writes of old versions to standard error; `doctor` tells of them.
  const shared = { connection: link.redis, prefix, skipVersionCheck: true };
  const bull = new BullQueue<unknown>(QUEUE_NAME, { ...shared, streams: { events: { maxLen: EVENTS_KEPT } } });
  const worker = new Worker<unknown>(QUEUE_NAME, null, {
    ...shared,
    autorun: false,
    lockDuration: settings.lockMs,
    stalledInterval: settings.lookForLostMs,
    // A lost lease is no failure of the job; who claims it sees how often that happened.
    maxStalledCount: Number.MAX_SAFE_INTEGER,
    settings: { backoffStrategy },
  });
  bull.on('error', onError);
  worker.on('error', onError);
  await link.run(() => worker.waitUntilReady());
  await worker.startStalledCheckTimer();
  const known = knownJobs(link.redis, prefix, (id) => bull.toKey(id));
  const aside = asideJobs(link.redis, prefix, bull.toKey('delayed'));
  const rounds = jobRounds(link.redis, prefix);
  return { ...settings, link, bull, worker, known, aside, rounds, pace: redisPace(link, prefix, clock.now) };
}

/** A job is completed before its id is noted as done: note those that a crash left out. */
export async function noteDone({ link, bull, known }: Engine): Promise<void> {
  await link.run(async () => known.addDone(await link.redis.zrange(bull.toKey('completed'), '0', '-1')));
}

/** While Redis is away, BullMQ waits for connections to end that have ended already. */
const CLOSE_TIMEOUT_MS = 2000;

/** Ends a part of BullMQ, but doesn't wait for a Redis that is away. */
export async function closePart(
  part: { readonly close: () => Promise<unknown> },
  onError: (error: Error) => void,
): Promise<void> {
  try {
    await within(part.close(), CLOSE_TIMEOUT_MS);
  } catch (error) {
    if (error instanceof Error) onError(error);
  }
}

export async function stopEngine({ link, bull, worker, onError }: Engine): Promise<void> {
  // By force: without a processor there is nothing to wait for.
  await closePart({ close: () => worker.close(true) }, onError);
  await closePart(bull, onError);
  await link.close();
}
