import { jobOf, type Row } from './job-row.ts';
import type { Sql } from './store.ts';
import type { Job } from '../job.ts';

/** Waiting jobs looked at in the order of arrival before asking site by site; the first one is mostly free. */
const WINDOW = 1000;

const HELD = 'SELECT site FROM sites WHERE free > :now';

const oldestInWindow = `
  SELECT seq FROM (
    SELECT seq, site FROM jobs INDEXED BY jobs_by_state WHERE state = 'waiting' ORDER BY seq LIMIT ${WINDOW}
  ) WHERE site NOT IN (${HELD}) LIMIT 1`;

/** A seek a site instead of a walk over all its jobs: thousands of jobs of one busy site hide nobody else's. */
const oldestOfFreeSites = `
  WITH RECURSIVE waiting_sites (site) AS (
    SELECT min(site) FROM jobs INDEXED BY jobs_by_site WHERE state = 'waiting'
    UNION ALL
    SELECT (SELECT min(site) FROM jobs INDEXED BY jobs_by_site WHERE state = 'waiting' AND site > previous.site)
    FROM waiting_sites AS previous WHERE previous.site IS NOT NULL
  )
  SELECT min((SELECT min(seq) FROM jobs INDEXED BY jobs_by_site WHERE state = 'waiting' AND site = free.site)) AS seq
  FROM waiting_sites AS free WHERE free.site IS NOT NULL AND free.site NOT IN (${HELD})`;

const wakeAbandoned = `
  UPDATE jobs SET state = 'waiting', abandoned = abandoned + 1, lease = NULL, worker = NULL, due = NULL
  WHERE state = 'active' AND due <= ?`;

const wakeDelayed = `
  UPDATE jobs SET state = 'waiting', retry_at = NULL, delay_ms = NULL, due = NULL WHERE state = 'delayed' AND due <= ?`;

const take = `
  UPDATE jobs SET state = 'active', lease = :lease, worker = :worker, due = :due WHERE seq = :seq RETURNING *`;

/** The turn at the job's site goes with its lease, so that no other job of the site is claimed to wait for it. */
const takeTurn = `
  INSERT INTO sites (site, hold, worker, gap_ms, free) VALUES (:site, :lease, :worker, 0, :due)
  ON CONFLICT (site) DO UPDATE SET hold = excluded.hold, worker = excluded.worker, free = excluded.free`;

const findFree = (sql: Sql, now: number): Row[string] =>
  sql(oldestInWindow).get({ now })?.['seq'] ?? sql(oldestOfFreeSites).get({ now })?.['seq'] ?? null;

export interface ClaimRequest {
  readonly worker: string;
  readonly lease: string;
  /** Steady milliseconds. */
  readonly now: number;
  readonly leaseMs: number;
}

/** Within a transaction that writes. */
export function claimJob(sql: Sql, { worker, lease, now, leaseMs }: ClaimRequest): Job | null {
  sql(wakeAbandoned).run(now);
  sql(wakeDelayed).run(now);
  const seq = findFree(sql, now);
  if (typeof seq !== 'number') return null;
  const due = now + leaseMs;
  const row = sql(take).get({ lease, worker, due, seq });
  const job = row === undefined ? null : jobOf(row);
  if (job?.site != null) sql(takeTurn).run({ site: job.site, lease, worker, due });
  return job;
}
