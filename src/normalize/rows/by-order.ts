/** The values of each row by their order: the n-th value is the n-th column. Null where the order says nothing. */
import type { ValueRow } from './row-values.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import { byPattern, patternsOf } from './row-patterns.ts';
import { columnsOf, type Filled, inTurn } from './value-rows.ts';

type Ordered = ReadonlyMap<string, Spot> | null;

/** `placed`: the values by their positions. */
export function byOrder(
  oriented: Oriented,
  rows: readonly ValueRow[],
  placed: readonly ReadonlyMap<string, Spot>[],
): readonly Ordered[] {
  const isListed = oriented.matrix.placement === 'listed';
  const counted = rows.map((row) => byCount(row, isListed ? rows.filter((other) => isFlush(row, other)) : rows));
  return counted.includes(null) ? withTheRest(counted, oriented, rows, placed) : counted;
}

/** Rows whose number of values is not the expected one, by what other rows show. */
function withTheRest(
  ordered: readonly Ordered[],
  oriented: Oriented,
  rows: readonly ValueRow[],
  placed: readonly ReadonlyMap<string, Spot>[],
): readonly Ordered[] {
  const patterns = patternsOf(oriented, rows, placed);
  const isMatrix = isFullMatrix(oriented, rows);
  return rows.map(
    (row, index) => ordered[index] ?? (isMatrix ? byColumns(row, rows) : null) ?? byPattern(row, patterns),
  );
}

/** Rows of a list whose values begin at the same place: a row that took in another has its label further right. */
const isFlush = (row: ValueRow, other: ValueRow): boolean => row.values[0]?.column === other.values[0]?.column;

/** The n-th value is the n-th column, if there are as many once blank columns without a header are dropped. */
function byCount({ values, expected }: Filled, rows: readonly ValueRow[]): Ordered {
  const excess = values.length - expected.codes.length;
  if (excess < 0) return null;
  const kept = excess === 0 ? values : withoutBlankColumns({ values, expected }, excess, rows);
  if (kept === null) return null;
  return inTurn(expected.codes, kept);
}

/** Drops the columns that are blank in every row of the same columns and width, if they are exactly the excess. */
function withoutBlankColumns(own: Filled, excess: number, rows: readonly Filled[]): readonly Spot[] | null {
  const alike = rows.filter((row) => row.values.length === own.values.length && columnsOf(row) === columnsOf(own));
  const blanks = own.values.map((_, index) => alike.every(({ values }) => values[index]?.text.trim() === ''));
  if (blanks.filter(Boolean).length !== excess) return null;
  return own.values.filter((_, index) => blanks[index] === false);
}

/** Every place of the rows is a cell of its own, as in copies of spreadsheets: nothing can have shifted one. */
function isFullMatrix({ matrix }: Oriented, rows: readonly ValueRow[]): boolean {
  const own = rows.map(({ row }) => matrix.rows[row] ?? []);
  const isWhole = (spots: readonly Spot[]): boolean =>
    spots.length === own[0]?.length && spots.every(({ rowSpan, columnSpan }) => rowSpan === 1 && columnSpan === 1);
  return own.every(isWhole);
}

/** The values in the columns of a row that has exactly as many as expected, if all that is left over is blank. */
function byColumns(own: Filled, rows: readonly Filled[]): Ordered {
  const { codes } = own.expected;
  const whole = rows.find((row) => row.values.length === codes.length && columnsOf(row) === columnsOf(own));
  if (whole === undefined) return null;
  const columns = new Set(whole.values.map(({ column }) => column));
  const kept = own.values.filter(({ column }) => columns.has(column));
  const isRestBlank = own.values.every((spot) => columns.has(spot.column) || spot.text.trim() === '');
  if (kept.length !== codes.length || !isRestBlank) return null;
  return inTurn(codes, kept);
}
