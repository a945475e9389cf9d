/** A table of one row of values whose rows and columns are both named above it: each value under its own words. */
import type { KnownBlock, KnownLine, KnownTable } from '../../model/known-table.ts';
import { boxAround, centreOf } from '../box.ts';
import type { Glyph } from '../marks.ts';
import { findWords } from './find-words.ts';
import { type KnownCell, type KnownGrid, type KnownRow, label } from './known-grid.ts';
import { foldWords, type Piece } from './pieces.ts';
import { type ValueLine, valueLines } from './value-lines.ts';

/** No head is higher than this, in ems. */
const HEAD_EMS = 14;
/** Room between a value and the side of its cell. */
const SIDE_PT = 2.5;

/** Null where not every value has its own words. */
export function readAbove({ blocks, decorations }: KnownTable, pieces: readonly Piece[]): KnownGrid | null {
  const [block] = blocks;
  if (block === undefined) return null;
  const count = block.rows.length * block.columns.length;
  // A number before the first may be that of the line.
  const lines = valueLines(pieces.filter(({ numeric }) => numeric))
    .filter(({ values }) => values.length === count || values.length === count + 1)
    .map((line) => ({ ...line, values: line.values.slice(-count) }));
  for (const [line, head] of lines.flatMap((own) => headsOver(own, pieces).map((head) => [own, head] as const))) {
    const groups = block.rows.map((row) => overColumns(row, block, line, head));
    const columns = boundariesOf(line.values)
      .map((xs) => leavesIn(xs, head, block))
      .find((leaves) => leaves !== null);
    if (columns === undefined || new Set(groups).size < groups.length || groups.some((group) => group === null))
      continue;
    const over = groups.filter((group) => group !== null);
    const above = decorations.flatMap((words) => words.flatMap((own) => findWords(foldWords(own), head)).slice(0, 1));
    return gridOf(line, head[0]?.part ?? line.part, columns, over, above[0]?.pieces ?? [], block);
  }
  return null;
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
    .flatMap((words) => findWords(foldWords(words), head))
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
): readonly (readonly Glyph[])[] | null {
  const stacks = Array.from({ length: xs.length + 1 }, (): Glyph[] => []);
  for (const glyph of head.flatMap(({ glyphs }) => glyphs)) {
    const { x } = centreOf(glyph.box);
    stacks[xs.filter((at) => at < x).length]?.push(glyph);
  }
  const leaves = stacks.map((stack) => leafOf(stack, block));
  const width = block.columns.length;
  const isWhole = block.rows.every(
    (_, place) => new Set(leaves.slice(place * width, (place + 1) * width).map((leaf) => leaf?.line)).size === width,
  );
  const found = leaves.flatMap((leaf) => (leaf === null ? [] : [leaf.glyphs]));
  return isWhole && found.length === leaves.length ? found : null;
}

interface Leaf {
  readonly line: KnownLine;
  readonly glyphs: readonly Glyph[];
}

/** The words that the glyphs over a column end with, read from the top. */
function leafOf(stack: readonly Glyph[], block: KnownBlock): Leaf | null {
  const sorted = stack
    .filter(({ text }) => foldWords(text) !== '')
    .toSorted((a, b) => (Math.abs(a.box[1] - b.box[1]) < a.sizePt / 2 ? a.box[0] - b.box[0] : a.box[1] - b.box[1]));
  const text = sorted.map((glyph) => foldWords(glyph.text)).join('');
  const ends = block.columns.flatMap((line) =>
    line.words.map(foldWords).flatMap((words) => (text.endsWith(words) ? [{ line, length: words.length }] : [])),
  );
  const [longest] = ends.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? null : { line: longest.line, glyphs: sorted.slice(-longest.length) };
}

function gridOf(
  line: ValueLine,
  headPart: number,
  leaves: readonly (readonly Glyph[])[],
  groups: readonly Over[],
  decoration: readonly Piece[],
  { columns, rows }: KnownBlock,
): KnownGrid {
  const { values } = line;
  const part = headPart;
  const width = columns.length;
  const isDeep = (group: Over): boolean => group.row.groups.length > 0;
  const leafCells = leaves.map((glyphs, column): KnownCell => label(column, 1, [pieceOf(glyphs, part)]));
  const isBelowDeep = ({ column }: KnownCell): boolean =>
    groups.some((group) => isDeep(group) && Math.floor(column / width) === group.place);
  const groupCell = ({ place, pieces }: Over): KnownCell => label(place * width, width, pieces);
  const deep = groups.filter(isDeep).map(({ place }) => place);
  const over = label(Math.min(...deep) * width, deep.length * width, decoration);
  const byColumn = (a: KnownCell, b: KnownCell): number => a.column - b.column;
  const head: readonly KnownRow[] =
    decoration.length === 0 || deep.length === rows.length
      ? [
          { part, cells: groups.map(groupCell).toSorted(byColumn) },
          { part, cells: leafCells },
        ]
      : [
          { part, cells: [...groups.filter((group) => !isDeep(group)).map(groupCell), over].toSorted(byColumn) },
          {
            part,
            cells: [
              ...leafCells.filter((cell) => !isBelowDeep(cell)).map((cell) => ({ ...cell, rowSpan: 2 })),
              ...groups.filter(isDeep).map(groupCell),
            ].toSorted(byColumn),
          },
          { part, cells: leafCells.filter(isBelowDeep) },
        ];
  const [middles = []] = boundariesOf(values);
  return {
    xs: [(values[0]?.x0 ?? 0) - SIDE_PT, ...middles, (values.at(-1)?.x1 ?? 0) + SIDE_PT],
    rows: [...head, { part: line.part, cells: values.map((value, column) => label(column, 1, [value])) }],
  };
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
