/** A table of blocks, each with a title, a head of its own and rows beside which the values stand. */
import type { CellDoubt } from '../../model/document.ts';
import type { KnownBlock, KnownTable, Words } from '../../model/known-table.ts';
import { findAlone, type Found, mayStandIn } from './find-words.ts';
import { isAboveNumbers, mayGoOn, withLinesBelow } from './going-on.ts';
import { type KnownCell, type KnownGrid, type KnownRow, label } from './known-grid.ts';
import { hasDigit } from '../../shapes/number-shape.ts';
import { foldWords, type Piece } from './pieces.ts';
import { BESIDE_EMS, distance, withoutHeadings } from './headings.ts';
import { candidatesIn, type FoundRow, isTwice, rowsInOrder } from './rows-in-order.ts';
import { straysAmong } from './strays.ts';
import { columnsAcross } from './value-columns.ts';
import { putToRows, valueLines, type ValueRow } from './value-lines.ts';
import { at } from '../../shapes/at.ts';

/** The head and title of a block stand no further above its first row, in ems. */
const HEAD_EMS = 9;
const UNCLEAR: readonly CellDoubt[] = ['two-readings'];

/** Null where a row is missing, or a block's columns can't be told by their words. */
export function readBlocks({ blocks, decorations }: KnownTable, pieces: readonly Piece[]): KnownGrid | null {
  const rows = blocks.flatMap((block) => block.rows);
  if (!rows.every(({ words }) => words.some((own) => mayStandIn(foldWords(own), pieces)))) return null;
  const candidates = candidatesIn(rows, withoutHeadings(rows, pieces));
  const found = withLinesBelow(rowsInOrder(candidates), pieces);
  if (found.length < rows.length || isTwice(candidates, pieces)) return null;
  const numbers = pieces.filter((piece) => piece.numeric && found.some((row) => isBeside(piece, row)));
  const put = putToRows(found, valueLines(numbers));
  if (put === null) return null;
  const hasStray = straysAmong(pieces, new Set([...found.flatMap((row) => row.label.pieces), ...numbers]));
  const used = new Set(put.flatMap(({ line }) => line?.values ?? []));
  const width = Math.max(...blocks.map(({ columns }) => columns.length));
  let at = 0;
  const read: KnownRow[] = [];
  const columnXs: number[] = [];
  for (const block of blocks) {
    const own = put.slice(at, at + block.rows.length);
    const head = headOf(block, own, put[at - 1], pieces, decorations, width);
    if (head === null) return null;
    const body = own.map((row) => {
      const isCut = row.line === null && mayGoOn(row.row, pieces, used);
      const isShort = (row.line?.values.length ?? 0) < block.columns.length && isAboveNumbers(row.row, pieces, used);
      const isUnclear =
        row.isUnclear || isCut || isShort || hasStray([...(row.line?.values ?? []), ...row.row.label.pieces]);
      return bodyRow({ ...row, isUnclear }, head.middles, width, wordsWith(row, pieces));
    });
    if (body.includes(null)) return null;
    if (block.columns.length === width && columnXs.length === 0) columnXs.push(...head.middles);
    read.push(...head.rows, ...body.filter((row) => row !== null));
    at += block.rows.length;
  }
  return { xs: boundaries(found, numbers, columnXs), rows: read };
}

function isBeside(piece: Piece, { label: { pieces }, below = [] }: FoundRow): boolean {
  const own = pieces.filter(({ part }) => part === piece.part);
  const isLeft = ({ x1 }: Piece): boolean => piece.x0 > x1 - 1;
  return own.length > 0 && own.every(isLeft) && distance(piece, [...own, ...below.filter(isLeft)]) < BESIDE_EMS;
}

