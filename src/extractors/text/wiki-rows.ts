/** Tables of MediaWiki: `{|`, rows begun by `|-`, cells by `|` or `!`, one a line or parted by `||`. */
import { type Effort, spend } from './effort.ts';
import type { ListedCell, ListedTable } from './listed-table.ts';

const ATTRIBUTES = /^\s*(?:[\w-]+\s*=\s*(?:"[^"]*"|[\w%-]+)\s*)+\|(?!\|)/u;
const COLUMN_SPAN = /colspan\s*=\s*"?(\d{1,3})/u;
const MOST_COLUMNS = 40;

export function readWikiRows(lines: readonly string[], start: number, effort: Effort): ListedTable | null {
  if (!/^\s*\{\|/u.test(lines[start] ?? '')) return null;
  const end = lines.findIndex((line, index) => index > start && /^\s*\|\}/u.test(line));
  spend(effort, (end < 0 ? lines.length : end) - start);
  if (end < 0) return null;
  const rows: ListedCell[][] = [[]];
  lines.slice(start + 1, end).forEach((line, index) => {
    if (/^\s*\|[-+]/u.test(line)) rows.push([]);
    else addCells(rows.at(-1) ?? [], line.trim(), start + 1 + index);
  });
  const filled = rows.filter((row) => row.length > 0);
  return filled.length >= 2 && filled.some((row) => row.length >= 2)
    ? { rows: filled, end: end + 1, keepsPlaces: true, rowsAreLines: false }
    : null;
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
