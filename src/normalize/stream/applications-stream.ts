/** Table three from a stream: each row's label is followed by the seven applicants' values. */
import { allColumns, allRows, editions, rowsOf } from '../../forms/catalogue.ts';
import { keyOf, type Labelled, labelsIn } from './labels.ts';
import type { Piece, Run } from './pieces.ts';
import { areUnbroken, paddingOf, settled, type StreamRow, tablesOf } from './rows.ts';
import { cellAt, closedRow, type StreamedCell, type StreamedRow, type StreamedTable } from './streamed-table.ts';

const keys: readonly string[] = allColumns.applications.map(({ key }) => key);
const organisations = allColumns.applications.filter(({ groups }) => groups.length > 0).map(({ key }) => key);

/** Two levels of groups stand before a row's own label. */
const LABEL_COLUMNS = 3;

/** Rows whose labels stand below those of their groups, in the last column of labels. */
const below: ReadonlySet<string> = new Set(
  allRows.applications.filter(({ groups }) => groups.length === LABEL_COLUMNS - 1).map(({ key }) => key),
);

/** One for each time that the form's rows begin anew. */
export function applicationsIn(runs: readonly Run[]): readonly StreamedTable[] {
  return tablesOf(runs, 'applications', (above, key) => placeOf(key) > placeOf(above)).flatMap(
    (rows) => streamed(rows, runs) ?? [],
  );
}

const rowOrders: readonly (readonly string[])[] = editions.flatMap(({ tables: { applications } }) => {
  const [block] = applications.blocks;
  if (block === undefined) return [];
  const official = block.rows.map(({ key }) => key);
  const variants = applications.rowVariants.map(({ line, replaces }) =>
    rowsOf(applications, block, new Set([...official.filter((key) => !replaces.includes(key)), line.key])).map(
      ({ key }) => key,
    ),
  );
  return [official, ...variants];
});

const placeOf = (key: string): number => Math.max(...rowOrders.map((order) => order.indexOf(key)));

function streamed(rows: readonly StreamRow[], runs: readonly Run[]): StreamedTable | null {
  const [first] = rows;
  const header = first === undefined ? null : headerIn(first.before);
  if (header === null) return null;
  const padding = paddingOf(
    rows.map(({ values }) => ({ values, count: keys.length })),
    isFlush(rows) ? 'right' : 'left',
  );
  const read = rows.map((row, index) => dataRow(row, settled(row.values, keys.length, padding), index === 0));
  const unread = rows.map(({ order }, index) =>
    runs.slice(order + 1, rows[index + 1]?.order ?? order).flatMap(unknownRow),
  );
  const isForm = rowOrders.some((order) => order.join() === rows.map(({ key }) => key).join());
  return {
    table: 'applications',
    rows: [...header, ...read.flatMap((row, index) => [row, ...(unread[index] ?? [])])],
    isWhole: isForm && areUnbroken(rows) && read.every(({ isOpen }) => !isOpen),
  };
}

/** Between two rows, as many values as a row has: one whose label is not whole. */
function unknownRow({ words, values }: Run): readonly StreamedRow[] {
  if (values.length < keys.length) return [];
  const cells = values.map((value, index) => cellAt(LABEL_COLUMNS + index, [value]));
  return [{ cells: [cellAt(0, words.slice(-1), LABEL_COLUMNS), ...cells], isOpen: true }];
}

/**
 * Merged labels are written once, and the rows below begin with their own: the blank cells are left over at the end. Where
 * blanks stand for merged labels instead, such a row has them before its label, and none too many behind.
 */
const isFlush = (rows: readonly StreamRow[]): boolean =>
  rows.some(({ key, before, values }) => below.has(key) && before.length === 0 && values.length > keys.length);

/**
 * The header's rows, null unless it names every applicant in the form's order. Read line by line the two that stand over
 * two lines come before the organisations, or around them.
 */
function headerIn(words: readonly Piece[]): readonly StreamedRow[] | null {
  const labels = labelsIn(words, 'applications');
  const columns = onceEach(labels.filter((label) => keyOf(label, 'column') !== null));
  const found = columns.map((label) => keyOf(label, 'column') ?? '');
  const isWhole = found.length === keys.length && keys.every((key) => found.includes(key));
  if (!isWhole || !isInOrder(found, labels)) return null;
  const corner = labels.find((label) => keyOf(label, 'decoration')?.startsWith('（本列') === true);
  const cells = keys.map((key, index) =>
    cellAt(LABEL_COLUMNS + index, columns.find((label) => keyOf(label, 'column') === key)?.pieces ?? []),
  );
  return [closedRow([...(corner === undefined ? [] : [cellAt(0, corner.pieces, LABEL_COLUMNS)]), ...cells])];
}

/** Cells merged over several columns, or lines, may be written in each of them: the last one counts. */
function onceEach(labels: readonly Labelled[]): readonly Labelled[] {
  const keysOf = labels.map((label) => keyOf(label, 'column'));
  return labels.filter((_, index) => keysOf.lastIndexOf(keysOf[index] ?? null) === index);
}

function isInOrder(found: readonly string[], labels: readonly Labelled[]): boolean {
  if (found.join() === keys.join()) return true;
  const [person, total, first] = ['natural_person', 'total', organisations[0] ?? ''].map((key) => found.indexOf(key));
  const inner = found.filter((key) => organisations.includes(key));
  const isTwoLines = labels.some((label) => keyOf(label, 'group') === '法人或其他组织');
  return isTwoLines && inner.join() === organisations.join() && Number(person) < Math.min(Number(total), Number(first));
}

function dataRow(row: StreamRow, values: readonly Piece[] | null, isFirst: boolean): StreamedRow {
  const groups = isFirst ? [] : labelsIn(row.before, 'applications').filter((label) => keyOf(label, 'group') !== null);
  const own = groups.slice(1 - LABEL_COLUMNS);
  const labels: readonly StreamedCell[] = [
    ...own.map((group, index) => cellAt(index, group.pieces)),
    cellAt(own.length, row.label.pieces, LABEL_COLUMNS - own.length),
  ];
  const cells = (values ?? row.values).map((value, index) => cellAt(LABEL_COLUMNS + index, [value]));
  return { cells: [...labels, ...cells], isOpen: values === null };
}
