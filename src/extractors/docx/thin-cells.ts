import { childOf, childrenOf, type XmlElement } from './xml-tree.ts';

/** In twips. */
const unreadableWidth = 40;

/** Whether a cell is too narrow to show a digit: only where widths are fixed is it drawn so. */
export function isThin(table: XmlElement, cell: XmlElement, column: number, columnSpan: number): boolean {
  const layout = childOf(childOf(table, 'w:tblPr'), 'w:tblLayout')?.attributes['type'];
  const columns = childrenOf(childOf(table, 'w:tblGrid'), 'w:gridCol').slice(column, column + columnSpan);
  const { w, type } = childOf(childOf(cell, 'w:tcPr'), 'w:tcW')?.attributes ?? {};
  if (layout !== 'fixed' || columns.length < columnSpan || (type === 'dxa' && Number(w) > unreadableWidth))
    return false;
  return columns.reduce((sum, { attributes }) => sum + (Number(attributes['w']) || 0), 0) <= unreadableWidth;
}
