import type { Clock } from '../clock.ts';
import { fresh } from '../fresh.ts';
import { jobId } from '../job-id.ts';
import { readRequest } from '../read-stored.ts';
import type { ScheduleEntry, Schedules } from '../schedules.ts';
import { insertJobs } from './insert-jobs.ts';
import type { Row } from './job-row.ts';
import { promised } from './promised.ts';
import type { Sql, Store } from './store.ts';

const insert = `INSERT INTO schedules (id, request, every_ms, next_at) VALUES (:id, :request, :every, :next)
  ON CONFLICT (id) DO `;

const onKnown = {
  replace: `UPDATE SET request = excluded.request, every_ms = excluded.every_ms,
    next_at = iif(every_ms = excluded.every_ms, next_at, excluded.next_at)`,
  keep: 'NOTHING',
} as const;

const entryOf = (row: Row): ScheduleEntry => ({
  id: String(row['id']),
  request: readRequest(JSON.parse(String(row['request']))),
  everyMs: Number(row['every_ms']),
  nextAt: Number(row['next_at']),
});

export const embeddedSchedules = (store: Store, clock: Clock): Schedules => ({
  set: (schedules, known) =>
    promised(() =>
      store.write((sql) => {
        const statement = sql(insert + onKnown[known]);
        for (const { request, everyMs } of schedules)
          statement.run({
            ...{ id: jobId(request), request: JSON.stringify(request) },
            ...{ every: everyMs, next: Math.round(clock.now() + everyMs) },
          });
      }),
    ),
  remove: (ids) =>
    promised(() =>
      store.write((sql) => {
        const statement = sql('DELETE FROM schedules WHERE id = ?');
        return ids.reduce((count, id) => count + Number(statement.run(id).changes), 0);
      }),
    ),
  list: () =>
    promised(() => store.read((sql) => sql('SELECT * FROM schedules ORDER BY next_at, id').all().map(entryOf))),
});

/** Jobs a claim: thousands that are due at once are shared by the claims that follow. */
const ASKED_AT_ONCE = 200;

/** Within a transaction that writes: what is due is asked for again, and is due next an interval from now. */
export function askDue(sql: Sql, clock: Clock): void {
  const now = clock.now();
  const due = sql('SELECT * FROM schedules WHERE next_at <= ? ORDER BY next_at LIMIT ?').all(now, ASKED_AT_ONCE);
  if (due.length === 0) return;
  const entries = due.map(entryOf);
  const jobs = entries.map(({ id, request }) => ({ ...fresh(request, now), id }));
  insertJobs(sql, jobs, clock, 'again');
  const update = sql('UPDATE schedules SET next_at = ? WHERE id = ?');
  for (const { id, everyMs } of entries) update.run(Math.round(now + everyMs), id);
}
