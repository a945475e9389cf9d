import { linkRedis } from './redis-link.ts';

export interface RedisFacts {
  readonly version: string;
  /** Its writes go to an append-only file. */
  readonly appendOnly: boolean;
}

const noListener = (): void => undefined;

/** What a server says of itself. Fails with `QueueError`, also for a policy under which jobs could vanish. */
export async function inspectRedis(url: string): Promise<RedisFacts> {
  const link = await linkRedis(url, noListener);
  try {
    const [server, persistence] = await link.run(() =>
      Promise.all([link.redis.info('server'), link.redis.info('persistence')]),
    );
    return { version: field(server, 'redis_version') ?? '', appendOnly: field(persistence, 'aof_enabled') === '1' };
  } finally {
    await link.close();
  }
}

const field = (info: string, name: string): string | undefined => new RegExp(`^${name}:(\\S*)`, 'mu').exec(info)?.[1];
