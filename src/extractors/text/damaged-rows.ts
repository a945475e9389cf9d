/** Rows of a text, a line each, that lost a cell or took in another line: cells have run together, or a width cut the line. */
import { beginsWithDigit, isNumberText } from '../../shapes/number-shape.ts';

interface TextCell {
  readonly text: string;
}

type Row = readonly TextCell[];

/** `following`: the line below the last row; `padded`: of this table. */
export function damagedRows(rows: readonly Row[], padded: number | null, following: string): ReadonlySet<Row> {
  const damaged = rows.filter((row, index) => {
    const above = rows[index - 1] ?? [];
    const next = rows[index + 1] ?? [{ text: following }];
    const isOdd =
      padded === null ? tookInBlank(row, rows) : isOddOne(row, padded) && !isOfOtherTable(row, padded, [above, next]);
    return isOdd || isCutOff(row, next) || isCutOff(above, row) || isRemainder(row, above) || runsOn(row);
  });
  return new Set(damaged);
}

/**
 * The width of the rows where blank cells stand for what merged ones cover, so that a row of another width has lost a cell
 * or taken some in; null where such cells are left out, as in copies of pages. There a row of the header, whose labels are
 * merged, is as wide as most rows. `above`: of the table above, which a piece without a header goes on.
 */
export function paddedWidth(rows: readonly Row[], above: number | null): number | null {
  const width = usualWidth(rows);
  const firstValues = rows.findIndex((row) => row.some(isNumber));
  const header = rows.slice(0, Math.max(0, firstValues));
  const isWhole = (row: Row): boolean => row.length === width && row.some(isFilled) && row.filter(isBlank).length >= 2;
  return header.some(isWhole) || (firstValues === 0 && width === above) ? width : null;
}

function usualWidth(rows: readonly Row[]): number {
  const counts = Map.groupBy(rows, (row) => row.length);
  return [...counts].reduce((best, entry) => (entry[1].length > best[1].length ? entry : best), [0, []])[0];
}

/** A row without blanks that is too short is a title, or lost blank cells at its end alone. */
const isOddOne = (row: Row, width: number): boolean =>
  row.length !== width && !(row.length < width && row.every(isFilled));

/** A blank more than rows with values right behind their label have, and one among the values too: either may be it. */
const tookInBlank = (row: Row, rows: readonly Row[]): boolean =>
  isFilled(row[0]) &&
  isBlank(row[1]) &&
  row.slice(2).some(isBlank) &&
  rows.some(
    (other) => other.length === row.length - 1 && isFilled(other[0]) && !isNumber(other[0]) && isNumber(other[1]),
  );

/** Another table in the same lines has columns of its own: many more or fewer, in several rows. */
const COLUMNS_OF_ANOTHER = 3;

const isOfOtherTable = (row: Row, width: number, neighbours: readonly Row[]): boolean =>
  Math.abs(row.length - width) >= COLUMNS_OF_ANOTHER && neighbours.some(({ length }) => row.length === length);

/** Nothing but numbers stands below: they go on from the last cell, or belong there where that is blank. */
function isCutOff(row: Row, next: Row): boolean {
  const last = row.at(-1);
  if (last === undefined || row.length < 2 || next.length >= row.length || !isRestOfRow(next)) return false;
  return isBlank(last) || beginsWithDigit(last.text);
}

const isRestOfRow = ([first, ...others]: Row): boolean =>
  isNumber(first) && others.every((cell) => isNumber(cell) || isBlank(cell));

/** A number stands alone above, and the row begins with a blank: that is the number's place. */
const isRemainder = (row: Row, above: Row): boolean =>
  above.length === 1 && isNumber(above[0]) && row.length > 1 && isBlank(row[0]);

/** A number goes on with words longer than any unit: the next line follows in the same cell. */
function runsOn(row: Row): boolean {
  return row.length > 1 && /^\s*-?\d[\d.,]*\s*\P{N}{0,3}\p{scx=Han}{5}/u.test(row.at(-1)?.text ?? '');
}

const isBlank = (cell: TextCell | undefined): boolean => cell === undefined || cell.text.trim() === '';
const isFilled = (cell: TextCell | undefined): boolean => !isBlank(cell);
const isNumber = (cell: TextCell | undefined): boolean => isNumberText(cell?.text ?? '');
