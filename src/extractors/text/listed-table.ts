/** Rows of cells as plain text lists them, without spans. */
import type { Cell, Grid } from '../../model/document.ts';

export interface ListedCell {
  readonly text: string;
  /** Line on which the cell begins, from 0. */
  readonly line: number;
}

export interface ListedTable {
  readonly rows: readonly (readonly ListedCell[])[];
  /** The first line after the table, from 0. */
  readonly end: number;
  /** Whether the text keeps a place for every cell of a row, so that equal rows may be counted off. */
  readonly keepsPlaces: boolean;
}

const unknown = /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f\u007f-\u009f]|锟斤拷|烫烫/;

export function gridOf({ rows, keepsPlaces }: ListedTable, ordinal: number, pathOf: (line: number) => string): Grid {
  const columnCount = rows.reduce((count, row) => Math.max(count, row.length), 0);
  const equal = rows.every((row) => row.length === columnCount);
  const cells = rows.flatMap((row, index) => row.map((cell, column) => cellOf(cell, index, column, pathOf)));
  return {
    kind: 'grid',
    ordinal,
    rowCount: rows.length,
    columnCount,
    placement: keepsPlaces && equal ? 'counted' : 'listed',
    cells,
    hidden: false,
    pageStarts: [],
  };
}

function cellOf({ text, line }: ListedCell, row: number, column: number, pathOf: (line: number) => string): Cell {
  const doubts = unknown.test(text) ? (['unknown-characters'] as const) : [];
  return { row, column, rowSpan: 1, columnSpan: 1, text, doubts, pageNumber: null, box: null, path: pathOf(line) };
}
