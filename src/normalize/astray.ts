/** Numbers that stand for no figure: a blank beside them may lack them, and labels beside which they stand have moved. */
import type { Fragment } from './fragment.ts';
import type { Spot } from './lattice.ts';
import { isNumberLike } from './read-number.ts';

/**
 * Codes of a table two with numbers beside 信息内容, the header over its labels: what stands under or beside the others is
 * not theirs.
 */
export function besideMovedLabels({ oriented, rowRange, assigned }: Fragment): readonly string[] {
  const { table, lattice, labels } = oriented;
  if (table !== 'disclosure') return [];
  const isCorner = (spot: Spot): boolean => labels.get(spot)?.some(({ entry }) => entry.role === 'decoration') ?? false;
  const corners = lattice.rows.slice(...rowRange).filter((own) => own.some(isCorner));
  const isMoved = corners.some((own) => own.some(isNumber) && !isColumnNumbers(own));
  return isMoved ? assigned.map(({ code }) => code) : [];
}

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
