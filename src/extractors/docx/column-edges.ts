import { columnsOf, rowsOrCells, spanOf, writtenWidth } from './table-parts.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

/**
 * Where the columns begin and the last one ends, in twips from the left margin; null where the table stands elsewhere, or
 * where the grid isn't what its cells are drawn by. `widths`: of the grid's columns.
 */
export function columnEdges(
  properties: XmlElement | undefined,
  rows: readonly XmlElement[],
  widths: readonly string[],
): readonly number[] | null {
  const isElsewhere =
    childOf(properties, 'w:tblpPr') !== undefined || childOf(properties, 'w:bidiVisual') !== undefined;
  const edges = [Number(childOf(properties, 'w:tblInd')?.attributes['w'] ?? 0) || 0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + Number(width));
  const isRising = edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? 0));
  return !isElsewhere && isRising && rows.every((row) => fits(row, edges)) ? edges : null;
}

/** A share of a cell's width that padding and rounding may make. */
const leeway = 0.25;

/** Whether the row fills the grid, and its cells have the widths that the grid gives them. */
function fits(row: XmlElement, edges: readonly number[]): boolean {
  const properties = childOf(row, 'w:trPr');
  let column = columnsOf(properties, 'w:gridBefore');
  for (const cell of rowsOrCells(row, 'w:tc')) {
    const width = (edges[column + spanOf(cell)] ?? Number.NaN) - (edges[column] ?? 0);
    if (!(Math.abs((writtenWidth(cell) ?? width) - width) <= width * leeway)) return false;
    column += spanOf(cell);
  }
  return column + columnsOf(properties, 'w:gridAfter') === edges.length - 1;
}
