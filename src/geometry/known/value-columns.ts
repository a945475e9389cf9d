/** Values of rows → the columns that they stand in, and what each row has in each of them. */
import type { CellDoubt } from '../../model/document.ts';
import type { Piece } from './pieces.ts';

/** From the leftmost to the rightmost of its values. */
export interface Column {
  readonly x0: number;
  readonly x1: number;
  /** As in {@link Piece}. */
  readonly isLoose?: boolean;
  /** Where all of its values have their middles or one of their sides, if they have. */
  readonly places?: readonly PlaceOf[];
}

interface PlaceOf {
  readonly of: keyof typeof placesOf;
  readonly at: number;
  /** Give or take this. */
  readonly within: number;
}

const placesOf = {
  left: ({ x0 }: Column): number => x0,
  middle: ({ x0, x1 }: Column): number => (x0 + x1) / 2,
  right: ({ x1 }: Column): number => x1,
};

/** Values of a column are set alike, give or take this, which so many show; where characters stand in columns, a column. */
const ALIKE_PT = 1.5;
const ALIKE_LOOSE_PT = 5;
const LEAST_ALIKE = 3;

export interface ColumnValue {
  readonly pieces: readonly Piece[];
  readonly doubts: readonly CellDoubt[];
}

/** Values in the middle of a column are off the middle of its words by less than this. */
const MIDDLE_PT = 2;
/** Values in the middle of a column with others are off its middle by less than this: they differ in width. */
const OFF_MIDDLE_PT = 8;
/** Values of neighbouring columns may run over one another by no more than this, for rounding. */
const OVERLAP_PT = 1;

/**
 * Null where the values show another number of columns than the form has. `head`: what stands over each column, from left to
 * right, where that is known: columns without any value are told by it.
 */
function valueColumns(
  rows: readonly (readonly Piece[])[],
  count: number,
  head: readonly Column[] | null,
): readonly Column[] | null {
  const full = rows.filter((values) => values.length === count);
  const found =
    full.length > 0
      ? Array.from({ length: count }, (_, index) => around(full.flatMap((values) => values[index] ?? [])))
      : clusters(rows.flat());
  const columns = found.length < count && head !== null ? underHead(found, head) : found;
  return columns?.length === count && areApart(columns) ? columns : null;
}

/** Fewer full rows of a piece would fit any columns. */
const ROWS_OF_PIECE = 2;

export interface RowColumns {
  readonly columns: readonly Column[];
  /** As many values as columns, in a text whose places are only nearly told: each is put to its column by its order. */
  readonly isByOrder?: true;
  /** Told by the count of its values alone. */
  readonly isUnclear: boolean;
  /** It lacks values, and nothing shows which. */
  readonly isUnread?: true;
}

/**
 * The columns of each row. A table that is cut in two below one another may have other columns in its second piece, and text that
 * was set page by page on each page.
 */
export function columnsOfRows(
  rows: readonly (readonly Piece[])[],
  count: number,
  head: readonly Column[] | null,
): readonly RowColumns[] | null {
  const isLoose = rows.some((values) => values.some((value) => value.isLoose));
  const whole = isLoose && partsOf(rows).length > 1 ? null : valueColumns(rows, count, head);
  if (whole !== null) return rows.map(() => ({ columns: whole, isUnclear: false }));
  if (isLoose) return looseColumns(rows, count);
  for (let cut = rows.length - 1; cut > 0; cut -= 1) {
    const [upper, lower] = [pieceOf(rows.slice(0, cut), count), pieceOf(rows.slice(cut), count)];
    if (upper !== null && lower !== null) return [...upper, ...lower];
  }
  return null;
}

type Rows = readonly (readonly Piece[])[];

