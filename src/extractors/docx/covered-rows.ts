/** Rows of tables that may lie behind pictures and shapes which are anchored elsewhere. */
import type { BodyBlock, BodyRow, BodyTable, Paragraph, Piece } from './body.ts';
import { paragraphOf, piecesOf, plainPiece, textOf } from './body.ts';
import type { Float } from './covering.ts';

/** In points: no line of a table, or of the text around, is lower. */
const rowHeight = 14;
const lineHeight = 16;

/** How far something reaches, in points from the top of the document. */
interface Reach {
  readonly top: number;
  readonly bottom: number;
}

/** The cells of such rows hold a covered piece. Heights are the least possible, so that no row in reach is left out. */
export function withCoveredRows(blocks: readonly BodyBlock[]): readonly BodyBlock[] {
  if (!blocks.some(hasFloats)) return blocks;
  const tops: number[] = [0];
  for (const block of blocks) tops.push((tops.at(-1) ?? 0) + heightOf(block));
  const reaches = blocks.flatMap((block, index) => reachesOf(block, tops[index] ?? 0, nearby(blocks, index, tops)));
  return blocks.map((block, index) =>
    block.kind === 'table' ? coveredTable(block, tops[index] ?? 0, reaches) : block,
  );
}

/** Lines, and what is no larger than a letter, hide nothing. */
const minSize = 5;

const floatsOf = (pieces: readonly Piece[]): readonly Float[] =>
  pieces.flatMap(({ floats }) => floats).filter(({ width, height }) => !(width < minSize || height < minSize));

const rowFloats = ({ cells }: BodyRow): readonly Float[] => floatsOf(cells.flatMap(({ blocks }) => piecesOf(blocks)));

const hasFloats = (block: BodyBlock): boolean =>
  block.kind === 'paragraph' ? floatsOf(block.pieces).length > 0 : block.rows.some((row) => rowFloats(row).length > 0);

const lengthOf = ({ pieces }: Paragraph): number => textOf(pieces).length;

/** In letters: few lines are longer. */
const lineLength = 40;

function heightOf(block: BodyBlock): number {
  if (block.kind === 'table') return block.rows.length * rowHeight;
  return Math.max(1, Math.ceil(lengthOf(block) / lineLength)) * lineHeight;
}

/** `page`: what may be reached from anywhere on the page. */
function reachesOf(block: BodyBlock, top: number, page: Reach): readonly Reach[] {
  if (block.kind === 'paragraph') return floatsOf(block.pieces).map((float) => reachOf(float, top, page));
  return block.rows.flatMap((row, index) =>
    rowFloats(row).flatMap((float) => {
      const reach = reachOf(float, top + index * rowHeight, page);
      return reach.top < reach.bottom - minSize && !isOverOwnCell(float) ? [reach] : [];
    }),
  );
}

/** What lies over the cell that it is anchored in is known to hide that alone. */
function isOverOwnCell({ across, width, down, height }: Float): boolean {
  return (
    across >= -rowHeight && across + width <= 2 * lineLength && down >= -rowHeight && down + height <= 2 * rowHeight
  );
}

function reachOf({ down, height }: Float, top: number, page: Reach): Reach {
  return Number.isNaN(down + height) ? page : { top: top + down, bottom: top + down + height };
}

/** The block, and the tables next to it if nothing but blank lines stands between: they are on its page. */
function nearby(blocks: readonly BodyBlock[], index: number, tops: readonly number[]): Reach {
  const isEnd = (block: BodyBlock | undefined): boolean => block?.kind !== 'paragraph' || lengthOf(block) > 0;
  let [first, last] = [index, index];
  if (blocks[index]?.kind === 'paragraph') {
    for (first -= 1; !isEnd(blocks[first]);) first -= 1;
    for (last += 1; !isEnd(blocks[last]);) last += 1;
  }
  return { top: tops[Math.max(0, first)] ?? 0, bottom: tops[last + 1] ?? Infinity };
}

function coveredTable(table: BodyTable, top: number, reaches: readonly Reach[]): BodyTable {
  const isReached = (index: number): boolean => {
    const start = top + index * rowHeight;
    return reaches.some((reach) => reach.top < start + rowHeight && reach.bottom > start);
  };
  return { ...table, rows: table.rows.map((row, index) => (isReached(index) ? coveredRow(row) : row)) };
}

const coveredLine = paragraphOf([{ ...plainPiece(''), covered: true }]);

const coveredRow = (row: BodyRow): BodyRow => ({
  ...row,
  cells: row.cells.map((cell) => ({ ...cell, blocks: [...cell.blocks, coveredLine] })),
});
