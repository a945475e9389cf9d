/** A table that was pasted with a table element for each of its rows. */
import { isLayoutTable } from './layout-table.ts';
import type { PageElement, PageNode } from './page.ts';
import { tableRows, type TableRow } from './table-rows.ts';

/** Two tables of one row each may well be two. */
const minRows = 3;
/** A row of a statutory table is shorter; a longer one lays out a page. */
const rowLength = 600;

/** Rows of the table by the node where it begins; none by those where it goes on. */
export type RowTables = ReadonlyMap<PageNode, readonly TableRow[]>;

export function rowTablesIn(element: PageElement): RowTables {
  if (element.tableCount < minRows) return noRowTables;
  const found = new Map<PageNode, readonly TableRow[]>();
  let run: (readonly [PageNode, TableRow])[] = [];
  const close = (): void => {
    const rows = run.map(([, row], group) => ({ ...row, group }));
    if (rows.length >= minRows && !isLayoutTable(rows))
      run.forEach(([node], index) => found.set(node, index === 0 ? rows : []));
    run = [];
  };
  for (const child of element.children) {
    const row = child.kind === 'text' ? null : onlyRow(child);
    if (row !== null) run.push([child, row]);
    else if (!isIdle(child)) close();
  }
  close();
  return found;
}

/** Blank lines part no rows. */
const isIdle = (node: PageNode): boolean =>
  node.kind === 'text' ? node.text.trim() === '' : node.shownLength === 0 && node.tableCount === 0;

const noRowTables: RowTables = new Map();

/** The row that is all there is in a box. */
function onlyRow(element: PageElement): TableRow | null {
  if (element.display === 'none' || element.shownLength === 0 || element.shownLength > rowLength) return null;
  if (element.display === 'table') return rowOfTable(element);
  if (element.tableCount !== 1) return null;
  const [box, further] = element.children.filter((child) => child.kind === 'element' || child.text.trim() !== '');
  return box?.kind === 'element' && further === undefined ? onlyRow(box) : null;
}

function rowOfTable(table: PageElement): TableRow | null {
  const [row, further] = table.tableCount === 0 ? tableRows(table) : [];
  return row !== undefined && further === undefined ? row : null;
}
