import type { Clock } from '../clock.ts';
import { fresh } from '../fresh.ts';
import { DEFAULT_ATTEMPT_LIMIT, type Queue } from '../queue.ts';
import type { Schedules } from '../schedules.ts';
import type { SitePace } from '../site-pace.ts';
import { addJobs } from './add-jobs.ts';
import { claimJob } from './claim-job.ts';
import { endings } from './end-job.ts';
import { type Engine, KEY_PREFIX, noteDone, startEngine, stopEngine } from './engine.ts';
import { countJobs, listJobs, nextRetry } from './list-jobs.ts';
import { addLeads, noteLeads } from './page-leads.ts';
import { linkRedis } from './redis-link.ts';
import { askAgain, replayJobs } from './replay-jobs.ts';
import { redisSchedules } from './redis-schedules.ts';
import type { Stored } from './stored-job.ts';
import { watchQueue } from './watch-queue.ts';

export interface BullmqOptions {
  /** `redis://…` or `rediss://…`, or the path of a socket. */
  readonly url: string;
  readonly clock: Clock;
  readonly attemptLimit?: number;
  /** First part of all keys, where several pipelines share one Redis. */
  readonly prefix?: string;
  readonly keepDone?: number;
  readonly lockMs?: number;
  readonly lookForLostMs?: number;
  /** Hears of lost connections and the like, which the operations report as well. */
  readonly onError?: (error: Error) => void;
}

function bullmqQueue(engine: Engine): Queue {
  const { clock, link } = engine;
  const held = new Map<string, Stored>();
  const watch = watchQueue(engine);
  return {
    ...endings(engine, held),
    enqueue: async (requests, asking = 'new') => {
      const enqueuedAt = clock.now();
      const jobs = requests.map((request) => fresh(request, enqueuedAt));
      const { added, known } = await addJobs(engine, jobs, 'unskip');
      if (asking === 'new' || known === 0) return { added, known };
      const again = await askAgain(
        engine,
        jobs.filter(({ state }) => state === 'waiting'),
      );
      return { added: added + again, known: known - again };
    },
    restore: (remembered) => addJobs(engine, remembered, 'keep'),
    claim: async (_worker, leaseMs) => {
      const claimed = await claimJob(engine, leaseMs);
      if (claimed === null) return null;
      held.set(claimed.claim.lease.token, claimed.stored);
      return claimed.claim;
    },
    replay: (selection) => replayJobs(engine, selection),
    leadsTo: (id, requests) => link.run(() => noteLeads(link.redis, engine.prefix, id, requests)),
    restoreLeads: (id, requests) => link.run(() => addLeads(link.redis, engine.prefix, id, requests)),
    counts: async () => {
      await link.checkPolicy();
      return link.run(() => countJobs(engine));
    },
    nextRetry: () => link.run(() => nextRetry(engine)),
    list: (request) => link.run(() => listJobs(engine, request)),
    subscribe: watch.subscribe,
    close: async () => {
      await watch.close();
      await stopEngine(engine);
    },
  };
}

const noListener = (): void => undefined;

/** The queue and the pace of sites on one Redis, for any number of machines. Fails with `QueueError` if it can't be used now. */
export async function openBullmq(options: BullmqOptions): Promise<{
  readonly queue: Queue;
  readonly pace: SitePace;
  readonly schedules: Schedules;
}> {
  const { url, clock, onError = noListener } = options;
  const link = await linkRedis(url, onError);
  try {
    const engine = await startEngine(link, {
      clock,
      onError,
      prefix: options.prefix ?? KEY_PREFIX,
      attemptLimit: options.attemptLimit ?? DEFAULT_ATTEMPT_LIMIT,
      keepDone: options.keepDone ?? 10_000,
      lockMs: options.lockMs ?? 30_000,
      lookForLostMs: options.lookForLostMs ?? 5000,
    });
    await noteDone(engine);
    return { queue: bullmqQueue(engine), pace: engine.pace, schedules: redisSchedules(engine) };
  } catch (error) {
    await link.close();
    throw error;
  }
}
