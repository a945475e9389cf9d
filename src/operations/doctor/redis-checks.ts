/** Redis: reachable, never evicting, and with its writes on disk. */
import { inspectRedis, type RedisFacts } from '../../queue/bullmq/inspect-redis.ts';
import { QueueError } from '../../queue/queue-error.ts';
import { type Check, failed, ok, warning } from './check.ts';

export async function redisChecks(redisUrl: string | null): Promise<readonly Check[]> {
  if (redisUrl === null) return [ok('redis', { zh: '未使用（内置队列）', en: 'not used (embedded queue)' })];
  try {
    return checksOf(await inspectRedis(redisUrl));
  } catch (error) {
    if (!(error instanceof QueueError)) throw error;
    const detail = /\(([^()]*)\)$/u.exec(error.message)?.[1] ?? error.message;
    return [failed('redis', { zh: `${error.code}：${detail}`, en: `${error.code}: ${detail}` }, error.advice)];
  }
}

const LEAST_MAJOR = 6;

function checksOf({ version, appendOnly }: RedisFacts): readonly Check[] {
  const reached = { zh: `Redis ${version}，noeviction`, en: `Redis ${version}, noeviction` };
  const isOld = Number(version.split('.')[0]) < LEAST_MAJOR;
  const server = isOld
    ? failed('redis', reached, { zh: '请升级到 Redis 6.2 或更高', en: 'upgrade to Redis 6.2 or newer' })
    : ok('redis', reached);
  const aof = appendOnly
    ? ok('redis-aof', { zh: 'AOF 已启用', en: 'the append-only file is on' })
    : warning(
        'redis-aof',
        {
          zh: 'AOF 未启用，Redis 重启后任务会丢失',
          en: 'the append-only file is off: a restart of Redis forgets the jobs',
        },
        {
          zh: '请执行 CONFIG SET appendonly yes 并写入配置；任务丢失后用 nianbao reconcile 恢复',
          en: 'run CONFIG SET appendonly yes and put it into the configuration; nianbao reconcile restores lost jobs',
        },
      );
  return [server, aof];
}
