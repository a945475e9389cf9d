/** Rows of a drawn table that hold numbers and are no row of the form: those may be what a blank row beside them lacks. */
import type { Fragment } from './fragment.ts';
import type { Spot } from './lattice.ts';
import { isNumberLike } from './read-number.ts';

/** Codes of blank cells right above or below a number that stands for no figure. */
export function blanksBesideNumbers({ oriented, rowRange: [first, end], assigned }: Fragment): readonly string[] {
  const { lattice, headerRows } = oriented;
  if (lattice.placement !== 'drawn') return [];
  const blanks = assigned.flatMap(({ code, spot }) => (spot?.text.trim() === '' ? [{ code, spot }] : []));
  if (blanks.length === 0) return [];
  const taken = new Set(assigned.map(({ spot }) => spot?.row));
  const rows = lattice.rows.slice(first, end).filter((_, index) => isFree(first + index, taken, headerRows));
  const numbers = rows.filter((own) => !isColumnNumbers(own)).flatMap((own) => own.filter(isNumber));
  return blanks.filter(({ spot }) => numbers.some((number) => isBeside(spot, number))).map(({ code }) => code);
}

const isFree = (row: number, taken: ReadonlySet<number | undefined>, headerRows: ReadonlySet<number>): boolean =>
  !taken.has(row) && !headerRows.has(row);

const isNumber = ({ text }: Spot): boolean => isNumberLike(text);

/** 1, 2, 3 … under the header. */
const isColumnNumbers = (own: readonly Spot[]): boolean =>
  own.filter(isNumber).every(({ text }, index) => text.trim() === String(index + 1));

function isBeside(blank: Spot, number: Spot): boolean {
  const isNext = number.row === blank.row + blank.rowSpan || number.row + number.rowSpan === blank.row;
  return isNext && number.column < blank.column + blank.columnSpan && number.column + number.columnSpan > blank.column;
}
