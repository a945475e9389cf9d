/** How often jobs were asked for again: kept beside them, since BullMQ drops what is done. The first round isn't counted. */
import type { Redis } from 'ioredis';

export interface JobRounds {
  /** The rounds that these jobs begin now, in their order. */
  readonly next: (ids: readonly string[]) => Promise<readonly number[]>;
  /** As a ledger remembers them. */
  readonly set: (rounds: ReadonlyMap<string, number>) => Promise<void>;
}

export function jobRounds(redis: Redis, prefix: string): JobRounds {
  const key = `${prefix}:rounds`;
  return {
    next: async (ids) => {
      const pipeline = redis.pipeline();
      for (const id of ids) pipeline.hincrby(key, id, 1);
      const replies = (await pipeline.exec()) ?? [];
      return replies.map(([, before]) => Number(before) + 1);
    },
    set: async (rounds) => {
      const later = [...rounds].filter(([, round]) => round > 1);
      if (later.length > 0) await redis.hset(key, ...later.flatMap(([id, round]) => [id, round - 1]));
    },
  };
}
