import { describe, expect, it, vi } from 'vitest';
import { processDocument } from '../../src/pipeline.ts';
import { bendsOf, caseOf, mixture } from '../support/made-up/case.ts';
import { isTable, type ModelDocument } from '../support/made-up/document.ts';
import { faultsOf } from '../support/made-up/judge.ts';
import { layOut } from '../support/made-up/layout/lay-out.ts';
import { placed, type PlacedCell } from '../support/made-up/placed.ts';
import { seeded } from '../support/made-up/random.ts';
import { effort, faultsIn, upTo } from '../support/made-up/read-back.ts';
import { htmlBytes } from '../support/made-up/render/html.ts';
import { htmlStyles, rowsOfSection } from '../support/made-up/render/html-styles.ts';
import { madeUpReport } from '../support/made-up/report.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

/** Styles that write no spans, as boxes have none. */
const spanless: ReadonlySet<string> = new Set(['divs with roles', 'divs laid out as a table']);
/**
 * Bends whose figures nothing but spans puts under their heads. Without them a browser shows the figures under other heads
 * too: no reader could tell, and a doubt is right.
 */
const bySpans: ReadonlySet<string> = new Set([
  'disclosure turned',
  'disclosure blocks turned',
  'applications turned',
  'applicants in another order',
  'applications cut in two',
  'disputes five by three',
  'all tables in one grid',
  'all tables in one grid, no headings',
  'column for remarks',
  'column for subtotals',
  'spacer column',
  'spacer column first',
  'empty column at the end',
  'empty cell at the end of the value rows',
  'columns of applications in several tables, labels once',
]);

/** Where sections of rows end a browser ends the spans, and the rows below stand beside their heads. */
const isAcrossSections = ({ row, cell: { rowSpan } }: PlacedCell): boolean =>
  Math.floor(row / rowsOfSection) !== Math.floor((row + rowSpan - 1) / rowsOfSection);

const losesSpans = (style: string, { blocks }: ModelDocument): boolean =>
  spanless.has(style) ||
  (style === 'thead and th' && blocks.filter(isTable).some((table) => placed(table).cells.some(isAcrossSections)));

const isUnsure = (bend: string, style: string, document: ModelDocument): boolean =>
  bySpans.has(bend) && losesSpans(style, document);

const styleAt = (index: number) => htmlStyles[index % htmlStyles.length]!;

describe('A page gives the figures it was made from', () => {
  it.each(htmlStyles.map((style, index) => ({ style, index })))('written as: $style.name', async ({ style, index }) => {
    const renderings = upTo(4 * effort).map((turn) => {
      const made = caseOf(10_000 + index * 1000 + turn, []);
      return { made, style: style.name, bytes: htmlBytes(made.document, style) };
    });
    expect(await faultsIn(renderings)).toEqual([]);
  });

  it.each(bendsOf('html').map((bend, index) => ({ bend, index })))('bent: $bend.name', async ({ bend, index }) => {
    const renderings = upTo(3 * effort).map((turn) => {
      const made = caseOf(100_000 + index * 1000 + turn, [bend]);
      const style = turn === 0 ? styleAt(0) : styleAt(index + turn);
      const expects = isUnsure(bend.name, style.name, made.document) ? ({ expects: 'noted' } as const) : {};
      return { made, style: style.name, bytes: htmlBytes(made.document, style), ...expects };
    });
    expect(await faultsIn(renderings)).toEqual([]);
  });

  it.each(upTo(10))('bent in several ways at once, part %i of 10', async (part) => {
    const renderings = upTo(20 * effort).map((turn) => {
      const seed = 400_000 + part * 1000 + turn;
      const made = caseOf(seed, mixture('html', seeded(seed), 3));
      const style = styleAt(seed);
      // What several faults at once leave unsure may be in doubt, but must be noted.
      return { made, style: style.name, bytes: htmlBytes(made.document, style), expects: 'noted' as const };
    });
    expect(await faultsIn(renderings)).toEqual([]);
  });
});

it('A caption of last year’s tables and links to other reports behind them begin no report', async () => {
  const bend = bendsOf('html').find(({ name }) => name === "last year's tables at the end")!;
  const shell = htmlStyles.find(({ name }) => name === 'page in a shell')!;
  const renderings = [215_014, ...upTo(5 * effort)].map((seed) => {
    const made = caseOf(seed, [bend]);
    return { made, style: shell.name, bytes: htmlBytes(made.document, shell) };
  });
  expect(await faultsIn(renderings)).toEqual([]);
});

describe('A page with two reports', () => {
  it.each(upTo(5 * effort))('gives a record for each, seed %i', async (seed) => {
    const organ = '砚湖县统计局';
    const reports = [2022, 2023].map((year, index) =>
      madeUpReport(seed * 2 + index, { form: '2021', kind: 'quiet', year, organ }),
    );
    const blocks = reports.flatMap((report) => layOut(report).blocks);
    const bytes = htmlBytes({ name: '年报', meta: {}, blocks }, styleAt(seed));
    const records = await processDocument(bytes, { uri: 'file:made-up' });
    expect(faultsOf(records, reports, { expects: 'exact', mayFind: [] })).toEqual([]);
  });
});
