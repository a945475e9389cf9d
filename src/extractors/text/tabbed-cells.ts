/**
 * One cell a line, indented by a tab; a blank line between rows; further lines of a cell without a tab. Word's tables
 * come out so when they are saved as text.
 */
import { type Effort, spend } from './effort.ts';
import { isBlank, isHeading, isParagraph } from './line-shape.ts';
import type { ListedCell, ListedTable } from './listed-table.ts';

/** White space around it is no cell. */
export const cellLine = /^[^\S\t]*\t+([^\t]*)\t*$/;

/** The table that begins at a line, or null if none of this kind does. */
export function readTabbedCells(lines: readonly string[], start: number, effort: Effort): ListedTable | null {
  const rows: (readonly ListedCell[])[] = [];
  let at = start;
  let end = start;
  while (at < lines.length) {
    const row = readRow(lines, at);
    if (row.cells.length === 0) break;
    rows.push(row.cells);
    end = row.end;
    at = afterBlanks(lines, row.end);
  }
  spend(effort, end - start);
  return isTable(rows) ? { rows: withoutRowEnds(rows), end, keepsPlaces: true, rowsAreLines: false } : null;
}

/** A blank cell at the end of every row, titles too, is the mark of the row's end; the last row may lack it. */
function withoutRowEnds(rows: ListedTable['rows']): ListedTable['rows'] {
  const isEnded = (row: ListedTable['rows'][number]): boolean => row.length > 1 && row.at(-1)?.text.trim() === '';
  if (!rows.slice(0, -1).every(isEnded)) return rows;
  return withoutRowEnds(rows.map((row) => (isEnded(row) ? row.slice(0, -1) : row)));
}

function readRow(
  lines: readonly string[],
  start: number,
): { readonly cells: readonly ListedCell[]; readonly end: number } {
  const cells: ListedCell[] = [];
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const text = cellLine.exec(line)?.[1];
    const last = cells.at(-1);
    if (text !== undefined && !isParagraph(text)) cells.push({ text, line: at });
    else if (last !== undefined && continues(line))
      cells[cells.length - 1] = { ...last, text: `${last.text}\n${line}` };
    else break;
  }
  return { cells, end: at };
}

function continues(line: string): boolean {
  return !isBlank(line) && !line.includes('\t') && !isHeading(line) && !isParagraph(line);
}

function afterBlanks(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.includes('\t') !== true && isBlank(lines[at])) at += 1;
  return at;
}

/** Paragraphs indented by a tab are rows of one long cell each. */
function isTable(rows: readonly (readonly ListedCell[])[]): boolean {
  const cells = rows.flat();
  const short = cells.filter(({ text }) => text.length <= 20);
  return rows.length >= 2 && rows.some((row) => row.length >= 2) && short.length * 2 >= cells.length;
}
