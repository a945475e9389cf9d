/** A table of blocks that stand apart: each by itself, below or beside one another, as the form prints them or turned. */
import type { KnownBlock, KnownTable, Words } from '../../model/known-table.ts';
import { turned } from './faces.ts';
import { findAlone, type Found } from './find-words.ts';
import { type KnownGrid, type KnownRow, label } from './known-grid.ts';
import { foldWords, type Piece } from './pieces.ts';
import { readBlocks } from './read-blocks.ts';
import { at } from '../../shapes/at.ts';

export interface BlockApart {
  readonly known: KnownTable;
  readonly grid: KnownGrid;
}

/** Heads beside one another stand at one height, give or take this, in ems. */
const SAME_HEIGHT_EMS = 1;
/** A row begins no higher above its words, in ems. */
const ABOVE_EMS = 0.7;
const SIDE_PT = 2;
/** The head of a block is no higher, in ems. */
const HEAD_EMS = 9;

/** Every block, each below its own words for the corner; else none. */
export function readApart(table: KnownTable, pieces: readonly Piece[]): readonly BlockApart[] {
  const { blocks, decorations } = table;
  for (const words of decorations) {
    const corners = words.flatMap((own) => findAlone(foldWords(own), pieces)).toSorted(byPlace);
    if (corners.length !== blocks.length || corners.length < 2) continue;
    const slices = slicesAt(corners, blocks, pieces);
    for (const change of [(block: KnownBlock) => block, turned]) {
      const found = blocks.flatMap((block, index) => blockIn(at(slices, index), change(block), table));
      if (found.length === blocks.length) return atOneHeight(found, corners.map(headOf));
    }
  }
  return [];
}

/** Of those beside one another one may have a higher head. */
function atOneHeight(found: readonly BlockApart[], corners: readonly Piece[]): readonly BlockApart[] {
  const tops = found.map(({ grid }) => {
    const first = grid.rows[0]?.cells.flatMap(({ pieces }) => pieces) ?? [];
    return Math.min(...first.map(({ y0 }) => y0));
  });
  return found.map(({ known, grid }, index) => {
    const level = tops.filter((_, other) => isBeside(at(corners, index), at(corners, other)));
    return { known, grid: { ...grid, top: Math.min(...level) } };
  });
}

const headOf = ({ pieces }: Found): Piece => at(pieces, 0);

const isBeside = (left: Piece, right: Piece): boolean =>
  left.part === right.part && Math.abs(left.y0 - right.y0) < SAME_HEIGHT_EMS * left.sizePt;

function byPlace(a: Found, b: Found): number {
  const [left, right] = [headOf(a), headOf(b)];
  if (isBeside(left, right)) return left.x0 - right.x0;
  return left.part - right.part || left.y0 - right.y0;
}

/** What belongs to each corner, in the order of the corners. */
function slicesAt(corners: readonly Found[], blocks: readonly KnownBlock[], pieces: readonly Piece[]): Piece[][] {
  const bands = corners.map((corner, index) => bandOf(headOf(corner), at(blocks, index), pieces));
  const slices = corners.map((): Piece[] => []);
  for (const piece of pieces) {
    const last = bands.findLast(({ corner, y }) => isFrom(piece, corner.part, y));
    const level = bands.flatMap(({ corner }, index) => (last && isBeside(corner, last.corner) ? [index] : []));
    const home = level.findLast((index) => piece.x0 >= at(bands, index).x) ?? level[0];
    if (home !== undefined) at(slices, home).push(piece);
  }
  return slices;
}

const isFrom = (piece: Piece, part: number, y: number): boolean =>
  piece.part > part || (piece.part === part && (piece.y0 + piece.y1) / 2 > y);

interface Band {
  readonly corner: Piece;
  /** Its block begins below, and right of this. */
  readonly y: number;
  readonly x: number;
}

/** From its title on, which stands above it or at its left, and from the labels below it. */
function bandOf(corner: Piece, { title, rows, columns }: KnownBlock, pieces: readonly Piece[]): Band {
  const isLabel = ({ part, x0, x1, y0 }: Piece): boolean =>
    part === corner.part && y0 > corner.y0 && x0 < corner.x1 && x1 > corner.x0;
  const labels = [...rows, ...columns].flatMap(({ words }) => placesOf(words, pieces).filter(isLabel));
  const titles = placesOf(title, pieces).filter(({ part }) => part === corner.part);
  const above = titles.filter(({ y1 }) => y1 < corner.y0 + ABOVE_EMS * corner.sizePt);
  const left = titles.filter(({ x1 }) => x1 < corner.x0);
  const isLeft = left.length > 0 && left.length === titles.length;
  const top = gapAbove(
    corner,
    pieces.filter((piece) => !titles.includes(piece)),
  );
  return {
    corner,
    y: isLeft ? top : Math.min(top, ...above.map(({ y0 }) => y0 - 1)),
    x: Math.min(corner.x0, ...labels.map(({ x0 }) => x0), ...(isLeft ? left.map(({ x0 }) => x0) : [])) - SIDE_PT,
  };
}

/** Between the values above and the corner: in the middle of the widest gap that no line of text runs through. */
function gapAbove(corner: Piece, pieces: readonly Piece[]): number {
  const above = pieces.filter(({ part, x1, y0 }) => part === corner.part && y0 < corner.y0 && x1 > corner.x0);
  const values = above.filter(({ numeric, y1 }) => numeric && y1 < corner.y0).map(({ y1 }) => y1);
  const from = Math.max(corner.y0 - HEAD_EMS * corner.sizePt, ...values);
  const lines = [...above, corner].filter(({ y1 }) => y1 > from).toSorted((a, b) => a.y0 - b.y0);
  let [bottom, widest, middle] = [from, 0, corner.y0 - ABOVE_EMS * corner.sizePt];
  for (const { y0, y1 } of lines) {
    if (y0 - bottom > widest) [widest, middle] = [y0 - bottom, (y0 + bottom) / 2];
    bottom = Math.max(bottom, y1);
  }
  return middle;
}

const placesOf = (words: Words, pieces: readonly Piece[]): readonly Piece[] =>
  words.flatMap((own) => findAlone(foldWords(own), pieces)).flatMap((found) => found.pieces);

function blockIn(pieces: readonly Piece[], block: KnownBlock, table: KnownTable): BlockApart[] {
  const known = { ...table, blocks: [block] };
  const grid = readBlocks(known, pieces);
  return grid === null ? [] : [{ known, grid: withTitle(grid, block, pieces) }];
}

/** A title that stands at the left of its block, or below the head of it, in a column of its own. */
function withTitle({ xs, rows }: KnownGrid, { title }: KnownBlock, pieces: readonly Piece[]): KnownGrid {
  const used = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.pieces)));
  const own = placesOf(title, pieces);
  const [first, ...others] = rows;
  if (first === undefined || own.length === 0 || own.some((piece) => used.has(piece))) return { xs, rows };
  const height = rows.filter(({ part }) => part === first.part).length;
  const shifted = (row: KnownRow): KnownRow => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, column: cell.column + 1 })),
  });
  const head = shifted(first);
  return {
    xs: [Math.min(at(xs, 0) - 1, ...own.map(({ x0 }) => x0)), ...xs],
    rows: [{ ...head, cells: [label(0, 1, [...new Set(own)], height), ...head.cells] }, ...others.map(shifted)],
  };
}
