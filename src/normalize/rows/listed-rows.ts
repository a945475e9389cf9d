/**
 * Rows that are listed by their order alone (plain text): where one lost a cell or was joined with the next, nothing shows
 * what stands under what. Such a row is in doubt, and so is a header in an order of its own and every other row of a damaged
 * table, unless the form's arithmetic proves the reading.
 */
import { allRows, partsOf } from '../../forms/catalogue.ts';
import type { WitnessId } from '../../model/witness.ts';
import type { AssignedRow, ValueRow } from './row-values.ts';
import { namedSpots } from '../tables/columns.ts';
import type { Oriented } from '../tables/orient.ts';
import { readNumber } from './read-number.ts';

/** `results`: what the rows were read as, in their order. */
export function doubtListedRows(
  oriented: Oriented,
  rows: readonly ValueRow[],
  results: readonly AssignedRow[],
): readonly AssignedRow[] {
  if (oriented.matrix.placement !== 'listed') return doubtOddHeader(oriented, rows, results);
  const unusual = rows.map(isUnusual(oriented, rows));
  const isHeaderSure = rows.every(isOfficial) || isHeaderProved(oriented, results);
  const isDamaged = rows.some((row, index) => unusual[index] === true || isDoubted(oriented, row));
  const isProved = (result: AssignedRow): boolean => oriented.table === 'disclosure' || sumOf(result) !== 'differs';
  return results.map((result, index) => {
    const ofRow = unusual[index] === true ? inDoubt(result, 'lines.width-unusual') : result;
    const ofHeader = isHeaderSure ? ofRow : inDoubt(ofRow, 'lines.header-unproved');
    return isDamaged && !isProved(result) ? inDoubt(ofHeader, 'lines.sum-unproved') : ofHeader;
  });
}

/**
 * Table three under columns in an order of its own: a label of the header that was lost, or stands in another row, moves
 * the others. Sums that come out in nearly all rows prove it, where no label stands in another row than those of its group.
 */
function doubtOddHeader(
  oriented: Oriented,
  rows: readonly ValueRow[],
  results: readonly AssignedRow[],
): readonly AssignedRow[] {
  if (oriented.table !== 'applications' || rows.every(isOfficial)) return results;
  const sums = results.map(sumOf);
  const differing = sums.filter((sum) => sum === 'differs').length;
  const isProved = isInRowsOfGroups(oriented) && sums.filter((sum) => sum === 'equal').length > differing;
  return isProved ? results : results.map((result) => inDoubt(result, 'header.odd-order'));
}

/** Measures and applicants, and the procedures of table four, stand in the form's order. */
function isOfficial({ expected: { codes, isOfficialOrder } }: ValueRow): boolean {
  const procedures = codes.map((code) => partsOf(code).row);
  const official = allRows.disputes.map(({ key }) => key);
  const places = procedures.map((procedure) => official.indexOf(procedure));
  return isOfficialOrder && places.every((place, index) => place >= (places[index - 1] ?? place));
}

export const inDoubt = (result: AssignedRow, witness: WitnessId): AssignedRow => ({
  ...result,
  assigned: result.assigned.map((one) => ({ ...one, doubts: [...one.doubts, witness] })),
});

const isDoubted = ({ matrix }: Oriented, { row }: ValueRow): boolean =>
  (matrix.rows[row] ?? []).some(({ source }) => source.doubts.length > 0);

/** A number of values that is neither what the form expects nor what most rows have, in a row of another width than they. */
function isUnusual({ matrix }: Oriented, rows: readonly ValueRow[]): (row: ValueRow) => boolean {
  const widthOf = ({ row }: ValueRow): number => matrix.rows[row]?.length ?? 0;
  const excessOf = ({ values, expected }: ValueRow): number => values.length - expected.codes.length;
  const usualWidth = mostFrequent(rows.map(widthOf));
  const usualExcess = mostFrequent(rows.map(excessOf));
  return (row) => excessOf(row) !== 0 && excessOf(row) !== usualExcess && widthOf(row) !== usualWidth;
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = Map.groupBy(numbers, (number) => number);
  return [...counts].reduce((best, entry) => (entry[1].length > best[1].length ? entry : best), [0, []])[0];
}

/** The sums of all rows come out as the header orders them. */
function isHeaderProved(oriented: Oriented, results: readonly AssignedRow[]): boolean {
  if (oriented.table === 'disclosure') return true;
  const sums = results.map(sumOf);
  const isSummedUp = sums.includes('equal') && !sums.includes('differs');
  return oriented.table === 'applications' && isInRowsOfGroups(oriented) && isSummedUp;
}

/** Labels of one group stand in one row. */
function isInRowsOfGroups(oriented: Oriented): boolean {
  const labels = namedSpots(oriented, 'column');
  const rowsOfGroups = Map.groupBy(labels, ({ match }) => match.entry.groups.join()).values();
  return rowsOfGroups.every((group) => new Set(group.map(({ spot }) => spot.row)).size === 1);
}

/** Whether the parts of a row are its total, and of a row of table four those of each procedure. A blank may be 0. */
function sumOf({ assigned }: AssignedRow): 'equal' | 'differs' | 'nothing' {
  const read = assigned.map(({ code, spot }) => ({ ...partsOf(code), ...readNumber(spot?.text ?? '', 'count') }));
  if (read.some(({ state }) => state === 'text' || state === 'doubtful')) return 'differs';
  const sums = new Map<string, number>();
  for (const { row, column, value } of read) {
    const own = value ?? 0;
    sums.set(row, (sums.get(row) ?? 0) + (column === 'total' ? -own : own));
  }
  if ([...sums.values()].some((difference) => difference !== 0)) return 'differs';
  return read.some(({ value }) => value !== null && value !== 0) ? 'equal' : 'nothing';
}
