/** bull-board below the review page: a real server over a real Redis. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobId } from '../../src/queue/job-id.ts';
import type { JobRequest } from '../../src/queue/job.ts';
import { openBoardQueue } from '../../src/queue/bullmq/board-queue.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import { nianbao } from '../cli/support/run.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { launchBrowser } from './support/browser.ts';
import { type Running, startReview } from './support/running-review.ts';
import { ask } from './support/served.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-board-'));
const sample = join(import.meta.dirname, '../../samples/faults-2024.html');
const secret = 'hunter2';

const request = (path: string): JobRequest => ({
  uri: `https://user:${secret}@a.example/${path}?token=${secret}&year=2024`,
  ...{ hints: { organ: '青芦县教育局' }, follow: 'none', foundOn: `https://u:${secret}@a.example/`, site: 'a.example' },
});
const waiting = request('waiting.html');
const dead = request('dead.html');

let redis: TestRedis;
let review: Running;
let browser: Browser;

const counts = async (): Promise<unknown> => {
  const { queue } = await openQueue({ folder, redisUrl: redis.url });
  try {
    return await queue.counts();
  } finally {
    await queue.close();
  }
};

beforeAll(async () => {
  redis = await startRedis();
  const { queue, schedules } = await openQueue({ folder, redisUrl: redis.url });
  await queue.enqueue([dead]);
  const { lease } = (await queue.claim('w1', 10_000))!;
  const message = `无法连接 https://user:${secret}@a.example/dead.html?token=${secret}（超时）`;
  await queue.bury(lease, { code: 'fetch.connect', message, crashed: false });
  await queue.enqueue([waiting]);
  await schedules.set([{ request: waiting, everyMs: 86_400_000 }], 'keep');
  await queue.close();
  review = await startReview([sample, '--redis', redis.url, '--bull-board'], folder);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  expect(await review.stop()).toBe(0);
  await redis.stop();
});

it('lists the jobs, their failures and schedules, without the passwords of their addresses', async () => {
  for (const path of ['/bull-board', '/bull-board/queue/jobs']) {
    const { status, headers, body } = await ask(review.url, path);
    expect([path, status]).toEqual([path, 200]);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; [^:]*data:; [^:]*$/u);
    expect(body).toContain('<base href="/bull-board/"');
  }
  for (const method of ['GET', 'HEAD']) expect((await fetch(`${review.url}bull-board/`, { method })).status).toBe(200);
  const listed = await ask(review.url, '/bull-board/api/queues?activeQueue=jobs&status=latest&page=1&jobsPerPage=10');
  const one = await ask(review.url, `/bull-board/api/queues/jobs/${jobId(dead)}`);
  const schedules = await ask(review.url, '/bull-board/api/job-schedulers');
  expect(listed.body).toContain(jobId(waiting));
  for (const { status, body } of [listed, one, schedules]) {
    expect(status).toBe(200);
    expect(body).toContain('https://a.example/');
    expect(body).not.toContain(secret);
  }
  expect(one.body).toMatch(/fetch\.connect.*无法连接 https:\/\/a\.example\/dead\.html\?token=[^（]*（超时）/u);
  expect(one.body).toContain('青芦县教育局');
});

it('is a page in the browser that asks for nothing from elsewhere', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const elsewhere: string[] = [];
  const troubles: string[] = [];
  page.on('requestfinished', (asked) => {
    if (!asked.url().startsWith(review.url)) elsewhere.push(asked.url());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (told) => {
    if (told.type() === 'error') troubles.push(told.text());
  });
  await page.goto(`${review.url}bull-board/queue/jobs`);
  await page.getByText(jobId(waiting)).first().waitFor();
  expect(await page.textContent('body')).not.toContain(secret);
  expect(elsewhere).toEqual([]);
  expect(troubles.filter((text) => !text.includes('https://fonts.googleapis.com/'))).toEqual([]);
});

describe('changes nothing', () => {
  const id = jobId(dead);
  it.each([
    ['PUT', `jobs/${id}/retry`],
    ['PUT', `jobs/${id}/clean`],
    ['PUT', 'jobs/retry/failed'],
    ['PUT', 'jobs/clean/failed'],
    ['PUT', 'jobs/pause'],
    ['PUT', 'pause'],
    ['PUT', 'jobs/empty'],
    ['PUT', 'jobs/obliterate'],
    ['POST', 'jobs/add'],
    ['PATCH', `jobs/${id}/update-data`],
    ['DELETE', 'jobs'],
  ])('%s %s', async (method, path) => {
    const before = await counts();
    const { status, headers } = await ask(review.url, `/bull-board/api/queues/${path}`, { method });
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
    expect(await counts()).toEqual(before);
  });

  it('not for bull-board itself either', async () => {
    const { adapter, close } = await openBoardQueue(redis.url);
    expect([adapter.readOnlyMode, adapter.allowRetries]).toEqual([true, false]);
    await close();
  });
});

it.each(['/bull-board', '/bull-board/api/queues', '/bull-board/static/favicon.ico'])(
  'refuses another host and a page of another site: %s',
  async (path) => {
    expect((await ask(review.url, path, { headers: { host: 'evil.example' } })).status).toBe(421);
    expect((await ask(review.url, path, { headers: { origin: 'http://evil.example' } })).status).toBe(403);
    expect((await ask(review.url, path)).status).toBe(200);
  },
);

it.each([
  '/bull-board/static/../index.ejs',
  '/bull-board/static/..%2findex.ejs',
  '/bull-board/static/%2e%2e/index.ejs',
])('gives no other files: %s', async (path) => expect((await ask(review.url, path)).status).toBe(404));

it('asks for the token elsewhere than on the loopback', async () => {
  const others = await startReview([sample, '--redis', redis.url, '--bull-board', '--host', '0.0.0.0'], folder);
  const url = Object.assign(new URL(others.url), { hostname: '127.0.0.1' });
  expect((await ask(url.href, '/bull-board')).status).toBe(401);
  expect((await ask(url.href, '/bull-board/api/queues')).status).toBe(401);
  const { status, headers } = await ask(url.href, `/bull-board/${url.search}`);
  expect([status, headers['location']]).toEqual([303, '/bull-board/']);
  await others.stop();
});

it('is not there unless it was asked for', async () => {
  const plain = await startReview([sample, '--redis', redis.url], folder);
  expect((await ask(plain.url, '/bull-board')).status).toBe(404);
  await plain.stop();
});

describe('says what it needs', () => {
  const said = async (lang: string, args: readonly string[], env = {}): Promise<readonly [number | string, string]> => {
    const { code, stderr } = await nianbao(['review', sample, '--bull-board', ...args], {
      env: { LANG: lang, ...env },
      cwd: folder,
    });
    return [code, stderr];
  };

  it('Redis', async () => {
    expect(await said('zh_CN.UTF-8', [])).toEqual([2, expect.stringContaining('--bull-board 只能查看 Redis 中的队列')]);
    expect(await said('en_GB.UTF-8', [])).toEqual([2, expect.stringContaining('--bull-board shows a queue in Redis')]);
  });

  it.each(['@bull-board/api', '@bull-board/hono'])('%s, and ends', async (left) => {
    const hook = `import { registerHooks } from 'node:module';
      registerHooks({ resolve: (name, context, next) => next(name === '${left}' || name.startsWith('${left}/') ? 'not-installed' : name, context) });`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` };
    const command = 'npm install @bull-board/api @bull-board/hono';
    for (const lang of ['zh_CN.UTF-8', 'en_GB.UTF-8'])
      expect(await said(lang, ['--redis', redis.url], env)).toEqual([2, expect.stringContaining(command)]);
  });
});

it('goes on when Redis was away', async () => {
  await redis.kill();
  expect((await ask(review.url, '/bull-board/api/queues')).status).toBe(500);
  expect((await ask(review.url, '/api/reports')).status).toBe(200);
  await redis.start();
  await expect
    .poll(async () => (await ask(review.url, '/bull-board/api/queues')).status, { timeout: 10_000 })
    .toBe(200);
});
