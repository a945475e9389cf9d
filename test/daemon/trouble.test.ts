/** Disk and queue that fail for a while: nothing is lost, and nobody need do anything but put them right. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { nianbao } from '../cli/support/run.ts';
import { startRedis } from '../support/redis.ts';
import { dataWith, drained, enqueue, exported, startWorker, withQueue } from './support/daemon.ts';

/** `npm run test:long` keeps it away for a minute. */
const AWAY_MS = process.env['NIANBAO_LONG'] === '1' ? 60_000 : 1_000;
const documents = { 'a.txt': '!wait 300', 'b.txt': 'b', 'c.txt': 'c' };
const uris = Object.keys(documents).map((name) => `file:${name}`);

describe('a worker whose queue goes away', () => {
  it('says so, waits, and goes on within ten seconds of its return', { timeout: 180_000 }, async () => {
    const redis = await startRedis({ appendOnly: true });
    try {
      const test = dataWith(documents, redis.url);
      const worker = startWorker({ ...test, parser: 'stub', drain: false, leaseMs: 2000 });
      await enqueue(test, ['file:b.txt']);
      await worker.told('done', 'file:b.txt');
      await redis.kill();
      await worker.told('trouble');
      await setTimeout(AWAY_MS);
      await redis.start();
      const began = performance.now();
      // Claims that were under way when it broke off may take them unheard: they are to give them back.
      await enqueue(test, ['file:a.txt', 'file:c.txt']);
      await Promise.all([worker.told('done', 'file:a.txt'), worker.told('done', 'file:c.txt')]);
      expect(performance.now() - began).toBeLessThan(10_000);
      worker.signal('SIGTERM');
      expect(await worker.ended).toBe(0);
    } finally {
      await redis.stop();
    }
  });

  it('has it rebuilt by reconcile after everything in it was flushed', { timeout: 120_000 }, async () => {
    const redis = await startRedis();
    try {
      const test = dataWith(documents, redis.url);
      await enqueue(test, ['file:a.txt', 'file:b.txt']);
      await drained({ ...test, parser: 'stub' });
      await enqueue(test, ['file:c.txt']);
      const { Redis } = await import('ioredis');
      const client = new Redis(redis.url);
      await client.flushall();
      await client.quit();
      const args = ['reconcile', '--data', test.data, '--redis', redis.url, '--json'];
      expect(JSON.parse((await nianbao(args)).stdout)).toEqual({
        restored: 3,
        known: 0,
        pages: 0,
        schedules: 0,
        unreadable: 0,
      });
      expect(JSON.parse((await nianbao(args)).stdout)).toEqual({
        restored: 0,
        known: 3,
        pages: 0,
        schedules: 0,
        unreadable: 0,
      });
      expect(await withQueue(test, ({ queue }) => queue.counts())).toMatchObject({ waiting: 1, done: 2, dead: 0 });
      await drained({ ...test, parser: 'stub' });
      expect(await exported(test.data)).toMatchObject({ linesIn: 3, linesOut: 3 });
    } finally {
      await redis.stop();
    }
  });
});

describe('a folder of segments that can not be written', () => {
  it('is told in a sentence, and work goes on when it can', { timeout: 60_000 }, async () => {
    const test = dataWith(documents);
    await enqueue(test, uris);
    const worker = startWorker({ ...test, parser: 'stub' });
    await worker.told('claimed', 'file:a.txt');
    // What root can't write to either: a file where the folder should be.
    const segments = join(test.data, 'segments');
    renameSync(segments, `${segments}.away`);
    writeFileSync(segments, '');
    await worker.told('trouble');
    expect(worker.events.find(({ kind }) => kind === 'trouble')?.message).toContain('check the path');
    rmSync(segments);
    renameSync(`${segments}.away`, segments);
    expect(await worker.ended).toBe(0);
    expect((await exported(test.data)).linesOut).toBe(3);
  });
});
