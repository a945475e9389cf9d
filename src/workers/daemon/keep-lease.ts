/** The heartbeat of a job: its lease is extended while it is worked on. */
import type { Lease } from '../../queue/job.ts';
import type { Queue } from '../../queue/queue.ts';

export interface HeldLease {
  /** Another worker has the job, or may have. */
  readonly isLost: () => boolean;
  /** No more heartbeats. */
  readonly release: () => void;
}

/** Two heartbeats may fail before the lease is over. */
const BEATS_A_LEASE = 3;

export function keepLease(
  lease: Lease,
  { queue, leaseMs }: { readonly queue: Pick<Queue, 'extend'>; readonly leaseMs: number },
): HeldLease {
  let lost = false;
  const beat = (): void => {
    queue.extend(lease, leaseMs).then(
      (kept) => (lost ||= kept === 'lost'),
      () => undefined, // the queue is in trouble; whoever ends the job hears of it
    );
  };
  const timer = setInterval(beat, leaseMs / BEATS_A_LEASE);
  return { isLost: () => lost, release: () => clearInterval(timer) };
}
