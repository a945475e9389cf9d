/** A grid, or some rows of it, as a matrix to look around in; it may be turned so that rows become columns. */
import { at } from '../../shapes/at.ts';
import type { Cell, Grid, Placement } from '../../model/document.ts';

/** A cell where it stands in the matrix, with the source cell it came from. */
export interface Spot {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly source: Cell;
  /** Ordinal of the grid that it stands in, where that is not the matrix's. */
  readonly table?: number;
}

export interface Matrix {
  readonly grid: Grid;
  readonly placement: Placement;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Spots that begin in each row, from left to right. */
  readonly rows: readonly (readonly Spot[])[];
  /** The spot that covers a position, null in a hole. Row by row. */
  readonly covering: readonly (readonly (Spot | null)[])[];
  /** Rows that are the first on a further page. */
  readonly pageStarts: readonly number[];
}

/** The grid's rows from `firstRow` up to and without `endRow`. */
export function matrixOf(grid: Grid, firstRow = 0, endRow: number = grid.rowCount): Matrix {
  const spots = grid.cells
    .filter(({ row, rowSpan }) => row < endRow && row + rowSpan > firstRow)
    .map((cell): Spot => {
      const row = Math.max(cell.row, firstRow);
      const rowSpan = Math.min(cell.row + cell.rowSpan, endRow) - row;
      const { column, columnSpan, text } = cell;
      return { row: row - firstRow, column, rowSpan, columnSpan, text, source: cell };
    });
  const pageStarts = grid.pageStarts.filter((row) => row > firstRow && row < endRow).map((row) => row - firstRow);
  return matrixFrom(grid, spots, endRow - firstRow, grid.columnCount, pageStarts);
}

export function transposed({ grid, rows, rowCount, columnCount }: Matrix): Matrix {
  const spots = rows.flat().map(({ row, column, rowSpan, columnSpan, text, source }): Spot => ({
    row: column,
    column: row,
    rowSpan: columnSpan,
    columnSpan: rowSpan,
    text,
    source,
  }));
  return matrixFrom(grid, spots, columnCount, rowCount, []);
}

export function matrixFrom(
  grid: Grid,
  spots: readonly Spot[],
  rowCount: number,
  columnCount: number,
  pageStarts: readonly number[],
): Matrix {
  const rows: Spot[][] = Array.from({ length: rowCount }, () => []);
  const covering: (Spot | null)[][] = Array.from({ length: rowCount }, () =>
    Array<Spot | null>(columnCount).fill(null),
  );
  for (const spot of spots) {
    rows[spot.row]?.push(spot);
    for (let row = spot.row; row < spot.row + spot.rowSpan; row += 1)
      covering[row]?.fill(spot, spot.column, Math.min(spot.column + spot.columnSpan, columnCount));
  }
  for (const row of rows) row.sort((left, right) => left.column - right.column);
  return { grid, placement: grid.placement, rowCount, columnCount, rows, covering, pageStarts };
}

/** Spots that cover a row, from left to right, each once. */
export function spotsAcross({ covering }: Matrix, row: number): readonly Spot[] {
  return [...new Set(at(covering, row).filter((spot) => spot !== null))];
}
