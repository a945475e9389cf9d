/** A table of one row of values whose rows and columns are both named above it: each value under its own words. */
import type { KnownBlock, KnownLine, KnownTable, Words } from '../../model/known-table.ts';
import { boxAround, centreOf } from '../marks/box.ts';
import type { Glyph } from '../marks/marks.ts';
import { findAlone } from './find-words.ts';
import { type KnownCell, type KnownGrid, type KnownRow, label } from './known-grid.ts';
import { foldWords, type Piece } from './pieces.ts';
import { type ValueLine, valueLines } from './value-lines.ts';

/** No head is higher than this, in ems. */
const HEAD_EMS = 14;
/** Room between a value and the side of its cell. */
const SIDE_PT = 2.5;

/** Null where not every value has its own words, or there are two such tables. */
export function readAbove({ blocks, decorations }: KnownTable, pieces: readonly Piece[]): KnownGrid | null {
  const [block] = blocks;
  if (block === undefined) return null;
  const count = block.rows.length * block.columns.length;
  // A number before the first may be that of the line.
  const lines = valueLines(pieces.filter(({ numeric }) => numeric))
    .filter(({ values }) => values.length === count || values.length === count + 1)
    .map((line) => ({ ...line, values: line.values.slice(-count) }));
  const grids = lines.flatMap((line) => {
    const all = headsOver(line, pieces).map((head) => gridUnder(line, head, block, decorations));
    return all.find((grid) => grid !== null) ?? [];
  });
  return grids.length === 1 ? (grids[0] ?? null) : null;
}

function gridUnder(
  line: ValueLine,
  head: readonly Piece[],
  block: KnownBlock,
  decorations: readonly Words[],
): KnownGrid | null {
  const groups = block.rows.map((row) => overColumns(row, block, line, head));
  const columns = boundariesOf(line.values)
    .map((xs) => leavesIn(xs, head, block))
    .find((leaves) => leaves !== null);
  const over = groups.filter((group) => group !== null);
  const places = new Set(over.map(({ place }) => place));
  if (columns === undefined || places.size < block.rows.length) return null;
  const above = decorations.flatMap((words) => words.flatMap((own) => findAlone(foldWords(own), head)).slice(0, 1));
  const part = head[0]?.part ?? line.part;
  return gridOf(line, headRows(part, columns, over, above[0]?.pieces ?? [], block));
}

/** What stands above the values, or at the foot of the part before where a break parts them from their head. */
function headsOver({ part, middle, sizePt }: ValueLine, pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const words = pieces.filter(({ numeric }) => !numeric);
  const above = words.filter((piece) => piece.part === part && piece.y1 < middle);
  const before = words.filter((piece) => piece.part === part - 1);
  const foot = Math.max(...before.map(({ y1 }) => y1));
  return [
    above.filter(({ y0 }) => middle - y0 < HEAD_EMS * sizePt),
    before.filter(({ y0 }) => foot - y0 < HEAD_EMS * sizePt),
    // The break runs through the head.
    [...before.filter(({ y0 }) => foot - y0 < (HEAD_EMS / 2) * sizePt), ...above.filter(({ isFirst }) => isFirst)],
  ];
}

interface Over {
  readonly row: KnownLine;
  /** Of so many columns each, from the left. */
  readonly place: number;
  readonly pieces: readonly Piece[];
}

/** The words of a row stand over its columns, in the middle or at their beginning. */
function overColumns(row: KnownLine, block: KnownBlock, { values }: ValueLine, head: readonly Piece[]): Over | null {
  const width = block.columns.length;
  const found = row.words
    .flatMap((words) => findAlone(foldWords(words), head))
    .filter(({ pieces }) => pieces.every((piece) => !isPartOfOther(piece, row, block)));
  const places = block.rows.map((_, place) => ({
    from: values[place * width]?.x0 ?? 0,
    to: values[place * width + width - 1]?.x1 ?? 0,
  }));
  for (const { pieces } of found) {
    const [x0, x1] = [Math.min(...pieces.map((piece) => piece.x0)), Math.max(...pieces.map((piece) => piece.x1))];
    const place = places.findIndex(({ from, to }) => (x0 + x1) / 2 > from - SIDE_PT && (x0 + x1) / 2 < to + SIDE_PT);
    if (place >= 0) return { row, place, pieces };
  }
  return null;
}

/** Words of one row may end those of another: 复议后起诉 in 经复议后起诉. */
const isPartOfOther = ({ words }: Piece, row: KnownLine, { rows }: KnownBlock): boolean =>
  rows.some((other) => other !== row && other.words.some((own) => foldWords(own) === words));

/** Where values stand in the middle of their columns, at the right or at the left. */
function boundariesOf(values: readonly Piece[]): readonly (readonly number[])[] {
  const next = values.slice(1).map((right, index) => [values[index] ?? right, right] as const);
  return [
    next.map(([left, right]) => (left.x0 + left.x1 + right.x0 + right.x1) / 4),
    next.map(([left]) => left.x1 + SIDE_PT),
    next.map(([, right]) => right.x0 - SIDE_PT),
  ];
}

