/** The long form as CSV (RFC 4180), safe to open in a spreadsheet. */
import { onOneLine } from '../model/plain-text.ts';
import type { ReportRecord } from '../model/record.ts';
import { cellColumns, cellRows } from './cells.ts';

/** Spreadsheets take a file without it for the system's legacy encoding, and Chinese comes out garbled. */
export const BYTE_ORDER_MARK = '\uFEFF';

export const csvHeader = `${cellColumns.join(',')}\r\n`;

/** The figures of a record, a line each; nothing for a failed record. */
export const csvLines = (record: ReportRecord): string =>
  cellRows(record)
    .map((row) => `${cellColumns.map((column) => csvField(row[column])).join(',')}\r\n`)
    .join('');

/** Numbers and null as they are, text on one line, quoted where RFC 4180 asks for it and kept from being run as a formula. */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = isFormula(value) ? `'${onOneLine(value)}` : onOneLine(value);
  return /[",]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Whether a spreadsheet would run the text (OWASP, CSV injection). A signed number (`-18`, `+1,036`) or a lone dash is
 * what a report may print: it is harmless and stays as printed.
 */
const isFormula = (text: string): boolean =>
  /^[\s]*[=@＝＠]|^[\t\r]|^[\s]*[-+－＋]/u.test(text) && !/^\s*[-+－＋]*[\d\s.,，０-９]*\s*$/u.test(text);
