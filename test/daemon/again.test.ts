/** What was read before, asked for again: unchanged, changed, back again, and lists with something new. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nianbao } from '../cli/support/run.ts';
import { type Handler, startSite } from '../support/site.ts';
import { dataWith, drained, enqueue, exported, recordsOf, type TestData, withQueue } from './support/daemon.ts';

const samples = resolve(import.meta.dirname, '../../samples');
const pages = readdirSync(samples)
  .filter((name) => name.endsWith('.html'))
  .map((name) => readFileSync(join(samples, name)));

const work = (test: TestData) => drained({ ...test, parser: 'real', allowHost: ['127.0.0.1:*'], minGapMs: 5 });
const uris = async ({ data }: TestData) => recordsOf(await exported(data)).map(({ source }) => source.uri);

describe('asked for again', () => {
  it('a page that changed replaces what it was, and what came back is the newest again', async () => {
    const content = { now: pages[0]! };
    const send: Handler = (_request, response) => void response.end(content.now);
    await using site = await startSite({ '/nb.html': send });
    const test = dataWith({});
    const again = async (): Promise<{ readonly record_id: string; readonly replaces?: string }> => {
      await enqueue(test, [`${site.origin}/nb.html`], 'attachments', 'again');
      await work(test);
      const records = recordsOf(await exported(test.data));
      expect(records).toHaveLength(1);
      return records[0]!;
    };
    const first = await again();
    expect(first).not.toHaveProperty('replaces');
    expect(await again()).toEqual(first);
    content.now = pages[1]!;
    const second = await again();
    expect(second.record_id).not.toBe(first.record_id);
    expect(second.replaces).toBe(first.record_id);
    content.now = pages[0]!;
    expect(await again()).toMatchObject({ record_id: first.record_id, replaces: second.record_id });
    // The same from a queue that was lost and filled again by the ledger.
    const entry = (await withQueue(test, ({ queue }) => queue.list({ state: 'done', cursor: null, limit: 9 })))
      .entries[0];
    expect(entry?.job.round).toBe(4);
  });

  it('a list gives what is new', async () => {
    const entries = { now: 1 };
    const report: Handler = (_request, response) => void response.end(pages[0]);
    const list: Handler = (_request, response) => {
      const links = Array.from(
        { length: entries.now },
        (_, at) => `<a href="/${at}.html">甲${at}局2023年政府信息公开工作年度报告</a>`,
      );
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(`<title>政府信息公开年报</title>${links.join('')}`);
    };
    await using site = await startSite({ '/list': list, '/0.html': report, '/1.html': report });
    const test = dataWith({});
    await enqueue(test, [`${site.origin}/list`], 'list');
    await work(test);
    expect((await uris(test)).length).toBe(1);
    entries.now = 2;
    await enqueue(test, [`${site.origin}/list`], 'list');
    await work(test);
    expect((await withQueue(test, ({ queue }) => queue.counts())).done).toBe(2);
    await enqueue(test, [`${site.origin}/list`], 'list', 'again');
    await work(test);
    expect((await withQueue(test, ({ queue }) => queue.counts())).done).toBe(3);
    // What it led to before was asked for again too: unchanged, changed or gone.
    const { entries: jobs } = await withQueue(test, ({ queue }) =>
      queue.list({ state: 'done', cursor: null, limit: 9 }),
    );
    expect(jobs.map(({ job }) => [job.uri.replace(site.origin, ''), job.round]).toSorted()).toEqual([
      ['/0.html', 2],
      ['/1.html', 1],
      ['/list', 2],
    ]);
  });

  it('a file is read again when it has changed, and not when it has not', async () => {
    const test = dataWith({ 'a.html': pages[0]!.toString() });
    const files = (): Promise<unknown> => enqueue(test, ['file:a.html'], 'attachments', 'again');
    await files();
    await work(test);
    const before = await exported(test.data);
    await files();
    await work(test);
    expect(await exported(test.data)).toMatchObject({ sha256: before.sha256, linesIn: before.linesIn });
    writeFileSync(join(test.folder, 'a.html'), pages[1]!);
    await files();
    await work(test);
    const [first] = recordsOf(before);
    expect(recordsOf(await exported(test.data))).toMatchObject([{ replaces: first!.record_id }]);
  });

  it('by `retry`: what failed, by code, host or address; what is done only where that is said', async () => {
    const state = { ok: false };
    const answer: Handler = (_request, response) => {
      if (state.ok) response.end(pages[0]);
      else response.writeHead(404).end();
    };
    await using site = await startSite({ '/a.html': answer, '/b.html': answer });
    const test = dataWith({});
    await enqueue(test, [`${site.origin}/a.html`, `${site.origin}/b.html`]);
    await work(test);
    const retry = (...args: readonly string[]) => nianbao(['retry', '--data', test.data, '--json', ...args]);
    expect((await retry()).code).toBe(2);
    expect((await retry('--code', 'fetch.dns')).stdout).toBe('{"retried":0}\n');
    expect((await retry('--host', 'example.org')).stdout).toBe('{"retried":0}\n');
    expect((await retry('http://127.0.0.1:1/none')).code).toBe(2);
    state.ok = true;
    expect((await retry(`${site.origin}/a.html`)).stdout).toBe('{"retried":1}\n');
    await work(test);
    expect((await retry('--code', 'fetch.not-found', '--host', '127.0.0.1')).stdout).toBe('{"retried":1}\n');
    await work(test);
    expect((await retry('--all')).stdout).toBe('{"retried":0}\n');
    expect((await retry('--all', '--state', 'done')).stdout).toBe('{"retried":2}\n');
  });
});
