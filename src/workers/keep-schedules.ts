/** Schedules in the ledger and in the queue: the ledger first, so that the queue can be lost. */
import type { JobRequest } from '../queue/job.ts';
import { jobId } from '../queue/job-id.ts';
import type { ScheduleEntry, Schedules } from '../queue/schedules.ts';
import type { Ledger } from './ledger/ledger.ts';

export interface KeepSchedulesDeps {
  readonly schedules: Schedules;
  readonly ledger: Pick<Ledger, 'keep'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What has this interval already is left as it is, and costs the ledger no line. Errors: `store.*`, `queue.*`. */
export async function keepSchedules(
  requests: readonly JobRequest[],
  everyMs: number,
  { schedules, ledger, now }: KeepSchedulesDeps,
): Promise<void> {
  const known = new Map((await schedules.list()).map((entry) => [entry.id, entry.everyMs]));
  const changed = requests.filter((request) => known.get(jobId(request)) !== everyMs);
  if (changed.length === 0) return;
  await ledger.keep(changed.map((request) => ({ kind: 'scheduled', at: now(), request, everyMs })));
  await schedules.set(
    changed.map((request) => ({ request, everyMs })),
    'replace',
  );
}

/** Errors: `store.*`, `queue.*`. */
export async function dropSchedules(
  entries: readonly ScheduleEntry[],
  { schedules, ledger, now }: KeepSchedulesDeps,
): Promise<number> {
  if (entries.length === 0) return 0;
  const ids = entries.map(({ id }) => id);
  await ledger.keep(ids.map((id) => ({ kind: 'unscheduled', at: now(), id })));
  return schedules.remove(ids);
}
