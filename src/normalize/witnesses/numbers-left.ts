/** Numbers of a row that were put to none of its figures: one of the row's cells is none, or all have moved. */
import { rememberedOf } from '../../shapes/remembered.ts';
import { isNumberLike } from '../../shapes/number-shape.ts';
import { MIN_ROWS_ALIKE } from '../rows/align/usual-places.ts';
import type { RowRead, RunOfRows } from '../rows/read-rows.ts';
import { isHeaded } from '../tables/columns.ts';
import { carriedIn, granted, received, tableThree } from './example-tables.ts';
import { against, type RowWitness } from './witness.ts';

type Left = 'loose' | 'shifting' | 'none';

/** Rows with such numbers. */
const rowsWithNumbersLeft = rememberedOf((run: RunOfRows): ReadonlySet<RowRead> => {
  const left = run.rows.map((row) => [row, numbersLeft(run, row)] as const);
  const isColumn = left.length >= MIN_ROWS_ALIKE && left.filter(([, one]) => one === 'loose').length * 2 > left.length;
  return new Set(left.flatMap(([row, one]) => (one === 'shifting' || (one === 'loose' && !isColumn) ? [row] : [])));
});

/**
 * A number of the row that is no figure. `loose`: nothing stands over it; where most rows have none, one of the row's cells
 * is none. `shifting`: it stands before the figures, one of which is blank, as if all had been moved.
 */
function numbersLeft({ oriented }: RunOfRows, { values, assigned }: RowRead): Left {
  const taken = assigned.flatMap(({ spot }) => spot ?? []);
  const left = values.filter((spot) => !taken.includes(spot) && isNumberLike(spot.text));
  if (left.length === 0) return 'none';
  const first = Math.min(...taken.map(({ column }) => column));
  const isBlankAmong = taken.some(({ text }) => text.trim() === '');
  if (isBlankAmong && left.some(({ column }) => column < first)) return 'shifting';
  return left.some((spot) => !isHeaded(oriented, spot)) ? 'loose' : 'none';
}

export const numberLeft: RowWitness = {
  id: 'row.number-left',
  message: {
    zh: '该行有数字不属于任何一列，各数值可能错位',
    en: 'A number of the row belongs to no column: its values may have moved',
  },
  basis:
    'A row that has a number too many has one among its values that is none, unless most rows have it: then it is a column',
  judge: ({ run, row }) => against(rowsWithNumbersLeft(run).has(row)),
  examples: [
    {
      name: 'a number without a column, in one row of three',
      placement: 'drawn',
      table: tableThree(`${received}|5|0|0|0|0|0|5`, `${carriedIn}|1|0|0|0|0|0|1`, `${granted}|2|0|0|0|0|0|2|9`),
      contradicts: ['applications.outcomes.granted.*'],
    },
    {
      name: 'a number without a column in every row',
      table: tableThree(`${received}|5|0|0|0|0|0|5|9`, `${carriedIn}|1|0|0|0|0|0|1|9`, `${granted}|2|0|0|0|0|0|2|9`),
    },
  ],
};
