/** The head of a known table: words over its columns, by the place of both. */
import type { KnownBlock, KnownTable, Words } from '../../model/known-table.ts';
import { findAlone, type Found } from './find-words.ts';
import { columnsInOrder } from './heads-in-order.ts';
import { type KnownCell, type KnownRow, label } from './known-grid.ts';
import { foldWords, type Piece } from './pieces.ts';
import { endOf, stacksOver } from './stacks.ts';
import type { Column } from './value-columns.ts';
import { at } from '../../shapes/at.ts';

/** No head is higher than this, in ems. */
const MOST_EMS = 16;
/** … but one of a glyph or two a line. */
const STACK_EMS = 50;

interface Word {
  readonly found: Found;
  readonly middle: number;
}

/**
 * Rows with columns counted from the first value's; −1 is the corner over the labels. Empty where no word of the head is
 * there; null where some are and others aren't, or it can't be told over which column they stand.
 */
export function headOver(
  table: KnownTable,
  block: KnownBlock,
  columns: readonly Column[],
  above: readonly Piece[],
): readonly KnownRow[] | null {
  const near = lowest(above);
  const words = block.columns.flatMap((line) => placesOf(line.words, near));
  if (words.length === 0) return [];
  const nearest = columns.map((column) => nearestTo(column, columns, words));
  const isNamed = !nearest.includes(null) && new Set(nearest).size === columns.length;
  const over = isNamed
    ? nearest.map((word) => word?.found.pieces ?? [])
    : (columnsInOrder(block, near) ?? columnsByStacks(block, columns, above));
  if (over === null) return null;
  const part = Math.max(0, ...over.flat().map((piece) => piece.part));
  const taken = new Set(over.flat());
  const leaves = over.map((pieces, index): KnownCell => label(index, 1, pieces));
  const others = table.decorations.flatMap((decoration) => {
    const [place] = placesOf(
      decoration,
      near.filter((piece) => !taken.has(piece)),
    );
    return place === undefined ? [] : [place];
  });
  return headRows(part, leaves, groupsOver(block, others, columns), others, columns);
}

/** What stands over the columns, from left to right, if each of them has its words and all stand beside one another. */
export function headColumns(block: KnownBlock, above: readonly Piece[]): readonly Column[] | null {
  const near = lowest(above);
  const words = block.columns.map((line) => placesOf(line.words, near));
  if (words.some((places) => places.length !== 1)) return null;
  const columns = words.flat().map(({ found }) => ({
    x0: Math.min(...found.pieces.map(({ x0 }) => x0)),
    x1: Math.max(...found.pieces.map(({ x1 }) => x1)),
  }));
  return columns.toSorted((a, b) => a.x0 - b.x0);
}

/** Narrow columns cut their words over many lines: what stands over each ends with its words, all in the form's order. */
function columnsByStacks(
  block: KnownBlock,
  columns: readonly Column[],
  above: readonly Piece[],
): readonly (readonly Piece[])[] | null {
  if (columns.length !== block.columns.length) return null;
  const xs = columns.slice(1).map(({ x0 }, index) => (at(columns, index).x1 + x0) / 2);
  const left = at(columns, 0).x0 - (at(xs, 0) - at(columns, 0).x1);
  const right = at(columns, -1).x1 + at(columns, -1).x0 - at(xs, -1);
  const head = lowest(above, STACK_EMS).filter(({ x0, x1 }) => x1 > left && x0 < right);
  const ends = block.columns.flatMap((of) => of.words.map((words) => ({ words: foldWords(words), of })));
  const found = stacksOver(xs, head).map((stack) => endOf(stack, ends));
  return found.every((end, index) => end?.of === block.columns[index]) ? found.map((end) => end?.pieces ?? []) : null;
}

/** The last lines of each part: in that of the first row, or at the foot of the one before where a break cuts the head. */
function lowest(above: readonly Piece[], most = MOST_EMS): readonly Piece[] {
  return [...Map.groupBy(above, ({ part }) => part).values()].flatMap((own) => {
    const bottom = Math.max(...own.map(({ y1 }) => y1));
    return own.filter(({ y0, sizePt }) => bottom - y0 < most * sizePt);
  });
}

