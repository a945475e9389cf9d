/** The numbers of a row, and whether its parts are its total. */
import { partsOf } from '../../forms/catalogue.ts';
import { at } from '../../shapes/at.ts';
import { readNumber } from '../rows/read-number.ts';
import type { RowRead } from '../rows/read-rows.ts';

/** In the row's order, a blank as 0. */
export interface RowNumbers {
  readonly codes: readonly string[];
  readonly values: readonly number[];
}

/** Null where a cell holds no number: it has a doubt of its own, or a finding. */
export function numbersOf({ assigned }: RowRead): RowNumbers | null {
  const read = assigned.map(({ spot }) => readNumber(spot?.text ?? '', 'count'));
  if (read.length === 0 || read.some(({ state }) => state === 'text' || state === 'doubtful')) return null;
  return { codes: assigned.map(({ code }) => code), values: read.map(({ value }) => value ?? 0) };
}

/** Of table four each procedure by itself. */
export function isSummedUp({ codes, values }: RowNumbers): boolean {
  const lacking = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const { row, column } = partsOf(at(codes, index));
    lacking.set(row, (lacking.get(row) ?? 0) + (column === 'total' ? value : -value));
  }
  return lacking.values().every((difference) => difference === 0);
}
