/** Which of a row's values the columns are, where there are more of them. */
import type { ValueRow } from './row-values.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import { columnsOf, type Filled, inTurn, isProvedUsual } from './value-rows.ts';

/** Which of the values the columns are, as positions show it for a whole row. */
interface Pattern {
  readonly places: readonly number[];
  readonly row: ValueRow;
}

/** By the row's width and columns. */
export type Patterns = ReadonlyMap<string, Pattern>;

const shapeOf = (row: Filled): string => `${row.values.length}:${columnsOf(row)}`;

export function patternsOf(
  oriented: Oriented,
  rows: readonly ValueRow[],
  placed: readonly ReadonlyMap<string, Spot>[],
): Patterns {
  const patterns = new Map<string, Pattern>();
  rows.forEach((row, index) => {
    const spots = row.expected.codes.map((code) => placed[index]?.get(code));
    if (spots.some((spot) => spot === undefined)) return;
    const places = spots.map((spot) => (spot === undefined ? -1 : row.values.indexOf(spot)));
    const isInOrder = places.every((place, at) => place > (places[at - 1] ?? -1));
    if (isInOrder && !patterns.has(shapeOf(row)) && isShared(oriented, row, spots, rows))
      patterns.set(shapeOf(row), { places, row });
  });
  return patterns;
}

/** A number that has no column is a column's in most rows alike; in a few it has pushed the others aside. */
function isShared(
  oriented: Oriented,
  own: ValueRow,
  spots: readonly (Spot | undefined)[],
  rows: readonly ValueRow[],
): boolean {
  if (own.values.every((spot) => spots.includes(spot) || spot.text.trim() === '')) return true;
  if (!isProvedUsual(oriented, own, rows)) return false;
  const ofColumns = rows.filter((row) => columnsOf(row) === columnsOf(own));
  return ofColumns.filter((row) => shapeOf(row) === shapeOf(own)).length * 2 > ofColumns.length;
}

/** An added column stands at the same place in rows of the same width, wherever wrong spans have moved them. */
export function byPattern(row: ValueRow, patterns: Patterns): ReadonlyMap<string, Spot> | null {
  const pattern = patterns.get(shapeOf(row));
  if (pattern === undefined) return null;
  const { places, row: whole } = pattern;
  const isBlank = ({ values }: ValueRow, place: number): boolean => values[place]?.text.trim() === '';
  // A number where that row has a blank that counts for nothing is one of this row's figures.
  const isLeftOver = row.values.some((_, at) => !places.includes(at) && isBlank(whole, at) && !isBlank(row, at));
  if (isLeftOver) return null;
  return inTurn(
    row.expected.codes,
    places.map((place) => row.values[place]),
  );
}
