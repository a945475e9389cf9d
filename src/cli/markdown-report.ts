/** Whether a Markdown file in a folder is a report: most are notes of other kinds, which nobody wants as failed lines. */
import { closeSync, openSync, readSync } from 'node:fs';
import { isReportTitle, yearIn } from '../fetch/sources/report-title.ts';
import { editions } from '../forms/catalogue.ts';

/** A report with its tables is shorter, even with a page's frame around it. */
const MOST_BYTES = 512 * 1024;
/** Lines above the title: a front matter, a breadcrumb. */
const TITLE_LINES = 30;
const MAX_TITLE_LENGTH = 80;
/** Rows of table three with a figure behind them; a paper about the form names them without. */
const ENOUGH_ROWS = 4;

const rowLabels: readonly string[] = [
  ...new Set(
    editions
      .flatMap(({ tables }) => tables.applications.blocks.flatMap(({ rows }) => rows.map(({ label }) => label.text)))
      .filter((label) => label.length >= 8),
  ),
];

/** False for what can't be read. */
export function isMarkdownReport(path: Buffer): boolean {
  const text = beginningOf(path);
  return text !== null && (hasTitle(text) || hasRows(text));
}

function hasTitle(text: string): boolean {
  const lines = text.split(/[\r\n]+/u, TITLE_LINES).filter((line) => line.length <= MAX_TITLE_LENGTH);
  return lines.some((line) => isReportTitle(line, false) && yearIn(line) !== null);
}

function hasRows(text: string): boolean {
  const folded = text.normalize('NFKC').replaceAll(/[^\S\n]/gu, '');
  return rowLabels.filter((label) => figureBehind(folded, label)).length >= ENOUGH_ROWS;
}

/** Bars, tags and line ends may stand between. */
function figureBehind(text: string, label: string): boolean {
  const at = text.indexOf(label);
  return (
    at >= 0 && /^(?:<[^<>]*>|[^\p{L}\p{Nd}<]){0,60}\p{Nd}/u.test(text.slice(at + label.length, at + label.length + 600))
  );
}

function beginningOf(path: Buffer): string | null {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(MOST_BYTES);
      return decoded(bytes.subarray(0, readSync(file, bytes)));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

function decoded(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : text;
}
