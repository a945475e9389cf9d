/** Cells with their place in the grid, for bends that move rows and columns, and for carriers that write every place. */
import type { ModelCell, ModelTable } from './document.ts';

export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: ModelCell;
}

export interface PlacedTable {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly PlacedCell[];
}

/** Forms the grid as HTML does: each cell goes to the first free place of its row. Spans are clipped at the last row. */
export function placed(source: ModelTable): PlacedTable {
  const taken = new Set<string>();
  const cells: PlacedCell[] = [];
  let columnCount = 0;
  source.rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row) {
      while (taken.has(`${rowIndex},${column}`)) column += 1;
      const rowSpan = Math.min(cell.rowSpan, source.rows.length - rowIndex);
      const place = { row: rowIndex, column, cell: { ...cell, rowSpan } };
      for (const key of placesOf(place)) taken.add(key);
      cells.push(place);
      column += cell.colSpan;
      columnCount = Math.max(columnCount, column);
    }
  });
  return { rowCount: source.rows.length, columnCount, cells };
}

function placesOf({ row, column, cell }: PlacedCell): string[] {
  const keys: string[] = [];
  for (let y = row; y < row + cell.rowSpan; y += 1) {
    for (let x = column; x < column + cell.colSpan; x += 1) keys.push(`${y},${x}`);
  }
  return keys;
}

/** The table with these cells; rows by place, so that spans hold them together again. */
export function unplaced(source: ModelTable, cells: readonly PlacedCell[], rowCount: number): ModelTable {
  const rows = Array.from({ length: rowCount }, (_, row) =>
    cells
      .filter((place) => place.row === row)
      .sort((a, b) => a.column - b.column)
      .map(({ cell }) => cell),
  );
  return { ...source, rows };
}

export function transposed(source: ModelTable): ModelTable {
  const { cells, columnCount } = placed(source);
  const turned = cells.map(({ row, column, cell }) => ({
    row: column,
    column: row,
    cell: { ...cell, rowSpan: cell.colSpan, colSpan: cell.rowSpan },
  }));
  return unplaced(source, turned, columnCount);
}

/** The table on a grid of `width` columns: the first columns take what there is more. */
export function widened(source: ModelTable, width: number): ModelTable {
  const { cells, columnCount, rowCount } = placed(source);
  const starts = Array.from({ length: columnCount + 1 }, (_, column) => {
    const share = Math.floor(width / columnCount);
    return column * share + Math.min(column, width - share * columnCount);
  });
  const wide = cells.map(({ row, column, cell }) => ({
    row,
    column: starts[column]!,
    cell: { ...cell, colSpan: starts[column + cell.colSpan]! - starts[column]! },
  }));
  return unplaced(source, wide, rowCount);
}

/** An empty column before `at`; cells across it grow, if `through` says so by their place. */
export function withEmptyColumn(source: ModelTable, at: number, empty: ModelCell): ModelTable {
  const { cells, rowCount } = placed(source);
  const covered = new Set<number>();
  const moved = cells.map((place) => {
    const end = place.column + place.cell.colSpan;
    if (place.column >= at) return { ...place, column: place.column + 1 };
    if (end <= at) return place;
    for (let row = place.row; row < place.row + place.cell.rowSpan; row += 1) covered.add(row);
    return { ...place, cell: { ...place.cell, colSpan: place.cell.colSpan + 1 } };
  });
  const rows = Array.from({ length: rowCount }, (_, row) => row).filter((row) => !covered.has(row));
  const added = rows.map((row) => ({ row, column: at, cell: empty }));
  return unplaced(source, [...moved, ...added], rowCount);
}

/** An empty row before `at`; cells down through it grow. */
export function withEmptyRow(source: ModelTable, at: number, empty: ModelCell): ModelTable {
  return transposed(withEmptyColumn(transposed(source), at, empty));
}

/** Without the rows that `drop` names; cells that reach into them shrink, those that begin there go. */
export function withoutRows(source: ModelTable, drop: ReadonlySet<number>): ModelTable {
  const { cells, rowCount } = placed(source);
  const above = (row: number): number => [...drop].filter((dropped) => dropped < row).length;
  const kept = cells.flatMap((place) => {
    const rows = Array.from({ length: place.cell.rowSpan }, (_, index) => place.row + index).filter(
      (row) => !drop.has(row),
    );
    const first = rows[0];
    if (first === undefined) return [];
    return [{ ...place, row: first - above(first), cell: { ...place.cell, rowSpan: rows.length } }];
  });
  return unplaced(source, kept, rowCount - drop.size);
}

/** The columns named alone, in their order; spans are cut to them. */
export function columnsAlone(source: ModelTable, columns: readonly number[]): ModelTable {
  const { cells, rowCount } = placed(source);
  const kept = cells.flatMap((place) => {
    const end = place.column + place.cell.colSpan;
    const own = columns.filter((column) => column >= place.column && column < end);
    const [first] = own;
    return first === undefined
      ? []
      : [{ ...place, column: columns.indexOf(first), cell: { ...place.cell, colSpan: own.length } }];
  });
  return unplaced(source, kept, rowCount);
}

/** Two tables on one grid, the second right of the first; empty cells below the shorter one. */
export function besideOneAnother(left: ModelTable, right: ModelTable, empty: ModelCell): ModelTable {
  const [first, second] = [placed(left), placed(right)];
  const rowCount = Math.max(first.rowCount, second.rowCount);
  const below = (from: PlacedTable, column: number): PlacedCell[] =>
    Array.from({ length: rowCount - from.rowCount }, (_, index) => ({
      row: from.rowCount + index,
      column,
      cell: { ...empty, colSpan: from.columnCount },
    }));
  const moved = second.cells.map((place) => ({ ...place, column: place.column + first.columnCount }));
  const cells = [...first.cells, ...below(first, 0), ...moved, ...below(second, first.columnCount)];
  return unplaced(left, cells, rowCount);
}
