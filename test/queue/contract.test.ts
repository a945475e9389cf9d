/** One suite for both engines: whoever uses the port can't tell them apart. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { jobId } from '../../src/queue/job-id.ts';
import type { OpenedQueue } from '../../src/queue/open-queue.ts';
import type { Claim, JobState } from '../../src/queue/job.ts';
import type { Queue } from '../../src/queue/queue.ts';
import { engines, type Engine } from './engines.ts';
import { crash, HOUR, request, requests, timeout } from './requests.ts';
import { firstLine, killChild, linesOf, startChild } from './run-child.ts';

const none = { waiting: 0, delayed: 0, active: 0, done: 0, dead: 0, skipped: 0 };

async function claimed(queue: Queue, leaseMs = HOUR): Promise<Claim> {
  const claim = await queue.claim('test', leaseMs);
  if (claim === null) throw new Error('nothing to claim');
  return claim;
}

async function listAll(queue: Queue, state: JobState, limit: number) {
  const entries = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Queue['list']>> = await queue.list({ state, cursor, limit });
    entries.push(...page.entries);
    cursor = page.next;
  } while (cursor !== null);
  return entries;
}

describe.each(engines)('%s queue', (_name, make) => {
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

  it('knows a job by its address and what is asked of it', async () => {
    const asked = [request(1), request(2), request(1, { hints: { year: 2024 } }), request(1, { follow: 'list' })];
    expect(await queue.enqueue(asked)).toEqual({ added: 3, known: 1 });
    expect(await queue.enqueue(asked)).toEqual({ added: 0, known: 4 });
    expect(await queue.counts()).toEqual({ ...none, waiting: 3 });
  });

  it('knows what a page led to and does not any more, once', async () => {
    const [list, a, b, c] = [request('list'), request('a'), request('b', { hints: { year: 2024 } }), request('c')];
    await queue.enqueue([list, a, b, c]);
    const page = jobId(list);
    expect(await queue.leadsTo(page, [a, b])).toEqual([]);
    expect(await queue.leadsTo(page, [a, b])).toEqual([]);
    expect(await queue.leadsTo(jobId(a), [c])).toEqual([]);
    expect(await queue.leadsTo(jobId(a), null)).toEqual([c]);
    expect(await queue.leadsTo(page, [a, c])).toEqual([b]);
    expect(await queue.leadsTo(page, [a, c])).toEqual([]);
    expect(await queue.leadsTo(page, [])).toHaveLength(2);
    expect(await queue.leadsTo(page, [])).toEqual([]);
    expect(await queue.leadsTo(jobId(a), [])).toEqual([c]);

    await queue.restoreLeads(page, [a, b]);
    await queue.restoreLeads(page, [c]);
    await queue.restoreLeads(page, []);
    expect(await queue.leadsTo(page, [b])).toHaveLength(2);
    expect(await queue.leadsTo(page, null)).toEqual([b]);
  });

  it('gives a job as it was asked for, in the order of arrival', async () => {
    const first = request(1, { hints: { organ: '某县人民政府', year: 2024 }, foundOn: 'https://list.gov.cn/' });
    await queue.enqueue([first, request(2, { site: null, uri: 'file:///年报.pdf' })]);
    const { job } = await claimed(queue);
    expect(job).toEqual({
      ...first,
      id: jobId(first),
      enqueuedAt: expect.any(Number) as number,
      round: 1,
      attempts: 0,
      crashes: 0,
      abandoned: 0,
    });
    expect((await claimed(queue)).job).toMatchObject({ uri: 'file:///年报.pdf', site: null });
    expect(await queue.claim('test', HOUR)).toBeNull();
    expect(await queue.counts()).toEqual({ ...none, active: 2 });
  });

  it('completes once, under its lease only', async () => {
    await queue.enqueue([request(1)]);
    const { lease } = await claimed(queue);
    expect(await queue.complete({ ...lease, token: 'another' }, {})).toBe('lost');
    expect(await queue.complete(lease, { records: 2, sha256: 'ab', note: null })).toBe('kept');
    expect(await queue.complete(lease, {})).toBe('lost');
    expect(await queue.bury(lease, timeout)).toBe('lost');
    expect(await queue.enqueue([request(1)])).toEqual({ added: 0, known: 1 });
    const [entry] = await listAll(queue, 'done', 10);
    expect(entry).toMatchObject({ state: 'done', outcome: { records: 2, sha256: 'ab', note: null }, failure: null });
    expect(entry!.job.attempts).toBe(0);
  });

  it('says lost for every operation on a lease that was never given', async () => {
    await queue.enqueue([request(1)]);
    const lease = { jobId: jobId(request(1)), token: 'made up' };
    expect([
      await queue.extend(lease, HOUR),
      await queue.complete(lease, {}),
      await queue.retry(lease, 0, timeout),
      await queue.bury(lease, timeout),
      await queue.handBack(lease),
      await queue.handBack({ ...lease, jobId: 'no such job' }),
    ]).toEqual(Array.from({ length: 6 }, () => 'lost'));
    expect(await queue.counts()).toEqual({ ...none, waiting: 1 });
  });

  it('tries again at once or later, and buries after the limit', async () => {
    await queue.enqueue([request(1)]);
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const { job, lease } = await claimed(queue);
      expect(job).toMatchObject({ attempts: attempt, crashes: Math.min(attempt, 1) });
      expect(await queue.retry(lease, 0, attempt === 0 ? crash : timeout)).toBe('retried');
    }
    const { lease } = await claimed(queue);
    expect(await queue.retry(lease, 0, timeout)).toBe('buried');
    expect(await queue.claim('test', HOUR)).toBeNull();
    expect(await listAll(queue, 'dead', 10)).toMatchObject([{ job: { attempts: 5, crashes: 1 }, failure: timeout }]);
  });

  it('does not give a delayed job before its time', async () => {
    await queue.enqueue([request(1)]);
    const { lease } = await claimed(queue);
    const at = Date.now() + 400;
    expect(await queue.retry(lease, at, timeout)).toBe('retried');
    expect(await queue.claim('test', HOUR)).toBeNull();
    const [entry] = await listAll(queue, 'delayed', 10);
    expect(entry).toMatchObject({ state: 'delayed', failure: timeout, job: { attempts: 1 } });
    expect(Math.abs(entry!.retryAt! - at)).toBeLessThan(300);
    const again = await vi.waitUntil(() => queue.claim('test', HOUR), { timeout: 10_000, interval: 20 });
    expect(Date.now()).toBeGreaterThanOrEqual(at);
    expect(again.job.attempts).toBe(1);
  });

  it('takes a job back undone, before those that came later, without counting it', async () => {
    await queue.enqueue(requests(3));
    const { job, lease } = await claimed(queue);
    expect(await queue.handBack(lease)).toBe('kept');
    const again = await claimed(queue);
    expect(again.job).toEqual(job);
    expect(await queue.complete(lease, {})).toBe('lost');
    expect(await queue.extend(again.lease, HOUR)).toBe('kept');
  });

  it('gives a job whose lease ran out to another, and the first one has lost it', async () => {
    await queue.enqueue([request(1)]);
    const first = await claimed(queue, 100);
    expect(await queue.claim('other', HOUR)).toBeNull();
    const second = await vi.waitUntil(() => queue.claim('other', HOUR), { timeout: 10_000, interval: 20 });
    expect(second.job).toMatchObject({ id: first.job.id, attempts: 0, abandoned: 1 });
    expect(await queue.extend(first.lease, HOUR)).toBe('lost');
    expect(await queue.complete(first.lease, {})).toBe('lost');
    expect(await queue.complete(second.lease, {})).toBe('kept');
  });

  it('replays what was buried, all of it, by code or by id', async () => {
    await queue.enqueue(requests(5));
    for (const failure of [timeout, timeout, crash, crash, crash]) {
      const { lease } = await claimed(queue);
      expect(await queue.bury(lease, failure)).toBe('kept');
    }
    const [, second] = await listAll(queue, 'dead', 2);
    expect(await queue.replay({ ids: [second!.job.id, 'no such job'] })).toBe(1);
    expect(await queue.replay({ code: timeout.code })).toBe(1);
    expect(await queue.counts()).toEqual({ ...none, waiting: 2, dead: 3 });
    expect(await queue.replay({})).toBe(3);
    expect((await claimed(queue)).job).toMatchObject({ attempts: 0, crashes: 0 });
    expect(await queue.replay({})).toBe(0);
  });

  it('replays done jobs when asked to', async () => {
    await queue.enqueue([request(1)]);
    await queue.complete((await claimed(queue)).lease, {});
    expect(await queue.replay({ state: 'done' })).toBe(1);
    expect(await queue.counts()).toEqual({ ...none, waiting: 1 });
    expect(await queue.complete((await claimed(queue)).lease, { round: 2 })).toBe('kept');
    expect(await queue.counts()).toEqual({ ...none, done: 1 });
  });

  it('asked for again, begins a new round of what has ended or waits for a retry', async () => {
    await queue.enqueue(requests(4));
    await queue.complete((await claimed(queue)).lease, {});
    await queue.bury((await claimed(queue)).lease, timeout);
    await queue.retry((await claimed(queue)).lease, Date.now() + HOUR, timeout);
    expect(await queue.enqueue([...requests(5)], 'new')).toEqual({ added: 1, known: 4 });
    expect(await queue.enqueue(requests(5), 'again')).toEqual({ added: 3, known: 2 });
    expect(await queue.counts()).toEqual({ ...none, waiting: 5 });
    const claims = [];
    for (let left = 5; left > 0; left -= 1) claims.push(await claimed(queue));
    const rounds = Object.fromEntries(claims.map(({ job }) => [job.uri, [job.round, job.attempts]]));
    expect(requests(5).map(({ uri }) => rounds[uri])).toEqual([
      [2, 0],
      [2, 0],
      [2, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(await queue.enqueue(requests(5), 'again')).toEqual({ added: 0, known: 5 });
  });

  it('keeps what was skipped for the ledger, until it is asked for', async () => {
    const left = request(1, { skipped: '图片版' });
    expect(await queue.enqueue([left, request(2, { skipped: '解读' }), request(3)])).toEqual({ added: 3, known: 0 });
    expect(await queue.counts()).toEqual({ ...none, waiting: 1, skipped: 2 });
    expect((await listAll(queue, 'skipped', 10)).map(({ job }) => job.skipped).sort()).toEqual(
      ['图片版', '解读'].sort(),
    );
    expect(await queue.enqueue([left, request(1)])).toEqual({ added: 1, known: 1 });
    expect(await queue.replay({ state: 'skipped' })).toBe(1);
    expect(await queue.counts()).toEqual({ ...none, waiting: 3 });
    expect(await queue.enqueue([request(3, { skipped: 'too late' })])).toEqual({ added: 0, known: 1 });
    const { job } = await claimed(queue);
    expect(job).not.toHaveProperty('skipped');
  });

  it('lists each job once, page by page', async () => {
    const asked = requests(25);
    await queue.enqueue(asked);
    const entries = await listAll(queue, 'waiting', 10);
    expect(entries.map(({ job }) => job.uri).sort()).toEqual(asked.map(({ uri }) => uri).sort());
    expect(await listAll(queue, 'done', 10)).toEqual([]);
  });

  it('restores what it lacks and leaves the rest alone', async () => {
    await queue.enqueue(requests(2));
    const past = {
      enqueuedAt: 1_700_000_000_000,
      round: 1,
      attempts: 2,
      crashes: 1,
      retryAt: null,
      failure: crash,
      outcome: null,
    };
    const ledger = [
      { ...past, request: request(0), state: 'dead' },
      { ...past, request: request('waits'), state: 'waiting' },
      { ...past, request: request('was active'), state: 'active', attempts: 0, crashes: 0, failure: null },
      { ...past, request: request('later'), state: 'delayed', retryAt: Date.now() + HOUR },
      { ...past, request: request('done'), state: 'done', outcome: { records: 1 } },
      { ...past, request: request('dead'), state: 'dead' },
      { ...past, request: request('skipped', { skipped: '图解' }), state: 'skipped' },
    ] as const;
    expect(await queue.restore(ledger)).toEqual({ added: 6, known: 1 });
    expect(await queue.restore(ledger)).toEqual({ added: 0, known: 7 });
    const counts = { waiting: 4, delayed: 1, active: 0, done: 1, dead: 1, skipped: 1 };
    expect(await queue.counts()).toEqual(counts);
    const [dead] = await listAll(queue, 'dead', 10);
    expect(dead).toMatchObject({ job: { attempts: 2, crashes: 1, enqueuedAt: past.enqueuedAt }, failure: crash });
    expect(await queue.replay({})).toBe(1);
    for (let left = 5; left > 0; left -= 1) await queue.complete((await claimed(queue)).lease, {});
    expect(await queue.counts()).toEqual({ ...counts, waiting: 0, done: 6, dead: 0 });
  });

  it('tells of changes that another process made', async () => {
    const heard = vi.fn();
    const stop = await queue.subscribe(heard);
    const other = await engine.open();
    await other.queue.enqueue([request(1)]);
    await vi.waitUntil(() => heard.mock.calls.length > 0, { timeout: 10_000 });
    await stop();
    await other.queue.close();
    expect(await queue.counts()).toMatchObject({ waiting: 1 });
  });

  it('never gives one job to two processes', async () => {
    const asked = requests(300);
    await queue.enqueue(asked);
    const where = JSON.stringify(engine.where);
    const children = ['a', 'b'].map((worker) => linesOf(startChild('claimer', where, worker)));
    const claims = (await Promise.all(children)).flat();
    expect(claims.sort()).toEqual(asked.map(jobId).sort());
    expect(await queue.counts()).toEqual({ ...none, done: 300 });
  });

  it('gives the job of a killed process to another', async () => {
    await queue.enqueue([request(1)]);
    const child = startChild('claimer', JSON.stringify(engine.where), 'doomed', 'hold');
    const id = await firstLine(child);
    await killChild(child);
    const claim = await vi.waitUntil(() => queue.claim('other', HOUR), { timeout: 20_000, interval: 20 });
    expect(claim.job).toMatchObject({ id, abandoned: 1 });
  });

  it('carries 10,000 jobs, worked on by eight at a time', async () => {
    expect(await queue.enqueue(requests(10_000))).toEqual({ added: 10_000, known: 0 });
    expect(new Set((await listAll(queue, 'waiting', 1000)).map(({ job }) => job.id)).size).toBe(10_000);
    const seen = new Set<string>();
    const work = async (): Promise<void> => {
      for (let round = 0; round < 40; round += 1) {
        const claim = await claimed(queue);
        seen.add(claim.job.id);
        expect(await queue.complete(claim.lease, {})).toBe('kept');
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect(seen.size).toBe(320);
    expect(await queue.counts()).toEqual({ ...none, waiting: 9680, done: 320 });
  });
});
