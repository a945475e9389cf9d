/** What each page leads to, kept whole: BullMQ drops jobs that are done. */
import type { Redis } from 'ioredis';
import { jobId } from '../job-id.ts';
import type { JobRequest } from '../job.ts';
import { readRequest } from '../read-stored.ts';

const keyOf = (prefix: string, page: string): string => `${prefix}:leads:${page}`;

/** As `Queue.restoreLeads` has it. */
export async function addLeads(
  redis: Redis,
  prefix: string,
  page: string,
  requests: readonly JobRequest[],
): Promise<void> {
  const fields = requests.flatMap((request) => [jobId(request), JSON.stringify(request)]);
  if (fields.length > 0) await redis.hset(keyOf(prefix, page), ...fields);
}

/** As `Queue.leadsTo` has it. */
export async function noteLeads(
  redis: Redis,
  prefix: string,
  page: string,
  requests: readonly JobRequest[] | null,
): Promise<readonly JobRequest[]> {
  const key = keyOf(prefix, page);
  const now = new Map((requests ?? []).map((request) => [jobId(request), request]));
  const lost = Object.entries(await redis.hgetall(key)).filter(([id]) => !now.has(id));
  const found = lost.map(([, stored]) => readRequest(JSON.parse(stored)));
  if (requests === null) return found;
  const transaction = redis.multi();
  if (lost.length > 0) transaction.hdel(key, ...lost.map(([id]) => id));
  if (now.size > 0) transaction.hset(key, ...[...now].flatMap(([id, request]) => [id, JSON.stringify(request)]));
  await transaction.exec();
  return found;
}
