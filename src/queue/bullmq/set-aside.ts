/**
 * What lies in Redis may come from anybody who can reach it. A job that can't be read is buried under its name with what it was,
 * so that the others go on and people see it.
 */
import { Job as StoredJob } from 'bullmq';
import { QueueError } from '../queue-error.ts';
import type { Engine } from './engine.ts';
import { type Stored, UNREADABLE_NAME, unreadableReason } from './stored-job.ts';

type Parts = Pick<Engine, 'bull' | 'link' | 'clock'>;

/** Jobs looked at in one round trip. */
const BULK = 500;

const lists = ['wait', 'active', 'paused'] as const;
const sortedSets = ['delayed', 'prioritized', 'completed'] as const;

/** Null: the job is gone. A string: why it can't be read. */
export async function readStored({ bull }: Pick<Engine, 'bull'>, id: string): Promise<Stored | string | null> {
  try {
    const stored = await StoredJob.fromId<unknown>(bull, id);
    return stored === undefined ? null : (unreadableReason(stored) ?? stored);
  } catch (error) {
    // BullMQ's own reading fails on what isn't JSON, and Redis on what isn't a hash.
    if (error instanceof Error && (isOurReading(error) || error.message.startsWith('WRONGTYPE'))) return error.message;
    throw error;
  }
}

const isOurReading = (error: Error): boolean => error instanceof SyntaxError || error instanceof TypeError;

/** Whether a job, and not Redis, may be what made this fail. */
export const mayBeUnreadable = (error: unknown): boolean =>
  error instanceof Error &&
  (isOurReading(error) ||
    error.name === 'ReplyError' ||
    (error instanceof QueueError && error.code === 'queue.corrupt'));

/** Buries one job. */
export async function setAside({ bull, link, clock }: Parts, id: string, reason: string): Promise<void> {
  const keys = [bull.toKey(id), ...[...lists, ...sortedSets, 'stalled', 'failed'].map((name) => bull.toKey(name))];
  const failure = JSON.stringify({ code: 'queue.bad-job', message: reason, crashed: false });
  await link.redis.eval(BURY, keys.length, ...keys, id, UNREADABLE_NAME, failure, String(clock.now()));
}

/** All that can't be read, wherever they are; says how many. Only once something has failed: it looks at every job. */
export async function setUnreadableAside(parts: Parts): Promise<number> {
  const { bull, link } = parts;
  const ids = [
    ...(await Promise.all(lists.map((name) => link.redis.lrange(bull.toKey(name), 0, -1)))),
    ...(await Promise.all(sortedSets.map((name) => link.redis.zrange(bull.toKey(name), '0', '-1')))),
  ].flat();
  let count = 0;
  for (let from = 0; from < ids.length; from += BULK) {
    const part = ids.slice(from, from + BULK);
    const found = await Promise.all(part.map((id) => readStored(parts, id)));
    for (const [at, stored] of found.entries()) {
      const id = part[at];
      const reason = stored === null ? 'no job of that id' : stored;
      if (id === undefined || typeof reason !== 'string' || isMarker(id)) continue;
      await setAside(parts, id, reason);
      count += 1;
    }
  }
  return count;
}

/** BullMQ's own, in the list of those that wait. */
const isMarker = (id: string): boolean => id.startsWith('0:');

const BURY = `
local was = redis.call('TYPE', KEYS[1]).ok
local kept = was
if was == 'hash' then kept = cjson.encode(redis.call('HGETALL', KEYS[1])) end
if was == 'string' then kept = redis.call('GET', KEYS[1]) end
redis.call('DEL', KEYS[1], KEYS[1] .. ':lock')
for at = 2, 4 do redis.call('LREM', KEYS[at], 0, ARGV[1]) end
for at = 5, 7 do redis.call('ZREM', KEYS[at], ARGV[1]) end
redis.call('SREM', KEYS[8], ARGV[1])
redis.call('HSET', KEYS[1], 'name', ARGV[2], 'data', '{}', 'opts', '{}', 'timestamp', ARGV[4], 'finishedOn', ARGV[4],
  'attemptsMade', '1', 'failedReason', ARGV[3], 'was', string.sub(kept, 1, 10000))
redis.call('ZADD', KEYS[9], ARGV[4], ARGV[1])`;
