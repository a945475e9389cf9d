import { jobId } from '../job-id.ts';
import type { JobRequest } from '../job.ts';
import { requestOf } from './job-row.ts';
import type { Sql } from './store.ts';

const LOST = `SELECT jobs.* FROM leads JOIN jobs ON jobs.id = leads.id
  WHERE page = :page AND leads.id NOT IN (SELECT value FROM json_each(:ids)) ORDER BY seq`;

const FORGET = 'DELETE FROM leads WHERE page = :page AND id NOT IN (SELECT value FROM json_each(:ids))';

const NOTE = 'INSERT OR IGNORE INTO leads SELECT :page, value FROM json_each(:ids)';

/** Within a transaction that writes. */
export function addLeads(sql: Sql, page: string, requests: readonly JobRequest[]): void {
  sql(NOTE).run({ page, ids: JSON.stringify(requests.map(jobId)) });
}

/** Within a transaction that writes. */
export function noteLeads(sql: Sql, page: string, requests: readonly JobRequest[] | null): readonly JobRequest[] {
  const values = { page, ids: JSON.stringify((requests ?? []).map(jobId)) };
  const lost = sql(LOST).all(values).map(requestOf);
  if (requests === null) return lost;
  sql(FORGET).run(values);
  addLeads(sql, page, requests);
  return lost;
}
