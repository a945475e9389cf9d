/** Tables as CSV (RFC 4180), safe to open in a spreadsheet. */
import { onOneLine } from '../model/plain-text.ts';
import type { ReportRecord } from '../model/record.ts';
import { figures } from './tables/figures.ts';
import type { Row, Table, Value } from './tables/table.ts';

/** Spreadsheets take a file without it for the system's legacy encoding, and Chinese comes out garbled. */
export const BYTE_ORDER_MARK = '\uFEFF';

export const headerOf = ({ columns }: Table): string => csvLine(columns.map(({ name }) => name));

export const csvLine = (row: Row): string => `${row.map(csvField).join(',')}\r\n`;

/** The long form's. */
export const csvHeader = headerOf(figures);

/** The figures of a record, a line each; nothing for a failed record. */
export const csvLines = (record: ReportRecord): string => figures.rowsOf(record).map(csvLine).join('');

/** Numbers and null as they are, text on one line, quoted where RFC 4180 asks for it and kept from being run as a formula. */
export function csvField(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = isFormula(value) ? `'${onOneLine(value)}` : onOneLine(value);
  return /[",]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Whether a spreadsheet would run the text (OWASP, CSV injection). A signed number (`-18`, `+1,036`) or a lone dash is
 * what a report may print: it is harmless and stays as printed.
 */
function isFormula(text: string): boolean {
  const isSigned = /^\s*[-+－＋]*[\d\s.,，０-９]*\s*$/u.test(text);
  return /^[\s]*[=@＝＠]|^[\t\r]|^[\s]*[-+－＋]/u.test(text) && !isSigned;
}
