/** The long form: one row a figure, for pandas, R and spreadsheets. */
import { jsonLine } from '../model/plain-text.ts';
import type { ReportRecord } from '../model/record.ts';
import { figuresOf } from './figures.ts';

export interface CellRow {
  readonly record_id: string;
  readonly organ: string | null;
  readonly region_code: string | null;
  readonly year: number | null;
  readonly edition: string | null;
  readonly code: string;
  readonly value: number | null;
  readonly raw: string | null;
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly confidence: number | null;
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

/**
 * The record's figures in the form's order, blanks included; none of a failed record, also not the blanks of an empty form.
 * What has no cell of its own has no raw text and place.
 */
export function cellRows(record: ReportRecord): readonly CellRow[] {
  if (record.status === 'failed') return [];
  const { record_id, report, source } = record;
  const { name: organ = null, region_code = null } = report?.organ ?? {};
  const origin = { record_id, organ, region_code, year: report?.year ?? null, edition: report?.edition ?? null };
  return figuresOf(record).map(({ code, value }) => {
    const { raw, page, table, row, column, confidence } = record.evidence[code] ?? nowhere;
    const place = { raw, page, table, row, column, confidence };
    return { ...origin, code, value, ...place, source_uri: source.uri, source_sha256: source.sha256 };
  });
}

const nowhere = { raw: null, page: null, table: null, row: null, column: null, confidence: null };

/** The figures as JSONL, a line each; nothing for a failed record. */
export const cellLines = (record: ReportRecord): string => cellRows(record).map(jsonLine).join('');
