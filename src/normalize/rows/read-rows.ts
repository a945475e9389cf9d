/** What one run of rows says of one statutory table: its figures' spots by code, and its labels as printed. */
import { at } from '../../shapes/at.ts';
import type { EditionId, LabelMatch, TableName } from '../../model/report.ts';
import { assignRows } from './assign-rows.ts';
import type { Assigned, ValueRow } from './row-values.ts';
import { namedSpots, type Named } from '../tables/columns.ts';
import { disputeRows } from './dispute-rows.ts';
import { applicationCodes, disclosureCodes, disputeCodes } from './expected-codes.ts';
import { joinCutRows } from '../tables/join-cut-rows.ts';
import type { Spot } from '../tables/matrix.ts';
import { labelled, orient, type Oriented } from '../tables/orient.ts';
import { isUnitAlone, isValueLike } from '../../shapes/number-shape.ts';
import { rememberedOf } from '../../shapes/remembered.ts';
import { recognise } from '../labels/recognise.ts';
import type { Region } from '../tables/regions.ts';
import { rowKeysOf, type RowKey, type UnknownRow } from './row-keys.ts';
import { readList } from './list-layout.ts';
import { editions } from '../../forms/catalogue.ts';

/** A row of values with its cells put to figures. */
export interface RowRead extends ValueRow {
  readonly key: RowKey;
  readonly assigned: readonly Assigned[];
}

export interface RunOfRows {
  readonly table: TableName;
  readonly region: Region;
  readonly oriented: Oriented;
  readonly assigned: readonly Assigned[];
  /** From top to bottom; none where it is set as a list. */
  readonly rows: readonly RowRead[];
  /** Rows of the matrix that are its own, from the first up to and without the end. */
  readonly rowRange: readonly [first: number, end: number];
  /** Row keys from top to bottom as printed, repeated ones too. */
  readonly rowKeys: readonly RowKey[];
  /** Labels of rows that no edition knows. */
  readonly addedRows: readonly string[];
  /** Rows with something like values that were not read. */
  readonly unreadRowCount: number;
  readonly isSpansDisagree: boolean;
  /** Set as a list: label, label and value side by side. */
  readonly isList: boolean;
}

/** A region whose labels are known, set as it stands. */
export interface LabelledRegion {
  readonly region: Region;
  readonly asItStands: Oriented;
}

export function labelledRegion(region: Region): LabelledRegion {
  const matchesOf = (text: string) => recognise(text, region.table);
  const matrix = joinCutRows(region.matrix, matchesOf);
  return { region, asItStands: labelled(region.table, matrix, matchesOf) };
}

/** `edition`: the one that the document's labels speak for, null while it isn't known. */
export function runsOfRows({ region, asItStands }: LabelledRegion, edition: EditionId | null): readonly RunOfRows[] {
  const list = readList(asItStands);
  const wholeRange = [0, asItStands.matrix.rowCount] as const;
  if (list !== null)
    return [
      {
        ...NOTHING_UNREAD,
        ...list,
        isList: true,
        table: region.table,
        region,
        oriented: asItStands,
        rowRange: wholeRange,
      },
    ];
  const oriented = orient(asItStands);
  const { known, unknown } = region.table === 'disputes' ? disputeRows(oriented) : rowKeysOf(oriented);
  const identityOf = (row: RowKey): string =>
    row.key === '' ? valueRowOf(oriented, row, edition).expected.codes.join() : row.key;
  const runs = runsOf(withoutGroupRows(known, region.table), oriented.headerRows, identityOf);
  const starts = runs.map((rows, index) => (index === 0 ? 0 : at(rows, 0).row));
  return runs.map((rows, index) => {
    const rowRange = [at(starts, index), starts[index + 1] ?? oriented.matrix.rowCount] as const;
    return {
      table: region.table,
      region,
      oriented,
      isList: false,
      rowRange,
      rowKeys: rows,
      ...readRows(oriented, rows, edition),
      ...unreadIn(rowRange, unknown),
    };
  });
}

const NOTHING_UNREAD = { rows: [], addedRows: [], unreadRowCount: 0, isSpansDisagree: false };

function readRows(oriented: Oriented, rows: readonly RowKey[], edition: EditionId | null): RowsRead {
  const valueRows = rows.map((row) => valueRowOf(oriented, row, edition));
  const results = assignRows(oriented, valueRows);
  const read = valueRows.map((row, index): RowRead => ({
    ...row,
    key: at(rows, index),
    assigned: at(results, index).assigned,
  }));
  return {
    rows: read,
    assigned: read.flatMap(({ assigned }) => assigned),
    isSpansDisagree: results.some(({ isSpansDisagree }) => isSpansDisagree),
  };
}

