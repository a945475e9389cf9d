/** Word's table → rows of cells with spans: merged cells of both spellings, rows that begin or end inside the grid. */
import type { BodyBlock, BodyCell, BodyRow, BodyTable } from './body.ts';
import type { Surface } from './run-looks.ts';
import { countLeftOut, type RunContext } from './read-run.ts';
import { comparedWith, readDeletedRow, type DeletedRow } from './deleted-rows.ts';
import { cellWidth } from './cell-width.ts';
import { surfaceOf, type CellPlace } from './table-look.ts';
import { columnsOf, rowsOrCells, spanOf } from './table-parts.ts';
import { columnEdges } from './column-edges.ts';
import { childOf, childrenOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

type ReadBlocks = (cell: XmlElement, surface: Surface) => readonly BodyBlock[];

/** `context.surface`: what the table lies on. */
export function readTable(table: XmlElement, context: RunContext, readBlocks: ReadBlocks): BodyTable {
  const { styles, surface } = context;
  const tableProperties = childOf(table, 'w:tblPr');
  const style = styles.table(valueOf(tableProperties, 'w:tblStyle'));
  const rows = rowsOrCells(table, 'w:tr');
  const deleted: DeletedRow[] = [];
  const read = rows.flatMap((row, index): readonly BodyRow[] => {
    const properties = childOf(row, 'w:trPr');
    if (childOf(properties, 'w:del') !== undefined) deleted.push(readDeletedRow(row, index + 1));
    if (isRemoved(row, properties)) return [];
    const cells = rowsOrCells(row, 'w:tc');
    const isLow = exactHeight(properties) <= cutHeight;
    const readCell = (cell: XmlElement, ordinal: number, column: number): readonly BodyBlock[] => {
      const own = [childOf(cell, 'w:tcPr'), childOf(row, 'w:tblPrEx'), tableProperties];
      const place: CellPlace = { row: index, rows: rows.length, column: ordinal, columns: cells.length };
      const width = cellWidth(table, cell, column, spanOf(cell));
      const inside = { ...surfaceOf(style, own, place, surface), width };
      const hidden = inside.text.hidden === true || width <= unreadableWidth || (isLow && !beginsMerge(cell));
      return readBlocks(cell, { ...inside, text: { ...inside.text, hidden } });
    };
    return [{ ordinal: index + 1, beginsTable: false, cells: readCells(cells, properties, readCell) }];
  });
  const { rows: compared, lostCount } = comparedWith(deleted, read);
  countLeftOut('row', context, lostCount);
  const columns = childrenOf(childOf(table, 'w:tblGrid'), 'w:gridCol');
  const widths = columns.map(({ attributes }) => attributes['w'] ?? '');
  return { kind: 'table', widths, edges: columnEdges(tableProperties, rows, widths), rows: withProvenMerges(compared) };
}

/** In twips. */
const unreadableWidth = 40;
const unreadableHeight = 40;
/** Letters of 7.5 pt and more are cut off. */
const cutHeight = 120;

/** Deleted, hidden, or too low for any text; one that holds the text of merged cells is seen in the rows below. */
function isRemoved(row: XmlElement, properties: XmlElement | undefined): boolean {
  if (childOf(properties, 'w:del') !== undefined || toggleOf(properties, 'w:hidden') === true) return true;
  if (exactHeight(properties) > unreadableHeight) return false;
  return !rowsOrCells(row, 'w:tc').some(beginsMerge);
}

const beginsMerge = (cell: XmlElement): boolean => mergeOf(childOf(cell, 'w:tcPr'), 'w:vMerge') === 'restart';

function exactHeight(properties: XmlElement | undefined): number {
  const { val = '', hRule } = childOf(properties, 'w:trHeight')?.attributes ?? {};
  const height = Number.parseFloat(val);
  return hRule === 'exact' && !Number.isNaN(height) ? height : Infinity;
}

function readCells(
  parts: readonly XmlElement[],
  properties: XmlElement | undefined,
  readCell: (cell: XmlElement, index: number, column: number) => readonly BodyBlock[],
): readonly BodyCell[] {
  const cells: BodyCell[] = [];
  let column = 0;
  const before = columnsOf(properties, 'w:gridBefore');
  if (before > 0) cells.push(room(column, before));
  column += before;
  for (const [index, cell] of parts.entries()) {
    const cellProperties = childOf(cell, 'w:tcPr');
    if (childOf(cellProperties, 'w:cellDel') !== undefined) continue;
    const columnSpan = spanOf(cell);
    const blocks = readCell(cell, index, column);
    const left = cells.at(-1);
    if (mergeOf(cellProperties, 'w:hMerge') === 'continue' && left !== undefined && left.ordinal > 0) {
      cells[cells.length - 1] = {
        ...left,
        columnSpan: left.columnSpan + columnSpan,
        sources: [...left.sources, cell],
        blocks: [...left.blocks, ...blocks],
      };
    } else {
      cells.push({
        column,
        columnSpan,
        merge: mergeOf(cellProperties, 'w:vMerge'),
        ordinal: index + 1,
        sources: [cell],
        blocks,
      });
    }
    column += columnSpan;
  }
  const after = columnsOf(properties, 'w:gridAfter');
  if (after > 0) cells.push(room(column, after));
  return cells;
}

function room(column: number, columnSpan: number): BodyCell {
  return { column, columnSpan, merge: 'none', ordinal: 0, sources: [], blocks: [] };
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
