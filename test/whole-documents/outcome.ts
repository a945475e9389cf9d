/** What comes of a whole report in which one cell, or the file around it, is odd. */
import { jsonLine } from '../../src/model/plain-text.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { processDocument } from '../../src/pipeline.ts';
import { mapCells, mapTables, type ModelDocument } from '../support/made-up/document.ts';
import { codesOfReport, figureAt } from '../support/made-up/judge.ts';
import { layOut } from '../support/made-up/layout/lay-out.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';
import { madeUpReport } from '../support/made-up/report.ts';

export const report = madeUpReport(5, { form: '2021', kind: 'county', year: 2023 });
export const laidOut = layOut(report);

/** The figure that is odd: its value has several digits. */
export const odd = 'disclosure.penalties.decisions';
export const printedOdd = String(report.values[odd]);

/** Stands where markup of its own is to be put. */
export const MARK = '〓';

export const marked: ModelDocument = mapTables(laidOut, (table) =>
  mapCells(table, (cell) => (cell.code === odd ? { ...cell, text: MARK } : cell)),
);

/** The page with this markup in the odd figure's cell. */
export const pageWith = (markup: string, head = ''): string =>
  htmlText(marked, htmlStyles[0]!).replace(MARK, markup).replace('<head>', `<head>${head}`);

export interface Outcome {
  readonly organ: string | undefined;
  readonly year: number | null | undefined;
  /** Codes whose figure is another one than printed, with what was read. */
  readonly otherwise: Readonly<Record<string, number | null>>;
  /** Codes that a note doubts, and the codes of the notes. */
  readonly doubted: readonly string[];
  readonly notes: readonly string[];
  /** Rules that accuse. */
  readonly findings: readonly string[];
}

/** Everything as printed. */
export const clean: Outcome = {
  ...{ organ: report.organ, year: report.year, otherwise: {}, doubted: [], notes: [], findings: [] },
};

export const doubt = (note: string, read: number | null | undefined): Outcome => ({
  ...clean,
  otherwise: read === report.values[odd] ? {} : { [odd]: read ?? null },
  ...{ doubted: [odd], notes: [note] },
});

export async function recordOf(file: Uint8Array | string): Promise<ReportRecord> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const [record] = await processDocument(bytes, { uri: 'file:whole' });
  // A record is a line, whatever the document holds.
  if (/[\u0000-\u0009\u000b-\u001f\u0085\u2028\u2029]/u.test(jsonLine(record!))) throw new Error('control characters');
  return record!;
}

export async function outcomeOf(file: Uint8Array | string): Promise<Outcome> {
  const record = await recordOf(file);
  const codes = codesOfReport(report);
  const off = codes.filter((code) => (figureAt(record, code) ?? null) !== (report.values[code] ?? null));
  return {
    organ: record.report?.organ?.name,
    year: record.report?.year,
    otherwise: Object.fromEntries(off.map((code) => [code, figureAt(record, code) ?? null])),
    doubted: codes.filter((code) => record.notes.some(({ cells }) => cells.includes(code))),
    notes: [...new Set(record.notes.map(({ code }) => code))],
    findings: record.findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule),
  };
}
