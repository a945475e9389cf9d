/** A table read from a stream, set as the form sets it: every cell is a printed one, only its place is the form's. */
import type { TableName } from '../../model/report.ts';
import type { Cell, CellDoubt, Grid } from '../../model/document.ts';
import { joined, type Piece } from './pieces.ts';

export interface StreamedCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly pieces: readonly Piece[];
}

export interface StreamedRow {
  readonly cells: readonly StreamedCell[];
  /** Labels and counts leave open which of its values is which. */
  readonly isOpen: boolean;
}

export interface StreamedTable {
  readonly table: TableName;
  readonly rows: readonly StreamedRow[];
  /** Every row of the form is there, with as many values as the form has, under the form's header. */
  readonly isWhole: boolean;
}

export const cellAt = (column: number, pieces: readonly Piece[], columnSpan = 1): StreamedCell => ({
  column,
  columnSpan,
  pieces,
});

export const closedRow = (cells: readonly StreamedCell[]): StreamedRow => ({ cells, isOpen: false });

export const piecesIn = ({ rows }: StreamedTable): readonly Piece[] =>
  rows.flatMap(({ cells }) => cells.flatMap(({ pieces }) => pieces));

export function gridOf({ rows, isWhole }: StreamedTable, ordinal: number): Grid {
  return {
    kind: 'grid',
    ordinal,
    rowCount: rows.length,
    columnCount: Math.max(...rows.flatMap(({ cells }) => cells.map(({ column, columnSpan }) => column + columnSpan))),
    placement: isWhole ? 'counted' : 'listed',
    isOfLines: true,
    cells: rows.flatMap((row, index) => row.cells.map((cell) => gridCell(cell, index, row.isOpen))),
    hidden: false,
    pageStarts: [],
  };
}

function gridCell({ column, columnSpan, pieces }: StreamedCell, row: number, isOpen: boolean): Cell {
  const [first] = pieces;
  const own = pieces.flatMap((piece) => piece.doubts);
  const doubts: readonly CellDoubt[] = isOpen ? ['two-readings'] : [];
  return {
    row,
    column,
    rowSpan: 1,
    columnSpan,
    text: joined(pieces),
    doubts: [...new Set([...own, ...doubts])],
    pageNumber: first?.cell?.pageNumber ?? null,
    box: first?.cell?.box ?? null,
    path: first?.path ?? null,
  };
}
