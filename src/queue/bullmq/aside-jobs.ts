/**
 * Jobs whose site is busy. BullMQ can't look past a job, so they lie among its delayed ones until their turn may come; to
 * everybody else they wait.
 */
import type { Redis } from 'ioredis';

export interface AsideJobs {
  readonly add: (id: string) => Promise<unknown>;
  readonly remove: (id: string) => Promise<unknown>;
  readonly count: () => Promise<number>;
  /** Which of these are aside. */
  readonly among: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Some ids, and where to go on; '0' begins and ends. */
  readonly page: (cursor: string, limit: number) => Promise<{ readonly ids: readonly string[]; readonly next: string }>;
}

/** `delayedKey`: BullMQ's own. What was put aside and has waited long enough stays in the set until it is claimed. */
export function asideJobs(redis: Redis, prefix: string, delayedKey: string): AsideJobs {
  const key = `${prefix}:aside`;
  const among = async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
    if (ids.length === 0) return new Set();
    const [aside, delayed] = await Promise.all([redis.smismember(key, ...ids), redis.zmscore(delayedKey, ...ids)]);
    return new Set(ids.filter((_, at) => aside[at] === 1 && delayed[at] !== null));
  };
  return {
    add: (id) => redis.sadd(key, id),
    remove: (id) => redis.srem(key, id),
    count: () => redis.eval(COUNT, 2, key, delayedKey).then(Number),
    among,
    page: async (cursor, limit) => {
      const [next, ids] = await redis.sscan(key, cursor, 'COUNT', limit);
      return { ids: [...(await among(ids))], next };
    },
  };
}

/** ZINTERCARD is of Redis 7; before it the set is gone through. */
const COUNT = `
local counted = redis.pcall('ZINTERCARD', 2, KEYS[1], KEYS[2])
if type(counted) == 'number' then return counted end
local count = 0
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  if redis.call('ZSCORE', KEYS[2], id) then count = count + 1 end
end
return count`;