/** The glyphs over each column that are the words of one; null where a column has none, or several the same. */
function leavesIn(
  xs: readonly number[],
  head: readonly Piece[],
  block: KnownBlock,
): readonly (readonly Piece[])[] | null {
  const stacks = Array.from({ length: xs.length + 1 }, (): Placed[] => []);
  for (const { glyphs, part } of head) {
    for (const glyph of glyphs) {
      const { x } = centreOf(glyph.box);
      stacks[xs.filter((at) => at < x).length]?.push({ glyph, part });
    }
  }
  const leaves = stacks.map((stack) => leafOf(stack, block));
  const width = block.columns.length;
  const isWhole = block.rows.every(
    (_, place) => new Set(leaves.slice(place * width, (place + 1) * width).map((leaf) => leaf?.line)).size === width,
  );
  const found = leaves.flatMap((leaf) => (leaf === null ? [] : [leaf.pieces]));
  return isWhole && found.length === leaves.length ? found : null;
}

interface Placed {
  readonly glyph: Glyph;
  readonly part: number;
}

interface Leaf {
  readonly line: KnownLine;
  readonly pieces: readonly Piece[];
}

/** The words that the glyphs over a column end with, read from the top. */
function leafOf(stack: readonly Placed[], block: KnownBlock): Leaf | null {
  const sorted = stack.filter(({ glyph }) => foldWords(glyph.text) !== '').toSorted(inReadingOrder);
  const text = sorted.map(({ glyph }) => foldWords(glyph.text)).join('');
  const ends = block.columns.flatMap((line) =>
    line.words.map(foldWords).flatMap((words) => (text.endsWith(words) ? [{ line, length: words.length }] : [])),
  );
  const [longest] = ends.toSorted((a, b) => b.length - a.length);
  if (longest === undefined) return null;
  const own = Map.groupBy(sorted.slice(-longest.length), ({ part }) => part);
  return {
    line: longest.line,
    pieces: [...own].map(([part, placed]) =>
      pieceOf(
        placed.map(({ glyph }) => glyph),
        part,
      ),
    ),
  };
}

function inReadingOrder(a: Placed, b: Placed): number {
  if (a.part !== b.part) return a.part - b.part;
  const [left, right] = [a.glyph.box, b.glyph.box];
  return Math.abs(left[1] - right[1]) < a.glyph.sizePt / 2 ? left[0] - right[0] : left[1] - right[1];
}

function gridOf({ values, part }: ValueLine, head: readonly KnownRow[]): KnownGrid {
  const [middles = []] = boundariesOf(values);
  const row: KnownRow = { part, cells: values.map((value, column) => label(column, 1, [value])) };
  return {
    xs: [(values[0]?.x0 ?? 0) - SIDE_PT, ...middles, (values.at(-1)?.x1 ?? 0) + SIDE_PT],
    rows: [...head, row],
  };
}

/** As the form prints it: words over all rows that stand in a group, then their own, and the words of columns below. */
function headRows(
  part: number,
  leaves: readonly (readonly Piece[])[],
  groups: readonly Over[],
  decoration: readonly Piece[],
  { columns, rows }: KnownBlock,
): readonly KnownRow[] {
  const width = columns.length;
  const leafCells = leaves.map((pieces, column): KnownCell => label(column, 1, pieces));
  const groupCell = ({ place, pieces }: Over): KnownCell => label(place * width, width, pieces);
  const inOrder = (cells: readonly KnownCell[]): readonly KnownCell[] => cells.toSorted((a, b) => a.column - b.column);
  const deep = groups.filter(({ row }) => row.groups.length > 0);
  if (decoration.length === 0 || deep.length === rows.length)
    return [
      { part, cells: inOrder(groups.map(groupCell)) },
      { part, cells: leafCells },
    ];
  const flat = groups.filter((group) => !deep.includes(group));
  const isBelowDeep = ({ column }: KnownCell): boolean =>
    deep.some(({ place }) => Math.floor(column / width) === place);
  const over = label(Math.min(...deep.map(({ place }) => place)) * width, deep.length * width, decoration);
  const tall = leafCells.filter((cell) => !isBelowDeep(cell)).map((cell) => ({ ...cell, rowSpan: 2 }));
  return [
    { part, cells: inOrder([...flat.map(groupCell), over]) },
    { part, cells: inOrder([...tall, ...deep.map(groupCell)]) },
    { part, cells: leafCells.filter(isBelowDeep) },
  ];
}

function pieceOf(glyphs: readonly Glyph[], part: number): Piece {
  const [x0, y0, x1, y1] = boxAround(glyphs.map(({ box }) => box));
  const text = glyphs.map((glyph) => glyph.text).join('');
  const sizePt = Math.max(...glyphs.map((glyph) => glyph.sizePt));
  return {
    x0,
    x1,
    y0,
    y1,
    text,
    glyphs,
    sizePt,
    part,
    line: 0,
    words: foldWords(text),
    numeric: false,
    isFirst: false,
    isLast: false,
  };
}
