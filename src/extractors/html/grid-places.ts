/** The places of boxes in a grid, as CSS Grid Layout puts them (8.5, "auto-placement", row by row and sparse). */
import { toTheLast } from './arrangement.ts';
import type { PlacedCell } from '../grid/form-grid.ts';
import type { PageElement } from './page.ts';

interface Cursor {
  row: number;
  column: number;
}

export function placeInGrid(
  boxes: readonly PageElement[],
  columns: number,
): readonly PlacedCell<{ readonly element: PageElement }>[] {
  /** For each column the first row that is free again. */
  const taken = new Set<string>();
  const cursor: Cursor = { row: 0, column: 0 };
  return boxes.map((element) => {
    const { column, row } = element.arrangement;
    const start = column.start === null ? null : Math.min(column.start, columns) - 1;
    const columnSpan = Math.min(column.span === toTheLast ? columns : column.span, columns - (start ?? 0));
    const rowSpan = Math.max(1, row.span);
    const size = { columnSpan, rowSpan };
    if (start !== null && row.start !== null) Object.assign(cursor, { row: row.start - 1, column: start });
    else moveToFree(cursor, start, size, columns, taken);
    const place = { ...cursor, ...size, source: { element } };
    for (let down = 0; down < rowSpan; down += 1)
      for (let across = 0; across < columnSpan; across += 1) taken.add(`${place.row + down} ${place.column + across}`);
    return place;
  });
}

interface Size {
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** `start`: the column that the box asks for. */
function moveToFree(
  cursor: Cursor,
  start: number | null,
  size: Size,
  columns: number,
  taken: ReadonlySet<string>,
): void {
  if (start !== null) {
    if (start < cursor.column) cursor.row += 1;
    cursor.column = start;
  }
  while (cursor.column + size.columnSpan > columns || !isFree(cursor, size, taken)) {
    cursor.column += 1;
    if (start !== null || cursor.column + size.columnSpan > columns) {
      cursor.row += 1;
      cursor.column = start ?? 0;
    }
  }
}

function isFree({ row, column }: Cursor, { columnSpan, rowSpan }: Size, taken: ReadonlySet<string>): boolean {
  for (let down = 0; down < rowSpan; down += 1)
    for (let across = 0; across < columnSpan; across += 1)
      if (taken.has(`${row + down} ${column + across}`)) return false;
  return true;
}