/** Digits among other characters, in a value's place: no number, but no blank either. */
const wordsWith = ({ row, line }: ValueRow, pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(
    (piece) =>
      !piece.numeric &&
      hasDigit(piece.text) &&
      !row.label.pieces.includes(piece) &&
      isBeside(piece, row) &&
      (line === null || Math.abs((piece.y0 + piece.y1) / 2 - line.middle) < piece.sizePt / 2),
  );

interface BlockHead {
  readonly rows: readonly KnownRow[];
  /** Of each column's words. */
  readonly middles: readonly number[];
}

function headOf(
  block: KnownBlock,
  own: readonly ValueRow[],
  before: ValueRow | undefined,
  pieces: readonly Piece[],
  decorations: readonly Words[],
  width: number,
): BlockHead | null {
  const first = own[0]?.row.label.pieces[0];
  if (first === undefined) return null;
  const zone = zoneAbove(first, before, pieces);
  const columns = block.columns.map(({ words }) => lowestOf(words, zone));
  if (columns.includes(null)) return null;
  const found = columns.filter((column) => column !== null);
  const middles = found.map(middleOf);
  if (middles.some((middle, index) => middle <= (middles[index - 1] ?? -Infinity))) return null;
  const part = partOf(found[0], first);
  const corner = decorations.map((words) => lowestOf(words, zone)).find((place) => place !== null);
  const title = lowestOf(block.title, zone);
  return {
    middles,
    rows: [
      ...(title === null ? [] : [{ part: partOf(title, first), cells: [label(0, width + 1, title.pieces)] }]),
      {
        part,
        cells: [
          label(0, 1, corner?.pieces ?? []),
          ...found.map((column, index) => spread(index, found.length, width, column.pieces)),
        ],
      },
    ],
  };
}

const partOf = (found: Found | undefined, first: Piece): number => found?.pieces[0]?.part ?? first.part;

/** The last of fewer columns takes the rest, as in the form. */
const spread = (index: number, count: number, width: number, pieces: readonly Piece[]): KnownCell =>
  label(1 + index, index === count - 1 ? width - index : 1, pieces);

/** Above the block's first row, below the last row of the block before; on the page before where a break parts them. */
function zoneAbove(first: Piece, before: ValueRow | undefined, pieces: readonly Piece[]): readonly Piece[] {
  const last = before?.row.label.pieces.at(-1);
  const isBelowLast = (piece: Piece): boolean =>
    last === undefined || piece.part > last.part || (piece.part === last.part && piece.y0 > last.y0 + last.sizePt / 2);
  return pieces.filter((piece) => {
    if (!isBelowLast(piece) || piece.numeric) return false;
    if (piece.part === first.part)
      return piece.y1 < first.y0 + first.sizePt && first.y0 - piece.y0 < HEAD_EMS * first.sizePt;
    return piece.part === first.part - 1 && piece.isLast && first.isFirst;
  });
}

function lowestOf(all: Words, zone: readonly Piece[]): Found | null {
  const found = all.flatMap((words) => findAlone(foldWords(words), zone));
  const placeOf = ({ pieces }: Found): readonly [part: number, y: number] => [at(pieces, 0).part, at(pieces, 0).y0];
  const byPlace = (a: Found, b: Found): number =>
    placeOf(b)[0] - placeOf(a)[0] || b.length - a.length || placeOf(b)[1] - placeOf(a)[1];
  return found.toSorted(byPlace)[0] ?? null;
}

const middleOf = ({ pieces }: Found): number =>
  (Math.min(...pieces.map(({ x0 }) => x0)) + Math.max(...pieces.map(({ x1 }) => x1))) / 2;

/** Values by their order, if each stands nearer to its own column's words than to others; null if there are too many. */
function bodyRow(
  { row, line, isUnclear }: ValueRow,
  middles: readonly number[],
  width: number,
  words: readonly Piece[],
): KnownRow | null {
  const values = line?.values ?? [];
  const homes = values.map((value) => nearestIndex(value, middles));
  const inOrder = values.length === middles.length ? [...middles.keys()] : homes;
  if (values.length > middles.length || new Set(inOrder).size < values.length) return null;
  const isShort = values.length < middles.length;
  const isAsPlaced = values.every((value, index) =>
    value.isLoose ? !isShort || isNearTo(value, middles) : inOrder[index] === homes[index],
  );
  const isClear = !isUnclear && isAsPlaced;
  const between = middles.slice(1).map((middle, index) => ((middles[index] ?? middle) + middle) / 2);
  const isGlued = isShort && values.some((value) => columnsAcross(value, between).length > 0);
  const cells = middles.map((_, index): KnownCell => {
    const own = values.filter((_value, at) => inOrder[at] === index);
    const inPlace = own.length > 0 ? own : words.filter((piece) => nearestIndex(piece, middles) === index);
    return { ...spread(index, middles.length, width, inPlace), doubts: isClear && !isGlued ? [] : UNCLEAR };
  });
  return { part: line?.part ?? at(row.label.pieces, 0).part, cells: [label(0, 1, row.label.pieces), ...cells] };
}

/** Nearer than half of the way to any other. */
function isNearTo({ x0, x1 }: Piece, middles: readonly number[]): boolean {
  const [own = 0, next = Infinity] = middles.map((at) => Math.abs((x0 + x1) / 2 - at)).toSorted((a, b) => a - b);
  return own < 0.5 * next;
}

function nearestIndex({ x0, x1 }: Piece, middles: readonly number[]): number {
  const middle = (x0 + x1) / 2;
  return middles.reduce(
    (best, own, index) => (Math.abs(own - middle) < Math.abs(at(middles, best) - middle) ? index : best),
    0,
  );
}

function boundaries(
  found: readonly FoundRow[],
  numbers: readonly Piece[],
  middles: readonly number[],
): readonly number[] {
  const labels = found.flatMap(({ label: own }) => own.pieces);
  const left = Math.min(...labels.map(({ x0 }) => x0)) - 2;
  const right = Math.max(...numbers.map(({ x1 }) => x1), ...middles) + 2;
  const first = Math.min(Math.max(...labels.map(({ x1 }) => x1)) + 1, (middles[0] ?? right) - 1);
  return [left, first, ...middles.slice(1).map((middle, index) => (middle + (middles[index] ?? middle)) / 2), right];
}