/** Rows without values go with those above. */
function partsOf(rows: Rows): readonly Rows[] {
  const parts: (readonly Piece[])[][] = [];
  let last: number | undefined;
  for (const values of rows) {
    const part = values[0]?.part ?? last;
    if (parts.length === 0 || (part !== last && last !== undefined)) parts.push([values]);
    else parts.at(-1)?.push(values);
    last = part;
  }
  return parts;
}

/** On each page its own. A row that has not all of its values is unclear where no others show its columns. */
function looseColumns(rows: Rows, count: number): readonly RowColumns[] | null {
  const full = rows.find((values) => values.length === count);
  if (full === undefined) return null;
  return partsOf(rows).flatMap((part) => {
    const told = columnsOfPart(part, count);
    const short: RowColumns =
      told === null ? { columns: full, isUnclear: true, isUnread: true } : { columns: told, isUnclear: false };
    return part.map((values): RowColumns =>
      values.length === count && values.every(({ numeric }) => numeric)
        ? { columns: values, isUnclear: false, isByOrder: true }
        : short,
    );
  });
}

/** By some full rows, or by all values if they stand in so many columns and one row fills these. */
function columnsOfPart(rows: Rows, count: number): readonly Column[] | null {
  const full = rows.filter((values) => values.length === count);
  if (full.length >= LEAST_ALIKE) return valueColumns(rows, count, null);
  const all = clusters(rows.flat());
  const isFilled = full.some((values) => values.every((value, index) => isWithin(value, all[index])));
  return all.length === count && isFilled && areApart(all) ? all : null;
}

const isWithin = ({ x0, x1 }: Column, column: Column | undefined): boolean =>
  column !== undefined && x0 >= column.x0 && x1 <= column.x1;

function pieceOf(rows: readonly (readonly Piece[])[], count: number): readonly RowColumns[] | null {
  const columns = valueColumns(rows, count, null);
  const full = rows.filter((values) => values.length === count).length;
  return columns === null || full === 0 ? null : rows.map(() => ({ columns, isUnclear: full < ROWS_OF_PIECE }));
}

/**
 * What stands over each column widened by the values below it. Where values stand in their columns is told by the last one,
 * the total, which is printed in each row: in the middle, below the words, or at one of the sides. Null where some stand in
 * no column, or several in one.
 */
function underHead(found: readonly Column[], head: readonly Column[]): readonly Column[] | null {
  const homes = found.map((column) => homeOf(column, head, placeIn(found.at(-1), head.at(-1))));
  if (homes.includes(-1) || new Set(homes).size < found.length || homes.at(-1) !== head.length - 1) return null;
  return head.map((over, index) => {
    const own = found[homes.indexOf(index)];
    return own ?? over;
  });
}

type Place = 'middle' | 'left' | 'right';

const middleOf = ({ x0, x1 }: Column): number => (x0 + x1) / 2;

function placeIn(values: Column | undefined, head: Column | undefined): Place {
  if (values === undefined || head === undefined) return 'middle';
  if (Math.abs(middleOf(values) - middleOf(head)) < MIDDLE_PT) return 'middle';
  return middleOf(values) > middleOf(head) ? 'right' : 'left';
}

/** Values at the right end between the middles of their own words and of the next ones, those at the left begin between. */
function homeOf({ x0, x1 }: Column, head: readonly Column[], place: Place): number {
  if (place === 'right') return head.findLastIndex((over) => middleOf(over) < x1);
  if (place === 'left') return head.findIndex((over) => middleOf(over) > x0);
  const over = head.flatMap((words, index) =>
    x0 < words.x1 && x1 > words.x0 && Math.abs(middleOf(words) - (x0 + x1) / 2) < OFF_MIDDLE_PT ? [index] : [],
  );
  return over.length === 1 ? (over[0] ?? -1) : -1;
}

const around = (values: readonly Column[]): Column => ({
  x0: Math.min(...values.map(({ x0 }) => x0)),
  x1: Math.max(...values.map(({ x1 }) => x1)),
  places: values.length < LEAST_ALIKE ? [] : commonPlaces(values),
});

