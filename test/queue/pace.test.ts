/** The pace of sites, one suite for both engines. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedQueue } from '../../src/queue/open-queue.ts';
import type { Claim } from '../../src/queue/job.ts';
import type { Queue } from '../../src/queue/queue.ts';
import { engines, type Engine } from './engines.ts';
import { HOUR, request } from './requests.ts';
import { linesOf, startChild } from './run-child.ts';

async function claimed(queue: Queue, leaseMs = HOUR): Promise<Claim> {
  const claim = await queue.claim('test', leaseMs);
  if (claim === null) throw new Error('nothing to claim');
  return claim;
}

describe.each(engines)('pace of the %s queue', (_name, make) => {
  let engine: Engine;
  let opened: OpenedQueue;
  let queue: Queue;
  beforeAll(async () => {
    engine = await make();
  });
  beforeEach(async () => {
    opened = await engine.open();
    queue = opened.queue;
  });
  afterEach(async () => {
    await opened.queue.close();
    await engine.remove();
    engine = await make();
  });
  afterAll(() => engine.remove());

  it('looks past the jobs of a site that is held', async () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      request('busy', { uri: `https://busy.gov.cn/${at}`, site: 'busy.gov.cn' }),
    );
    await queue.enqueue([...many, request(2)]);
    await opened.pace.hold('busy.gov.cn', 'test', HOUR, 1000);
    const claim = await vi.waitUntil(() => queue.claim('test', HOUR), { timeout: 10_000 });
    expect(claim.job.site).toBe('example2.gov.cn');
    expect(await queue.claim('test', HOUR)).toBeNull();
    await opened.pace.release('busy.gov.cn', Date.now() + 50);
    const busy = await vi.waitUntil(() => queue.claim('test', HOUR), { timeout: 10_000, interval: 20 });
    expect(busy.job.site).toBe('busy.gov.cn');
  });

  it('takes a site’s turn with the claim of a job, so that no other job of the site is claimed to wait', async () => {
    const busy = (at: number) => request('busy', { uri: `https://busy.gov.cn/${at}`, site: 'busy.gov.cn' });
    await queue.enqueue([busy(1), busy(2), request(3)]);
    const first = await claimed(queue);
    expect(first.job.site).toBe('busy.gov.cn');
    expect((await claimed(queue)).job.site).toBe('example3.gov.cn');
    expect(await queue.claim('test', HOUR)).toBeNull();
    // Another has no turn, whoever has the lease goes on with it and keeps it as long as it asks to.
    expect(await opened.pace.hold('busy.gov.cn', 'other', HOUR, 50)).toMatchObject({ granted: false });
    const hold = await opened.pace.hold('busy.gov.cn', 'test', 200, 50, first.lease.token);
    if (!hold.granted) throw new Error('not granted');
    expect(await opened.pace.extend('busy.gov.cn', hold.hold, HOUR)).toBe(true);
    expect(await opened.pace.extend('busy.gov.cn', 'never given', HOUR)).toBe(false);
    await opened.pace.release('busy.gov.cn', 0, hold.hold);
    expect(await opened.pace.extend('busy.gov.cn', hold.hold, HOUR)).toBe(false);
    const second = await vi.waitUntil(() => queue.claim('test', HOUR), { timeout: 10_000, interval: 20 });
    expect(second.job.uri).toBe('https://busy.gov.cn/2');
    // A job that ends without a request gives the turn back too.
    await queue.handBack(second.lease);
    const again = await vi.waitUntil(() => queue.claim('test', HOUR), { timeout: 10_000, interval: 20 });
    expect(again.job.uri).toBe('https://busy.gov.cn/2');
  });

  it('keeps a gap and one request at a time over four processes', async () => {
    const gapMs = 40;
    const args = [JSON.stringify(engine.where)];
    const children = ['a', 'b', 'c', 'd'].map((worker) =>
      linesOf(startChild('pacer', ...args, worker, '5', String(gapMs))),
    );
    const sent = (await Promise.all(children)).flat().map((line) => line.split(' ').map(Number));
    sent.sort(([a], [b]) => a! - b!);
    expect(sent).toHaveLength(20);
    // Begins and ends are whole milliseconds, so a gap may look one shorter than it was.
    for (let at = 1; at < sent.length; at += 1)
      expect(sent[at]![0]! - sent[at - 1]![1]!).toBeGreaterThanOrEqual(gapMs - 1);
  });

  it('lets a site go when its hold runs out or its time has come, and not before', async () => {
    const { pace } = opened;
    const first = await pace.hold('a.gov.cn', 'one', 150, 10);
    expect(first.granted).toBe(true);
    expect(await pace.hold('a.gov.cn', 'two', HOUR, 10)).toMatchObject({ granted: false });
    expect(await pace.hold('b.gov.cn', 'two', HOUR, 10)).toMatchObject({ granted: true });
    const second = await vi.waitUntil(
      async () => {
        const hold = await pace.hold('a.gov.cn', 'two', HOUR, 10);
        return hold.granted && hold;
      },
      { timeout: 10_000, interval: 20 },
    );
    // A late release of the hold that ran out doesn't end the other's.
    await pace.release('a.gov.cn', 0, first.granted ? first.hold : '');
    expect(await pace.hold('a.gov.cn', 'three', HOUR, 10)).toMatchObject({ granted: false });
    await pace.release('a.gov.cn', Date.now() + HOUR, (second as { hold: string }).hold);
    const refused = await pace.hold('a.gov.cn', 'three', HOUR, 10);
    expect(refused.granted ? 0 : refused.waitMs).toBeGreaterThan(HOUR - 60_000);
  });

  it('5,000 jobs of one slow site keep no other waiting for more than 3 s, and count as waiting', async () => {
    const slow = Array.from({ length: 5_000 }, (_, at) =>
      request('slow', { uri: `https://slow.gov.cn/${at}`, site: 'slow.gov.cn' }),
    );
    await queue.enqueue([...slow, request(2)]);
    expect((await claimed(queue)).job.site).toBe('slow.gov.cn');
    // In processor time, which a busy machine doesn't stretch.
    const began = process.cpuUsage();
    // As a worker asks: for several at a time.
    const other = await vi.waitUntil(
      async () =>
        (await Promise.all(Array.from({ length: 10 }, () => queue.claim('test', HOUR)))).find((one) => one !== null),
      { timeout: 20_000, interval: 20 },
    );
    expect(other.job.site).toBe('example2.gov.cn');
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(3_000);
    expect(await queue.counts()).toMatchObject({ waiting: 4_999, delayed: 0, active: 2 });
    expect((await queue.list({ state: 'delayed', cursor: null, limit: 10 })).entries).toEqual([]);
    expect((await queue.list({ state: 'waiting', cursor: null, limit: 10 })).entries.length).toBeGreaterThan(0);
  });
});
