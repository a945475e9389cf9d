/** One row a line, cells parted by tabs, as browsers and spreadsheets copy tables; quoted cells may go over lines. */
import { isBlank, isHeading, isParagraph } from './line-shape.ts';
import type { ListedCell, ListedTable } from './listed-table.ts';

/** A quoted cell that goes on for longer was never closed. */
const maxQuotedLines = 20;
/** A row of a single cell (a title over all columns) has no tab; longer lines are text. */
const maxTitleLength = 40;

interface ReadRow {
  readonly cells: readonly ListedCell[];
  readonly end: number;
}

export function readTabbedRows(lines: readonly string[], start: number): ListedTable | null {
  const rows: (readonly ListedCell[])[] = [];
  let end = start;
  for (let at = start; at < lines.length; at = afterBlanks(lines, end)) {
    const row = isRow(lines, at) ? readRow(lines, at) : titleRow(lines, at);
    if (row === null) break;
    rows.push(row.cells);
    end = row.end;
  }
  const wide = rows.filter((row) => row.length >= 2);
  return wide.length >= 2 ? { rows, end, keepsPlaces: true } : null;
}

/** No paragraph is parted by so many tabs: a long header row is. */
const minRowTabs = 3;

function isRow(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!line.includes('\t') && !line.startsWith('"')) return false;
  const quoted = readQuoted(lines, at, line);
  if (quoted !== null) return quoted.rest !== null;
  const parts = line.trim().split('\t');
  return line.includes('\t') && (parts.length > minRowTabs || !parts.some(isParagraph));
}

function titleRow(lines: readonly string[], at: number): ReadRow | null {
  const text = lines[at] ?? '';
  const titles = !isBlank(text) && text.length <= maxTitleLength && !isHeading(text) && !isParagraph(text);
  if (!titles || !isRow(lines, at + 1)) return null;
  return { cells: [{ text, line: at }], end: at + 1 };
}

function readRow(lines: readonly string[], start: number): ReadRow {
  const cells: ListedCell[] = [];
  let line = start;
  let rest: string | null = lines[start] ?? '';
  while (rest !== null) {
    const quoted = readQuoted(lines, line, rest);
    if (quoted !== null) {
      cells.push({ text: quoted.text, line });
      ({ rest, line } = quoted);
      continue;
    }
    const tab: number = rest.indexOf('\t');
    cells.push({ text: tab < 0 ? rest : rest.slice(0, tab), line });
    rest = tab < 0 ? null : rest.slice(tab + 1);
  }
  return { cells, end: line + 1 };
}

/** A cell in double quotes (doubled inside), up to the tab or line end that must follow it. */
function readQuoted(lines: readonly string[], start: number, rest: string) {
  if (!rest.startsWith('"')) return null;
  let text = rest;
  for (let line = start; line < start + maxQuotedLines; line += 1) {
    const match = /^"((?:[^"]|"")*)"(?:\t([\s\S]*))?$/.exec(text);
    if (match?.[1] !== undefined) return { text: match[1].replaceAll('""', '"'), rest: match[2] ?? null, line };
    const next = lines[line + 1];
    if (next === undefined) return null;
    text += `\n${next}`;
  }
  return null;
}

function afterBlanks(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at] === '') at += 1;
  return isRow(lines, at) ? at : from;
}
