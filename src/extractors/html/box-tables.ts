/** Tables that a page makes of boxes instead of table elements: flex, grid, lists, floats. */
import type { FormedGrid, PlacedCell } from '../grid/form-grid.ts';
import { isNumberBox, plainText, type Rows, rowsIn } from './box-rows.ts';
import { placeInGrid } from './grid-places.ts';
import type { PageElement } from './page.ts';

export interface BoxTable {
  /** `counted`: by the columns of a grid; `listed`: rows of boxes, whose widths tell nothing of columns. */
  readonly placement: 'counted' | 'listed';
  readonly grid: FormedGrid<{ readonly element: PageElement }>;
}

/** Fewer are a list of some numbers. */
const leastRows = 3;
const leastNumbers = 6;
/** More characters are an article. */
const maxLength = 12_000;
const cellLength = 120;
const maxColumns = 20;
/** So many in a row are a table of one row. */
const longRow = 10;
const heading = /^h[1-6]$|^p$/;

/** `rowKinds`: of the elements that are rows wherever they stand. Null where the box holds prose, real tables, or no table. */
export function boxTableIn(box: PageElement, rowKinds: ReadonlySet<string>): BoxTable | null {
  if (box.tableCount > 0 || box.shownLength > maxLength || !holdsNumbers(box)) return null;
  const own = gridTable(box) ?? listedTable(box, rowKinds);
  if (own === null) return null;
  // Several of them in a box are several tables.
  const within = elementsIn(box).filter((part) => boxTableIn(part, rowKinds) !== null);
  return within.length > 1 ? null : own;
}

/** Enough for a table. */
export const holdsNumbers = (box: PageElement): boolean => numbersIn(box, leastNumbers) >= leastNumbers;

function listedTable(box: PageElement, rowKinds: ReadonlySet<string>): BoxTable | null {
  if (elementsIn(box).some(({ tag }) => heading.test(tag))) return null;
  return tableOfRows(rowsIn(box, rowKinds));
}

/** Null where they are no table. */
export function tableOfRows(rows: Rows): BoxTable | null {
  if (!isTable(rows)) return null;
  const cells = rows.flatMap((row, index) =>
    row.map((element, column) => ({ row: index, column, rowSpan: 1, columnSpan: 1, source: { element } })),
  );
  return { placement: 'listed', grid: { rowCount: rows.length, columnCount: widest(rows), cells } };
}

/** By the grid's own columns, where they are known. */
function gridTable(box: PageElement): BoxTable | null {
  const { parts, columns } = box.arrangement;
  if (parts !== 'grid' || columns === null || columns < 2) return null;
  const placed = placeInGrid(partsOf(box), columns);
  const byRow = Map.groupBy(placed, ({ row }) => row);
  const rows = [...byRow.values()].map((cells) => cells.map(({ source }) => source.element));
  if (!isTable(rows)) return null;
  const rowCount = placed.reduce((count, { row, rowSpan }) => Math.max(count, row + rowSpan), 0);
  return { placement: 'counted', grid: { rowCount, columnCount: columns, cells: placed.toSorted(byPlace) } };
}

/** Rows that are only there for their cells (`display: contents`) are none. */
const partsOf = (box: PageElement): readonly PageElement[] =>
  elementsIn(box).flatMap((part) => (part.isContents ? partsOf(part) : [part]));

const byPlace = (a: PlacedCell<unknown>, b: PlacedCell<unknown>): number => a.row - b.row || a.column - b.column;

function isTable(rows: Rows): boolean {
  const cells = rows.flat();
  if (widest(rows) > maxColumns || cells.some(({ shownLength }) => shownLength > cellLength)) return false;
  if (cells.some((cell) => /。/.test(plainText(cell)))) return false;
  if (rows.length > 1 && rows.some((row) => row.filter(isNumberBox).length >= longRow)) return true;
  const numbered = rows.filter(
    ([first, ...others]) => first !== undefined && !isNumberBox(first) && others.some(isNumberBox),
  );
  return numbered.length >= leastRows && numbered.length * 3 > rows.length;
}

const widest = (rows: Rows): number => rows.reduce((count, row) => Math.max(count, row.length), 0);

function elementsIn({ children }: PageElement): readonly PageElement[] {
  return children
    .filter((child) => child.kind === 'element')
    .filter(({ display, tag }) => display !== 'none' && display !== 'break' && tag !== 'script');
}

/** No further than `enough`. Asked of every part of a page: nothing is collected. */
function numbersIn(box: PageElement, enough: number): number {
  let count = 0;
  let isLeaf = true;
  for (const child of box.children) {
    if (child.kind === 'text' || child.display === 'none' || child.display === 'break') continue;
    isLeaf = false;
    if (child.shownLength > 0) count += numbersIn(child, enough - count);
    if (count >= enough) return count;
  }
  return isLeaf && isNumberBox(box) ? 1 : count;
}
