import type { Clock } from '../clock.ts';
import type { Failure, Lease, Outcome } from '../job.ts';
import { failureColumns } from './job-row.ts';
import type { Sql } from './store.ts';

/** What a worker does with a job under its lease. */
export type Ending =
  | { readonly kind: 'extend'; readonly lease: Lease; readonly leaseMs: number }
  | { readonly kind: 'complete'; readonly lease: Lease; readonly outcome: Outcome }
  | { readonly kind: 'retry'; readonly lease: Lease; readonly at: number; readonly failure: Failure }
  | { readonly kind: 'bury'; readonly lease: Lease; readonly failure: Failure }
  | { readonly kind: 'hand-back'; readonly lease: Lease };

/** A lease holds until its last millisecond, whether or not anybody else has claimed the job since. */
const UNDER_LEASE = "id = :id AND lease = :lease AND state = 'active' AND due > :now";

const FREE = 'lease = NULL, worker = NULL';

const FAILED = `attempts = attempts + 1, crashes = crashes + :failure_crashed,
  failure_code = :failure_code, failure_message = :failure_message, failure_crashed = :failure_crashed`;

const updates = {
  extend: `UPDATE jobs SET due = :now + :leaseMs WHERE ${UNDER_LEASE}`,
  complete: `UPDATE jobs SET state = 'done', outcome = :outcome, due = NULL, ${FREE} WHERE ${UNDER_LEASE}`,
  retry: `UPDATE jobs SET state = iif(:delayMs > 0, 'delayed', 'waiting'), retry_at = iif(:delayMs > 0, :at, NULL),
    delay_ms = iif(:delayMs > 0, :delayMs, NULL), due = iif(:delayMs > 0, :now + :delayMs, NULL), ${FREE}, ${FAILED}
    WHERE ${UNDER_LEASE} AND attempts + 1 < :attemptLimit`,
  bury: `UPDATE jobs SET state = 'dead', due = NULL, ${FREE}, ${FAILED} WHERE ${UNDER_LEASE}`,
  handBack: `UPDATE jobs SET state = 'waiting', due = NULL, ${FREE} WHERE ${UNDER_LEASE}`,
} as const;

/** The turn at the job's site that its claim took, unless a request went on with it under another name. */
const turn = {
  extend:
    'UPDATE sites SET free = :now + :leaseMs WHERE hold = :lease AND site = (SELECT site FROM jobs WHERE id = :id)',
  end: 'UPDATE sites SET hold = NULL, free = :now WHERE hold = :lease AND site = (SELECT site FROM jobs WHERE id = :id)',
} as const;

/** Within a transaction that writes. `buried`: a retry beyond the limit. */
export function endJob(sql: Sql, ending: Ending, clock: Clock, attemptLimit: number): 'kept' | 'buried' | 'lost' {
  const lease = { id: ending.lease.jobId, lease: ending.lease.token, now: clock.steady() };
  const kept = (update: string, more = {}): boolean => {
    const isKept = Number(sql(update).run({ ...lease, ...more }).changes) === 1;
    if (isKept && ending.kind !== 'extend') sql(turn.end).run(lease);
    return isKept;
  };
  const said = (done: boolean): 'kept' | 'lost' => (done ? 'kept' : 'lost');
  switch (ending.kind) {
    case 'extend': {
      const { leaseMs } = ending;
      sql(turn.extend).run({ ...lease, leaseMs });
      return said(kept(updates.extend, { leaseMs }));
    }
    case 'complete':
      return said(kept(updates.complete, { outcome: JSON.stringify(ending.outcome) }));
    case 'hand-back':
      return said(kept(updates.handBack));
    case 'bury':
      return said(kept(updates.bury, failureColumns(ending.failure)));
    case 'retry': {
      const { at, failure } = ending;
      const delayMs = Math.max(0, Math.round(at - clock.now()));
      if (kept(updates.retry, { at: Math.round(at), delayMs, attemptLimit, ...failureColumns(failure) })) return 'kept';
      return kept(updates.bury, failureColumns(failure)) ? 'buried' : 'lost';
    }
  }
}
