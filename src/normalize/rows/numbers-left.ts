/** Numbers of a row that were put to none of its figures: one of the row's cells is none, or all have moved. */
import { isNumberLike } from '../../shapes/number-shape.ts';
import { isHeaded } from '../tables/columns.ts';
import type { Oriented } from '../tables/orient.ts';
import { inDoubt } from './listed-rows.ts';
import type { Assigned, AssignedRow, ValueRow } from './row-values.ts';
import { MIN_ROWS_ALIKE } from './value-rows.ts';

/** `results`: what the rows were read as, in their order. */
export function doubtNumbersLeft(
  oriented: Oriented,
  rows: readonly ValueRow[],
  results: readonly AssignedRow[],
): readonly AssignedRow[] {
  const left = results.map(({ assigned }, index) => numbersLeft(oriented, rows[index], assigned));
  const isColumn = left.length >= MIN_ROWS_ALIKE && left.filter((one) => one === 'loose').length * 2 > left.length;
  return results.map((result, index) =>
    left[index] === 'shifting' || (left[index] === 'loose' && !isColumn) ? inDoubt(result, 'row.number-left') : result,
  );
}

/**
 * A number of the row that is no figure. `loose`: nothing stands over it; where most rows have none, one of the row's cells
 * is none. `shifting`: it stands before the figures, one of which is blank, as if all had been moved.
 */
function numbersLeft(
  oriented: Oriented,
  own: ValueRow | undefined,
  assigned: readonly Assigned[],
): 'loose' | 'shifting' | 'none' {
  const taken = assigned.flatMap(({ spot }) => spot ?? []);
  const left = own?.values.filter((spot) => !taken.includes(spot) && isNumberLike(spot.text)) ?? [];
  const first = Math.min(...taken.map(({ column }) => column));
  const isBlankAmong = taken.some(({ text }) => text.trim() === '');
  if (isBlankAmong && left.some(({ column }) => column < first)) return 'shifting';
  return left.some((spot) => !isHeaded(oriented, spot)) ? 'loose' : 'none';
}
