/** The queue page over Redis: a real server, jobs that ended in different ways, and Redis going away. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { QueueAnswer } from '../../src/review/answers.ts';
import { nianbao } from '../cli/support/run.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { launchBrowser } from './support/browser.ts';
import { faultsOfAccess } from './support/faults-of-access.ts';
import { type Running, startReview } from './support/running-review.ts';

let redis: TestRedis;
let review: Running;
let browser: Browser;

beforeAll(async () => {
  redis = await startRedis({ appendOnly: true });
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-queue-'));
  copyFileSync(join(import.meta.dirname, '../../samples/faults-2024.html'), join(folder, 'a.html'));
  writeFileSync(join(folder, 'b.html'), '<!doctype html><title>通知</title><p>放假通知</p>');
  const told = async (...args: readonly string[]): Promise<void> => {
    const { code, stderr } = await nianbao([...args, '--data', 'data', '--redis', redis.url], { cwd: folder });
    if (code !== 0) throw new Error(stderr);
  };
  copyFileSync(join(folder, 'b.html'), join(folder, 'gone.html'));
  await told('enqueue', 'a.html', 'b.html', 'gone.html');
  rmSync(join(folder, 'gone.html'));
  await told('work', '--drain', '--concurrency', '1');
  writeFileSync(join(folder, 'c.html'), '<!doctype html><title>另一份</title>');
  await told('enqueue', 'c.html');
  review = await startReview(['data', '--redis', redis.url, '--port', '0'], folder);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await review.stop();
  await redis.stop();
});

interface Asked {
  readonly status: number;
  readonly answer: QueueAnswer & { readonly error?: { readonly zh: string; readonly en: string } };
}

async function asked(query = ''): Promise<Asked> {
  const response = await fetch(`${review.url}api/queue${query}`);
  return { status: response.status, answer: (await response.json()) as Asked['answer'] };
}

it('shows the jobs in Redis: those that want a person first, and what to do', async () => {
  const { answer } = await asked();
  expect(answer.counts).toMatchObject({ waiting: 1, done: 3 });
  const told = answer.rows.map(({ state, address, code }) => [state, address, code] as const);
  expect(told.slice(1, 3).toSorted((one, other) => one[1].localeCompare(other[1]))).toEqual([
    ['done', 'file:b.html', 'normalize.not-a-report'],
    ['done', 'file:gone.html', 'extract.unreadable-file'],
  ]);
  expect([told[0], told[3]]).toEqual([
    ['waiting', 'file:c.html', null],
    ['done', 'file:a.html', null],
  ]);
  for (const { title, advice } of answer.rows.slice(1, 3))
    expect([title, advice]).toEqual([
      expect.stringMatching(/\p{Script=Han}/u),
      expect.stringMatching(/\p{Script=Han}/u),
    ]);
  expect((await asked('?state=waiting&lang=en')).answer).toMatchObject({ total: 1, rows: [{ state: 'waiting' }] });
  const page = await browser.newPage();
  await page.goto(`${review.url}queue`);
  await page.waitForSelector('tr[data-job-id]');
  const states = `[...document.querySelectorAll('tr[data-job-id]')].map(({ dataset }) => dataset.state)`;
  expect(await page.evaluate(states)).toEqual(['waiting', 'done', 'done', 'done']);
  expect(await faultsOfAccess(page)).toEqual([]);
  await page.click('button[aria-pressed="false"]:has-text("等待")');
  await expect.poll(() => page.locator('tr[data-job-id]').count()).toBe(1);
  expect(new URL(page.url()).search).toBe('?state=waiting');
});

it('says in both languages that Redis is away, and goes on when it is back', async () => {
  await redis.kill();
  const { status, answer } = await asked();
  expect(status).toBe(409);
  expect(answer.error!.zh).toContain('Redis 暂时无法使用');
  expect(answer.error!.en).toContain('Redis cannot be reached');
  expect(answer.error!.en).not.toContain('无法');
  const { status: ofReports } = await fetch(`${review.url}api/reports`);
  expect(ofReports).toBe(200);
  await redis.start();
  expect((await asked()).answer.total).toBe(4);
});
