import { Job as StoredJob } from 'bullmq';
import type { Failure, Lease, Outcome } from '../job.ts';
import type { Kept } from '../queue.ts';
import type { Engine } from './engine.ts';
import { isLost } from './redis-error.ts';
import { AttemptError, finalError, siteIn, type Stored } from './stored-job.ts';

/** Does `work` on the job of a lease; BullMQ checks in the same step that the lease still holds. */
async function underLease<T extends string>(
  engine: Engine,
  held: Map<string, Stored>,
  lease: Lease,
  work: (stored: Stored) => Promise<T>,
): Promise<T | 'lost'> {
  try {
    const ended = await engine.link.run(async () => {
      const stored = held.get(lease.token) ?? (await StoredJob.fromId<unknown>(engine.worker, lease.jobId));
      if (stored === undefined) return null;
      const result = await work(stored);
      held.delete(lease.token);
      return { result, site: siteIn(stored) };
    });
    if (ended === null) return 'lost';
    if (ended.site !== null) await engine.pace.endSlot(ended.site, lease.token);
    return ended.result;
  } catch (error) {
    if (!isLost(error)) throw error;
    held.delete(lease.token);
    return 'lost';
  }
}

export interface Endings {
  readonly extend: (lease: Lease, leaseMs: number) => Promise<Kept>;
  readonly complete: (lease: Lease, outcome: Outcome) => Promise<Kept>;
  readonly retry: (lease: Lease, at: number, failure: Failure) => Promise<'retried' | 'buried' | 'lost'>;
  readonly bury: (lease: Lease, failure: Failure) => Promise<Kept>;
  readonly handBack: (lease: Lease) => Promise<Kept>;
}

/** `held`: jobs by the token of the lease that this process has on them. */
export function endings(engine: Engine, held: Map<string, Stored>): Endings {
  return {
    extend: async (lease, leaseMs) => {
      const lost = await engine.link.run(() => engine.worker.extendJobLocks([lease.jobId], [lease.token], leaseMs));
      const stored = held.get(lease.token);
      const site = lost.length > 0 || stored === undefined ? null : siteIn(stored);
      if (site !== null) await engine.pace.extend(site, lease.token, leaseMs);
      if (lost.length === 0) return 'kept';
      held.delete(lease.token);
      return 'lost';
    },
    complete: (lease, outcome) =>
      underLease<'kept'>(engine, held, lease, async (stored) => {
        await stored.moveToCompleted(outcome, lease.token, false);
        await engine.known.addDone([lease.jobId]);
        return 'kept';
      }),
    retry: (lease, at, failure) =>
      underLease<'retried' | 'buried'>(engine, held, lease, async (stored) => {
        const last = stored.attemptsMade + 1 >= engine.attemptLimit;
        const delayMs = Math.max(0, Math.ceil(at - engine.clock.now()));
        const error = last ? finalError(failure) : new AttemptError(failure, delayMs);
        await stored.moveToFailed(error, lease.token, false);
        return last ? 'buried' : 'retried';
      }),
    bury: (lease, failure) =>
      underLease<'kept'>(engine, held, lease, async (stored) => {
        await stored.moveToFailed(finalError(failure), lease.token, false);
        return 'kept';
      }),
    handBack: (lease) =>
      underLease<'kept'>(engine, held, lease, async (stored) => {
        await stored.moveToWait(lease.token);
        return 'kept';
      }),
  };
}
