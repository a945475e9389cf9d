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

/** Columns that `visibility: collapse` takes out, whatever stands in them. */
export function collapsedColumns(table: PageElement): ReadonlySet<number> {
  const found = new Set<number>();
  let column = 0;
  for (const part of columnsOf(table)) {
    const end = column + Math.min(Number.parseInt(part.attributes['span'] ?? '1', 10) || 1, maxColumns);
    for (; column < end; column += 1) if (!part.visible && table.visible) found.add(column);
    if (column > maxColumns) break;
  }
  return found;
}

/** The HTML Standard's limit for a span. */
const maxColumns = 1000;

function columnsOf(table: PageElement): readonly PageElement[] {
  const parts = table.children.filter((child) => child.kind === 'element').filter(({ tag }) => tag === 'colgroup');
  return parts.flatMap((group) => {
    const columns = group.children.filter((child) => child.kind === 'element').filter(({ tag }) => tag === 'col');
    return columns.length > 0 ? columns : [group];
  });
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
