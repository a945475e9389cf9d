/** Numbers that stand for no figure: a blank beside them may lack them, and labels beside which they stand have moved. */
import type { RunOfRows } from './read-rows.ts';
import type { Spot } from '../tables/matrix.ts';
import { isNumberLike, isValueLike } from '../../shapes/number-shape.ts';

/**
 * Codes of a table two with numbers beside 信息内容, the header over its labels: what stands under or beside the others is
 * not theirs.
 */
export function besideMovedLabels({ oriented, rowRange, assigned }: RunOfRows): readonly string[] {
  const { table, matrix, labels } = oriented;
  if (table !== 'disclosure') return [];
  const isCorner = (spot: Spot): boolean => labels.get(spot)?.some(({ entry }) => entry.role === 'decoration') ?? false;
  const corners = matrix.rows.slice(...rowRange).filter((own) => own.some(isCorner));
  const isMoved = corners.some((own) => own.some(isNumber) && !isColumnNumbers(own));
  return isMoved ? assigned.map(({ code }) => code) : [];
}

/**
 * Codes of blank cells right above or below a number that stands for no figure, and of any cells right above or below one
 * whose row has no words: its digits may be the rest of theirs. `counted`: only the latter, since a cell may have shifted.
 */
export function cellsBesideNumbers({
  oriented,
  rowRange: [first, end],
  rowKeys,
  assigned,
}: RunOfRows): readonly string[] {
  const { matrix, headerRows, labels } = oriented;
  // A row that only its place names may be the rest of the one above.
  const unnamed = new Set(
    oriented.table === 'disputes' ? [] : rowKeys.flatMap(({ row, label }) => (label === null ? [row] : [])),
  );
  const taken = new Set(assigned.flatMap(({ spot }) => (spot === null || unnamed.has(spot.row) ? [] : [spot.row])));
  if (hasOtherValues(oriented, assigned, first) || hasValuesInHeader(oriented)) return assigned.map(({ code }) => code);
  const rows = matrix.rows.slice(first, end).filter((_, index) => isFree(first + index, taken, headerRows));
  const astray = rows.filter((own) => own.some(isNumber) && !isColumnNumbers(own));
  if (astray.length === 0) return [];
  const numbers = astray.flatMap((own) => own.filter(isNumber));
  const isTitle = (spot: Spot): boolean => labels.get(spot)?.some(({ entry }) => entry.role === 'title') ?? false;
  const withoutWords = astray.filter((own) => own.every((spot) => isValueLike(spot.text) || isTitle(spot)));
  const wordless = withoutWords.flatMap((own) => own.filter(isNumber));
  const rowsWithout = new Set(withoutWords.flatMap((own) => own.map(({ row }) => row)));
  return assigned
    .filter(({ spot }) => {
      if (spot === null) return false;
      const isBlank = spot.text.trim() === '';
      // Of lines, a number may be cut there too.
      if (matrix.placement === 'listed' && rowsWithout.has(spot.row + spot.rowSpan)) return true;
      // A row that broke in two has its last cells in the next.
      if (isBlank && (rowsWithout.has(spot.row + spot.rowSpan) || rowsWithout.has(spot.row - 1))) return true;
      return (isBlank && matrix.placement === 'drawn' ? numbers : wordless).some((number) => isBeside(spot, number));
    })
    .map(({ code }) => code);
}

/** So many numbers in one row are those of a table, not the number of the row. */
const FEWEST_VALUES = 3;

/** A table four whose figures are blank where a row that is none of theirs, or below them all, has numbers: those may be they. */
function hasOtherValues(
  { table, matrix }: RunOfRows['oriented'],
  assigned: RunOfRows['assigned'],
  first: number,
): boolean {
  const blanks = assigned.filter(({ spot }) => spot?.text.trim() === '');
  if (table !== 'disputes' || matrix.placement !== 'drawn' || blanks.length < FEWEST_VALUES) return false;
  const taken = new Set(assigned.map(({ spot }) => spot?.row));
  return matrix.rows
    .slice(first)
    .some(
      (own, index) =>
        !taken.has(first + index) && own.filter(isNumber).length >= FEWEST_VALUES && !isColumnNumbers(own),
    );
}

/** A table four whose values went on behind its header's last row: what follows are the rest of them. */
const hasValuesInHeader = ({ table, matrix, headerRows }: RunOfRows['oriented']): boolean =>
  table === 'disputes' &&
  [...headerRows].some((row) => (matrix.rows[row] ?? []).filter(isNumber).length >= FEWEST_VALUES);

const isFree = (row: number, taken: ReadonlySet<number>, headerRows: ReadonlySet<number>): boolean =>
  !taken.has(row) && !headerRows.has(row);

const isNumber = ({ text }: Spot): boolean => isNumberLike(text);

/** 1, 2, 3 … under the header; a 1 alone is none. */
const isColumnNumbers = (own: readonly Spot[]): boolean =>
  own.filter(isNumber).length > 1 && own.filter(isNumber).every(({ text }, index) => text.trim() === String(index + 1));

function isBeside(cell: Spot, number: Spot): boolean {
  const isNext = number.row === cell.row + cell.rowSpan || number.row + number.rowSpan === cell.row;
  return isNext && number.column < cell.column + cell.columnSpan && number.column + number.columnSpan > cell.column;
}
