/** Which row of the form each row of an upright matrix is. */
import { at } from '../../shapes/at.ts';
import { rowOrders } from '../../forms/catalogue.ts';
import type { TableName } from '../../model/report.ts';
import { namedSpots } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import { asRole, hasRole, type Match } from '../labels/match-label.ts';
import type { Oriented } from '../tables/orient.ts';
import { isNumberLike, isRowLike, isUnitAlone, isValueLike } from '../../shapes/number-shape.ts';

export interface RowKey {
  readonly row: number;
  readonly key: string;
  /** The spot nearest to the values that names the row; null where its place alone does. */
  readonly label: Spot | null;
  readonly match: Match | null;
}

/** A row with something like values whose label names no row of the form. */
export interface UnknownRow {
  readonly row: number;
  readonly printed: string;
}

export interface RowKeys {
  readonly known: readonly RowKey[];
  readonly unknown: readonly UnknownRow[];
}

export function rowKeysOf(oriented: Oriented): RowKeys {
  const known: RowKey[] = [];
  const unlabelled: UnknownRow[] = [];
  oriented.matrix.rows.forEach((own, row) => {
    if (oriented.headerRows.has(row) || own.length === 0) return;
    if (isOfHeader(oriented, row)) return;
    const named = rowNamedBy(oriented, row);
    if (named !== null) known.push(named);
    else if (isRunTogether(own)) unlabelled.push({ row, printed: '' });
    else if (isDataRow(own, oriented)) unlabelled.push({ row, printed: labelOf(own) });
  });
  const placed = placeBetween(oriented.table, known, unlabelled);
  const taken = new Set(placed.map(({ row }) => row));
  return {
    known: [...known, ...placed].sort((left, right) => left.row - right.row),
    unknown: unlabelled.filter(({ row }) => !taken.has(row)),
  };
}

/** Lines of a header that is broken over several. */
const HEADER_LINES = 3;

/** A row without numbers right above a header, in words that columns have too (总计, 其他): a line of a text's header. */
function isOfHeader({ matrix, labels, headerRows, matchesOf }: Oriented, row: number): boolean {
  if (matrix.grid.isOfLines !== true) return false;
  const own = at(matrix.rows, row);
  const isAbove = [...headerRows].some((header) => header > row && header <= row + HEADER_LINES);
  const named = own.filter((spot) => labels.has(spot));
  const isOfColumns = named.length > 0 && named.every(({ text }) => hasRole(matchesOf(text), 'column'));
  return isAbove && isOfColumns && !own.some(({ text }) => isNumberLike(text));
}

/** The rightmost label in the row that names a row; a group label counts only if nothing unread stands right of it. */
function rowNamedBy(oriented: Oriented, row: number): RowKey | null {
  const { matrix, labels, matchesOf } = oriented;
  const own = at(matrix.rows, row);
  for (let index = own.length - 1; index >= 0; index -= 1) {
    const spot = own[index];
    if (spot === undefined) continue;
    const match = asRole(labels.get(spot), 'row');
    if (match === undefined) continue;
    const isGroup = hasRole(labels.get(spot), 'group');
    if (isGroup && !standsAlone(oriented, spot, own.slice(index + 1))) continue;
    return { row, key: match.entry.key, label: spot, match };
  }
  return rowNamedByParts(own, matchesOf);
}

/** So many texts that are no numbers stand in the places of numbers: no row has as many labels. */
const WORDS_FOR_VALUES = 4;

/**
 * （六）其他处理 is a row only if it is undivided: nothing between it and its values but a unit. Where its span covers
 * further rows, these have labels of their own, so the span is wrong.
 */
function standsAlone(oriented: Oriented, spot: Spot, rightOf: readonly Spot[]): boolean {
  const { matrix, labels } = oriented;
  const values = rightOf.filter(({ text }) => !isUnitAlone(text));
  const last = values.findLastIndex(({ text }) => isNumberLike(text));
  const upToValues = last < 0 ? values : values.slice(0, last + 1);
  const words = upToValues.filter(({ text }) => !isValueLike(text)).length;
  if (words > 0 && words < WORDS_FOR_VALUES && !standUnderColumns(oriented, values)) return false;
  const further = matrix.rows.slice(spot.row + 1, spot.row + spot.rowSpan);
  return further.every((own) => own.some((other) => hasRole(labels.get(other), 'row')));
}

/** Each under a column's header of its own: words among them are printed for numbers (若干, 见附件). */
function standUnderColumns(oriented: Oriented, values: readonly Spot[]): boolean {
  const columns = new Set(namedSpots(oriented, 'column').map(({ spot }) => spot.column));
  return values.length === columns.size && values.every(({ column }) => columns.has(column));
}

/** A label that is cut over two or three cells of the row. */
function rowNamedByParts(own: readonly Spot[], matchesOf: Oriented['matchesOf']): RowKey | null {
  const parts = own.filter(({ text }) => !isValueLike(text));
  for (let count = 2; count <= Math.min(3, parts.length); count += 1) {
    const tail = parts.slice(-count);
    const text = tail.map((part) => part.text).join('');
    const match = matchesOf(text).find(({ entry, by }) => entry.role === 'row' && by !== 'near');
    const label = tail.at(-1);
    if (match !== undefined && label !== undefined) return { row: label.row, key: match.entry.key, label, match };
  }
  return null;
}

const isDataRow = (own: readonly Spot[], { labels }: Oriented): boolean =>
  !own.some((spot) => labels.get(spot)?.some(({ entry }) => entry.role !== 'group')) &&
  own.some(({ text }) => isNumberLike(text));

/** A whole row in one cell: its cells were parted by what no longer shows. */
function isRunTogether(own: readonly Spot[]): boolean {
  const filled = own.filter(({ text }) => text.trim() !== '');
  return filled.length === 1 && isRowLike(filled[0]?.text ?? '');
}

const labelOf = (own: readonly Spot[]): string =>
  own
    .filter(({ text }) => !isValueLike(text))
    .map(({ text }) => text.replace(/\s+/gu, ''))
    .at(-1) ?? '';

/**
 * Rows whose label can't be read, by their place: between two known rows there are exactly as many of them as the form
 * has rows there. They stay in doubt.
 */
function placeBetween(
  table: TableName,
  known: readonly RowKey[],
  unlabelled: readonly UnknownRow[],
): readonly RowKey[] {
  if (unlabelled.length === 0 || known.length === 0) return [];
  const order = orderThatFits(table, known);
  return known.flatMap((above, index) => {
    const below = known[index + 1];
    if (below === undefined || !order.includes(above.key)) return [];
    const keys = order.slice(order.indexOf(above.key) + 1, Math.max(0, order.indexOf(below.key)));
    const between = unlabelled.filter(({ row }) => row > above.row && row < below.row);
    if (keys.length === 0 || keys.length !== between.length) return [];
    return between.map(({ row }, position) => ({ row, key: at(keys, position), label: null, match: null }));
  });
}

/** Row keys in the order of the edition, with its variants, that has most of the known ones. */
function orderThatFits(table: TableName, known: readonly RowKey[]): readonly string[] {
  const count = (order: readonly string[]): number => known.filter(({ key }) => order.includes(key)).length;
  return rowOrders[table].reduce((best, order) => (count(order) > count(best) ? order : best));
}
