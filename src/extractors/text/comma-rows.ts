/**
 * Comma-separated values (RFC 4180), as spreadsheets write them: every row has a field for every column, cells with
 * commas or line breaks are quoted. Where the comma is the decimal point, semicolons part the fields.
 */
import { type Effort, spend } from './effort.ts';
import { isEnd } from './line-shape.ts';
import { isLastRow, type ListedCell, type ListedTable } from './listed-table.ts';

/** Sentences have a comma too. */
const minColumns = 3;
/** A row that goes on for longer has a quoted cell that was never closed: a header of fifteen cells has three lines in each. */
const maxRowLines = 60;
type Mark = ',' | ';';

const fieldsBy: Readonly<Record<Mark, RegExp>> = {
  ',': /,(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/gu,
  ';': /;(?:"((?:[^"]|"")*)"|([^";]*))(?=;|$)/gu,
};

interface ReadRow {
  readonly cells: readonly ListedCell[];
  readonly end: number;
}

/**
 * The table that begins at a line, or null if none does. Rows of unequal length are none, nor is a part of them: a comma
 * may part thousands.
 */
export function readCommaRows(
  lines: readonly string[],
  start: number,
  effort: Effort,
  above: ListedTable | null,
): ListedTable | null {
  return readRows(lines, start, ',', effort, above) ?? readRows(lines, start, ';', effort, above);
}

function readRows(
  lines: readonly string[],
  start: number,
  mark: Mark,
  effort: Effort,
  above: ListedTable | null,
): ListedTable | null {
  if (readRow(lines, start - 1, mark) !== null) return null;
  const rows: (readonly ListedCell[])[] = [];
  let end = start;
  for (let row = readRow(lines, end, mark); row !== null; row = readRow(lines, end, mark)) {
    if (row.cells.length !== (rows[0] ?? row.cells).length) {
      // The last line of a text that was cut off is no row, and none the less a table stands above it.
      if (isEnd(lines, row.end)) break;
      return null;
    }
    rows.push(row.cells);
    end = row.end;
  }
  spend(effort, end - start);
  return rows.length >= 2 || isLastRow(rows, above) ? { rows, end, keepsPlaces: true, rowsAreLines: true } : null;
}

/** Null where the line begins no row of several fields. */
export function readRow(lines: readonly string[], start: number, mark: Mark): ReadRow | null {
  const first = lines[start] ?? '';
  if (!first.includes(mark) && !first.startsWith('"')) return null;
  let isOpen = false;
  for (let at = start; at < Math.min(lines.length, start + maxRowLines); at += 1) {
    isOpen = isOpen !== hasOddQuotes(lines[at] ?? '');
    if (isOpen) continue;
    const cells = fieldsOf(lines.slice(start, at + 1).join('\n'), mark, start);
    return cells.length < minColumns ? null : { cells, end: at + 1 };
  }
  return null;
}

const fieldsOf = (text: string, mark: Mark, line: number): readonly ListedCell[] =>
  Array.from(`${mark}${text}`.matchAll(fieldsBy[mark]), ([, quoted, plain]) => ({
    text: quoted?.replaceAll('""', '"') ?? plain ?? '',
    line,
  }));

const hasOddQuotes = (line: string): boolean => (line.split('"').length - 1) % 2 === 1;
