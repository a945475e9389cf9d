/** What others may have put into Redis, and what Redis may refuse. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBullmq } from '../../src/queue/bullmq/open-bullmq.ts';
import { systemClock } from '../../src/queue/clock.ts';
import type { OpenedQueue } from '../../src/queue/open-queue.ts';
import { nianbao } from '../cli/support/run.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { HOUR, requests } from './requests.ts';

let redis: TestRedis;
let client: Redis;
const opened: OpenedQueue[] = [];
beforeEach(async () => {
  redis = await startRedis();
  client = new Redis(redis.url);
});
afterEach(async () => {
  for (const { queue } of opened.splice(0)) await queue.close();
  client.disconnect();
  await redis.stop();
});

async function open(url = redis.url): Promise<OpenedQueue> {
  const one = await openBullmq({ url, clock: systemClock(), lookForLostMs: 50 });
  opened.push(one);
  return one;
}

const id = (number: number): string => String(number).padStart(64, '0');
const good = JSON.stringify({ uri: 'https://b.gov.cn/x', hints: {}, follow: 'none', foundOn: null, site: null });

const hostile: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [id(1)]: { name: 'read', data: '', opts: '{}' },
  [id(2)]: { name: 'read', data: 'null', opts: '{}' },
  [id(3)]: { name: 'read', data: '"text"', opts: '{}' },
  [id(4)]: { name: 'read', data: '[1,2]', opts: '{}' },
  [id(5)]: { name: 'read', data: '{', opts: '{}' },
  [id(6)]: { name: 'read', data: good, opts: 'null' },
  [id(7)]: { name: 'read', data: good, opts: '{' },
  [id(8)]: { colour: 'red' },
  [id(9)]: { name: 'read', data: '{"uri":7,"hints":[],"follow":"all"}', opts: '{}' },
  [id(10)]: { name: 'ask', data: '{}', opts: '{}' },
  '../../../etc/passwd': { name: 'read', data: good, opts: '{}' },
};

/** As a client would that knows the names of BullMQ's keys; those at the head are claimed first. */
async function plant(): Promise<readonly string[]> {
  for (const [job, fields] of Object.entries(hostile)) await client.hset(`nianbao:jobs:${job}`, fields);
  await client.set(`nianbao:jobs:${id(11)}`, 'not a hash');
  const ids = [...Object.keys(hostile), id(11), id(12)];
  await client.rpush('nianbao:jobs:wait', ...ids);
  await client.hset(`nianbao:jobs:${id(13)}`, { name: 'read', data: 'null', opts: '{}' });
  await client.zadd('nianbao:jobs:delayed', 1, id(13));
  await client.lpush('nianbao:jobs:wait', id(12));
  return [...ids, id(13)];
}

describe('jobs that can not be read', () => {
  it('are set aside by name, and the others go on; what looks at the queue works before and after', async () => {
    const { queue } = await open();
    await queue.enqueue(requests(5));
    const ids = await plant();
    const before = await queue.list({ state: 'waiting', cursor: null, limit: 100 });
    expect(before.entries.length).toBeGreaterThanOrEqual(5);
    expect(before.entries.filter(({ failure }) => failure?.code === 'queue.bad-job').length).toBeGreaterThan(8);
    const claimed: string[] = [];
    for (let claim = await queue.claim('one', HOUR); claim !== null; claim = await queue.claim('one', HOUR)) {
      claimed.push(claim.job.uri);
      await queue.complete(claim.lease, {});
    }
    expect(claimed.toSorted()).toEqual(
      requests(5)
        .map(({ uri }) => uri)
        .toSorted(),
    );
    const counts = await queue.counts();
    expect(counts).toMatchObject({ waiting: 0, delayed: 0, active: 0, done: 5 });
    const dead = await queue.list({ state: 'dead', cursor: null, limit: 100 });
    expect(dead.entries.map(({ job }) => job.id).toSorted()).toEqual([...new Set(ids)].toSorted());
    expect(counts.dead).toBe(dead.entries.length);
    for (const { failure } of dead.entries) expect(failure?.code).toBe('queue.bad-job');
    expect(await queue.replay({})).toBe(0);
    expect(await client.hget(`nianbao:jobs:${id(3)}`, 'was')).toContain(String.raw`\"text\"`);
  });
});

