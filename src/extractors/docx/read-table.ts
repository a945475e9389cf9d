/** Word's table → rows of cells with spans: merged cells of both spellings, rows that begin or end inside the grid. */
import type { BodyBlock, BodyCell, BodyRow, BodyTable } from './body.ts';
import { shownBranch } from './shown-branch.ts';
import { childOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

type ReadBlocks = (cell: XmlElement) => readonly BodyBlock[];

/** Word itself allows 63 columns. */
const maxSpan = 1000;

export function readTable(table: XmlElement, readBlocks: ReadBlocks): BodyTable {
  const rows = partsOf(table, 'w:tr').flatMap((row, index): readonly BodyRow[] => {
    const properties = childOf(row, 'w:trPr');
    if (childOf(properties, 'w:del') !== undefined || toggleOf(properties, 'w:hidden') === true) return [];
    return [{ ordinal: index + 1, cells: readCells(row, properties, readBlocks) }];
  });
  return { kind: 'table', rows: withProvenMerges(rows) };
}

function readCells(row: XmlElement, properties: XmlElement | undefined, readBlocks: ReadBlocks): readonly BodyCell[] {
  const cells: BodyCell[] = [];
  let column = 0;
  const before = countOf(valueOf(properties, 'w:gridBefore'));
  if (before > 0) cells.push(room(column, before));
  column += before;
  for (const [index, cell] of partsOf(row, 'w:tc').entries()) {
    const cellProperties = childOf(cell, 'w:tcPr');
    if (childOf(cellProperties, 'w:cellDel') !== undefined) continue;
    const columnSpan = Math.max(1, countOf(valueOf(cellProperties, 'w:gridSpan')));
    const blocks = readBlocks(cell);
    const left = cells.at(-1);
    if (mergeOf(cellProperties, 'w:hMerge') === 'continue' && left !== undefined && left.ordinal > 0) {
      cells[cells.length - 1] = {
        ...left,
        columnSpan: left.columnSpan + columnSpan,
        blocks: [...left.blocks, ...blocks],
      };
    } else {
      cells.push({ column, columnSpan, merge: mergeOf(cellProperties, 'w:vMerge'), ordinal: index + 1, blocks });
    }
    column += columnSpan;
  }
  const after = countOf(valueOf(properties, 'w:gridAfter'));
  if (after > 0) cells.push(room(column, after));
  return cells;
}

function room(column: number, columnSpan: number): BodyCell {
  return { column, columnSpan, merge: 'none', ordinal: 0, blocks: [] };
}

function countOf(value: string | undefined): number {
  const count = Math.floor(Number(value ?? 0));
  return count > 0 ? Math.min(count, maxSpan) : 0;
}

/** Without a value the cell goes on with the one before it. */
function mergeOf(properties: XmlElement | undefined, name: 'w:vMerge' | 'w:hMerge'): BodyCell['merge'] {
  const merge = childOf(properties, name);
  if (merge === undefined) return 'none';
  return merge.attributes['val'] === 'restart' ? 'restart' : 'continue';
}

/** A continuation without a cell above it that begins in the same column is a cell of its own. */
function withProvenMerges(rows: readonly BodyRow[]): readonly BodyRow[] {
  let open = new Map<number, number>();
  return rows.map((row) => {
    const next = new Map<number, number>();
    const cells = row.cells.map((cell): BodyCell => {
      const goesOn = cell.merge === 'continue' && open.get(cell.column) === cell.columnSpan;
      if (goesOn || cell.merge !== 'none') next.set(cell.column, cell.columnSpan);
      return cell.merge === 'continue' && !goesOn ? { ...cell, merge: 'restart' } : cell;
    });
    open = next;
    return { ...row, cells };
  });
}

/** Rows or cells, also those in content controls. */
function partsOf(element: XmlElement, name: 'w:tr' | 'w:tc'): readonly XmlElement[] {
  return element.children.flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === 'mc:AlternateContent') return partsOf(shownBranch(child), name);
    return /^w:(?:sdt|sdtContent|customXml|ins|moveTo|smartTag)$/.test(child.name) ? partsOf(child, name) : [];
  });
}
