/** A data folder under review in a real process, and a page of the system's Chromium before it. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Frame, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Decision } from '../../../src/decisions/decision.ts';
import { SegmentWriter } from '../../../src/exports/segments/segment-writer.ts';
import type { ReportRecord } from '../../../src/model/record.ts';
import { nianbao } from '../../cli/support/run.ts';
import { launchBrowser } from './browser.ts';
import { hostileReport } from './hostile-report.ts';
import { startReview } from './running-review.ts';

const samples = join(import.meta.dirname, '../../../samples');
const names = [
  'faults-2024.html',
  'hidden-text-2023.docx',
  'page-breaks-2023.pdf',
  'huaiyuan-2024-chromium.pdf',
  'huaiyuan-2024.txt',
  'two-reports-2022-2023.html',
];

/** Where the pictures of docs/ are written anew; elsewhere none is kept. */
const pictures = process.env['NIANBAO_PICTURES'] ?? null;

export type OpenedReview = Awaited<ReturnType<typeof openReview>>;

export async function openReview() {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-review-'));
  const data = join(folder, 'data');
  for (const name of names) copyFileSync(join(samples, name), join(folder, name));
  writeFileSync(join(folder, 'hostile.html'), hostileReport());
  const { stdout } = await nianbao(['extract', '.'], { cwd: folder });
  const lines = stdout.trimEnd().split('\n');
  const records = lines.map((line) => JSON.parse(line) as ReportRecord);
  mkdirSync(data);
  const writer = await SegmentWriter.open(data, { worker: 'w1', clock: Date.now });
  await writer.append(Buffer.from(stdout));
  await writer.close();
  await nianbao(['enqueue', 'faults-2024.html', '--data', 'data'], { cwd: folder });
  const review = await startReview(['data', '--sources', '.', '--write', '--author', '张三', '--port', '0'], folder);
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const recordOf = (name: string): ReportRecord => records.find(({ source }) => source.uri.endsWith(name))!;
  return {
    ...{ folder, records, page, recordOf, url: review.url, troubles: troublesOf(page, review.url) },
    addressOf: (name: string, query = ''): string => `${review.url}reports/${recordOf(name).record_id}${query}`,
    decisions: (): readonly Decision[] =>
      readFileSync(join(data, 'decisions.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Decision),
    /** The record as `export` gives it out. */
    exported: async (name: string): Promise<ReportRecord> => {
      const { stdout: all } = await nianbao(['export', 'data'], { cwd: folder });
      return JSON.parse(all.split('\n').find((line) => line.includes(name))!) as ReportRecord;
    },
    close: async (): Promise<void> => {
      await browser.close();
      expect(await review.stop()).toBe(0);
    },
  };
}

/** What goes wrong in the page, or is asked of another server. */
function troublesOf(page: Page, url: string): readonly string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  // What the page's own rules of content forbid is told there.
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('dialog', (dialog) => {
    troubles.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(?:data|blob):/u.test(request.url()) && !request.url().startsWith(url)) troubles.push(request.url());
  });
  return troubles;
}

export const sourceFrame = (page: Page): Frame => page.frames().find((one) => one.url().includes('/source/'))!;

/** The mark over the source, once it is there. */
export async function marked(page: Page): Promise<{ readonly code: string | null; readonly page: string | null }> {
  const mark = page.locator('.source [data-mark-for]');
  await mark.waitFor();
  return { code: await mark.getAttribute('data-mark-for'), page: await mark.getAttribute('data-page') };
}

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

/** On paper: as wide as A4 is. */
const PAPER = { width: 794, height: 1123 };

/** Of the page as it stands, in light on a screen, or in another medium. */
export async function picture(page: Page, name: string, media: Media = {}): Promise<void> {
  if (pictures === null) return;
  const screen = page.viewportSize()!;
  await page.emulateMedia(media);
  if (media.media === 'print') await page.setViewportSize(PAPER);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.setViewportSize(screen);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}
