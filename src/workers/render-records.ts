import { cellLines } from '../exports/cells.ts';
import { csvLines } from '../exports/csv.ts';
import type { ReportRecord } from '../model/record.ts';
import { jsonLine } from '../model/plain-text.ts';
import type { OutputFormat } from './parser-messages.ts';

const renderers: Readonly<Record<OutputFormat, (record: ReportRecord) => string>> = {
  jsonl: jsonLine,
  cells: cellLines,
  csv: csvLines,
};

/** Whole lines, each with its line feed. A failed record has no figures, so no lines in `cells` and `csv`. */
export const renderRecords = (records: readonly ReportRecord[], format: OutputFormat): string =>
  records.map(renderers[format]).join('');
