/** What earlier versions have written is read, worked on and compacted without loss. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { compact } from '../../src/exports/compaction/compact.ts';
import { SegmentWriter } from '../../src/exports/segments/segment-writer.ts';
import { verifySegments } from '../../src/exports/segments/verify-segments.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import type { Queue } from '../../src/queue/queue.ts';
import { verifyLedger } from '../../src/workers/ledger/verify-ledger.ts';
import { exported, recordsOf } from '../daemon/support/daemon.ts';
import { madeLine } from '../exports/support/made-lines.ts';
import { command, emptyFolder } from '../operations/support/data-folder.ts';
import { startRedis } from '../support/redis.ts';

const kept = join(import.meta.dirname, '0.1.0');

/** Of the export that the version itself gave. */
const EXPORT_SHA256 = '24a7a2035a3cd754ce15e68cd595278c7887aaba9bc3a5d4a4c738fd552205fb';

function copy(): string {
  const folder = emptyFolder();
  cpSync(join(kept, 'embedded'), folder, { recursive: true });
  return join(folder, 'nianbao-data');
}

const segmentNames = (data: string): readonly string[] =>
  readdirSync(join(data, 'segments')).filter((name) => !name.startsWith('manifest.'));

/** The jobs as they were left, and the next one to do. */
async function expectTheJobs(queue: Queue): Promise<void> {
  expect(await queue.counts()).toMatchObject({ waiting: 1, delayed: 1, active: 0, done: 4, dead: 0, skipped: 0 });
  const [delayed] = (await queue.list({ state: 'delayed', cursor: null, limit: 10 })).entries;
  expect(delayed).toMatchObject({ job: { uri: 'http://127.0.0.1:18099/busy.html' }, failure: { code: 'fetch.server-error' } });
  const known = { uri: 'http://127.0.0.1:18099/report.html', hints: {}, follow: 'attachments', foundOn: null, site: '127.0.0.1' } as const;
  expect(await queue.enqueue([known])).toEqual({ added: 0, known: 1 });
  expect(await queue.enqueue([known], 'again')).toEqual({ added: 1, known: 0 });
  const rounds = (await queue.list({ state: 'waiting', cursor: null, limit: 10 })).entries.map(({ job }) => [job.uri, job.round]);
  expect(rounds).toEqual(expect.arrayContaining([[known.uri, 3], ['http://127.0.0.1:18099/waiting.html', 1]]));
}

describe('a data folder of 0.1.0', () => {
  it('is read, added to and compacted: the same records, the same bytes', async () => {
    const data = copy();
    expect((await exported(data)).sha256).toBe(EXPORT_SHA256);
    expect(await verifySegments(data)).toMatchObject({ isSound: true, lines: 5, records: 5 });
    expect((await verifyLedger(data)).damaged).toEqual([]);
    expect(await compact(data, { now: true, clock: Date.now })).toMatchObject({ segments: 3, packs: 1, damaged: [] });
    expect(segmentNames(data)).toHaveLength(1);
    expect((await exported(data)).sha256).toBe(EXPORT_SHA256);
    const writer = await SegmentWriter.open(data, { worker: 'w1', clock: Date.now });
    await Promise.all([writer.append(Buffer.from(madeLine({ uri: 'file:new.html' }))), writer.close()]);
    expect(recordsOf(await exported(data)).map(({ source }) => source.uri).toSorted()).toEqual([
      'file:empty.html',
      'file:new.html',
      'file:report.txt',
      'http://127.0.0.1:18099/gone.html',
      'http://127.0.0.1:18099/report.html',
    ]);
    expect(await verifySegments(data)).toMatchObject({ isSound: true, lines: 6, unlisted: [] });
  });

  it('is worked on by its queue, as the jobs were left', async () => {
    const data = copy();
    const { queue } = await openQueue({ folder: data, redisUrl: null });
    await expectTheJobs(queue);
    await queue.close();
  });

  it('is read again from its raw files, and found sound by verify', async () => {
    const data = copy();
    const again = await command(['reprocess', '--all', '--data', data, '--json', '--concurrency', '1']);
    expect(JSON.parse(again.stdout)).toMatchObject({ documents: 2, damaged: 0 });
    expect(await command(['verify', data])).toMatchObject({ code: 0 });
    expect((await exported(data)).linesOut).toBe(4);
  });
});

type Kept = Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;

const strings = (value: unknown): readonly string[] => value as readonly string[];

async function restore(redis: Redis, keys: Kept): Promise<void> {
  for (const [key, { type, value }] of Object.entries(keys)) {
    if (type === 'string') await redis.set(key, String(value));
    if (type === 'set') await redis.sadd(key, ...strings(value));
    if (type === 'list') await redis.rpush(key, ...strings(value));
    if (type === 'hash') await redis.hset(key, value as Record<string, string>);
    if (type === 'zset') {
      const flat = strings(value);
      for (let at = 0; at < flat.length; at += 2) await redis.zadd(key, flat[at + 1]!, flat[at]!);
    }
    if (type === 'stream')
      for (const [id, fields] of value as readonly [string, readonly string[]][]) await redis.xadd(key, id, ...fields);
  }
}

describe('a Redis of 0.1.0', () => {
  it('is worked on, as the jobs were left', async () => {
    const server = await startRedis();
    const redis = new Redis(server.url);
    try {
      await restore(redis, JSON.parse(readFileSync(join(kept, 'redis-keys.json'), 'utf8')) as Kept);
      const { queue } = await openQueue({ folder: emptyFolder(), redisUrl: server.url });
      await expectTheJobs(queue);
      await queue.close();
    } finally {
      redis.disconnect();
      await server.stop();
    }
  });
});
