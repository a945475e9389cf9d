/** Tables in headers and footers: they aren't read, and hold figures only where a table of the text was put there. */
import { isNumberText } from '../../shapes/number-shape.ts';
import { deletedText } from './deleted-text.ts';
import { rowsOrCells } from './table-parts.ts';
import type { XmlElement } from './xml-tree.ts';

/** The table around a page number has fewer. */
const minFigures = 3;

/** How many of the parts hold a table with figures. */
export function countMarginTables(margins: readonly XmlElement[]): number {
  return margins.filter((margin) => margin.children.some(holdsFigures)).length;
}

function holdsFigures(element: XmlElement): boolean {
  if (element.name !== 'w:tbl') return element.children.some(holdsFigures);
  const cells = rowsOrCells(element, 'w:tr').flatMap((row) => rowsOrCells(row, 'w:tc'));
  return cells.filter((cell) => isNumberText(deletedText(cell))).length >= minFigures;
}
