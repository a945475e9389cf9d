/** The review page from end to end: a real process, a data folder, and the system's Chromium. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nianbao } from '../cli/support/run.ts';
import { faultsOfAccess } from './support/faults-of-access.ts';
import { marked, type OpenedReview, openReview, picture, sourceFrame } from './support/opened-review.ts';
import { atRest, expectedMark, pressAtOnce, walksFrom, WATCH_MARKS } from './support/walks.ts';

let opened: OpenedReview;
let page: Page;

beforeAll(async () => {
  opened = await openReview();
  ({ page } = opened);
});

afterAll(() => opened.close());

const rows = (): ReturnType<Page['locator']> => page.locator('tr[data-record-id]');
const rowIds = (): Promise<readonly string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('tr[data-record-id]')].map(({ dataset }) => dataset.recordId)`,
  );
const rowCount = (count: number): Promise<void> => expect.poll(() => rows().count()).toBe(count);
const valueOf = (code: string, value: string): Promise<void> =>
  expect.poll(() => page.locator(`td[data-code="${code}"] .value`).textContent()).toBe(value);

describe('the list', () => {
  it('shows every report, narrows by facets and words, and keeps both in its address', async () => {
    await page.goto(opened.url);
    await page.waitForSelector('tr[data-record-id]');
    const ids = await rowIds();
    expect(ids.toSorted()).toEqual(opened.records.map(({ record_id }) => record_id).toSorted());
    expect(await page.locator('tr[data-record-id][aria-selected="true"]').count()).toBe(1);
    await picture(page, 'review-list');
    expect(await faultsOfAccess(page)).toEqual([]);
    await page.check('[data-facet="year"][data-value="2023"]');
    await rowCount(3);
    await page.fill('#search', '云陂 page-breaks');
    await rowCount(1);
    expect(new URL(page.url()).search).toBe('?year=2023&q=%E4%BA%91%E9%99%82+page-breaks');
    await page.reload();
    await page.waitForSelector('tr[data-record-id]');
    expect(await rows().count()).toBe(1);
  });

  it('is walked by keys, and the next report is the next that fits', async () => {
    await page.goto(`${opened.url}?year=2023`);
    await page.waitForSelector('tr[data-record-id]');
    const ids = await rowIds();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`main[data-record-id="${ids[1]!}"]`);
    await page.keyboard.press('j');
    await page.waitForSelector(`main[data-record-id="${ids[2]!}"]`);
    await page.keyboard.press('k');
    await page.waitForSelector(`main[data-record-id="${ids[1]!}"]`);
    await page.keyboard.press('Escape');
    await page.waitForSelector('tr[data-record-id]');
    expect(new URL(page.url()).search).toBe('?year=2023');
  });
});

describe('a report', () => {
  it('can be read by everybody, with its source in a frame', async () => {
    await page.goto(opened.addressOf('faults-2024.html', '?cell=applications.received.total'));
    expect(await marked(page)).toEqual({ code: 'applications.received.total', page: null });
    expect(await faultsOfAccess(page)).toEqual([]);
  });

  it('can be read by everybody, with its source as pages', async () => {
    const code = 'applications.received.total';
    await page.goto(opened.addressOf('page-breaks-2023.pdf', `?cell=${code}`));
    const { page: number } = opened.recordOf('page-breaks-2023.pdf').evidence[code]!;
    expect(await marked(page)).toEqual({ code, page: String(number) });
    await picture(page, 'review-pdf');
    await picture(page, 'review-pdf-dark', { colorScheme: 'dark' });
    expect(await faultsOfAccess(page)).toEqual([]);
  });

  it('turns and zooms the pages: the mark goes with its page, and comes back', async () => {
    const mark = page.locator('.mark');
    const widthOf = async (): Promise<number> => (await mark.boundingBox())!.width;
    const before = await widthOf();
    await page.keyboard.press('+');
    await expect.poll(widthOf).toBeGreaterThan(before * 1.1);
    await page.click('.tools button[aria-label="上一页"]');
    await expect.poll(() => mark.count()).toBe(0);
    await page.click('.tools button[aria-label="下一页"]');
    await mark.waitFor();
  });

  it('tells what its text says of a figure, and leads from there to the cell', async () => {
    await page.goto(opened.addressOf('huaiyuan-2024.txt'));
    const claim = page.locator('a.claim').first();
    const [code = ''] = (await claim.getAttribute('data-claim'))!.split(' ');
    await claim.click();
    expect((await marked(page)).code).toBe(code);
    expect(await page.getAttribute(`td[data-code="${code}"]`, 'aria-selected')).toBe('true');
    // White space in the markup would break the line there.
    expect((await claim.textContent())!.trim()).toBe(await claim.textContent());
  });
});

describe('decisions', () => {
  const code = 'applications.outcomes.refused.third_party_rights.total';

  it('are made by keys, undone, kept over a reload, and heard by export', async () => {
    await page.goto(opened.addressOf('faults-2024.html'));
    await page.waitForSelector('.finding.selected');
    const first = (await page.getAttribute('.finding.selected', 'data-finding'))!;
    await page.keyboard.press('d');
    await page.waitForSelector('dialog[open]');
    expect(await faultsOfAccess(page)).toEqual([]);
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[data-finding="${first}"].dismissed`);
    expect(opened.decisions()).toMatchObject([{ kind: 'dismiss', author: '张三', reason: '正文或表注已说明原因' }]);
    await page.keyboard.press('u');
    await page.waitForSelector(`[data-finding="${first}"]:not(.dismissed)`);
    expect(opened.decisions().at(-1)).toMatchObject({ kind: 'undo', undoes: opened.decisions()[0]!.id });
    await page.keyboard.press('d');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[data-finding="${first}"].dismissed`);
    // Faster than the server answers.
    for (const key of ['n', 'c', 'n', 'c']) await page.keyboard.press(key);
    await expect.poll(() => opened.decisions().filter(({ kind }) => kind === 'confirm').length).toBe(2);
    await page.waitForSelector('.finding.selected .decision');
    await page.reload();
    await page.waitForSelector(`[data-finding="${first}"].dismissed`);
    const before = opened.recordOf('faults-2024.html').findings.filter(({ severity }) => severity === 'error');
    expect((await opened.exported('faults-2024.html')).verdict).toBe(before.length > 1 ? 'faulty' : 'to_check');
    const { stdout: listed } = await nianbao(['dismiss', 'faults-2024.html', '--data', 'data'], { cwd: opened.folder });
    expect(listed).toContain('张三');
  });

  it('a corrected reading runs the rules again, stands beside what was read, and is exported so', async () => {
    await page.goto(opened.addressOf('faults-2024.html', `?cell=${code}`));
    await marked(page);
    // A suspect cell that is clicked brings its finding along.
    await page.click(`td[data-code="${code}"]`);
    expect(await page.textContent('section.selected')).toContain('0 + 0 + 2 + 1 + 3 + 0 ≠ 9');
    const wrong = await page.locator('.finding', { hasText: '合计 6' }).count();
    await page.keyboard.press('e');
    await page.waitForSelector('dialog[open]');
    await page.fill('dialog [name="value"]', '6');
    await page.keyboard.press('Enter');
    await valueOf(code, '6');
    expect(wrong).toBe(1);
    expect(await page.locator('.finding', { hasText: '合计 6' }).count()).toBe(0);
    expect(await page.textContent(`td[data-code="${code}"] .corrected`)).toContain('9');
    expect(opened.decisions().at(-1)).toMatchObject({
      ...{ kind: 'reading', read: 9, value: 6 },
      of: { code, sha256: opened.recordOf('faults-2024.html').source.sha256 },
    });
    expect((await opened.exported('faults-2024.html')).evidence[code]).toMatchObject({
      raw: '9',
      corrected: { value: 6, read: 9, author: '张三' },
    });
    const { stdout: cells } = await nianbao(['export', 'data', '--format', 'cells'], { cwd: opened.folder });
    const cell = cells.split('\n').find((line) => line.includes('青芦县教育局') && line.includes(code))!;
    expect(JSON.parse(cell)).toMatchObject({ value: 6, raw: '9' });
    await page.keyboard.press('u');
    await valueOf(code, '9');
    expect((await opened.exported('faults-2024.html')).evidence[code]).toEqual(
      opened.recordOf('faults-2024.html').evidence[code],
    );
  });
});

/** Some ten seconds where the machine is free. */
const WALKS_MS = 240_000;

