import { writtenWidth } from './table-parts.ts';
import { childOf, childrenOf, type XmlElement } from './xml-tree.ts';

/** In twips, where widths are fixed; Infinity where cells are as wide as what they hold, or nothing says it. */
export function cellWidth(table: XmlElement, cell: XmlElement, column: number, columnSpan: number): number {
  const layout = childOf(childOf(table, 'w:tblPr'), 'w:tblLayout')?.attributes['type'];
  if (layout !== 'fixed') return Infinity;
  const written = writtenWidth(cell);
  if (written !== undefined) return written;
  const columns = childrenOf(childOf(table, 'w:tblGrid'), 'w:gridCol').slice(column, column + columnSpan);
  if (columns.length < columnSpan) return Infinity;
  return columns.reduce((sum, { attributes }) => sum + (Number(attributes['w']) || 0), 0);
}