function commonPlaces(values: readonly Column[]): readonly PlaceOf[] {
  const within = values.some(({ isLoose }) => isLoose) ? ALIKE_LOOSE_PT : ALIKE_PT;
  return (['left', 'middle', 'right'] as const).flatMap((of): PlaceOf[] => {
    const own = values.map(placesOf[of]);
    const [least, most] = [Math.min(...own), Math.max(...own)];
    return most - least > within ? [] : [{ of, at: (least + most) / 2, within }];
  });
}

/** Set otherwise than the others of its column. */
const isOff = (value: Column, { places = [] }: Column): boolean =>
  places.length > 0 && places.every(({ of, at, within }) => Math.abs(placesOf[of](value) - at) > within);

function clusters(values: readonly Piece[]): readonly Column[] {
  const found: Column[] = [];
  for (const { x0, x1, isLoose } of values.toSorted((a, b) => a.x0 - b.x0)) {
    const last = found.at(-1);
    // Blanks part the columns of a text.
    if (last !== undefined && (x0 < last.x1 || (isLoose && x0 === last.x1)))
      found[found.length - 1] = around([last, { x0, x1 }]);
    else found.push({ x0, x1 });
  }
  return found;
}

const areApart = (columns: readonly Column[]): boolean =>
  columns.every(({ x0 }, index) => x0 >= (columns[index - 1]?.x1 ?? -Infinity) - OVERLAP_PT);

/** What stands in each column, or null for a value that stands in none. */
export function valuesOfRow(values: readonly Piece[], own: RowColumns): readonly ColumnValue[] | null {
  if (own.isUnread === true) return own.columns.map(() => ({ pieces: [], doubts: [] }));
  return own.isByOrder === true
    ? values.map((value) => ({ pieces: [value], doubts: [] }))
    : inColumns(values, own.columns);
}

function inColumns(values: readonly Piece[], columns: readonly Column[]): readonly ColumnValue[] | null {
  const found = columns.map((): { pieces: Piece[]; doubts: CellDoubt[] } => ({
    pieces: [],
    doubts: [],
  }));
  const isShort = values.length < columns.length;
  for (const value of values) {
    const met = columns.flatMap(({ x0, x1 }, index) => (value.x0 < x1 && value.x1 > x0 ? [index] : []));
    const first = met[0] ?? nearest(value, columns);
    if (first === null) return null;
    found[first]?.pieces.push(value);
    const touched = [...(met.length > 1 ? met : []), ...(isShort ? touchedBy(value, first, columns) : [])];
    for (const at of touched) found[at]?.doubts.push('two-numbers', 'number-on-rule');
  }
  return found;
}

/** Where a value is missing, another that is set otherwise than its column, or across two, may be that one, or hold it. */
function touchedBy(value: Piece, own: number, columns: readonly Column[]): readonly number[] {
  const between = columns.slice(1).map(({ x0 }, index) => ((columns[index]?.x1 ?? x0) + x0) / 2);
  const column = columns[own];
  const isMoved = column !== undefined && isOff(value, column);
  return [...columnsAcross(value, between), ...(isMoved ? [own - 1, own, own + 1] : [])];
}

/** On both sides of a boundary that a value runs over. */
export const columnsAcross = ({ x0, x1 }: Column, between: readonly number[]): readonly number[] =>
  between.flatMap((at, index) => (x0 < at && x1 > at ? [index, index + 1] : []));

/** The column that is nearer than half of the way to any other; null if none is. */
function nearest({ x0, x1 }: Piece, columns: readonly Column[]): number | null {
  const gaps = columns
    .map((column, index) => ({
      index,
      gap: Math.max(column.x0 - x1, x0 - column.x1),
    }))
    .toSorted((a, b) => a.gap - b.gap);
  const [best, next] = gaps;
  if (best === undefined) return null;
  return next === undefined || best.gap < 0.5 * next.gap ? best.index : null;
}