describe('fast keys', () => {
  it(
    'never leave a mark on another cell: 200 walks',
    async () => {
      const seed = Number(process.env['NIANBAO_SEED'] ?? 20_241_130);
      await page.goto(opened.addressOf('page-breaks-2023.pdf'));
      await page.waitForSelector('td[data-code]');
      await page.evaluate(WATCH_MARKS);
      for (const [index, walk] of walksFrom(seed, 200).entries()) {
        // Most walks come faster than fingers are, and before the page has come to rest from the one before.
        if (index % 4 !== 3) {
          await page.evaluate(pressAtOnce(walk));
          continue;
        }
        for (const key of walk.pressed) await page.keyboard.press(key);
        const told = `walk ${index} of seed ${seed}: ${walk.pressed.join(' ')}`;
        expect(await atRest(opened), told).toEqual(await expectedMark(opened));
      }
      expect(await page.evaluate<string[]>('wrong')).toEqual([]);
    },
    WALKS_MS,
  );
});

describe('a hostile report', () => {
  it('is shown harmlessly', async () => {
    await page.goto(opened.addressOf('hostile.html', '?cell=applications.received.total'));
    expect((await marked(page)).code).toBe('applications.received.total');
    const frame = sourceFrame(page);
    expect(await frame.locator('script, a, img, svg, iframe, form, style, [onclick], [onload], [style]').count()).toBe(
      0,
    );
    expect(await page.evaluate(`[document.title.includes('pwned'), 'pwned' in globalThis]`)).toEqual([false, false]);
    // What the document's own styles would lay over the page isn't there.
    expect(await page.isVisible('td[data-code="applications.received.total"]')).toBe(true);
    await page.goto(`${opened.url}source/${opened.recordOf('hostile.html').record_id}/page`);
    expect(await page.locator('script').count()).toBe(0);
  });
});

describe('the queue', () => {
  it('shows how each job stands', async () => {
    await page.goto(opened.url);
    await page.click('a[href="/queue"]');
    const job = page.locator('tr[data-job-id]');
    await job.waitFor();
    expect(await job.getAttribute('data-state')).toBe('waiting');
    expect(await job.textContent()).toContain('faults-2024.html');
    expect(await faultsOfAccess(page)).toEqual([]);
  });
});

describe('languages and paper', () => {
  it('speaks English too, and prints tables and findings without the panes', async () => {
    await page.goto(opened.addressOf('faults-2024.html'));
    await page.waitForSelector('.finding');
    await page.click('button.language');
    expect(await page.textContent('#findings')).toContain('Findings');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('#source')).toBe(false);
    expect(await page.isVisible('table.statutory.disputes')).toBe(true);
    await picture(page, 'review-print', { media: 'print' });
    await page.emulateMedia({ media: 'screen' });
    await page.click('button.language');
  });

  it('asked nothing of any other server, and no script failed', () => {
    expect(opened.troubles).toEqual([]);
  });
});
