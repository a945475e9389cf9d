/**
 * Comma-separated values (RFC 4180), as spreadsheets write them: every row has a field for every column, cells with
 * commas or line breaks are quoted. Where the comma is the decimal point, semicolons part the fields.
 */
import { type Effort, spend } from './effort.ts';
import { isEnd } from './line-shape.ts';
import type { ListedCell, ListedTable } from './listed-table.ts';

/** Sentences have a comma too. */
const minColumns = 3;
/** A quoted cell that goes on for longer was never closed. */
const maxRowLines = 20;
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
export function readCommaRows(lines: readonly string[], start: number, effort: Effort): ListedTable | null {
  return readRows(lines, start, ',', effort) ?? readRows(lines, start, ';', effort);
}

function readRows(lines: readonly string[], start: number, mark: Mark, effort: Effort): ListedTable | null {
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
  return rows.length >= 2 ? { rows, end, keepsPlaces: true, rowsAreLines: true } : null;
}

function readRow(lines: readonly string[], start: number, mark: Mark): ReadRow | null {
  if (lines[start]?.includes(mark) !== true && lines[start]?.startsWith('"') !== true) return null;
  let text = '';
  for (let at = start; at < Math.min(lines.length, start + maxRowLines); at += 1) {
    text += (at === start ? '' : '\n') + (lines[at] ?? '');
    if ((text.split('"').length - 1) % 2 === 1) continue;
    const cells = [...`${mark}${text}`.matchAll(fieldsBy[mark])].map(([, quoted, plain]) => ({
      text: quoted?.replaceAll('""', '"') ?? plain ?? '',
      line: start,
    }));
    return cells.length < minColumns ? null : { cells, end: at + 1 };
  }
  return null;
}
