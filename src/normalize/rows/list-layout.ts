/** Tables set as a list: the label of the row, the label of the column and the value side by side in one row. */
import { codeOf, editions } from '../../forms/catalogue.ts';
import type { Assigned } from './row-values.ts';
import { type Spot, spotsAcross } from '../tables/matrix.ts';
import { asRole, hasRole, type Match } from '../labels/match-label.ts';
import type { Oriented } from '../tables/orient.ts';
import { isUnitAlone, isValueLike } from '../../shapes/number-shape.ts';
import type { RowKey } from './row-keys.ts';

export interface ListRows {
  readonly rowKeys: readonly RowKey[];
  readonly assigned: readonly Assigned[];
  /** Rows that say again what another has said of the same figure: labels of theirs are lost. */
  readonly unreadRowCount: number;
}

/** A list has a value behind every column label; one alone may be a header with a stray number. */
const MIN_LIST_VALUES = 3;

/** Null if the rows are not set as a list. */
export function readList(oriented: Oriented): ListRows | null {
  if (oriented.table === 'applications') return null;
  const columnLabels = new Set([...oriented.labels].flatMap(([spot, own]) => (own.some(isColumn) ? [spot] : [])));
  let current: RowKey | null = null;
  const rowKeys: RowKey[] = [];
  const assigned: Assigned[] = [];
  for (const { row, across } of rowsWith(columnLabels, oriented)) {
    const before: RowKey | null = current;
    current = rowNamed(oriented, across, row) ?? (isOfUnknownRow(oriented, across) ? null : before);
    if (current === null) continue;
    if (current.key !== before?.key) rowKeys.push(current);
    assigned.push(...pairsIn(oriented, across, row, current.key));
  }
  const filled = assigned.filter(({ spot }) => spot !== null && spot.text.trim() !== '').length;
  if (filled < MIN_LIST_VALUES || assigned.length !== columnLabels.size) return null;
  const codes = new Set(assigned.map(({ code }) => code));
  const missing = rowKeys.flatMap(({ key }) => codesOfRow(oriented, key)).filter((code) => !codes.has(code));
  return {
    rowKeys,
    assigned: [...assigned, ...new Set(missing).values().map(withoutCell)],
    unreadRowCount: assigned.length - codes.size,
  };
}

/** A row without the label of a column holds no pair, and names no row. */
function* rowsWith(columnLabels: ReadonlySet<Spot>, { matrix }: Oriented) {
  for (let row = 0; row < matrix.rowCount; row += 1) {
    const across = spotsAcross(matrix, row);
    if (across.some((spot) => columnLabels.has(spot)))
      yield { row, across: across.filter(({ text }) => !isUnitAlone(text)) };
  }
}

/** Those of the columns that the list has in other rows. */
function codesOfRow({ table, labels }: Oriented, rowKey: string): readonly string[] {
  const columns = new Set([...labels.values()].flatMap((matches) => matches.find(isColumn)?.entry.key ?? []));
  return [...columns]
    .filter((column) => isOfForm(rowKey, column, table))
    .map((column) => codeOf(table, rowKey, column));
}

const withoutCell = (code: string): Assigned => ({ code, spot: null, doubts: [], isValueTaken: false, margin: 0 });

const isColumn = ({ entry }: Match): boolean => entry.role === 'column';

/** The row's label counts only with a column's label right of it: in a header row the values stand below. */
function rowNamed({ labels }: Oriented, across: readonly Spot[], row: number): RowKey | null {
  const index = across.findLastIndex((spot) => hasRole(labels.get(spot), 'row'));
  const [label, beside] = index < 0 ? [] : across.slice(index);
  const match = label && asRole(labels.get(label), 'row');
  const isBeside = beside !== undefined && hasRole(labels.get(beside), 'column');
  return label === undefined || match === undefined || !isBeside ? null : { row, key: match.entry.key, label, match };
}

/** Words that no label knows stand left of a column's label: they name another row than the one above. */
function isOfUnknownRow({ labels }: Oriented, across: readonly Spot[]): boolean {
  const column = across.findIndex((spot) => hasRole(labels.get(spot), 'column'));
  const before = across[column - 1];
  return before !== undefined && !labels.has(before) && !isValueLike(before.text);
}

/** Each column label with the only value right of it. */
function pairsIn(
  { table, labels }: Oriented,
  across: readonly Spot[],
  row: number,
  rowKey: string,
): readonly Assigned[] {
  return across.flatMap((spot, index): Assigned[] => {
    const column = asRole(labels.get(spot), 'column');
    const [value, next] = across.slice(index + 1);
    if (column === undefined || value?.row !== row || !isValueLike(value.text)) return [];
    const isOnly = next === undefined || next.text.trim() === '' || !isValueLike(next.text);
    if (!isOnly || !isOfForm(rowKey, column.entry.key, table)) return [];
    return [
      { code: codeOf(table, rowKey, column.entry.key), spot: value, doubts: [], isValueTaken: true, margin: Infinity },
    ];
  });
}

const isOfForm = (rowKey: string, columnKey: string, table: Oriented['table']): boolean =>
  editions.some(({ tables }) =>
    tables[table].blocks.some(
      ({ rows, columns }) => rows.some(({ key }) => key === rowKey) && columns.some(({ key }) => key === columnKey),
    ),
  );
