import { shownBranch } from './shown-branch.ts';
import { childOf, valueOf, type XmlElement } from './xml-tree.ts';

/** Rows or cells, also those in content controls. */
export function rowsOrCells(element: XmlElement, name: 'w:tr' | 'w:tc'): readonly XmlElement[] {
  return element.children.flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === 'mc:AlternateContent') return rowsOrCells(shownBranch(child), name);
    return /^w:(?:sdt|sdtContent|customXml|ins|moveTo|smartTag)$/.test(child.name) ? rowsOrCells(child, name) : [];
  });
}

/** Of the cell, in twips, as it is written; undefined where it isn't. */
export function writtenWidth(cell: XmlElement): number | undefined {
  const { w, type } = childOf(childOf(cell, 'w:tcPr'), 'w:tcW')?.attributes ?? {};
  return type === 'dxa' && Number(w) > 0 ? Number(w) : undefined;
}

/** Word itself allows 63 columns. */
const maxSpan = 1000;

/** Columns that an element of the properties counts. */
export function columnsOf(properties: XmlElement | undefined, name: string): number {
  const count = Math.floor(Number(valueOf(properties, name) ?? 0));
  return count > 0 ? Math.min(count, maxSpan) : 0;
}

export const spanOf = (cell: XmlElement): number => Math.max(1, columnsOf(childOf(cell, 'w:tcPr'), 'w:gridSpan'));
