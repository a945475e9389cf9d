/** Addresses of the web through the worker, against real servers on loopback. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JobState } from '../../src/queue/job.ts';
import { type Handler, type Site, startSite } from '../support/site.ts';
import { nianbao } from '../cli/support/run.ts';
import { emptyFolder } from '../operations/support/data-folder.ts';
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

const samples = resolve(import.meta.dirname, '../../samples');

/** The first sample of a carrier. */
const sample = (ending: string): Buffer => {
  const name = readdirSync(samples).find((file) => file.endsWith(ending));
  return readFileSync(join(samples, name!));
};

const send =
  (type: string, body: Buffer, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': type, ...headers }).end(body);

const page = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

const title = (year: number): string => `某某县财政局${year}年政府信息公开工作年度报告`;

const work = (test: TestData, more: object = {}) =>
  drained({ ...test, parser: 'real', allowHost: ['127.0.0.1:*'], minGapMs: 5, ...more });

const urisIn = async (test: TestData, state: JobState) =>
  (await withQueue(test, ({ queue }) => queue.list({ state, cursor: null, limit: 100 }))).entries.map(
    ({ job, outcome }) => ({ uri: job.uri, follow: job.follow, outcome, skipped: job.skipped }),
  );

describe('an address', () => {
  it('gives no more than may be read of one document', async () => {
    await using site = await startSite({ '/large.html': send('text/html', Buffer.alloc(3_000_000, ' ')) });
    const test = dataWith({});
    await enqueue(test, [`${site.origin}/large.html`]);
    await work(test, { limits: { inputBytes: 2_000_000 } });
    expect(recordsOf(await exported(test.data))).toMatchObject([{ error: { code: 'fetch.too-large' } }]);
  });

  it('gives more than 50 MB where the user says that a document may be so large', { timeout: 180_000 }, async () => {
    const large = send('application/pdf', Buffer.alloc(51 * 1024 * 1024, '%PDF-1.7 '));
    await using site = await startSite({ '/large.pdf': large });
    const codeWith = async (...maxInput: readonly string[]) => {
      const folder = emptyFolder();
      const inFolder = (...args: readonly string[]) => nianbao([...args, '--data', 'data', '--quiet'], { cwd: folder });
      await inFolder('enqueue', `${site.origin}/large.pdf`);
      await inFolder('work', '--drain', '--gap', '0', '--allow-host', '127.0.0.1:*', ...maxInput);
      return recordsOf(await exported(join(folder, 'data'))).map(({ error }) => error?.code);
    };
    expect(await codeWith()).toEqual(['fetch.too-large']);
    expect(await codeWith('--max-input', '40')).toEqual(['fetch.too-large']);
    expect(await codeWith('--max-input', '60')).toEqual([expect.stringMatching(/^extract\.(?!too-large)/u)]);
  });

  it('gives the record that its bytes give, with its time; unchanged it is not parsed again', async () => {
    let asked = 0;
    const report: Handler = (request, response) => {
      asked += 1;
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else send('text/html', sample('.html'), { etag: '"1"' })(request, response);
    };
    await using site = await startSite({ '/report.html': report });
    const test = dataWith({});
    const uri = `${site.origin}/report.html`;
    await enqueue(test, [uri]);
    await work(test);
    const first = await exported(test.data);
    const [record] = recordsOf(first);
    expect(record).toMatchObject({ error: null, source: { uri, found_on: null } });
    expect(Date.parse(record!.source.fetched_at!)).toBeGreaterThan(Date.now() - 60_000);

    await withQueue(test, ({ queue }) => queue.replay({ state: 'done' }));
    await work(test);
    expect(asked).toBe(2);
    expect((await urisIn(test, 'done')).map(({ outcome }) => outcome?.['status'])).toEqual(['unchanged']);
    expect(await exported(test.data)).toMatchObject({ sha256: first.sha256, linesIn: 1 });
  });

  it('that is gone gives a failed line and is done; a refused one too', async () => {
    await using site = await startSite({});
    const test = dataWith({});
    await enqueue(test, [`${site.origin}/gone.html`, 'http://10.0.0.1/report.html']);
    await work(test);
    const codes = recordsOf(await exported(test.data)).map(({ error }) => error?.code);
    expect(codes.toSorted()).toEqual(['fetch.not-found', 'fetch.refused-address']);
    expect(await urisIn(test, 'done')).toHaveLength(2);
  });

  it('whose server fails for now is tried again later', async () => {
    await using site = await startSite({
      '/robots.txt': (_request, response) => void response.writeHead(404).end(),
      '/report.html': (_request, response) => void response.writeHead(503, { 'retry-after': '1' }).end(),
    });
    const test = dataWith({});
    await enqueue(test, [`${site.origin}/report.html`]);
    const worker = startWorker({ ...test, parser: 'real', allowHost: ['127.0.0.1:*'], drain: false });
    await worker.told('retried');
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe(0);
    expect(await urisIn(test, 'delayed')).toHaveLength(1);
    expect((await exported(test.data)).linesOut).toBe(0);
  });
});

describe('a page that only links', () => {
  const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

  it('leads to its attachment, which says where it was found', async () => {
    await using site = await startSite({
      '/2024/index.html': page(title(2024), `<p>附件：<a href="report.docx">${title(2024)}.docx</a></p>`),
      '/2024/report.docx': send(docx, sample('.docx')),
    });
    const test = dataWith({});
    await enqueue(test, [`${site.origin}/2024/index.html`]);
    await work(test);
    const records = recordsOf(await exported(test.data));
    expect(records.map(({ source }) => [source.uri, source.found_on])).toEqual([
      [`${site.origin}/2024/report.docx`, `${site.origin}/2024/index.html`],
    ]);
    expect(records[0]!.status).not.toBe('failed');
  });

  it('leads from a list over its pages to every report, and nowhere twice', async () => {
    const links = (years: readonly number[]): string =>
      years.map((year) => `<li><a href="/r/${year}.html">${title(year)}</a></li>`).join('');
    const news = '<li><a href="/news/1.html">关于召开会议的通知</a></li>';
    const paging =
      '<a href="/list/index.html">1</a> <a href="/list/index_1.html">2</a> <a href="/list/index_1.html">下一页</a>';
    await using site = await startSite({
      '/list/index.html': page('政府信息公开年报', `<ul>${links([2021, 2022])}${news}</ul>${paging}`),
      '/list/index_1.html': page('政府信息公开年报', `<ul>${links([2022, 2023])}</ul>${paging}`),
      '/r/2021.html': send('text/html', sample('.html')),
      '/r/2022.html': page(title(2022), `<p><a href="2022.docx">${title(2022)}.docx</a></p>`),
      '/r/2022.docx': send(docx, sample('.docx')),
      '/r/2023.html': send('text/html', Buffer.concat([sample('.html'), Buffer.from('<!-- another -->')])),
    });
    const test = dataWith({});
    await enqueue(test, [`${site.origin}/list/index.html`], 'list');
    await work(test, { concurrency: 2 });
    const found = recordsOf(await exported(test.data)).map(({ source }) => source.uri.replace(site.origin, ''));
    expect(found.toSorted()).toEqual(['/r/2021.html', '/r/2022.docx', '/r/2023.html']);
    expect(pathsAsked(site)).toEqual([
      ...['/list/index.html', '/list/index_1.html', '/r/2021.html', '/r/2022.docx', '/r/2022.html', '/r/2023.html'],
      '/robots.txt',
    ]);
  });

  it('never has a file of this machine read', async () => {
    await using site = await startSite({
      '/index.html': page(title(2024), `<p>附件：<a href="file:///etc/hostname.txt">${title(2024)}.txt</a></p>`),
    });
    const test = dataWith({});
    await enqueue(test, [`${site.origin}/index.html`]);
    await work(test);
    const uris = recordsOf(await exported(test.data)).map(({ source }) => source.uri);
    expect(uris).toEqual([`${site.origin}/index.html`]);
  });
});

const pathsAsked = (site: Site): readonly string[] => site.log.map(({ path }) => path).toSorted();

describe('four workers', () => {
  it('ask a site for one page at a time, with the gap between', { timeout: 120_000 }, async () => {
    const gapMs = 300;
    const slow: Handler = (_request, response) =>
      void setTimeout(() => response.writeHead(200, { 'content-type': 'text/plain' }).end('x'), 50);
    const paths = Array.from({ length: 10 }, (_, index) => `/${index}.txt`);
    await using site = await startSite(Object.fromEntries(paths.map((path) => [path, slow])));
    const test = dataWith({});
    await enqueue(
      test,
      paths.map((path) => site.origin + path),
    );
    await Promise.all([1, 2, 3, 4].map(() => work(test, { minGapMs: gapMs, parser: 'stub' })));
    const requests = site.log.toSorted((one, other) => one.from - other.from);
    const gaps = requests.slice(1).map(({ from }, index) => from - requests[index]!.to!);
    expect(requests.filter(({ path }) => path !== '/robots.txt')).toHaveLength(paths.length);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(gapMs - 5);
  });
});

describe('reprocess', () => {
  it('reads what was fetched once more without the network, and gives the same lines', async () => {
    const site = await startSite({
      '/a.html': send('text/html', sample('.html')),
      '/list.html': page('政府信息公开年报', `<a href="/a.html">${title(2023)}</a>`),
    });
    const test = dataWith({});
    await enqueue(test, [`${site.origin}/list.html`], 'list');
    await work(test);
    await site[Symbol.asyncDispose]();
    const before = await exported(test.data);
    expect(before.linesOut).toBe(1);
    const args = ['reprocess', '--data', test.data, '--json'];
    expect(JSON.parse((await nianbao(args)).stdout)).toMatchObject({ documents: 0, current: 1, leftOut: 1 });
    expect(JSON.parse((await nianbao([...args, '--all'])).stdout)).toMatchObject({ documents: 1, records: 1 });
    expect(await exported(test.data)).toMatchObject({ sha256: before.sha256, linesIn: 2, identical: 1 });
    // Other rules are another reading; those of a higher revision are the newer ones.
    for (const revision of [2, 1]) {
      const off = { [`${['', 'structure.heading-wording', 'value.normalised'][revision]}`]: { off: '不适用' } };
      const rules = join(test.data, `rules-${revision}.json`);
      writeFileSync(rules, JSON.stringify({ schema: 'nianbao/rules@1', revision, rules: off }));
      expect(JSON.parse((await nianbao([...args, '--rules', rules])).stdout)).toMatchObject({ documents: 1 });
      expect(JSON.parse((await nianbao([...args, '--rules', rules])).stdout)).toMatchObject({ documents: 0 });
    }
    const [record] = recordsOf(await exported(test.data));
    expect((record as unknown as { extractor: { ruleset: string } }).extractor.ruleset).toMatch(
      /\+rules\.2\.[0-9a-f]{12}$/,
    );
  });
});
