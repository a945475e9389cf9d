/** Pages that only scripts fill, through the worker and the system's Chromium. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { chromiumPath } from '../support/chromium-path.ts';
import { nianbao } from '../cli/support/run.ts';
import { type Handler, type Site, startSite } from '../support/site.ts';
import {
  dataWith,
  drained,
  enqueue,
  exported,
  recordsOf,
  startWorker,
  type TestData,
  withQueue,
} from './support/daemon.ts';
import { familyOf, isRunning } from './support/processes.ts';

vi.setConfig({ testTimeout: 120_000 });

const samples = resolve(import.meta.dirname, '../../samples');
const report = readFileSync(
  join(
    samples,
    readdirSync(samples).find((name) => name.endsWith('.html'))!,
  ),
  'utf8',
);
const inner = /<body[^>]*>(.*)<\/body>/su.exec(report)![1]!;

const HOST = '127.0.0.2';
const title = '某某县财政局2023年政府信息公开工作年度报告';

/** A page that is nothing without its script. */
const shell = (script: string, name = title): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${name}</title></head><body><div id="app"></div><script>${script}</script></body></html>`;

const filled = shell(
  `fetch('/data.json').then((answer) => answer.json()).then(({ html }) => { app.innerHTML = html; })`,
);

const data: Handler = (_request, response) =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify({ html: inner }));

const work = (test: TestData, more: object = {}) =>
  drained({ ...test, parser: 'real', allowHost: [`${HOST}:*`], minGapMs: 5, browser: chromiumPath(), ...more });

const recordsFrom = async (test: TestData) => recordsOf(await exported(test.data));

const statesIn = async (test: TestData) => {
  const list = (state: 'done' | 'dead' | 'delayed') =>
    withQueue(test, ({ queue }) => queue.list({ state, cursor: null, limit: 100 }));
  const [done, dead, delayed] = [await list('done'), await list('dead'), await list('delayed')];
  return { done: done.entries, dead: dead.entries, delayed: delayed.entries };
};

const site = (pages: Readonly<Record<string, string | Handler>>): Promise<Site> => startSite(pages, HOST);

describe('a report that a script fills', () => {
  it('gives the figures that the page shows, and says how it was read', async () => {
    await using web = await site({ '/a.html': filled, '/data.json': data, '/plain.html': report });
    const test = dataWith({});
    await enqueue(test, [`${web.origin}/a.html`, `${web.origin}/plain.html`]);
    await work(test);
    const records = await recordsFrom(test);
    const [shown, plain] = ['/a.html', '/plain.html'].map((path) =>
      records.find(({ source }) => source.uri.endsWith(path))!,
    );
    expect(shown?.error).toBeNull();
    expect(shown!.source.rendered!.browser).toMatch(/^Chromium \d/u);
    expect(shown!.source.rendered!.page_sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(plain!.source).not.toHaveProperty('rendered');
    for (const table of ['disclosure', 'applications', 'disputes'] as const)
      expect(shown![table]).toEqual(plain![table]);
    expect((await nianbao(['verify', '--data', test.data])).code).toBe(0);
    // Both are kept: what the browser showed gives the same line again, without it.
    const before = await exported(test.data);
    expect((await nianbao(['reprocess', '--all', '--data', test.data])).code).toBe(0);
    expect((await exported(test.data)).sha256).toBe(before.sha256);
  });

  it('is no report without a browser, and is read when there is one', async () => {
    await using web = await site({ '/a.html': filled, '/data.json': data });
    const test = dataWith({});
    await enqueue(test, [`${web.origin}/a.html`]);
    await work(test, { browser: undefined });
    expect(await recordsFrom(test)).toMatchObject([{ error: { code: 'normalize.not-a-report' } }]);
    await withQueue(test, ({ queue }) => queue.replay({ state: 'done' }));
    await work(test);
    expect(await recordsFrom(test)).toMatchObject([{ error: null }]);
  });

  it('asked for again is unchanged when the browser shows the same, and new when it shows other things', async () => {
    let body = inner;
    const changing: Handler = (_request, response) => void response.end(JSON.stringify({ html: body }));
    await using web = await site({ '/a.html': filled, '/data.json': changing });
    const test = dataWith({});
    await enqueue(test, [`${web.origin}/a.html`]);
    await work(test);
    const first = await exported(test.data);
    await enqueue(test, [`${web.origin}/a.html`], 'attachments', 'again');
    await work(test);
    expect((await statesIn(test)).done[0]?.outcome?.['status']).toBe('unchanged');
    expect((await exported(test.data)).sha256).toBe(first.sha256);
    body = inner.replace(/<h1/u, '<p>更正</p><h1');
    await enqueue(test, [`${web.origin}/a.html`], 'attachments', 'again');
    await work(test);
    expect((await recordsFrom(test))[0]?.replaces).toBe(recordsOf(first)[0]?.record_id);
  });

  it('behind a test of the browser is read when the browser passes it', async () => {
    const test = '<script>document.cookie = "passed=1"; location.reload()</script>';
    const guarded: Handler = (request, response) => {
      const hasPassed = request.headers.cookie?.includes('passed=1') === true;
      response.writeHead(hasPassed ? 200 : 412, { 'content-type': 'text/html; charset=utf-8' });
      response.end(hasPassed ? report : test);
    };
    await using web = await site({ '/a.html': guarded });
    const queued = dataWith({});
    await enqueue(queued, [`${web.origin}/a.html`]);
    await work(queued);
    expect(await recordsFrom(queued)).toMatchObject([{ error: null, source: { rendered: { page_sha256: null } } }]);
  });

  it('is followed where its script leads, if the site lets it', async () => {
    const pages = {
      '/robots.txt': 'User-agent: *\nDisallow: /private/',
      '/a.html': shell('app.textContent = "请稍候"; setTimeout(() => { window["loc" + "ation"] = "/b.html"; }, 100)'),
      '/b.html': filled,
      '/c.html': shell('setTimeout(() => { window["loc" + "ation"] = "/private/x.html"; }, 100)'),
      '/private/x.html': report,
      '/data.json': data,
    };
    await using web = await site(pages);
    const test = dataWith({});
    await enqueue(test, [`${web.origin}/a.html`, `${web.origin}/c.html`]);
    await work(test);
    const records = await recordsFrom(test);
    const of = (path: string) => records.find(({ source }) => source.uri.endsWith(path));
    expect(of('/a.html')).toMatchObject({ error: null, source: { resolved_uri: `${web.origin}/b.html` } });
    expect(of('/c.html')).toMatchObject({ error: { code: 'fetch.blocked-by-robots' } });
    expect(web.log.map(({ path }) => path)).not.toContain('/private/x.html');
  });

  it('is unchanged as often as it is asked for again where scripts lead to it, one after another', async () => {
    const onTo = (path: string) => shell(`setTimeout(() => { window["loc" + "ation"] = "${path}"; }, 100)`);
    let body = inner;
    const changing: Handler = (_request, response) => void response.end(JSON.stringify({ html: body }));
    await using web = await site({
      ...{ '/a.html': onTo('/b.html'), '/b.html': onTo('/c.html'), '/c.html': filled, '/data.json': changing },
      ...{ '/d.html': onTo('/plain.html'), '/plain.html': report },
    });
    const urls = ['/a.html', '/d.html'].map((path) => web.origin + path);
    const test = dataWith({});
    const visit = async () => {
      await enqueue(test, urls, 'attachments', 'again');
      await work(test);
      return (await statesIn(test)).done.map(({ outcome }) => outcome?.['status']);
    };
    await visit();
    const first = await exported(test.data);
    for (let again = 0; again < 3; again += 1) {
      expect(await visit()).toEqual(['unchanged', 'unchanged']);
      expect((await exported(test.data)).sha256).toBe(first.sha256);
    }
    // What is kept last is the report, not the pages that led to it.
    expect((await nianbao(['reprocess', '--all', '--data', test.data])).code).toBe(0);
    expect((await exported(test.data)).sha256).toBe(first.sha256);
    body = inner.replace(/<h1/u, '<p>更正</p><h1');
    expect((await visit()).filter((status) => status === 'unchanged')).toHaveLength(1);
  });

  it('that is none there either gives its plain reason, and a page that says it is gone is not opened', async () => {
    await using web = await site({
      '/empty.html': shell('app.textContent = "加载失败"'),
      '/gone.html': shell('fetch("/opened")', '404').replace('<div', '<p>您访问的页面不存在</p><div'),
      '/scan.html': `<!DOCTYPE html><meta charset=utf-8><p>${'本页介绍本局职责。'.repeat(100)}</p><script>fetch("/opened")</script>`,
    });
    const test = dataWith({});
    await enqueue(
      test,
      ['/empty.html', '/gone.html', '/scan.html'].map((path) => web.origin + path),
    );
    const worker = startWorker({
      ...test,
      parser: 'real',
      allowHost: [`${HOST}:*`],
      minGapMs: 5,
      browser: chromiumPath(),
      drain: false,
    });
    await worker.told('retried', `${web.origin}/gone.html`);
    for (const path of ['/empty.html', '/scan.html']) await worker.told('done', web.origin + path);
    worker.signal('SIGTERM');
    await worker.ended;
    expect(web.log.map(({ path }) => path)).not.toContain('/opened');
    const codes = (await recordsFrom(test)).map(({ error }) => error?.code);
    expect(codes).toEqual(['normalize.not-a-report', 'normalize.not-a-report']);
  });
});

it('a list that a script fills leads to its reports', async () => {
  const script = `fetch('/list.json').then((answer) => answer.json()).then((items) => {
    for (const { href, text } of items) { const a = document.createElement('a'); a.href = href; a.textContent = text; app.append(a); } })`;
  const items = [2022, 2023].map((year) => ({ href: `/r/${year}.html`, text: title.replace('2023', String(year)) }));
  await using web = await site({
    '/list.html': shell(script, '政府信息公开年报'),
    '/list.json': (_request, response) => void response.end(JSON.stringify(items)),
    '/r/2022.html': report,
    '/r/2023.html': filled,
    '/data.json': data,
  });
  const test = dataWith({});
  await enqueue(test, [`${web.origin}/list.html`], 'list');
  await work(test);
  const records = await recordsFrom(test);
  expect(records.map(({ source, error }) => [source.uri.slice(web.origin.length), error]).toSorted()).toEqual([
    ['/r/2022.html', null],
    ['/r/2023.html', null],
  ]);
});

describe('when the browser is no help', () => {
  it('the job is tried again later, and the rest goes on', async () => {
    await using web = await site({ '/a.html': filled, '/plain.html': report });
    const test = dataWith({});
    await enqueue(test, [`${web.origin}/a.html`, `${web.origin}/plain.html`]);
    const options = { ...test, parser: 'real', allowHost: [`${HOST}:*`], minGapMs: 5, drain: false } as const;
    const worker = startWorker({ ...options, browser: '/nowhere/chromium' });
    await worker.told('retried', `${web.origin}/a.html`);
    await worker.told('done', `${web.origin}/plain.html`);
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe(0);
    const { delayed } = await statesIn(test);
    expect(delayed).toMatchObject([{ failure: { code: 'fetch.browser-unavailable' } }]);
    expect(delayed[0]?.failure?.message).toContain('/nowhere/chromium');
  });

  it('what a page tried to reach is told though the page failed', async () => {
    let asked = 0;
    // Our own client gets the page, the browser is sent where nothing is asked.
    const astray: Handler = (_request, response) =>
      asked++ === 0
        ? void response.setHeader('content-type', 'text/html').end(filled)
        : void response.writeHead(302, { location: 'http://127.0.0.1:81/' }).end();
    await using web = await site({ '/a.html': astray });
    const test = dataWith({});
    await enqueue(test, [`${web.origin}/a.html`]);
    const worker = await work(test);
    expect(await recordsFrom(test)).toMatchObject([{ error: { code: 'fetch.refused-address' } }]);
    await worker.told('refused', `${web.origin}/a.html`);
  });

  it('one that is killed is replaced, and the page is read', async () => {
    await using web = await site({
      '/a.html': filled,
      '/b.html': filled.replace('<div', '<p>二</p><div'),
      '/data.json': data,
    });
    const test = dataWith({});
    const worker = startWorker({
      ...{ ...test, parser: 'real', allowHost: [`${HOST}:*`], minGapMs: 5, drain: false, browser: chromiumPath() },
    });
    await enqueue(test, [`${web.origin}/a.html`]);
    await worker.told('done', `${web.origin}/a.html`);
    const browser = familyOf(worker.process.pid!).find(({ command }) => command.includes('--remote-debugging-pipe'))!;
    process.kill(browser.pid, 'SIGKILL');
    await enqueue(test, [`${web.origin}/b.html`]);
    await worker.told('done', `${web.origin}/b.html`);
    worker.signal('SIGTERM');
    await worker.ended;
    expect((await recordsFrom(test)).map(({ error }) => error)).toEqual([null, null]);
  });
});

describe('no process of the browser is left', () => {
  const endless = shell('for (;;);');
  it.each([
    ['SIGKILL', endless],
    ['SIGKILL', filled],
    ['SIGTERM', endless],
  ] as const)('after %s', async (signal, page) => {
    await using web = await site({ '/a.html': page, '/data.json': () => undefined });
    const test = dataWith({});
    await enqueue(test, [`${web.origin}/a.html`]);
    const worker = startWorker({
      ...{ ...test, parser: 'real', allowHost: [`${HOST}:*`], minGapMs: 5, graceMs: 500, browser: chromiumPath() },
    });
    // Once by our own client, once by the browser.
    while (web.log.filter(({ path }) => path === '/a.html').length < 2) await delay(50);
    const family = familyOf(worker.process.pid!).filter(({ pid }) => pid !== worker.process.pid);
    expect(family.filter(({ command }) => command.includes('--type=renderer')).length).toBeGreaterThan(0);
    worker.signal(signal);
    await worker.ended;
    const until = performance.now() + 10_000;
    while (family.some(isRunning) && performance.now() < until) await delay(50);
    expect(family.filter(isRunning)).toEqual([]);
    if (signal === 'SIGTERM') expect((await statesIn(test)).done).toEqual([]);
  });
});