describe('a Redis that refuses', () => {
  const withUser = (user: string, password: string): string =>
    redis.url.replace('redis://', `redis://${user}:${password}@`);

  it.each([
    ['a wrong password', [], 'queue.access-denied'],
    ['no INFO', ['+@all', '-info'], 'queue.access-denied'],
    ['no EVAL', ['+@all', '-eval', '-evalsha'], 'queue.access-denied'],
  ] as const)(
    'with %s is told as such, without the password and without a word of the data folder',
    async (_, rules, code) => {
      if (rules.length > 0)
        await client.call('ACL', 'SETUSER', 'worker', 'on', '>geheim', '~nianbao:*', '&*', ...rules);
      const attempt = async (): Promise<unknown> =>
        (await open(withUser('worker', 'geheim'))).queue.enqueue(requests(1));
      const error = await attempt().then(
        () => null,
        (failure: unknown) => failure,
      );
      expect(error).toMatchObject({ code });
      expect(String(error)).not.toMatch(/geheim|data folder|数据目录/u);
    },
  );

  it.each(['redis://:geheim', 'redis//u:geheim@localhost', 'http://u:geheim@localhost', 'geheim@localhost?geheim'])(
    'under a mistyped address (%s) is asked for nothing, and none of it is told',
    async (url) => {
      const error: unknown = await open(url).catch((failure: unknown) => failure);
      expect(error).toMatchObject({ code: 'queue.unavailable' });
      expect(String(error)).not.toContain('geheim');
    },
  );

  it('since a command was renamed, is told so', async () => {
    const renamed = await startRedis({ more: ['--rename-command', 'EVAL', ''] });
    try {
      const attempt = async (): Promise<unknown> => (await open(renamed.url)).queue.enqueue(requests(1));
      await expect(attempt()).rejects.toMatchObject({ code: 'queue.command-missing' });
    } finally {
      await renamed.stop();
    }
  });

  it.each([
    ['a wrong password', null],
    ['no INFO', ['+@all', '-info']],
    ['no EVAL', ['+@all', '-eval', '-evalsha']],
  ] as const)(
    'with %s is told by commands in one line, in one language, with advice',
    { timeout: 120_000 },
    async (_, rules) => {
      if (rules !== null) await client.call('ACL', 'SETUSER', 'worker', 'on', '>geheim', '~nianbao:*', '&*', ...rules);
      const asked = ['enqueue', 'https://a.gov.cn/', '--redis', withUser('worker', 'geheim')];
      const said = async (lang: string) => {
        const cwd = mkdtempSync(join(tmpdir(), 'nianbao-redis-'));
        const { code, stderr } = await nianbao([...asked, '--data', 'data', '--lang', lang], { cwd });
        expect([code, stderr.split('\n').length, stderr.includes('geheim')]).toEqual([4, 2, false]);
        return stderr;
      };
      expect(await said('zh')).toMatch(/^nianbao: Redis 拒绝访问。.*ACL：.*\(queue\.access-denied\)\n$/u);
      expect(await said('en')).toMatch(/^nianbao: Redis refuses\. [^\p{sc=Han}]*\(queue\.access-denied\)\n$/u);
    },
  );

  it('but what the advice asks for is enough', async () => {
    const rules = ['~nianbao:*', '&*', '+@all', '-@dangerous', '+info'];
    await client.call('ACL', 'SETUSER', 'worker', 'on', '>geheim', ...rules);
    const { queue, pace } = await open(withUser('worker', 'geheim'));
    await queue.enqueue(requests(2));
    const claim = (await queue.claim('one', HOUR))!;
    expect(await queue.complete(claim.lease, {})).toBe('kept');
    expect(await pace.hold('c.gov.cn', 'one', HOUR, 1000)).toMatchObject({ granted: true });
    expect(await queue.counts()).toMatchObject({ waiting: 1, done: 1 });
    const stop = await queue.subscribe(() => undefined);
    await stop();
  });
});
