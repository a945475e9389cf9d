/** The long form: one row a figure, for pandas, R and spreadsheets. */
import { jsonLine } from '../model/plain-text.ts';
import type { ReportRecord } from '../model/record.ts';
import { figures } from './tables/figures.ts';

/** The figures as JSONL, a line each, blanks included; nothing for a failed record, also not the blanks of an empty form. */
export const cellLines = (record: ReportRecord): string =>
  figures
    .rowsOf(record)
    .map((row) => jsonLine(Object.fromEntries(figures.columns.map(({ name }, at) => [name, row[at] ?? null]))))
    .join('');
