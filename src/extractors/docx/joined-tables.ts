/** Tables that a reader sees as one: pieces of the same columns, and rows of which each is a table of its own. */
import type { BodyBlock, BodyRow, BodyTable } from './body.ts';
import { commonEdges, columnsWithin, type EdgeRange } from './common-edges.ts';

/** A table that may be a part of one. */
interface Piece {
  readonly table: BodyTable;
  /** Blank lines stand above it. */
  readonly isApart: boolean;
}

/** Fewer rows one below the other may each be meant for itself. */
const minPieces = 3;
/** All statutory tables together have some 60 rows. */
const maxPieces = 100;
/** The first pieces of a run may be of another table. */
const maxAttempts = 5;

export function withJoinedTables(blocks: readonly BodyBlock[]): readonly BodyBlock[] {
  const joined: BodyBlock[] = [];
  let next = 0;
  let end = 0;
  let attempts = 0;
  for (const [index, block] of blocks.entries()) {
    if (index < next) continue;
    const run = runFrom(blocks, index);
    if (index >= end) [end, attempts] = [run.end, maxAttempts];
    const isRun = run.pieces.length >= minPieces && attempts > 0;
    const ranges = isRun ? commonEdges(run.pieces.map(({ table }) => table)) : null;
    if (isRun) attempts -= 1;
    if (ranges !== null) next = run.end;
    pushJoined(ranges === null ? block : oneTable(run.pieces, ranges), joined);
  }
  return joined;
}

/** Word shows tables of the same columns as one where nothing stands between them. */
function pushJoined(block: BodyBlock, blocks: BodyBlock[]): void {
  const above = blocks.at(-1);
  const goesOn = block.kind === 'table' && above?.kind === 'table' && isOfOneGrid(above, block);
  if (!goesOn) blocks.push(block);
  else blocks[blocks.length - 1] = { ...above, rows: [...above.rows, ...rowsBelow(above.rows, block.rows)] };
}

function isOfOneGrid(above: BodyTable, below: BodyTable): boolean {
  return above.widths.length > 0 && above.widths.join(' ') === below.widths.join(' ');
}

function rowsBelow(above: readonly BodyRow[], below: readonly BodyRow[]): readonly BodyRow[] {
  const last = above.at(-1)?.ordinal ?? 0;
  return below.map((row) => ({ ...row, ordinal: last + row.ordinal }));
}

/** The tables from `start` on that may be one, and the index of the block behind them. */
function runFrom(
  blocks: readonly BodyBlock[],
  start: number,
): { readonly pieces: readonly Piece[]; readonly end: number } {
  const pieces: Piece[] = [];
  let end = start;
  for (let index = start; index < blocks.length && pieces.length < maxPieces; index += 1) {
    const block = blocks[index];
    if (block?.kind === 'table') {
      const piece = { table: block, isApart: index > end };
      const above = pieces.at(-1);
      if (above === undefined ? !beginsRun(block) : !followsInRun(above.table, piece)) break;
      pieces.push(piece);
      end = index + 1;
    } else if (pieces.length === 0 || block === undefined || !isBlank(block)) {
      break;
    }
  }
  return { pieces, end };
}

/** A single cell above a table is a heading or a frame. */
const beginsRun = ({ rows, edges }: BodyTable): boolean => edges !== null && rows.some(({ cells }) => cells.length > 1);

/** Behind blank lines only a single row goes on with what is above; without them a single row may also be gone on with. */
function followsInRun(above: BodyTable, { table, isApart }: Piece): boolean {
  if (table.edges === null) return false;
  return table.rows.length === 1 || (!isApart && (above.rows.length === 1 || isOfOneGrid(above, table)));
}

const isBlank = (block: BodyBlock): boolean =>
  block.kind === 'paragraph' && block.pieces.every(({ text, unread }) => text.trim() === '' && !unread);

function oneTable(pieces: readonly Piece[], ranges: readonly EdgeRange[]): BodyTable {
  const rows: BodyRow[] = [];
  for (const [index, { table, isApart }] of pieces.entries()) {
    const columns = columnsWithin(ranges, table);
    const own = table.rows.map((row) => placed(row, columns));
    const startsAnew = isApart && index > 0;
    rows.push(...(startsAnew ? own.map((row, at) => ({ ...row, beginsTable: at === 0 })) : rowsBelow(rows, own)));
  }
  const widths = pieces.map(({ table }) => table.widths);
  const isOneGrid = widths.every((some) => some.join(' ') === widths[0]?.join(' '));
  return { kind: 'table', widths: isOneGrid ? (widths[0] ?? []) : [], edges: null, rows };
}

/** `columns`: of the one table, by those of the row's own. */
function placed(row: BodyRow, columns: readonly number[]): BodyRow {
  const cells = row.cells.map((cell) => {
    const column = columns[cell.column] ?? 0;
    return { ...cell, column, columnSpan: (columns[cell.column + cell.columnSpan] ?? 0) - column };
  });
  return { ...row, cells };
}
