/** What only Redis can do to a queue: go away, come back empty, be set up wrongly. */
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBullmq } from '../../src/queue/bullmq/open-bullmq.ts';
import { systemClock } from '../../src/queue/clock.ts';
import type { OpenedQueue } from '../../src/queue/open-queue.ts';
import type { Remembered } from '../../src/queue/queue.ts';
import { startRedis, type RedisOptions, type TestRedis } from '../support/redis.ts';
import { HOUR, request, requests } from './requests.ts';

let redis: TestRedis;
let opened: OpenedQueue | null;
beforeEach(() => {
  opened = null;
});
afterEach(async () => {
  await opened?.queue.close();
  await redis.stop();
});

async function open(options?: RedisOptions): Promise<OpenedQueue> {
  redis = await startRedis(options);
  opened = await openBullmq({ url: redis.url, clock: systemClock(), lookForLostMs: 50 });
  return opened;
}

async function told(...command: readonly [string, ...string[]]): Promise<void> {
  const client = new Redis(redis.url);
  await client.call(...command);
  await client.quit();
}

describe('Redis', () => {
  it('that hangs or is away fails operations; back within 10 s of its return, with all that was acknowledged', async () => {
    const { queue, pace } = await open({ appendOnly: true });
    await queue.enqueue(requests(50));
    const before = (await queue.claim('one', HOUR))!;
    redis.hang();
    await expect(queue.claim('one', HOUR)).rejects.toMatchObject({ code: 'queue.unavailable' });
    await redis.kill();
    await expect(queue.enqueue([request('lost')])).rejects.toMatchObject({ code: 'queue.unavailable' });
    await expect(pace.hold('a.gov.cn', 'one', HOUR, 1000)).rejects.toMatchObject({ code: 'queue.unavailable' });
    await redis.start();
    const returned = Date.now();
    const counts = await vi.waitUntil(() => queue.counts().catch(() => null), { timeout: 10_000, interval: 50 });
    expect(Date.now() - returned).toBeLessThan(10_000);
    // The claim that got no answer may have reached Redis; then its job comes back when the lease runs out.
    expect(counts.waiting + counts.active).toBe(50);
    expect(await queue.complete(before.lease, {})).toBe('kept');
    // The look for lost leases goes on as well.
    const next = (await queue.claim('one', 100))!;
    const again = await vi.waitUntil(
      async () => {
        const claim = await queue.claim('two', HOUR);
        return claim?.job.id === next.job.id ? claim : null;
      },
      { timeout: 20_000, interval: 20 },
    );
    expect(again.job.abandoned).toBe(1);
  });

  it('that was emptied is refilled from the ledger, and nothing is there twice', async () => {
    const { queue } = await open();
    const asked = requests(10_000);
    await queue.enqueue(asked);
    const done = (await queue.claim('one', HOUR))!;
    await queue.complete(done.lease, {});
    const lease = (await queue.claim('one', HOUR))!.lease;
    await told('FLUSHALL');
    expect(await queue.complete(lease, {})).toBe('lost');
    await queue.enqueue(asked.slice(0, 100));
    const ledger = asked.map((one): Remembered => {
      const state = one.uri === done.job.uri ? 'done' : 'waiting';
      return {
        request: one,
        state,
        enqueuedAt: 1,
        round: 1,
        attempts: 0,
        crashes: 0,
        retryAt: null,
        failure: null,
        outcome: null,
      };
    });
    expect(await queue.restore(ledger)).toEqual({ added: 9900, known: 100 });
    expect(await queue.restore(ledger)).toEqual({ added: 0, known: 10_000 });
    expect(await queue.counts()).toMatchObject({ waiting: 10_000, active: 0 });
  });

  it('that may evict is refused, at the start and later', async () => {
    redis = await startRedis({ maxMemoryPolicy: 'allkeys-lru' });
    const start = openBullmq({ url: redis.url, clock: systemClock() });
    await expect(start).rejects.toMatchObject({ code: 'queue.bad-policy' });
    await told('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
    opened = await openBullmq({ url: redis.url, clock: systemClock() });
    expect(await opened.queue.counts()).toMatchObject({ waiting: 0 });
    await told('CONFIG', 'SET', 'maxmemory-policy', 'volatile-ttl');
    await expect(opened.queue.counts()).rejects.toMatchObject({ code: 'queue.bad-policy' });
    await expect(opened.queue.enqueue(requests(1))).rejects.toMatchObject({ code: 'queue.bad-policy' });
    await told('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
    expect(await opened.queue.enqueue(requests(1))).toEqual({ added: 1, known: 0 });
  });

  it('without memory left says so, and goes on when there is some', async () => {
    const { queue } = await open();
    await told('CONFIG', 'SET', 'maxmemory', '1mb');
    await expect(queue.enqueue(requests(5000))).rejects.toMatchObject({ code: 'queue.disk-full' });
    await told('CONFIG', 'SET', 'maxmemory', '0');
    await queue.enqueue(requests(5000));
    expect(await queue.counts()).toMatchObject({ waiting: 5000 });
  });

  it('that was never there is an error that names it without its password', async () => {
    redis = await startRedis();
    await redis.kill();
    const url = redis.url.replace('//', '//user:secret@');
    const error: unknown = await openBullmq({ url, clock: systemClock() }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'queue.unavailable' });
    expect(String(error)).not.toContain('secret');
    expect(String(error)).toContain('127.0.0.1');
  });

  it('that is away does not keep the queue from closing', async () => {
    const { queue } = await open();
    await queue.subscribe(() => undefined);
    await redis.kill();
    await queue.close();
    opened = null;
    await expect(queue.counts()).rejects.toMatchObject({ code: 'queue.unavailable' });
  });

  it('forgets what done jobs said beyond those kept, but never that they were done', async () => {
    redis = await startRedis();
    opened = await openBullmq({ url: redis.url, clock: systemClock(), keepDone: 3 });
    const { queue } = opened;
    await queue.enqueue(requests(8));
    for (let left = 8; left > 0; left -= 1) await queue.complete((await queue.claim('one', HOUR))!.lease, {});
    expect((await queue.list({ state: 'done', cursor: null, limit: 100 })).entries).toHaveLength(3);
    expect(await queue.counts()).toMatchObject({ done: 8 });
    expect(await queue.enqueue(requests(8))).toEqual({ added: 0, known: 8 });
  });
});
