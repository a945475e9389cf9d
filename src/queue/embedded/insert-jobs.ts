import type { Clock } from '../clock.ts';
import type { Remembered } from '../queue.ts';
import { jobColumns } from './job-row.ts';
import type { Sql } from './store.ts';

// prettier-ignore
const COLUMNS = [
  'id', 'state', 'uri', 'organ', 'year', 'follow', 'found_on', 'site', 'skipped', 'enqueued_at', 'attempts', 'crashes',
  'retry_at', 'delay_ms', 'due', 'failure_code', 'failure_message', 'failure_crashed', 'outcome', 'round',
] as const;

/** By position: binding by name takes longer than the rest of the insert. */
const insert = `
  INSERT INTO jobs (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')}) ON CONFLICT (id) DO `;

/** What has ended is asked for once more; its place in the order of arrival stays. */
export const NEW_ROUND = `state = 'waiting', round = jobs.round + 1, attempts = 0, crashes = 0, skipped = NULL, outcome = NULL,
  retry_at = NULL, delay_ms = NULL, due = NULL, failure_code = NULL, failure_message = NULL, failure_crashed = NULL`;

const onKnown = {
  keep: 'NOTHING',
  unskip: `UPDATE SET state = excluded.state, skipped = NULL, organ = excluded.organ, year = excluded.year,
    found_on = excluded.found_on, enqueued_at = excluded.enqueued_at
    WHERE jobs.state = 'skipped' AND excluded.state <> 'skipped'`,
  again: `UPDATE SET ${NEW_ROUND}, organ = coalesce(excluded.organ, jobs.organ), year = coalesce(excluded.year, jobs.year)
    WHERE jobs.state IN ('done', 'dead', 'delayed', 'skipped') AND excluded.state <> 'skipped'`,
} as const;

export type OnKnown = keyof typeof onKnown;

/** An active job of the past has no lease here; a delay without a time is over. */
function waitingState({ state, retryAt }: Remembered): Remembered['state'] {
  return state === 'active' || (state === 'delayed' && retryAt === null) ? 'waiting' : state;
}

/** Within a transaction that writes. Says how many were not there before. */
export function insertJobs(
  sql: Sql,
  jobs: readonly (Remembered & { readonly id: string })[],
  clock: Clock,
  known: OnKnown,
): number {
  const statement = sql(insert + onKnown[known]);
  let added = 0;
  for (const { id, ...job } of jobs) {
    const state = waitingState(job);
    const retryAt = state === 'delayed' ? job.retryAt : null;
    const delayMs = retryAt === null ? null : Math.max(0, retryAt - clock.now());
    const due = delayMs === null ? null : clock.steady() + delayMs;
    const columns = jobColumns(id, { ...job, state, retryAt }, delayMs, due);
    added += Number(statement.run(...COLUMNS.map((name) => columns[name] ?? null)).changes);
  }
  return added;
}
