/** The mark over every figure of every sample: it lies over the very cell that was read. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ListAnswer } from '../../src/review/answers.ts';
import { withPageEntries } from '../support/pdf-revision.ts';
import { launchBrowser } from './support/browser.ts';
import { markFaults } from './support/mark-faults.ts';
import { type Running, startReview } from './support/running-review.ts';

const samples = join(import.meta.dirname, '../../samples');
const printed = 'huaiyuan-2024-chromium.pdf';

/** The print as scanners and office machines lay it. */
const laid: Readonly<Record<string, string>> = {
  'turned-right.pdf': '/Rotate 90',
  'upside-down.pdf': '/Rotate 180',
  'turned-left-and-cropped.pdf': '/Rotate 270 /CropBox [30 20 580 830]',
  'in-larger-units.pdf': '/UserUnit 2',
};
const names = [...readdirSync(samples).filter((name) => /\.(?:html|docx|txt|pdf)$/u.test(name)), ...Object.keys(laid)];

let review: Running;
let browser: Browser;
let page: Page;
let rows: ListAnswer['rows'];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-marks-'));
  for (const name of names)
    if (laid[name] === undefined) copyFileSync(join(samples, name), join(folder, name));
    else writeFileSync(join(folder, name), withPageEntries(readFileSync(join(samples, printed)), laid[name]));
  review = await startReview(['.', '--port', '0'], folder);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  rows = ((await (await fetch(`${review.url}api/reports?limit=1000`)).json()) as ListAnswer).rows;
});

afterAll(async () => {
  await browser.close();
  await review.stop();
});

it.each(names)('%s', async (name) => {
  const own = rows.filter(({ uri }) => uri.endsWith(`/${name}`) || uri === `file:${name}`);
  expect(own.length).toBeGreaterThan(0);
  for (const { recordId } of own) {
    await page.goto(`${review.url}reports/${recordId}`);
    await page.waitForSelector('td[data-code]');
    expect(await markFaults(page)).toEqual([]);
  }
});
