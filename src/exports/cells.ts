/** The long form: one row a figure, for pandas, R and spreadsheets. */
import type { ReportRecord } from '../model/record.ts';

export interface CellRow {
  readonly record_id: string;
  readonly organ: string | null;
  readonly region_code: string | null;
  readonly year: number | null;
  readonly edition: string | null;
  readonly code: string;
  readonly value: number | null;
  readonly raw: string;
  readonly page: number | null;
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly confidence: number;
  readonly source_uri: string;
  readonly source_sha256: string | null;
}

/** In the order of the columns. */
export const cellColumns = [
  'record_id',
  'organ',
  'region_code',
  'year',
  'edition',
  'code',
  'value',
  'raw',
  'page',
  'table',
  'row',
  'column',
  'confidence',
  'source_uri',
  'source_sha256',
] as const satisfies readonly (keyof CellRow)[];

type Tree = NonNullable<ReportRecord['disclosure']>;

/** The record's figures in the form's order, blanks included. */
export function cellRows(record: ReportRecord): readonly CellRow[] {
  return Object.entries(record.evidence).map(([code, evidence]) => ({
    record_id: record.record_id,
    organ: record.report?.organ?.name ?? null,
    region_code: null,
    year: record.report?.year ?? null,
    edition: record.report?.edition ?? null,
    code,
    value: figureAt(record, code),
    raw: evidence.raw,
    page: evidence.page,
    table: evidence.table,
    row: evidence.row,
    column: evidence.column,
    confidence: evidence.confidence,
    source_uri: record.source.uri,
    source_sha256: record.source.sha256,
  }));
}

/** The figures as JSONL, a line each; nothing for a failed record. */
export const cellLines = (record: ReportRecord): string =>
  cellRows(record)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');

/** The value at a code's path; null for a blank. */
export function figureAt(record: ReportRecord, code: string): number | null {
  const { disclosure = {}, applications = {}, disputes = {} } = record;
  const root: Tree = { disclosure, applications, disputes };
  let level: Tree | number | null | undefined = root;
  for (const segment of code.split('.')) {
    if (typeof level !== 'object' || level === null) return null;
    level = level[segment];
  }
  return typeof level === 'number' ? level : null;
}
