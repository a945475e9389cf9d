/** Rows of table four that may hold values, and the procedure of each. */
import { at } from '../../shapes/at.ts';
import { isNumberLike, isValueLike } from '../../shapes/number-shape.ts';
import { allRows } from '../../forms/catalogue.ts';
import { asRole, hasRole } from '../labels/match-label.ts';
import { areColumnNumbers } from '../tables/column-numbers.ts';
import { namedSpots } from '../tables/columns.ts';
import { type Spot, spotsAcross } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import type { RowKey, RowKeys } from './row-keys.ts';

/** Rows of table four that may hold values; their key is that of the procedure, or empty for all of them. */
export function disputeRows(oriented: Oriented): RowKeys {
  const { matrix, labels, headerRows } = oriented;
  const rows = matrix.rows.flatMap((own, row): RowKey[] => {
    if (headerRows.has(row) ? !isRunIntoHeader(own) : !own.some(({ text }) => isValueLike(text))) return [];
    const label = spotsAcross(matrix, row).findLast((spot) => hasRole(labels.get(spot), 'row')) ?? null;
    const match = label === null ? null : (asRole(labels.get(label), 'row') ?? null);
    return [{ row, key: match?.entry.key ?? '', label, match }];
  });
  const filled = rows.filter(({ row }) =>
    matrix.rows[row]?.some(({ text }) => text.trim() !== '' && isValueLike(text)),
  );
  const isScrap = ({ row, key }: RowKey): boolean => key === '' && countOfValues(at(matrix.rows, row)) < MIN_RESULTS;
  const isAnyWhole = filled.some((row) => !isScrap(row));
  const values = filled.filter(
    (row) => filled.length === 1 || !(areColumnNumbers(at(matrix.rows, row.row)) || (isAnyWhole && isScrap(row))),
  );
  // Blank cells before the header are no blank figures.
  const below = rows.find(({ row }) => headerRows.size === 0 || [...headerRows].some((header) => header < row));
  const found = values.length > 0 || below === undefined ? values : [below];
  const own = oriented.isTransposed && matrix.placement === 'listed' ? byPrintedOrder(oriented, found) : found;
  const unnamed = own.filter((row) => isOfUnknownName(oriented, row, own));
  return {
    known: own.filter((row) => !unnamed.includes(row)),
    // What they are called may be a procedure's name misprinted: no row was added.
    unknown: unnamed.map(({ row }) => ({ row, printed: '' })),
  };
}

/** Beside rows that have a procedure's name, one with words that are none. */
function isOfUnknownName({ matrix }: Oriented, { row, key }: RowKey, all: readonly RowKey[]): boolean {
  const [first] = at(matrix.rows, row);
  return key === '' && first !== undefined && !isValueLike(first.text) && all.some((other) => other.key !== '');
}

/**
 * Columns of a list that was turned: nothing puts a procedure over its column but the count. The form's three in its order are
 * those of three columns; else those that have a label are in doubt.
 */
function byPrintedOrder(oriented: Oriented, rows: readonly RowKey[]): readonly RowKey[] {
  if (
    rows.length < 2 ||
    (new Set(rows.map(({ key }) => key)).size === rows.length && rows.every(({ key }) => key !== ''))
  )
    return rows;
  const printed = namedSpots(oriented, 'row').toSorted(
    (left, right) => left.spot.column - right.spot.column || left.spot.row - right.spot.row,
  );
  const official = allRows.disputes.map(({ key }) => key);
  const isOfficial = printed.map(({ key }) => key).join() === official.join();
  const first = printed[0]?.spot;
  const isAfterGroup = oriented.matrix.rows.some((own) =>
    own.some((spot) => spot.column === first?.column && spot.row < first.row && !isValueLike(spot.text)),
  );
  const isTold = isOfficial && !isAfterGroup && rows.length === official.length;
  return rows.map((row, index) => {
    const named = isTold ? printed[index] : undefined;
    return { ...row, key: named?.key ?? row.key, label: null, match: named?.match ?? null };
  });
}

/** Beside a row of values, fewer cells than a procedure has results hold something else: who filled the form, a year. */
const MIN_RESULTS = 5;

/** A header's row that ends in numbers: the row of values lost its beginning. */
const isRunIntoHeader = (own: readonly Spot[]): boolean => countOfNumbers(own) >= MIN_RESULTS;

const countOfNumbers = (own: readonly Spot[]): number => own.filter(({ text }) => isNumberLike(text)).length;

const countOfValues = (own: readonly Spot[]): number => own.filter(({ text }) => isValueLike(text)).length;
