import { isNumberText } from '../../shapes/number-shape.ts';
import { type CellMeasures, isLayout } from '../grid/layout-table.ts';
import { fieldText } from './form-fields.ts';
import type { PageElement } from './page.ts';
import { tableRows, type TableRow } from './table-rows.ts';

/** True if the table's cells are parts of the page. */
export const isLayoutTable = (rows: readonly TableRow[]): boolean =>
  isLayout(
    rows.map(({ cells }) => cells),
    measures,
  );

/** Tables within a cell that hold more than one cell; a table around a single value is part of the cell. */
export function nestedTables(cell: PageElement): readonly PageElement[] {
  if (cell.tableCount === 0) return [];
  return cell.children.flatMap((child) => {
    if (child.kind === 'text' || child.display === 'none') return [];
    if (child.display !== 'table') return nestedTables(child);
    const cells = cellsOf(child);
    return cells.length > 1 ? [child] : cells.flatMap(nestedTables);
  });
}

const cellsOf = (table: PageElement): readonly PageElement[] => tableRows(table).flatMap((row) => row.cells);

const measures: CellMeasures<PageElement> = {
  lengthOf: ({ shownLength }) => shownLength,
  nestedCounts: (cell) => nestedTables(cell).map((table) => cellsOf(table).length),
  isNumber: (cell) => cell.shownLength < 16 && isNumberText(plainText(cell).trim()),
};

function plainText(element: PageElement): string {
  if (!element.visible || element.display === 'none') return '';
  if (element.tag === 'input') return fieldText(element);
  return element.children.map((child) => (child.kind === 'text' ? child.text : plainText(child))).join('');
}
