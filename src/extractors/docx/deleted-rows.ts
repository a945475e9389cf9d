/** Rows whose deletion is tracked and still open: what they held, others may read instead of what stands there now. */
import { isNumberLike } from '../../shapes/number-shape.ts';
import { type BodyRow, paragraphOf, piecesOf, plainPiece, textOf } from './body.ts';
import { deletedText } from './deleted-text.ts';
import { columnsOf, rowsOrCells, spanOf } from './table-parts.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

export interface DeletedRow {
  /** Ordinal in the source, from 1. */
  readonly ordinal: number;
  readonly cells: readonly { readonly column: number; readonly text: string }[];
}

export function readDeletedRow(row: XmlElement, ordinal: number): DeletedRow {
  let column = columnsOf(childOf(row, 'w:trPr'), 'w:gridBefore');
  const cells = rowsOrCells(row, 'w:tc').map((cell) => {
    const start = column;
    column += spanOf(cell);
    return { column: start, text: deletedText(cell) };
  });
  return { ordinal, cells };
}

export interface Compared {
  readonly rows: readonly BodyRow[];
  /** Deleted rows with numbers whose label no row has now. */
  readonly lostCount: number;
}

/** Each cell is given what was deleted in its place: in the row of the same label, the nearest if several have it. */
export function comparedWith(deleted: readonly DeletedRow[], rows: readonly BodyRow[]): Compared {
  if (deleted.length === 0) return { rows, lostCount: 0 };
  const before = new Map<BodyRow, DeletedRow>();
  const byLabel = Map.groupBy(rows, (row) => labelOf(row.cells.map(({ blocks }) => textOf(piecesOf(blocks)))));
  let lostCount = 0;
  for (const row of deleted) {
    const label = labelOf(row.cells.map(({ text }) => text));
    const match = label === '' ? undefined : nearest(byLabel.get(label) ?? [], row.ordinal);
    if (match !== undefined) before.set(match, row);
    else if (row.cells.some(({ text }) => isNumberLike(text))) lostCount += 1;
  }
  return { rows: rows.map((row) => withDeleted(row, before.get(row))), lostCount };
}

/** All deleted rows ask, in order: those above the nearest are taken off. */
function nearest(rows: BodyRow[], ordinal: number): BodyRow | undefined {
  const distance = (row: BodyRow | undefined): number => Math.abs((row?.ordinal ?? Infinity) - ordinal);
  while (distance(rows[1]) <= distance(rows[0]) && rows.length > 1) rows.shift();
  return rows[0];
}

function withDeleted(row: BodyRow, deleted: DeletedRow | undefined): BodyRow {
  if (deleted === undefined) return row;
  const cells = row.cells.map((cell) => {
    const text = deleted.cells.find(({ column }) => column === cell.column)?.text ?? '';
    const paragraph = paragraphOf([{ ...plainPiece(''), deleted: text }]);
    return text === '' ? cell : { ...cell, blocks: [...cell.blocks, paragraph] };
  });
  return { ...row, cells };
}

const labelOf = (texts: readonly string[]): string =>
  texts
    .filter((text) => !isNumberLike(text))
    .join('')
    .replace(/\s/g, '');