type RowsRead = Pick<RunOfRows, 'rows' | 'assigned' | 'isSpansDisagree'>;

function unreadIn(
  [first, end]: RunOfRows['rowRange'],
  unknown: readonly UnknownRow[],
): Pick<RunOfRows, 'addedRows' | 'unreadRowCount'> {
  const unread = unknown.filter(({ row }) => row >= first && row < end);
  const addedRows = unread.map(({ printed }) => printed).filter((printed) => printed !== '');
  return { addedRows, unreadRowCount: unread.length };
}

/** （六）其他处理 over its three rows as a row of its own is their heading, whatever is printed beside it. */
function withoutGroupRows(rows: readonly RowKey[], table: TableName): readonly RowKey[] {
  const present = new Set(rows.map(({ key }) => key));
  const headings = new Set(
    editions
      .flatMap(({ tables }) => tables[table].rowVariants)
      .filter(({ replaces }) => replaces.some((key) => present.has(key)))
      .map(({ line }) => line.key),
  );
  return rows.filter(({ key }) => !headings.has(key));
}

/** So many rows printed again in their order are another table of the form, whose header is lost. */
const ROWS_OF_ANOTHER = 4;

/** A row that comes again below a further header, or with those after it, begins another table of the same form. */
function runsOf(
  rows: readonly RowKey[],
  headerRows: ReadonlySet<number>,
  identityOf: (row: RowKey) => string,
): readonly (readonly RowKey[])[] {
  const runs: RowKey[][] = [];
  const identities = rows.map(identityOf);
  let start = 0;
  rows.forEach((row, index) => {
    const run = runs.at(-1);
    const earlier = identities.slice(start, index).lastIndexOf(at(identities, index));
    const isNewTable =
      earlier >= 0 &&
      (isAnyBetween(headerRows, rows[start + earlier], row) || isRunAgain(identities, start + earlier, index));
    if (isNewTable) start = index;
    if (run === undefined || isNewTable) runs.push([row]);
    else run.push(row);
  });
  return runs;
}

const isAnyBetween = (headerRows: ReadonlySet<number>, above: RowKey | undefined, below: RowKey): boolean =>
  above !== undefined && [...headerRows].some((header) => header > above.row && header < below.row);

function isRunAgain(identities: readonly string[], first: number, again: number): boolean {
  const run = identities.slice(again, again + ROWS_OF_ANOTHER);
  return run.length === ROWS_OF_ANOTHER && run.every((identity, offset) => identity === identities[first + offset]);
}

/** One for each of the run's rows, in their order. */
export const valueRowsOf = ({ oriented, rowKeys }: RunOfRows, edition: EditionId | null): readonly ValueRow[] =>
  rowKeys.map((row) => valueRowOf(oriented, row, edition));

function valueRowOf(oriented: Oriented, { row, key, label }: RowKey, edition: EditionId | null): ValueRow {
  const own = at(oriented.matrix.rows, row).filter(({ text }) => !isUnitAlone(text));
  const values = label === null ? withoutLeadingText(own) : own.filter(({ column }) => column > label.column);
  switch (oriented.table) {
    case 'applications':
      return { row, values, expected: applicationCodes(oriented, key) };
    case 'disclosure':
      return { row, values, expected: disclosureCodes(oriented, key, row, values.length, edition) };
    case 'disputes':
      return { row, values, expected: disputeCodes(oriented, key === '' ? null : key, row, values) };
  }
}

const withoutLeadingText = (own: readonly Spot[]): readonly Spot[] =>
  own.slice(
    Math.max(
      0,
      own.findIndex(({ text }) => isValueLike(text)),
    ),
  );

/** Labels of rows and columns beside the official ones. */
export const labelMatches = rememberedOf(({ table, rowKeys, oriented }: RunOfRows): readonly LabelMatch[] => {
  const rows = rowKeys.map(({ key, label, match }): LabelMatch[] =>
    key === '' || match === null || label === null
      ? []
      : [{ key: `${table}.${key}`, printed: printedOf(label), official: match.entry.official, by: match.by }],
  );
  const columns = namedSpots(oriented, 'column').map(({ key, spot, match }: Named) => ({
    key: `${table}.*.${key}`,
    printed: printedOf(spot),
    official: match.entry.official,
    by: match.by,
  }));
  return [...rows.flat(), ...columns];
});

const printedOf = ({ text }: Spot): string => text.replace(/\s+/gu, '');
