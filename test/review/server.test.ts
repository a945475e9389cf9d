/** The review server alone: who may ask, what it answers, and how fast. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../src/model/record.ts';
import { SourceFinder } from '../../src/review/find-source.ts';
import { sha256 } from '../../src/exports/segments/segment-name.ts';
import { madeRecord } from '../support/set-records.ts';
import { ask, json, type Reply, serve, type Served } from './support/served.ts';

describe('who may ask', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-sources-'));
  const bytes = Buffer.from('the source');
  const record = madeRecord({ organ: '青芦县教育局', year: 2024, uri: 'file:a.html' });
  const source = { ...record.source, sha256: sha256(bytes), size_bytes: bytes.length };
  const own: ReportRecord = { ...record, source };
  let served: Served;
  let base = '';
  let host = '';
  beforeAll(async () => {
    writeFileSync(join(folder, 'a.html'), bytes);
    served = await serve([own], { folder });
    base = served.running.url;
    ({ host } = new URL(base));
  });
  afterAll(() => served.running.close());

  it.each(['evil.example', 'evil.example:80', 'localhost.evil.example', '127.0.0.1:1'])(
    'refuses the host %j: a name that was turned to this address',
    async (named) => {
      expect((await ask(base, '/api/reports', { headers: { host: named } })).status).toBe(421);
    },
  );

  it('knows itself by every name of the loopback', async () => {
    const { port } = new URL(base);
    for (const named of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`])
      expect((await ask(base, '/api/reports', { headers: { host: named } })).status).toBe(200);
  });

  it('refuses what a page of another site asks, and lets its links lead here', async () => {
    const cross = { 'sec-fetch-site': 'cross-site' };
    const wish = JSON.stringify({ kind: 'confirm', finding: 1 });
    const decisions = `/api/reports/${own.record_id}/decisions`;
    for (const headers of [
      { ...json, origin: 'http://evil.example' },
      { ...json, ...cross },
      { ...json, origin: 'null' },
    ])
      expect((await ask(base, decisions, { method: 'POST', headers, body: wish })).status).toBe(403);
    const plain = { 'content-type': 'text/plain' };
    expect((await ask(base, decisions, { method: 'POST', headers: plain, body: wish })).status).toBe(415);
    expect((await ask(base, '/api/reports', { headers: { ...cross, 'sec-fetch-mode': 'no-cors' } })).status).toBe(403);
    expect(
      (await ask(base, '/', { headers: { ...cross, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' } }))
        .status,
    ).toBe(403);
    expect(
      (await ask(base, '/', { headers: { ...cross, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' } }))
        .status,
    ).toBe(200);
    expect(
      (await ask(base, decisions, { method: 'POST', headers: { ...json, origin: `http://${host}` }, body: '{' }))
        .status,
    ).toBe(400);
  });

  it.each([
    '/assets/../package.json',
    '/assets/..%2fpackage.json',
    '/assets/%2e%2e/package.json',
    '/assets/pdfjs/cmaps/../../package.json',
    '/assets//etc/passwd',
    '/assets/constructor',
    '/../../etc/passwd',
    '/source/..%2f..%2fetc%2fpasswd/bytes',
    '/api/reports/__proto__',
    '/api/reports/%E0%A4%A',
    '/source/%00/page',
  ])('gives nothing for %s', async (path) => {
    const { status, body } = await ask(base, path);
    expect(status).toBe(404);
    expect(body).not.toMatch(/root:|"nianbao"/u);
  });

  it('serves documents so that nothing in them runs', async () => {
    const shown = await ask(base, `/source/${own.record_id}/page`);
    expect(shown.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox allow-same-origin$/u);
    const raw = await ask(base, `/source/${own.record_id}/bytes`);
    expect([raw.body, raw.headers['content-type'], raw.headers['content-disposition']]).toEqual([
      ...['the source', 'application/octet-stream', 'attachment'],
    ]);
    for (const { headers } of [shown, raw, await ask(base, '/')]) {
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
    expect((await ask(base, '/')).headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/u,
    );
  });

  it('shows a source whose bytes are others no more, and corrects no reading then', async () => {
    const reading = JSON.stringify({ kind: 'reading', code: 'applications.received.total', value: 3 });
    const decide = (): Promise<Reply> =>
      ask(base, `/api/reports/${own.record_id}/decisions`, { method: 'POST', headers: json, body: reading });
    expect((await decide()).status).toBe(201);
    const state = async (): Promise<unknown> =>
      (JSON.parse((await ask(base, `/api/reports/${own.record_id}`)).body) as { sourceState: unknown }).sourceState;
    writeFileSync(join(folder, 'a.html'), 'another');
    expect(await state()).toBe('changed');
    expect((await ask(base, `/source/${own.record_id}/bytes`)).status).toBe(409);
    expect((await decide()).status).toBe(409);
    writeFileSync(join(folder, 'a.html'), bytes);
    expect(await state()).toBe('found');
  });
});

describe('elsewhere than on the loopback', () => {
  it('asks for the token, once in the address and then as a cookie', async () => {
    const { running } = await serve([madeRecord({ organ: '青芦县教育局', year: 2024 })], { host: '0.0.0.0' });
    const url = Object.assign(new URL(running.url), { hostname: '127.0.0.1' }).href;
    expect(new URL(running.url).hostname).not.toBe('0.0.0.0');
    const token = new URL(url).searchParams.get('token')!;
    expect(token.length).toBeGreaterThan(30);
    expect((await ask(url, '/api/reports')).status).toBe(401);
    expect((await ask(url, `/?token=${token.slice(1)}x`)).status).toBe(401);
    const { status, headers } = await ask(url, `/reports/x?year=2024&token=${token}`);
    expect([status, headers['location']]).toEqual([303, '/reports/x?year=2024']);
    const [cookie = ''] = headers['set-cookie'] as string[];
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/u);
    expect((await ask(url, '/api/reports', { headers: { cookie: cookie.split(';')[0]! } })).status).toBe(200);
    expect((await ask(url, '/', { headers: { host: 'evil.example', cookie } })).status).toBe(421);
    await running.close();
  });
});

describe('without --write', () => {
  it('decides nothing', async () => {
    const record = madeRecord({ organ: '青芦县教育局', year: 2024 });
    const { running } = await serve([record], { author: null });
    const body = JSON.stringify({ kind: 'undo', id: null });
    const { status } = await ask(running.url, `/api/reports/${record.record_id}/decisions`, {
      method: 'POST',
      headers: json,
      body,
    });
    expect(status).toBe(403);
    await running.close();
  });
});

describe('ten thousand reports', () => {
  const COUNT = 10_000;
  const LIMIT_MS = 1_000;
  it('are listed, filtered, searched, sorted and counted within a second', async () => {
    const kinds = [{ 'applications.received.total': 3 }, {}].map((figures, index) =>
      madeRecord({ organ: `青芦县${index}局`, year: 2024, figures }),
    );
    const records = Array.from({ length: COUNT }, (_, index): ReportRecord => {
      const made = kinds[index % 2]!;
      const organ = { ...made.report!.organ!, name: `青芦县第${index % 500}局`, region: `第${index % 40}县` };
      const report = { ...made.report!, organ, year: 2015 + (index % 10) };
      return { ...made, record_id: String(index).padStart(64, '0'), report, sections: [] };
    });
    const { running } = await serve(records);
    const parameters = [
      '',
      'verdict=faulty&year=2020',
      'q=第7局',
      'sort=organ&offset=9900',
      'region=第3县&sort=region',
      'q=不存在',
    ];
    for (const query of parameters) {
      const before = performance.now();
      const { body } = await ask(running.url, `/api/reports?${encodeURI(query)}`);
      expect(performance.now() - before).toBeLessThan(LIMIT_MS);
      const { total, rows, facets } = JSON.parse(body) as {
        total: number;
        rows: object[];
        facets: { organ: object[] };
      };
      expect(rows.length).toBe(Math.min(100, total, query.includes('9900') ? 100 : 100));
      expect(facets.organ.length).toBeLessThanOrEqual(50);
      if (query === '') expect(total).toBe(COUNT);
      if (query.includes('不存在')) expect(total).toBe(0);
    }
    await running.close();
  });
});

it('a made folder of sources is found by content, whatever the names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-sources-'));
  mkdirSync(join(folder, 'deep/er'), { recursive: true });
  writeFileSync(join(folder, 'deep/er/renamed.bin'), 'the source');
  const { source } = madeRecord({ organ: '青芦县教育局', year: 2024, uri: 'https://a.example/x.pdf' });
  const bytes = Buffer.from('the source');
  const finder = new SourceFinder({ stores: [], bases: [], folder, maxBytes: 1_000 });
  const wanted = { ...source, sha256: sha256(bytes), size_bytes: bytes.length };
  expect(await finder.find(wanted)).toEqual({ state: 'found', bytes });
  expect(await finder.find({ ...wanted, sha256: sha256(Buffer.from('THE SOURCE')) })).toEqual({ state: 'missing' });
  expect(await finder.find({ ...wanted, uri: 'file:renamed.bin', size_bytes: 3 })).toEqual({ state: 'changed' });
});
