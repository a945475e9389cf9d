/** Tables set as a list: the label of the row, the label of the column and the value side by side in one row. */
import { codeOf, editions } from '../forms/catalogue.ts';
import type { Assigned } from './assign.ts';
import { type Spot, spotsAcross } from './lattice.ts';
import type { Oriented } from './orient.ts';
import { isValueLike } from './read-number.ts';
import type { RowKey } from './row-keys.ts';

export interface ListRows {
  readonly rowKeys: readonly RowKey[];
  readonly assigned: readonly Assigned[];
}

/** A single row with a value behind a column's label may be a header with a stray number. */
const MIN_LIST_VALUES = 3;

/** Null if the rows are not set as a list. */
export function readList(oriented: Oriented): ListRows | null {
  let current: RowKey | null = null;
  const rowKeys: RowKey[] = [];
  const assigned: Assigned[] = [];
  for (let row = 0; row < oriented.lattice.rowCount; row += 1) {
    const across = spotsAcross(oriented.lattice, row);
    const named: RowKey | null = rowNamed(oriented, across, row);
    if (named !== null && named.key !== current?.key) rowKeys.push(named);
    current = named ?? current;
    if (current !== null) assigned.push(...pairsIn(oriented, across, row, current.key));
  }
  return assigned.length >= MIN_LIST_VALUES ? { rowKeys, assigned } : null;
}

function rowNamed({ labels }: Oriented, across: readonly Spot[], row: number): RowKey | null {
  const label = across.find((spot) => labels.get(spot)?.some(({ entry }) => entry.role === 'row'));
  const match = label && labels.get(label)?.find(({ entry }) => entry.role === 'row');
  return label === undefined || match === undefined ? null : { row, key: match.entry.key, label, match };
}

/** Each column label with the value right of it. */
function pairsIn(
  { table, labels }: Oriented,
  across: readonly Spot[],
  row: number,
  rowKey: string,
): readonly Assigned[] {
  return across.flatMap((spot, index): Assigned[] => {
    const column = labels.get(spot)?.find(({ entry }) => entry.role === 'column');
    const value = across[index + 1];
    if (column === undefined || value?.row !== row || !isValueLike(value.text)) return [];
    const code = codeOf(table, rowKey, column.entry.key);
    return isOfForm(rowKey, column.entry.key, table) ? [{ code, spot: value, doubt: null, isValueTaken: true }] : [];
  });
}

const isOfForm = (rowKey: string, columnKey: string, table: Oriented['table']): boolean =>
  editions.some(({ tables }) =>
    tables[table].blocks.some(
      ({ rows, columns }) => rows.some(({ key }) => key === rowKey) && columns.some(({ key }) => key === columnKey),
    ),
  );
