/** The cells of a table as laid out → a grid with what a reader sees in each. */
import type { Cell, Grid, Placement } from '../../model/document.ts';
import type { FormedGrid, PlacedCell } from '../grid/form-grid.ts';
import { type CellWithStruck, withStruckRows } from '../grid/struck-rows.ts';
import { readCellText } from './cell-text.ts';
import { type CellWithPicture, withPictures } from './cell-pictures.ts';
import type { CssPath } from './css-path.ts';
import type { PageElement } from './page.ts';
import { withoutPhoneLabels } from './phone-labels.ts';
import type { Surroundings } from './surroundings.ts';

export type FormedTable = FormedGrid<{ readonly element: PageElement }>;

interface TableFacts {
  readonly ordinal: number;
  readonly placement: Placement;
  readonly hidden: boolean;
}

export function readGrid(
  { rowCount, columnCount, cells: placed }: FormedTable,
  { ordinal, placement, hidden }: TableFacts,
  pathOf: CssPath,
  around: Surroundings,
): Grid {
  const read = placed.map((cell) => cellOf(cell, pathOf, hidden, around));
  const cells = withFilled(withoutPhoneLabels(withStruckRows(withPictures(read))), around);
  return {
    kind: 'grid',
    ordinal,
    rowCount,
    columnCount,
    placement,
    cells,
    hidden: hidden || isPaleTable(read),
    pageStarts: [],
  };
}

interface ReadCell extends CellWithStruck, CellWithPicture {
  readonly pale: boolean;
}

/** All that it holds is white on white: as good as hidden. */
function isPaleTable(read: readonly ReadCell[]): boolean {
  return read.some(({ pale }) => pale) && read.every(({ cell, pale }) => pale || cell.text.trim() === '');
}

/** Where a table holds no number at all and a script of the page writes into cells, the script shows what they hold. */
function withFilled(cells: readonly Cell[], { fillsCells }: Surroundings): readonly Cell[] {
  if (!fillsCells || cells.some(({ text }) => /^\s*[\d.,]+\s*$/.test(text))) return cells;
  return cells.map((cell) => (cell.text.trim() === '' ? { ...cell, doubts: [...cell.doubts, 'not-text'] } : cell));
}

function cellOf(
  placed: PlacedCell<{ readonly element: PageElement }>,
  pathOf: CssPath,
  hidden: boolean,
  around: Surroundings,
): ReadCell {
  const { row, column, rowSpan, columnSpan } = placed;
  const { element } = placed.source;
  const { text, doubts, pale, struck } = readCellText(element, hidden, around);
  const path = pathOf(element);
  return {
    cell: { row, column, rowSpan, columnSpan, text, doubts, pageNumber: null, box: null, path },
    pale,
    struck,
    picture: element.picture,
  };
}
