/** A table of one row of values whose rows and columns are both named above it: each value under its own words. */
import type { KnownBlock, KnownLine, KnownTable, Words } from '../../model/known-table.ts';
import { findAlone } from './find-words.ts';
import { namesInOrder } from './heads-in-order.ts';
import { type KnownCell, type KnownGrid, type KnownRow, label } from './known-grid.ts';
import { foldWords, type Piece } from './pieces.ts';
import { straysAmong } from './strays.ts';
import { type End, endOf, stacksOver } from './stacks.ts';
import { type ValueLine, valueLines } from './value-lines.ts';
import { at } from '../../shapes/at.ts';

/** No head is higher than this, in ems. */
const HEAD_EMS = 14;
/** Room between a value and the side of its cell. */
const SIDE_PT = 2.5;

/** Null where not every value has its own words, or there are two such tables. */
export function readAbove(table: KnownTable, pieces: readonly Piece[]): KnownGrid | null {
  const [grid, ...others] = printsAbove(table, pieces);
  return grid === undefined || others.length > 0 ? null : grid;
}

/** As often as it is printed. */
export function printsAbove({ blocks, decorations }: KnownTable, pieces: readonly Piece[]): readonly KnownGrid[] {
  const [block] = blocks;
  if (block === undefined) return [];
  const count = block.rows.length * block.columns.length;
  const all = valueLines(pieces.filter(({ numeric }) => numeric));
  // A number before the first may be that of the line.
  const lines = all
    .filter(({ values }) => values.length === count || values.length === count + 1)
    .map((line) => ({ ...line, values: line.values.slice(-count) }));
  const hasStray = straysAmong(pieces, new Set(lines.flatMap(({ values }) => values)));
  return lines.flatMap((line) => {
    const heads = headsOver(line, all, pieces);
    if (hasStray(line.values)) return [];
    const found = heads.map((head) => gridUnder(line, head, block, decorations)).find((grid) => grid !== null);
    return found === undefined ? [] : [withRests(found, pieces)];
  });
}

/** Digits go on in the next line within this, in ems. */
const NEXT_LINE_EMS = 2;

/** Digits right below a value may be the rest of it: they stand in its cell. */
function withRests(grid: KnownGrid, pieces: readonly Piece[]): KnownGrid {
  const goesOn = (value: Piece, piece: Piece): boolean =>
    piece.numeric &&
    piece.part === value.part &&
    piece.y0 > value.y0 + value.sizePt / 2 &&
    piece.y0 < value.y0 + NEXT_LINE_EMS * value.sizePt &&
    piece.x0 < value.x1 &&
    piece.x1 > value.x0;
  const withRest = (cell: KnownCell): KnownCell => {
    const rests = pieces.filter((piece) => cell.pieces.some((value) => value.numeric && goesOn(value, piece)));
    return rests.length === 0 ? cell : { ...cell, pieces: [...cell.pieces, ...rests] };
  };
  return { ...grid, rows: grid.rows.map((row) => ({ ...row, cells: row.cells.map(withRest) })) };
}

function gridUnder(
  line: ValueLine,
  head: readonly Piece[],
  block: KnownBlock,
  decorations: readonly Words[],
): KnownGrid | null {
  const groups = block.rows.map((row) => overColumns(row, block, line, head));
  const parting = boundariesOf(line.values);
  const part = head[0]?.part ?? line.part;
  const names = parting.map((xs) => namesIn(xs, head, block)).find((found) => found !== null);
  if (names !== undefined)
    return gridOf(line, [{ part, cells: names.map((pieces, column) => label(column, 1, pieces)) }]);
  const columns = parting.map((xs) => leavesIn(xs, head, block)).find((leaves) => leaves !== null);
  const over = groups.filter((group) => group !== null);
  const places = new Set(over.map(({ place }) => place));
  const isNamed = columns !== undefined && places.size === block.rows.length;
  const named = isNamed ? { columns, over } : inOrder(block, head, line.values);
  if (named === null) return null;
  const above = decorations.flatMap((words) => words.flatMap((own) => findAlone(foldWords(own), head)).slice(0, 1));
  return gridOf(line, headRows(part, named.columns, named.over, above[0]?.pieces ?? [], block));
}

interface Named {
  readonly columns: readonly (readonly Piece[])[];
  readonly over: readonly Over[];
}

function inOrder(block: KnownBlock, head: readonly Piece[], values: readonly Piece[]): Named | null {
  const names = namesInOrder(block, head, values);
  if (names === null) return null;
  const over = block.rows.map((row, place): Over => ({ row, place, pieces: names.rows[place] ?? [] }));
  return { columns: names.columns, over };
}

/** Fewer numbers beside one another are no values of a row. */
const LEAST_VALUES = 3;

