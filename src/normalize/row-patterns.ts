/** Which of a row's values the columns are, where there are more of them. */
import type { ValueRow } from './assigned.ts';
import type { Spot } from './lattice.ts';
import type { Oriented } from './orient.ts';
import { columnsOf, type Filled, inTurn, isProvedUsual } from './value-rows.ts';

/** Which of the values the columns are, by the row's width and columns, where positions show it for a whole row. */
export type Patterns = ReadonlyMap<string, readonly number[]>;

const shapeOf = (row: Filled): string => `${row.values.length}:${columnsOf(row)}`;

export function patternsOf(
  oriented: Oriented,
  rows: readonly ValueRow[],
  placed: readonly ReadonlyMap<string, Spot>[],
): Patterns {
  const patterns = new Map<string, readonly number[]>();
  rows.forEach((row, index) => {
    const spots = row.expected.codes.map((code) => placed[index]?.get(code));
    if (spots.some((spot) => spot === undefined)) return;
    const pattern = spots.map((spot) => (spot === undefined ? -1 : row.values.indexOf(spot)));
    const isInOrder = pattern.every((place, at) => place > (pattern[at - 1] ?? -1));
    if (isInOrder && !patterns.has(shapeOf(row)) && isShared(oriented, row, spots, rows))
      patterns.set(shapeOf(row), pattern);
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
  return inTurn(
    row.expected.codes,
    pattern.map((place) => row.values[place]),
  );
}
