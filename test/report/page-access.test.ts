/** The page of charts in the system's Chromium: for those who see it otherwise, in the dark, on a narrow screen and on paper. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nianbao } from '../cli/support/run.ts';
import { folderWith } from '../cli/support/folder.ts';
import { launchBrowser } from '../review/support/browser.ts';
import { faultsOfAccess } from '../review/support/faults-of-access.ts';
import { picture } from '../review/support/opened-review.ts';
import { madeRecord } from '../support/set-records.ts';

const organs = ['合肥市公安局', '蚌埠市财政局', '怀远县人民政府', '合肥市教育局', '蚌埠市民政局'];
const records = organs.flatMap((organ, index) =>
  [2021, 2022, 2023, 2024].map((year) => {
    const all = 40 + 7 * index + 5 * (year - 2021);
    const granted = Math.round(all * (0.3 + 0.08 * index));
    return madeRecord({
      organ,
      year,
      figures: {
        'applications.received.total': all,
        'applications.outcomes.granted.total': granted,
        'applications.outcomes.refused.state_secret.total': all - granted,
        'applications.outcomes.total.total': all,
      },
    });
  }),
);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  const folder = folderWith({ 'records.jsonl': records.map((record) => `${JSON.stringify(record)}\n`).join('') });
  const { code } = await nianbao(['report', 'records.jsonl', '--out', 'report.html', '--lang', 'en'], { cwd: folder });
  expect(code).toBe(0);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.setContent(readFileSync(join(folder, 'report.html'), 'utf8'));
});
afterAll(() => browser.close());

it('has no fault that axe knows, in light and in dark', async () => {
  expect(await faultsOfAccess(page)).toEqual([]);
  await picture(page, 'report-charts');
});

it('fits a narrow screen without scrolling sideways', async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
  await page.setViewportSize({ width: 1200, height: 900 });
});

it('prints with every chart whole on its page', async () => {
  await page.emulateMedia({ media: 'print' });
  const breaks = await page.evaluate<string[]>(
    `[...document.querySelectorAll('svg')].map((chart) => getComputedStyle(chart.closest('figure') ?? chart.parentElement).breakInside)`,
  );
  expect(new Set(breaks)).toEqual(new Set(['avoid']));
  await page.emulateMedia({ media: 'screen' });
});
