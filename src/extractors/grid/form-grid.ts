/** Rows of cells with spans → positions that never overlap (HTML Standard, "forming a table", with overlaps resolved). */

import { tooComplex } from '../limits.ts';

export interface SpannedCell {
  /** 0: to the end of the row group. */
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface SpannedRow<C extends SpannedCell> {
  /** Rows of one group are adjacent; no cell reaches past the end of its group. */
  readonly group: number;
  readonly cells: readonly C[];
}

export interface PlacedCell<C> {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly source: C;
}

export interface FormedGrid<C> {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly PlacedCell<C>[];
}

/** The HTML Standard's limit; a wider span counts as 1000 columns. */
const maxColumnSpan = 1000;
/** Slots looked at while cells are placed: only spans made to cost time come near it. */
const maxSteps = 20_000_000;

/**
 * A cell goes to the first free slot of its row. Where its column span runs into a cell that reaches down from above it
 * ends there. Row spans end with their group; trailing columns in which no cell begins are cut off.
 * Errors: `extract.too-complex`.
 */
export function formGrid<C extends SpannedCell>(rows: readonly SpannedRow<C>[]): FormedGrid<C> {
  const groupEnds = endsOfGroups(rows);
  const placed: PlacedCell<C>[] = [];
  /** For each column the first row that is free again. */
  const freeFrom: number[] = [];
  let steps = 0;
  for (const [row, { cells }] of rows.entries()) {
    let column = 0;
    for (const source of cells) {
      const from = column;
      column = nextFree(freeFrom, column, row);
      const columnSpan = freeWidth(freeFrom, column, row, source.columnSpan);
      const rowSpan = clippedRowSpan(source.rowSpan, (groupEnds[row] ?? rows.length) - row);
      freeFrom.fill(row + rowSpan, column, column + columnSpan);
      while (freeFrom.length < column + columnSpan) freeFrom.push(row + rowSpan);
      placed.push({ row, column, rowSpan, columnSpan, source });
      column += columnSpan;
      steps += column - from;
      if (steps > maxSteps) throw tooComplex({ zh: '表格跨列总数', en: 'columns spanned by cells' }, maxSteps);
    }
  }
  return { rowCount: rows.length, ...withoutIdleColumns(placed) };
}

/** The grid as it is where some columns aren't shown: cells in them alone are gone, others span fewer. */
export function withoutColumns<C>(grid: FormedGrid<C>, gone: ReadonlySet<number>): FormedGrid<C> {
  const before = [0];
  for (let column = 0; column < grid.columnCount; column += 1)
    before.push((before[column] ?? 0) + (gone.has(column) ? 0 : 1));
  const shownBefore = (column: number): number => before[column] ?? 0;
  const cells = grid.cells.map((cell) => {
    const column = shownBefore(cell.column);
    return { ...cell, column, columnSpan: shownBefore(cell.column + cell.columnSpan) - column };
  });
  return {
    rowCount: grid.rowCount,
    columnCount: shownBefore(grid.columnCount),
    cells: cells.filter(({ columnSpan }) => columnSpan > 0),
  };
}

function endsOfGroups(rows: readonly SpannedRow<SpannedCell>[]): readonly number[] {
  const ends: number[] = [];
  let end = rows.length;
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    if (rows[row]?.group !== rows[row + 1]?.group) end = row + 1;
    ends[row] = end;
  }
  return ends;
}

function nextFree(freeFrom: readonly number[], from: number, row: number): number {
  let column = from;
  while ((freeFrom[column] ?? 0) > row) column += 1;
  return column;
}

function freeWidth(freeFrom: readonly number[], column: number, row: number, columnSpan: number): number {
  const wanted = Math.min(Math.max(1, Math.floor(columnSpan) || 1), maxColumnSpan);
  let width = 1;
  while (width < wanted && (freeFrom[column + width] ?? 0) <= row) width += 1;
  return width;
}

function clippedRowSpan(rowSpan: number, rowsLeft: number): number {
  if (rowSpan === 0) return rowsLeft;
  return Math.min(Math.max(1, Math.floor(rowSpan) || 1), rowsLeft);
}

function withoutIdleColumns<C>(placed: readonly PlacedCell<C>[]): Omit<FormedGrid<C>, 'rowCount'> {
  const columnCount = placed.reduce((count, cell) => Math.max(count, cell.column + 1), 0);
  const cells = placed.map((cell) =>
    cell.column + cell.columnSpan <= columnCount ? cell : { ...cell, columnSpan: columnCount - cell.column },
  );
  return { columnCount, cells };
}
