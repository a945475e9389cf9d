/** Tables of MediaWiki: `{|`, rows begun by `|-`, cells by `|` or `!`, one a line or parted by `||`. */
import { type Effort, spend } from './effort.ts';
import type { ListedCell, ListedTable } from './listed-table.ts';

const ATTRIBUTES = /^\s*(?:[\w-]+\s*=\s*(?:"[^"]*"|[\w%-]+)\s*)+\|(?!\|)/u;
const COLUMN_SPAN = /colspan\s*=\s*"?(\d{1,3})/u;
const MOST_COLUMNS = 40;

const BEGIN = /^\s*\{\|/u;
const END = /^\s*\|\}/u;
const OF_ROW = /^\s*[|!]/u;

export function readWikiRows(lines: readonly string[], start: number, effort: Effort): ListedTable | null {
  const extent = extentOf(lines, start);
  if (extent === null) return null;
  const { first, end } = extent;
  spend(effort, (end ?? lines.length) - start);
  const rows = end === null ? [] : rowsIn(lines, first, end);
  if (end === null || rows.length < 2 || rows.every((row) => row.length < 2)) return null;
  return { rows, end: END.test(lines[end] ?? '') ? end + 1 : end, keepsPlaces: true, rowsAreLines: false };
}

interface Extent {
  /** The line of its first row. */
  readonly first: number;
  /** The line behind its last; null where it has none. */
  readonly end: number | null;
}

function extentOf(lines: readonly string[], start: number): Extent | null {
  if (BEGIN.test(lines[start] ?? '')) return { first: start + 1, end: endOfFrame(lines, start) };
  return beginsRows(lines, start) ? { first: start, end: endOfRows(lines, start) } : null;
}

/** Behind the mark may stand a row that ran together with it. */
const ROW = /^\s*\|[-+]+(?<beside>\s*\|.*)?/u;

function rowsIn(lines: readonly string[], start: number, end: number): readonly (readonly ListedCell[])[] {
  const rows: ListedCell[][] = [[]];
  lines.slice(start, end).forEach((line, index) => {
    const mark = ROW.exec(line);
    if (mark !== null) rows.push([]);
    const cells = mark === null ? line : (mark.groups?.['beside'] ?? '');
    addCells(rows.at(-1) ?? [], cells.trim(), start + index);
  });
  return rows.filter((row) => row.length > 0);
}

function endOfFrame(lines: readonly string[], start: number): number | null {
  const end = lines.findIndex((line, index) => index > start && END.test(line));
  return end < 0 ? null : end;
}

function endOfRows(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, index) => index > start && (!OF_ROW.test(line) || END.test(line)));
  return end < 0 ? lines.length : end;
}

/** The table's own marks are lost: a row, another one, and cells parted by two bars. */
function beginsRows(lines: readonly string[], start: number): boolean {
  const [first = '', second = '', third = ''] = lines.slice(start, start + 3);
  const isMark = (line: string): boolean => /^\s*\|-\s*$/u.test(line);
  return isMark(first) && /^\s*[|!](?![-|])/u.test(second) && (isMark(third) || /^\s*[|!]/u.test(third));
}

/** A line without a mark goes on with the cell above it. */
function addCells(row: ListedCell[], line: string, at: number): void {
  const last = row.at(-1);
  if (/^[|!]/u.test(line))
    row.push(
      ...line
        .slice(1)
        .split(/\|\||!!/u)
        .flatMap((cell) => spanned(cell, at)),
    );
  else if (last !== undefined && line !== '') row[row.length - 1] = { ...last, text: `${last.text}\n${line}`.trim() };
}

function spanned(cell: string, line: number): readonly ListedCell[] {
  const attributes = ATTRIBUTES.exec(cell)?.[0] ?? '';
  const span = Math.min(MOST_COLUMNS, Number(COLUMN_SPAN.exec(attributes)?.[1] ?? 1));
  const text = cell.slice(attributes.length).trim();
  return [{ text, line }, ...Array.from({ length: span - 1 }, () => ({ text: '', line }))];
}
