/** Prints whose cells cut numbers over lines, touch those of their neighbours, or whose rows breaks cut. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { processDocument } from '../../src/pipeline.ts';
import { cleanDocument } from '../accuracy/clean-document.ts';
import type { Blanks } from '../support/made-up/blanks.ts';
import type { Case } from '../support/made-up/case.ts';
import { mapCells, mapTables } from '../support/made-up/document.ts';
import { figureAt } from '../support/made-up/judge.ts';
import { layOut } from '../support/made-up/layout/lay-out.ts';
import { effort, faultOf, faultsIn, upTo } from '../support/made-up/read-back.ts';
import { openBrowser, type Browser } from '../support/made-up/render/chromium.ts';
import { docxBytes, docxStyle } from '../support/made-up/render/docx.ts';
import { openLooks, papers, tightLooks } from '../support/made-up/render/gridless-prints.ts';
import { openPrints, ruledPrints } from '../support/made-up/render/print-styles.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import { converted } from '../support/made-up/render/libreoffice.ts';
import { madeUpReport, type ReportOptions } from '../support/made-up/report.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

function caseOf(seed: number, options: ReportOptions): Case {
  const report = madeUpReport(seed, options);
  return { seed, bends: [], report, document: layOut(report) };
}

/** Numbers of many digits, so that narrow cells cut some. */
const large: ReportOptions = { size: 'city', blanks: 'none' };

describe('A page printed by Chromium with little room', () => {
  it.each(someOf(tightLooks, 2).map((look, index) => ({ look, index })))(
    'printed as: $look.name',
    async ({ look, index }) => {
      const faults: string[] = [];
      for (const turn of upTo(effort)) {
        const made = caseOf(6_000_000 + index * 1000 + turn, large);
        const style = look.styleOn(papers[(index + turn) % papers.length]!);
        const bytes = await browser.print(htmlText(made.document, style));
        const expects = look.isTight === true ? { expects: 'noted' as const } : {};
        const fault = await faultOf({ made, style: look.name, bytes, ...expects });
        if (fault !== null) faults.push(fault);
      }
      expect(faults).toEqual([]);
    },
  );
});

/** Page ends run through the head of table three at one height or another; at some of them in the usual run. */
describe('A page printed by Chromium whose table is pushed down', () => {
  const looks = [...openPrints.filter(({ name }) => name.includes('lines')), ...ruledPrints].filter(({ name }) =>
    ['three lines', 'horizontal lines only', 'vertical lines only', 'white lines', 'open sides'].includes(name),
  );
  const pushed = (page: string, pt: number): string => {
    const at = page.lastIndexOf('<table', page.indexOf('申请人情况'));
    return `${page.slice(0, at)}<div style="height: ${pt}pt"></div>${page.slice(at)}`;
  };

  it.each(looks.map((style, index) => ({ style, index })))('printed as: $style.name', async ({ style, index }) => {
    const faults: string[] = [];
    for (const turn of upTo(effort)) {
      const made = caseOf(6_400_000 + index * 1000 + turn, large);
      const page = pushed(htmlText(made.document, style), (37 * turn) % 640);
      const fault = await faultOf({ made, style: style.name, bytes: await browser.print(page) });
      if (fault !== null) faults.push(fault);
    }
    expect(faults).toEqual([]);
  });

  it.each([
    ['white lines', 2],
    ['three lines', 0],
  ])('%s, the page ends within the head', async (name, turn) => {
    const style = looks.find((look) => look.name === name)!;
    const { document, report, seed } = cleanDocument(`pdf: ${name}, printed by Chromium`, turn);
    const bytes = await browser.print(htmlText(document, style));
    expect(await faultOf({ made: { seed, bends: [], report, document }, style: name, bytes })).toBeNull();
  });
});

/** All of them in the long run, a few in the usual one. */
const someOf = <T>(list: readonly T[], step: number): readonly T[] =>
  list.filter((_, index) => effort > 1 || index % step === 0);

/** Columns without any value leave only the head to tell them; where that is not enough, they are in doubt. */
const blanks: readonly Blanks[] = ['none', 'dash', 'some', 'all'];

/** Rows that a reader can tell and that are in doubt none the less: beside lines of a group's label, and below a head that comes again. */
const STILL_NOTED: ReadonlySet<number> = new Set([6_109_011, 6_109_017, 6_129_016]);

describe('A page printed by Chromium without a grid', () => {
  it.each(someOf(openLooks, 4).map((look, index) => ({ look, index })))(
    'printed as: $look.name',
    async ({ look, index }) => {
      const faults: string[] = [];
      for (const turn of upTo(effort)) {
        const own = blanks[(index + turn) % blanks.length]!;
        const made = caseOf(6_100_000 + index * 1000 + turn, { blanks: own });
        const style = look.styleOn(papers[(index + turn) % papers.length]!);
        const bytes = await browser.print(htmlText(made.document, style));
        const isNoted = own === 'all' || look.isTight === true || STILL_NOTED.has(made.seed);
        const expects = isNoted ? { expects: 'noted' as const } : {};
        const fault = await faultOf({ made, style: look.name, bytes, ...expects });
        if (fault !== null) faults.push(fault);
      }
      expect(faults).toEqual([]);
    },
  );

  it("a wrong sum of the publisher's is found, and nothing is in doubt", async () => {
    const code = 'applications.outcomes.total.total';
    const { document, report } = caseOf(6_190_000, { size: 'county', blanks: 'none', form: '2021' });
    const wrong = String(report.values[code]! + 10);
    const altered = mapTables(document, (table) =>
      mapCells(table, (cell) => (cell.code === code ? { ...cell, text: wrong } : cell)),
    );
    const bytes = await browser.print(htmlText(altered, openLooks[0]!.styleOn(papers[3]!)));
    const [record] = await processDocument(bytes, { uri: 'file:made-up' });
    expect(record!.notes).toEqual([]);
    expect(figureAt(record!, code)).toBe(Number(wrong));
    const errors = record!.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ cells: [suspect] }) => suspect)).toContain(code);
  });
});

/** Labels of a few characters a line, so that pages end within them. */
const narrowLabels = (columns: number, total: number): readonly number[] =>
  Array.from({ length: columns }, (_, column) =>
    Math.floor((columns === 10 && column < 3 ? 0.4 : 1) * (total / columns)),
  );

describe('A Word file printed by LibreOffice with little room', () => {
  it('head repeated or not, rows cut by breaks, labels narrow', { timeout: 120_000 * effort }, async () => {
    const repeats = ['head', 'first row', 'nothing'] as const;
    const cases = upTo(6 * effort).map((turn) => {
      const own = repeats[turn % repeats.length]!;
      const style = docxStyle(`labels narrow, ${own} repeated`, { widths: narrowLabels, repeats: own });
      return { made: caseOf(6_200_000 + turn, turn < 3 ? { size: 'county', form: '2021' } : large), style };
    });
    const pdfs = converted(
      cases.map(({ made, style }) => docxBytes(made.document, style)),
      'docx to pdf',
    );
    const renderings = cases.map(({ made, style }, index) => ({
      made,
      style: style.name,
      bytes: pdfs[index]!,
      // The note in the corner, which LibreOffice cuts to the height of the first row, may run over the row below.
      ...(style.repeats === 'first row' ? { expects: 'noted' as const } : {}),
    }));
    expect(await faultsIn(renderings)).toEqual([]);
  });
});
