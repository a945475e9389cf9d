/** Pages with one row struck out whole, label and all: its figures are doubts, and the publisher left no row out. */
import { expect, it, vi } from 'vitest';
import { processDocument } from '../../src/pipeline.ts';
import { caseOf } from '../support/made-up/case.ts';
import { accusations } from '../support/made-up/cut-off.ts';
import { mapTables, type ModelCell, type ModelDocument } from '../support/made-up/document.ts';
import { codesOfReport, figureAt, notedIn } from '../support/made-up/judge.ts';
import { seeded } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

const [style] = htmlStyles;
const [FROM, TO] = ['〖', '〗'];

type Row = readonly ModelCell[];

const struckOut = (row: Row): Row =>
  row.map((cell) =>
    cell.rowSpan > 1 ? cell : { ...cell, ordinal: '', text: `${FROM}${cell.ordinal}${cell.text}${TO}` },
  );

/** The row that begins with the figure, as `change` makes it. */
function withRow(document: ModelDocument, code: string, change: (row: Row) => readonly Row[]): ModelDocument {
  return mapTables(document, (table) => ({
    ...table,
    rows: table.rows.flatMap((row) => (row.some((cell) => cell.code === code) ? change(row) : [row])),
  }));
}

async function read(document: ModelDocument) {
  const markup = htmlText(document, style!)
    .replace(/charset=["']?gbk/i, 'charset="utf-8')
    .replaceAll(FROM, '<s>')
    .replaceAll(TO, '</s>');
  const [record] = await processDocument(new TextEncoder().encode(markup), { uri: 'file:made-up' });
  return record!;
}

/** A row with a label of its own, of the tables that have such rows. */
const hasLabel = (code: string): boolean => !code.startsWith('disputes.');

/** A label that other rows and a column have too; a value in words. */
const KNOWN = [8, 21];

it('are doubts of its figures, and no fault of the report', async () => {
  for (const turn of new Set([...upTo(8 * effort), ...KNOWN])) {
    const seed = 4_700_000 + turn;
    const { document, report } = caseOf(seed, []);
    const codes = codesOfReport(report);
    const code = seeded(seed).pick(codes.filter(hasLabel));
    const [plain, struck] = [await read(document), await read(withRow(document, code, (row) => [struckOut(row)]))];
    const ofRow = document.blocks
      .flatMap((block) => ('rows' in block ? block.rows : []))
      .find((row) => row.some((cell) => cell.code === code))!;
    const own = ofRow.flatMap((cell) => cell.code ?? []);
    const isNoted = notedIn(struck);
    expect([seed, codes.filter(isNoted)]).toEqual([seed, codes.filter((one) => own.includes(one))]);
    expect([seed, codes.filter((one) => figureAt(struck, one) !== figureAt(plain, one) && !isNoted(one))]).toEqual([
      seed,
      [],
    ]);
    expect([seed, accusations(struck).filter((rule) => !accusations(plain).includes(rule))]).toEqual([seed, []]);
  }
});

it('are none where the row stands again below', async () => {
  for (const turn of upTo(4 * effort)) {
    const seed = 4_710_000 + turn;
    const { document, report } = caseOf(seed, []);
    const code = seeded(seed).pick(codesOfReport(report).filter((one) => one.startsWith('disclosure.')));
    const record = await read(withRow(document, code, (row) => [struckOut(row), row]));
    const wrong = codesOfReport(report).filter(
      (one) => (figureAt(record, one) ?? null) !== (report.values[one] ?? null),
    );
    expect([seed, wrong, record.notes.flatMap(({ cells }) => cells)]).toEqual([seed, [], []]);
  }
});