/** The last of each kind of words at a place: the longest. */
function placesOf(all: Words, pieces: readonly Piece[]): readonly Word[] {
  const byPlace = new Map<Piece | undefined, Found>();
  for (const found of all.flatMap((words) => findAlone(foldWords(words), pieces))) {
    const known = byPlace.get(found.pieces[0]);
    if (known === undefined || known.length < found.length) byPlace.set(found.pieces[0], found);
  }
  const places = [...byPlace.values()];
  return places
    .filter((found) => !places.some((other) => isWithin(found, other)))
    .map((found) => ({ found, middle: middleOf(found.pieces) }));
}

/** Short words may end longer ones: 企业 below 商业. */
const isWithin = (found: Found, other: Found): boolean =>
  other.length > found.length && found.pieces.every((piece) => other.pieces.includes(piece));

const middleOf = (pieces: readonly Piece[]): number =>
  (Math.min(...pieces.map(({ x0 }) => x0)) + Math.max(...pieces.map(({ x1 }) => x1))) / 2;

/** The words whose middle is nearer to the column than to any other, the lowest of several. */
function nearestTo(column: Column, columns: readonly Column[], words: readonly Word[]): Word | null {
  const own = words.filter(
    ({ middle }) => distance(column, middle) === Math.min(...columns.map((one) => distance(one, middle))),
  );
  return own.toSorted((a, b) => partOf(b) - partOf(a) || bottomOf(b) - bottomOf(a))[0] ?? null;
}

const partOf = ({ found }: Word): number => Math.max(...found.pieces.map(({ part }) => part));

const distance = ({ x0, x1 }: Column, at: number): number => Math.abs((x0 + x1) / 2 - at);
const bottomOf = ({ found }: Word): number => Math.max(...found.pieces.map(({ y1 }) => y1));

interface Over {
  readonly word: Word;
  readonly first: number;
  readonly last: number;
}

/** The group of columns that stand in one, with its label if that stands over them. */
function groupsOver(block: KnownBlock, words: readonly Word[], columns: readonly Column[]): readonly Over[] {
  const inGroup = block.columns.flatMap(({ groups }, index) => (groups.length > 0 ? [index] : []));
  const [first, last] = [inGroup[0], inGroup.at(-1)];
  const group = block.columns.flatMap(({ groups }) => groups)[0];
  if (first === undefined || last === undefined || group === undefined) return [];
  const [from, to] = [at(columns, first).x0, at(columns, last).x1];
  return words
    .filter(
      ({ found, middle }) => middle > from && middle < to && group.some((own) => foldWords(own) === wordsOf(found)),
    )
    .map((word) => ({ word, first, last }));
}

const wordsOf = ({ pieces }: Found): string => pieces.map(({ words }) => words).join('');

function headRows(
  part: number,
  leaves: readonly KnownCell[],
  groups: readonly Over[],
  others: readonly Word[],
  columns: readonly Column[],
): readonly KnownRow[] {
  const [group] = groups;
  const rest = others.filter((word) => word !== group?.word);
  const left = at(columns, 0).x0;
  const corner = rest.find(({ middle }) => middle < left);
  const whole = rest.find(({ middle }) => middle > left);
  const upper = [
    ...(corner === undefined ? [] : [label(-1, 1, corner.found.pieces)]),
    ...(whole === undefined ? [] : [label(0, columns.length, whole.found.pieces)]),
  ];
  const between =
    group === undefined ? [] : [label(group.first, group.last - group.first + 1, group.word.found.pieces)];
  if (group === undefined || corner === undefined || whole === undefined)
    return [upper, between, leaves].filter((cells) => cells.length > 0).map((cells) => ({ part, cells }));
  const isInGroup = ({ column }: KnownCell): boolean => column >= group.first && column <= group.last;
  return [
    {
      part,
      cells: [label(-1, 1, corner.found.pieces, 3), label(0, columns.length, whole.found.pieces)],
    },
    {
      part,
      cells: [
        ...leaves.filter((cell) => !isInGroup(cell)).map((cell) => ({ ...cell, rowSpan: 2 })),
        label(group.first, group.last - group.first + 1, group.word.found.pieces),
      ].toSorted((a, b) => a.column - b.column),
    },
    { part, cells: leaves.filter(isInGroup) },
  ];
}
