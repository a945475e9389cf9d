import { Redis } from 'ioredis';
import { QueueError } from '../queue-error.ts';
import { redisErrorFrom } from './redis-error.ts';
import { within } from './within.ts';

/** After this an operation counts as failed; it may still take effect, as all of them may be repeated. */
const OPERATION_TIMEOUT_MS = 5000;
/** A graceful end takes a round trip. */
const QUIT_TIMEOUT_MS = 1000;
/** Tries to reconnect at least this often, so that work goes on soon after Redis is back. */
const RECONNECT_AT_MOST_MS = 2000;
const RECONNECT_STEP_MS = 100;

/** The connection that all operations share. */
export interface RedisLink {
  readonly redis: Redis;
  /** Runs work that talks to Redis: within its time, with Redis' troubles as `QueueError`, and only under a safe policy. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Looks again at what Redis would do when its memory is full; fails with `queue.bad-policy`. */
  readonly checkPolicy: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Address without user and password. Fails on what is none, of which nothing is told: a password may stand anywhere in it. */
function serverName(url: string): string {
  const path = /^(?:[^/]*@)?(\/[^?#]*)/.exec(url)?.[1];
  if (path !== undefined) return path;
  const parsed = URL.parse(url);
  if (parsed === null || !/^rediss?:$/.test(parsed.protocol))
    throw new QueueError('queue.unavailable', 'redisUrl: redis://HOST:PORT', { place: 'redis' });
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}

/** BullMQ only warns of a wrong policy; jobs that vanish are worth a refusal. */
async function refuseEviction(redis: Redis, server: string): Promise<void> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  if (policy !== undefined && policy !== 'noeviction')
    throw new QueueError('queue.bad-policy', `${server}: maxmemory-policy ${policy}`, { place: 'redis' });
}

function connection(url: string): Redis {
  return new Redis(url, {
    lazyConnect: true,
    // As BullMQ asks of workers. Nothing is queued while Redis is away, so that operations fail instead of hanging.
    maxRetriesPerRequest: null,
    enableOfflineQueue: false,
    // Without it, ioredis would leave a command unanswered for ever that was under way when the connection broke.
    autoResendUnfulfilledCommands: true,
    connectTimeout: OPERATION_TIMEOUT_MS,
    // It asks for INFO, as `checkPolicy` does, and writes to standard error where that isn't allowed.
    enableReadyCheck: false,
    retryStrategy: (times) => Math.min(times * RECONNECT_STEP_MS, RECONNECT_AT_MOST_MS),
  });
}

async function closeConnection(redis: Redis): Promise<void> {
  try {
    await within(redis.quit(), QUIT_TIMEOUT_MS);
  } catch {
    redis.disconnect(); // Redis is away: nothing to wait for
  }
}

/** Connects now, or fails with `queue.unavailable` or `queue.bad-policy`. `onError` hears of lost connections. */
export async function linkRedis(url: string, onError: (error: Error) => void): Promise<RedisLink> {
  const server = serverName(url);
  const redis = connection(url);
  redis.on('error', onError);
  // What Redis said of user and password: whoever asks for something hears only that the connection is closed.
  let refusal: Error | null = null;
  redis.on('error', (error: Error) => (refusal = error.name === 'ReplyError' ? error : null));
  redis.on('ready', () => (refusal = null));
  let safe: Promise<void> | null = null;
  // Another server, or another configuration, may answer next time.
  redis.on('close', () => (safe = null));

  const plainRun = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await within(work(), OPERATION_TIMEOUT_MS);
    } catch (error) {
      const isReply = error instanceof Error && error.name === 'ReplyError';
      throw redisErrorFrom(isReply ? error : (refusal ?? error), server);
    }
  };
  const checkPolicy = async (): Promise<void> => {
    safe = plainRun(() => refuseEviction(redis, server));
    try {
      await safe;
    } catch (error) {
      safe = null;
      throw error;
    }
  };
  const link: RedisLink = {
    redis,
    run: async (work) => {
      await (safe ?? checkPolicy());
      return plainRun(work);
    },
    checkPolicy,
    close: () => closeConnection(redis),
  };
  try {
    await plainRun(() => redis.connect());
    await checkPolicy();
    return link;
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}
