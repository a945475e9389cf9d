/** Rows of a stream: a label and the values behind it, as many as the form has. */
import type { TableName } from '../../model/report.ts';
import { keyOf, type Labelled, rowLabel } from './labels.ts';
import { isBlank, type Piece, type Run } from './pieces.ts';
import { at } from '../../shapes/at.ts';

export interface StreamRow {
  readonly key: string;
  readonly label: Labelled;
  /** The words before the label: groups, headers, and whatever stands between the rows. */
  readonly before: readonly Piece[];
  /** All that stands behind the label up to the next words, blank cells too. */
  readonly values: readonly Piece[];
  /** Of its run among all. */
  readonly order: number;
}

/** A header of the form, with groups and what is printed between, has fewer pieces. */
export const MOST_WORDS = 400;

/** All that the runs hold of the table, whatever stands between them. */
export const rowsIn = (runs: readonly Run[], table: TableName): readonly StreamRow[] =>
  runs.flatMap((run, order) => rowOf(run, order, table) ?? []);

/** A run whose words end with no label of the table is none. */
function rowOf({ words: all, values }: Run, order: number, table: TableName): StreamRow | null {
  if (values.length === 0) return null;
  const words = all.slice(-MOST_WORDS);
  const label = rowLabel(words, table);
  const key = label === null ? null : keyOf(label, 'row');
  if (label === null || key === null) return null;
  return { key, label, before: words.slice(0, words.length - label.pieces.length), values, order };
}

/** Rows one after the other, as long as each may follow the one above in the form; one that may not begins a further table. */
export function tablesOf(
  runs: readonly Run[],
  table: TableName,
  mayFollow: (above: string, key: string) => boolean,
): readonly (readonly StreamRow[])[] {
  const tables: StreamRow[][] = [];
  for (const row of rowsIn(runs, table)) {
    const above = tables.at(-1)?.at(-1);
    if (above !== undefined && mayFollow(above.key, row.key)) tables.at(-1)?.push(row);
    else tables.push([row]);
  }
  return tables;
}

/** Nothing stands between the rows that is a number and none of theirs. */
export const areUnbroken = (rows: readonly StreamRow[]): boolean =>
  rows.every(({ order }, index) => index === 0 || order === at(rows, index - 1).order + 1);

/** On which side of the values blank cells stand for merged ones. */
export type Padding = 'none' | 'left' | 'right' | 'unclear';

interface CountedRow {
  readonly values: readonly Piece[];
  readonly count: number;
}

/** As the rows show that are full (`count` values with nothing blank among them); `otherwise` if none of them is padded. */
export function paddingOf(rows: readonly CountedRow[], otherwise: Padding): Padding {
  const full = rows.filter(({ values, count }) => core(values).filter((one) => !isBlank(one)).length === count);
  const [isLeft, isRight] = [
    full.some(({ values }) => isBlankAt(values, 0)),
    full.some(({ values }) => isBlankAt(values, -1)),
  ];
  if (isLeft && isRight) return 'unclear';
  if (isLeft) return 'left';
  return isRight ? 'right' : otherwise;
}

const isBlankAt = (values: readonly Piece[], at: number): boolean => values.at(at)?.text === '';

/** From the first value to the last. */
function core(values: readonly Piece[]): readonly Piece[] {
  const first = values.findIndex((piece) => !isBlank(piece));
  const last = values.findLastIndex((piece) => !isBlank(piece));
  return first < 0 ? [] : values.slice(first, last + 1);
}

/** The `count` cells that are the row's figures; null where labels and counts don't settle which. */
export function settled(values: readonly Piece[], count: number, padding: Padding): readonly Piece[] | null {
  const own = core(values);
  // Of a row with blanks among its values and another outside, any may be the one too many.
  if (own.length === count && !own.some(isBlank)) return own;
  if (own.length > count || values.length < count) return null;
  if (values.length === count) return values;
  if (padding === 'left') return isWithin(own, values.slice(-count)) ? values.slice(-count) : null;
  return padding === 'right' && isWithin(own, values.slice(0, count)) ? values.slice(0, count) : null;
}

const isWithin = (own: readonly Piece[], cells: readonly Piece[]): boolean =>
  own.every((piece) => cells.includes(piece));
