/** Tells tables that lay out a page from those that hold data. */
import { isNumberText } from '../../shapes/number-shape.ts';
import { fieldText } from './form-fields.ts';
import type { PageElement } from './page.ts';
import { tableRows, type TableRow } from './table-rows.ts';

/** A cell with a nested table holds a part of the page, not a value, from this many characters or nested cells on. */
const containerLength = 150;
const containerCells = 15;
/** No cell of a statutory table comes near this length: it is an article. */
const articleLength = 600;
/** An article beside three numbers is a row of a table that holds all sections. */
const dataNumbers = 3;

/** True if the table's cells are parts of the page: their text is read as paragraphs, their tables on their own. */
export function isLayoutTable(rows: readonly TableRow[]): boolean {
  const cells = rows.flatMap((row) => row.cells);
  if (rows.every((row) => row.cells.length <= 1)) return !isColumnOfNumbers(cells);
  const total = lengthOf(cells);
  const containers = cells.filter(isContainer);
  if (containers.length > 0) return lengthOf(containers) * 2 > total;
  const articles = cells.filter((cell) => cell.shownLength > articleLength);
  if (articles.length === 0 || lengthOf(articles) * 2 < total) return false;
  return cells.filter(looksNumeric).length < dataNumbers;
}

/** A column that was cut off its table. */
function isColumnOfNumbers(cells: readonly PageElement[]): boolean {
  const numbers = cells.filter(looksNumeric).length;
  return numbers >= dataNumbers && numbers * 2 > cells.length;
}

/** Tables within a cell that hold more than one cell; a table around a single value is part of the cell. */
export function nestedTables(cell: PageElement): readonly PageElement[] {
  if (cell.tableCount === 0) return [];
  return cell.children.flatMap((child) => {
    if (child.kind === 'text' || child.display === 'none') return [];
    if (child.display !== 'table') return nestedTables(child);
    const cells = tableRows(child).flatMap((row) => row.cells);
    return cells.length > 1 ? [child] : cells.flatMap(nestedTables);
  });
}

function isContainer(cell: PageElement): boolean {
  const nested = nestedTables(cell);
  if (nested.length === 0) return false;
  if (cell.shownLength > containerLength) return true;
  return (
    nested.reduce((count, table) => count + tableRows(table).flatMap((row) => row.cells).length, 0) > containerCells
  );
}

function lengthOf(cells: readonly PageElement[]): number {
  return cells.reduce((sum, cell) => sum + cell.shownLength, 0);
}

function looksNumeric(cell: PageElement): boolean {
  return cell.shownLength < 16 && isNumberText(plainText(cell).trim());
}

function plainText(element: PageElement): string {
  if (!element.visible || element.display === 'none') return '';
  if (element.tag === 'input') return fieldText(element);
  return element.children.map((child) => (child.kind === 'text' ? child.text : plainText(child))).join('');
}