/**
 * What stands above the values and below those of another row; at the foot of the part before where a break parts them from
 * their head, in both where it runs through that.
 */
function headsOver(line: ValueLine, lines: readonly ValueLine[], pieces: readonly Piece[]): readonly Piece[][] {
  const { part, middle, sizePt } = line;
  const rows = lines.filter(({ values }) => values.filter(({ words }) => words !== '').length >= LEAST_VALUES);
  const lastBefore = (own: number, to: number): number =>
    Math.max(...rows.filter((other) => other.part === own && other.middle < to).map((other) => other.middle));
  const between = (own: number, to: number): Piece[] => {
    const from = lastBefore(own, to);
    return pieces.filter((piece) => !piece.numeric && piece.part === own && piece.y0 > from && piece.y1 < to);
  };
  const above = between(part, middle);
  const near = above.filter(({ y0 }) => middle - y0 < HEAD_EMS * sizePt);
  if (lastBefore(part, middle) > -Infinity) return [near];
  const before = between(part - 1, Infinity);
  const foot = Math.max(...before.map(({ y1 }) => y1));
  const last = before.filter(({ y0 }) => foot - y0 < HEAD_EMS * sizePt);
  return [near, last, [...last, ...above.filter(({ isFirst }) => isFirst)]];
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
    from: at(values, place * width).x0,
    to: at(values, place * width + width - 1).x1,
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

/** The words over each column that name one; null where a column has none, or several of a row the same. */
function leavesIn(
  xs: readonly number[],
  head: readonly Piece[],
  { rows, columns }: KnownBlock,
): readonly (readonly Piece[])[] | null {
  const ends = columns.flatMap((line) => line.words.map((words) => ({ words: foldWords(words), of: line })));
  const leaves = stacksOver(xs, head).map((stack) => endOf(stack, ends));
  const width = columns.length;
  const isWhole = rows.every(
    (_, place) => new Set(leaves.slice(place * width, (place + 1) * width).map((leaf) => leaf?.of)).size === width,
  );
  return isWhole ? allPieces(leaves) : null;
}

/** The words over each column where they name its row too; null where a figure has none, or two have the same. */
function namesIn(
  xs: readonly number[],
  head: readonly Piece[],
  block: KnownBlock,
): readonly (readonly Piece[])[] | null {
  const ends = block.rows.flatMap((row) =>
    block.columns.flatMap((column) =>
      wordsTogether([...row.groups, row.words, column.words]).map((words) => ({
        words,
        of: `${row.words[0] ?? ''} ${column.words[0] ?? ''}`,
      })),
    ),
  );
  const names = stacksOver(xs, head).map((stack) => endOf(stack, ends));
  return new Set(names.map((name) => name?.of)).size === names.length ? allPieces(names) : null;
}

const wordsTogether = (all: readonly Words[]): readonly string[] =>
  all.reduce<readonly string[]>(
    (before, words) => before.flatMap((own) => words.map((next) => own + foldWords(next))),
    [''],
  );

function allPieces(ends: readonly (End<unknown> | null)[]): readonly (readonly Piece[])[] | null {
  const found = ends.flatMap((end) => (end === null ? [] : [end.pieces]));
  return found.length === ends.length ? found : null;
}

function gridOf({ values, part }: ValueLine, head: readonly KnownRow[]): KnownGrid {
  const [middles = []] = boundariesOf(values);
  const row: KnownRow = { part, cells: values.map((value, column) => label(column, 1, [value])) };
  return {
    xs: [at(values, 0).x0 - SIDE_PT, ...middles, at(values, -1).x1 + SIDE_PT],
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
  // Over rows that stand in no group it belongs to another table.
  const words = deep.length === 0 ? [] : decoration;
  if (words.length === 0 || deep.length === rows.length)
    return [
      ...(words.length === 0 ? [] : [{ part, cells: [label(0, leaves.length, words)] }]),
      { part, cells: inOrder(groups.map(groupCell)) },
      { part, cells: leafCells },
    ];
  const flat = groups.filter((group) => !deep.includes(group));
  const isBelowDeep = ({ column }: KnownCell): boolean =>
    deep.some(({ place }) => Math.floor(column / width) === place);
  const over = label(Math.min(...deep.map(({ place }) => place)) * width, deep.length * width, words);
  const tall = leafCells.filter((cell) => !isBelowDeep(cell)).map((cell) => ({ ...cell, rowSpan: 2 }));
  return [
    { part, cells: inOrder([...flat.map(groupCell), over]) },
    { part, cells: inOrder([...tall, ...deep.map(groupCell)]) },
    { part, cells: leafCells.filter(isBelowDeep) },
  ];
}
