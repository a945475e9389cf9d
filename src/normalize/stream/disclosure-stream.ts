/** Table two from a stream: in each block a header, then rows with as many values as it has columns. */
import { editions, rowOrders } from '../../forms/catalogue.ts';
import type { FormBlock } from '../../forms/form.ts';
import { keyOf, type Labelled, labelsIn } from './labels.ts';
import { joined, type Piece, type Run } from './pieces.ts';
import { areUnbroken, paddingOf, settled, type StreamRow, tablesOf } from './rows.ts';
import { cellAt, closedRow, type StreamedRow, type StreamedTable } from './streamed-table.ts';

interface BlockRow {
  readonly row: StreamRow;
  readonly title: Labelled | null;
  /** The header printed right above the row, null if the row goes on under the one before. */
  readonly header: readonly Labelled[] | null;
  /** Columns of the header in force. */
  readonly columns: readonly Labelled[];
}

const forms = editions.map(({ tables }) => tables.disclosure.blocks);

export function disclosureIn(runs: readonly Run[]): readonly StreamedTable[] {
  return tablesOf(runs, 'disclosure', isBelow).flatMap((rows) => streamed(withHeaders(rows)) ?? []);
}

const isBelow = (above: string, key: string): boolean =>
  rowOrders.disclosure.some((order) => order.indexOf(key) > order.indexOf(above) && order.includes(above));

function withHeaders(rows: readonly StreamRow[]): readonly BlockRow[] {
  const headed: BlockRow[] = [];
  for (const row of rows) {
    const labels = labelsIn(row.before, 'disclosure');
    const title = labels.findLast((label) => keyOf(label, 'title') !== null) ?? null;
    const header = columnsIn(labels, title);
    const above = title === null ? headed.at(-1)?.columns : undefined;
    headed.push({ row, title, header, columns: header ?? above ?? [] });
  }
  return headed;
}

/** Those after the title, null if there are none. */
function columnsIn(labels: readonly Labelled[], title: Labelled | null): readonly Labelled[] | null {
  const after = title === null ? labels : labels.slice(labels.indexOf(title) + 1);
  const columns = after.filter((label) => keyOf(label, 'column') !== null);
  return columns.length === 0 ? null : columns;
}

/** Merged cells written in each of their columns say the same in each. */
function onceEach(columns: readonly Labelled[]): readonly Labelled[] {
  return columns.filter(
    (label, index) => keyOf(label, 'column') !== keyOf(columns[index - 1] ?? label, 'column') || index === 0,
  );
}

function streamed(rows: readonly BlockRow[]): StreamedTable | null {
  const form = forms.find((blocks) => rows.every((row) => blockOf(row, blocks) !== undefined));
  if (form === undefined) return null;
  const order = form.flatMap((block) => block.rows.map(({ key }) => key));
  const counted = rows.map(({ row, columns }) => ({ values: row.values, count: onceEach(columns).length }));
  // Values are merged to the right.
  const padding = paddingOf(counted, 'right');
  const read = rows.map((row) => ({ own: row, values: valuesOf(row, padding) }));
  return {
    table: 'disclosure',
    rows: read.flatMap(({ own, values }) => rowsOf(own, values)),
    isWhole:
      order.join() === rows.map(({ row }) => row.key).join() &&
      areUnbroken(rows.map(({ row }) => row)) &&
      read.every(({ values }) => values !== null),
  };
}

/** The block of the form that has the row under just the columns that the header prints. */
function blockOf({ row, columns }: BlockRow, blocks: readonly FormBlock[]): FormBlock | undefined {
  const printed = onceEach(columns)
    .map((label) => keyOf(label, 'column'))
    .join();
  return blocks.find(
    (block) => block.rows.some(({ key }) => key === row.key) && block.columns.map(({ key }) => key).join() === printed,
  );
}

function valuesOf({ row, columns }: BlockRow, padding: ReturnType<typeof paddingOf>): readonly Piece[] | null {
  const own = onceEach(columns);
  const plain = settled(row.values, own.length, padding);
  if (plain !== null || own.length === columns.length) return plain;
  const cells = settled(row.values, columns.length, padding);
  return cells === null ? null : oncePerColumn(cells, columns);
}

/** One value of each column whose cells, written several times, say the same; null if they don't. */
function oncePerColumn(cells: readonly Piece[], columns: readonly Labelled[]): readonly Piece[] | null {
  const keys = columns.map((label) => keyOf(label, 'column'));
  const isSame = cells.every(
    (cell, index) => index === 0 || keys[index] !== keys[index - 1] || cell.text === cells[index - 1]?.text,
  );
  return isSame ? cells.filter((_, index) => index === 0 || keys[index] !== keys[index - 1]) : null;
}

function rowsOf({ row, title, header }: BlockRow, values: readonly Piece[] | null): readonly StreamedRow[] {
  const names = onceEach(header ?? []);
  const corner = header === null ? undefined : row.before.findLast((piece) => joined([piece]) === '信息内容');
  return [
    ...(title === null ? [] : [closedRow([cellAt(0, title.pieces)])]),
    ...(header === null
      ? []
      : [
          closedRow([
            cellAt(0, corner === undefined ? [] : [corner]),
            ...names.map((label, index) => cellAt(index + 1, label.pieces)),
          ]),
        ]),
    {
      cells: [cellAt(0, row.label.pieces), ...(values ?? row.values).map((value, index) => cellAt(index + 1, [value]))],
      isOpen: values === null,
    },
  ];
}
