/** Rows of values with the codes that the form expects in them, and how many values such rows have. */
import { partsOf } from '../../forms/catalogue.ts';
import type { ValueRow } from './row-values.ts';
import { isHeaded, labelAbove } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';

export type Filled = Pick<ValueRow, 'values' | 'expected'>;

export const columnsOf = ({ expected }: Filled): string => expected.codes.map((code) => partsOf(code).column).join();

/** The n-th code with the n-th spot. */
export function inTurn(codes: readonly string[], spots: readonly (Spot | undefined)[]): ReadonlyMap<string, Spot> {
  const pairs = new Map<string, Spot>();
  codes.forEach((code, index) => {
    const spot = spots[index];
    if (spot !== undefined) pairs.set(code, spot);
  });
  return pairs;
}

/** Number of value spots that most rows of the table have beyond what is expected: an added or spacer column. */
export function usualExcess(rows: readonly ValueRow[]): number {
  const counts = new Map<number, number>();
  for (const { values, expected } of rows) {
    const excess = values.length - expected.codes.length;
    counts.set(excess, (counts.get(excess) ?? 0) + 1);
  }
  // Of two as frequent, what the form has.
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, counts.get(0) ?? 0])[0];
}

/** Fewer rows alike prove no column that has no header. */
export const MIN_ROWS_ALIKE = 3;

/** A row that has more values than the form has columns says nothing of itself: the others, or the header, must. */
export function isProvedUsual(oriented: Oriented, own: ValueRow, rows: readonly ValueRow[]): boolean {
  const excess = own.values.length - own.expected.codes.length;
  if (excess <= 0 || rows.filter((row) => columnsOf(row) === columnsOf(own)).length >= MIN_ROWS_ALIKE) return true;
  const hasColumn = (spot: Spot): boolean =>
    spot.text.trim() === '' || labelAbove(oriented, spot, 'column') !== null || isHeaded(oriented, spot);
  return own.values.every(hasColumn);
}
