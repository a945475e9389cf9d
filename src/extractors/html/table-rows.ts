import type { PageElement } from './page.ts';

export interface TableRow {
  readonly group: number;
  readonly element: PageElement;
  readonly cells: readonly PageElement[];
}

/** The rows of a table in the order in which they are shown: the first thead on top, each tfoot at the foot. */
export function tableRows(table: PageElement): readonly TableRow[] {
  const parts = shownElements(table);
  const head = parts.find(({ tag }) => tag === 'thead');
  const ordered = [
    ...(head === undefined ? [] : [head]),
    ...parts.filter((part) => part !== head && part.tag !== 'tfoot'),
    ...parts.filter(({ tag }) => tag === 'tfoot'),
  ];
  let group = 0;
  let loose = false;
  const rows: TableRow[] = [];
  for (const part of ordered) {
    // Rows that stand in the table itself form one group with their neighbours.
    if (part.display === 'row-group' || !loose) group += 1;
    loose = part.display === 'row';
    if (part.display === 'row') rows.push(rowOf(part, group));
    else if (part.display === 'row-group') rows.push(...rowsOfGroup(part, group));
  }
  return rows;
}

/** Captions of the table, in order. */
export function tableCaptions(table: PageElement): readonly PageElement[] {
  return shownElements(table).filter(({ display }) => display === 'caption');
}

function rowsOfGroup(part: PageElement, group: number): readonly TableRow[] {
  return shownElements(part)
    .filter(({ display }) => display === 'row')
    .map((row) => rowOf(row, group));
}

function rowOf(element: PageElement, group: number): TableRow {
  return { group, element, cells: shownElements(element).filter(({ display }) => display === 'cell') };
}

function shownElements(element: PageElement): readonly PageElement[] {
  return element.children.filter((child) => child.kind === 'element').filter(({ display }) => display !== 'none');
}
