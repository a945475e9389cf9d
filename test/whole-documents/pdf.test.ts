/** Whole prints of Chromium with one thing that a reader sees and their text doesn't tell, or the other way round. */
import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser, type Browser } from '../support/made-up/render/chromium.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';
import { clean, doubt, laidOut, odd, outcomeOf, pageWith, printedOdd, recordOf, report } from './outcome.ts';
import { type Place, withAnnotation } from '../support/pdf-revision.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Embedded as glyphs with numbers of their own, as most fonts are. */
const font = "<style>body { font-family: 'WenQuanYi Zen Hei' }</style>";
const plain = htmlText(laidOut, htmlStyles[0]!).replace('<head>', `<head>${font}`);

let browser: Browser;
let printed: Uint8Array;
beforeAll(async () => {
  browser = await openBrowser();
  printed = await browser.print(plain);
});
afterAll(() => browser.close());

it('is read whole as it is', async () => expect(await outcomeOf(printed)).toEqual(clean));

describe('painted over a figure', () => {
  const over = (colour: string): string =>
    pageWith(
      `<div style="position:relative">${printedOdd}<i style="position:absolute;inset:0;background:${colour}"></i></div>`,
      font,
    );

  it('a box that hides it, as a header that stays in place does: a doubt, no blank', async () => {
    const { notes, ...outcome } = await outcomeOf(await browser.print(over('#fff')));
    expect(outcome).toMatchObject({ doubted: [odd], otherwise: { [odd]: null }, findings: [] });
    expect(notes).toContain('extraction.covered');
  });

  it('a box that lets it show: read', async () => {
    expect(await outcomeOf(await browser.print(over('rgba(255,255,0,.3)')))).toEqual(clean);
  });

  it('a whole row that a box hides is in doubt, and no row is missing', async () => {
    const row = plain.indexOf('1.信访举报投诉类申请');
    const at = plain.indexOf('</td>', row);
    const cover = '<i style="position:absolute;left:0;width:100%;height:22px;margin-top:-20px;background:#eee"></i>';
    const outcome = await outcomeOf(await browser.print(plain.slice(0, at) + cover + plain.slice(at)));
    const own = outcome.doubted.filter((code) => code.includes('.complaint.'));
    expect(own).toHaveLength(7);
    expect(Object.keys(outcome.otherwise).filter((code) => !outcome.doubted.includes(code))).toEqual([]);
    expect(outcome.findings).toEqual([]);
  });
});

describe('an annotation at a figure', () => {
  /** The left part of the cell, where its digits stand. */
  async function boxOf(): Promise<Place> {
    const { page, box } = (await recordOf(printed)).evidence[odd]!;
    const [left = 0, top = 0, right = 0, bottom = 0] = box ?? [];
    return { page: page!, box: [left + 1, top + 2, left + (right - left) / 3, bottom - 2] };
  }

  it('a highlight that multiplies is read through', async () => {
    const look = '/Look gs 1 1 0 rg 0 0 400 400 re f';
    const highlight = { subtype: 'Highlight', look, states: '/Look << /BM /Multiply >>' };
    expect(await outcomeOf(withAnnotation(printed, await boxOf(), highlight))).toEqual(clean);
  });

  it('a highlight without a look of its own is read through', async () => {
    expect(await outcomeOf(withAnnotation(printed, await boxOf(), { subtype: 'Highlight' }))).toEqual(clean);
  });

  it('a strike-out is a doubt', async () => {
    expect(await outcomeOf(withAnnotation(printed, await boxOf(), { subtype: 'StrikeOut' }))).toEqual(
      doubt('extraction.struck', Number(printedOdd)),
    );
  });

  it('an opaque box is a doubt', async () => {
    const box = { subtype: 'Square', look: '1 g 0 0 400 400 re f', states: '' };
    const { notes, ...outcome } = await outcomeOf(withAnnotation(printed, await boxOf(), box));
    expect(outcome).toMatchObject({ doubted: [odd], otherwise: { [odd]: null }, findings: [] });
    expect(notes).toContain('extraction.covered');
  });
});

/** The same number of bytes, so that every offset of the file stays true. */
function exchanged(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const file = Buffer.from(bytes).toString('latin1');
  expect(file).toContain(from);
  return new Uint8Array(Buffer.from(file.replaceAll(from, to.padEnd(from.length)), 'latin1'));
}

it('codes that are glyph numbers under the name of a collection: in doubt or refused, nobody blamed', async () => {
  const named = exchanged(printed, '/Ordering (Identity)', '/Ordering (GB1)');
  const record = await recordOf(exchanged(named, '/ToUnicode', '/ToNothing'));
  const figures = Object.values(record.evidence).filter(({ confidence }) => confidence === 1);
  expect([figures, record.findings.filter(({ severity }) => severity !== 'info')]).toEqual([[], []]);
  expect(record.status === 'failed' || record.notes.length > 0).toBe(true);
});

it('the print decides where the title of the file says another organ and year', async () => {
  const other = plain.replace(/<title>.*?<\/title>/u, '<title>他县教育局2019年政府信息公开工作年度报告</title>');
  expect(other).not.toBe(plain);
  expect(await outcomeOf(await browser.print(other))).toEqual(clean);
  expect(report.organ).not.toContain('教育局');
});
