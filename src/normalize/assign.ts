/**
 * Puts the cells of a row to the figures that the form expects there, by two independent readings: by order (the n-th
 * value is the n-th column) and by position (the value under a column's label). Where both agree it is sure.
 */
import { partsOf } from '../forms/catalogue.ts';
import type { NoteCode } from '../model/report.ts';
import type { Assigned, AssignedRow, ValueRow } from './assigned.ts';
import { isHeaded, isUnderOther, labelAbove, namedSpots } from './columns.ts';
import type { Spot } from './lattice.ts';
import { doubtListedRows } from './listed-rows.ts';
import type { Oriented } from './orient.ts';
import { byPattern, patternsOf } from './row-patterns.ts';
import { columnsOf, type Filled, inTurn, isProvedUsual, usualExcess } from './value-rows.ts';

/** The rows of one table, read together: what one row shows of its columns helps to read the others. */
export function assignRows(oriented: Oriented, rows: readonly ValueRow[]): readonly AssignedRow[] {
  const isListed = oriented.lattice.placement === 'listed';
  const placed = rows.map((row) => (isListed ? new Map<string, Spot>() : byPosition(oriented, row)));
  const usual = usualExcess(rows);
  const byCount = rows.map((row) => byOrder(row, isListed ? rows.filter((other) => isFlush(row, other)) : rows));
  const ordered = byCount.includes(null) ? withTheRest(byCount, oriented, rows, placed) : byCount;
  const isOrderProved = rows.some(({ expected }, index) =>
    expected.codes.every((code) => placed[index]?.has(code) && placed[index].get(code) === ordered[index]?.get(code)),
  );
  const results = rows.map((row, index) =>
    assignRow(oriented, row, {
      placed: placed[index] ?? new Map(),
      ordered: ordered[index] ?? null,
      isUsual: row.values.length - row.expected.codes.length === usual && isProvedUsual(oriented, row, rows),
      isOrderProved,
    }),
  );
  return doubtListedRows(oriented, rows, results);
}

/** Rows whose number of values is not the expected one, by what other rows show. */
function withTheRest(
  ordered: readonly (ReadonlyMap<string, Spot> | null)[],
  oriented: Oriented,
  rows: readonly ValueRow[],
  placed: readonly ReadonlyMap<string, Spot>[],
): readonly (ReadonlyMap<string, Spot> | null)[] {
  const patterns = patternsOf(oriented, rows, placed);
  const isMatrix = isFullMatrix(oriented, rows);
  return rows.map(
    (row, index) => ordered[index] ?? (isMatrix ? byColumns(row, rows) : null) ?? byPattern(row, patterns),
  );
}

interface Readings {
  readonly placed: ReadonlyMap<string, Spot>;
  /** Null: the order of the values says nothing. */
  readonly ordered: ReadonlyMap<string, Spot> | null;
  /** As many values as most rows have. */
  readonly isUsual: boolean;
  /** In some row of the table both readings agree on every column. */
  readonly isOrderProved: boolean;
}

function assignRow(oriented: Oriented, valueRow: ValueRow, readings: Readings): AssignedRow {
  const { placed, ordered, isUsual } = readings;
  const { codes } = valueRow.expected;
  if (ordered === null) return { assigned: onlyPlaced(oriented, valueRow, placed, isUsual), isSpansDisagree: false };
  const clashing = codes.filter((code) => placed.has(code) && placed.get(code) !== ordered.get(code));
  if (clashing.length > 0 && isNamedAlone(oriented, valueRow, placed))
    return { assigned: asNamed(codes, placed), isSpansDisagree: false };
  const isDrawn = oriented.lattice.placement === 'drawn';
  const spots = clashing.length > 0 && isDrawn && placed.size === codes.length ? placed : ordered;
  const doubt = doubtOf(oriented, valueRow, clashing, { ...readings, ordered });
  const doubtOfCode = (code: string): NoteCode | null => {
    if (ordered.get(code)?.text === placed.get(code)?.text && doubt === 'extraction.two-readings') return null;
    return doubt ?? (placed.has(code) ? null : doubtOfHeader(oriented, code, spots.get(code)));
  };
  return {
    assigned: codes.map((code) => ({
      code,
      spot: spots.get(code) ?? null,
      doubt: doubtOfCode(code),
      isValueTaken: true,
    })),
    isSpansDisagree: clashing.length > 0 && doubt === null,
  };
}

/** Every column that the header names has its value straight below it, and the order would put them elsewhere. */
function isNamedAlone(oriented: Oriented, { values, expected }: ValueRow, placed: ReadonlyMap<string, Spot>): boolean {
  if (expected.from !== 'part of the header' || !isAllOfHeader(oriented, placed)) return false;
  const named = [...placed.values()];
  // Values that nothing stands over tell of a header that lost a part.
  const isRestHeaded = values.every((spot) => named.includes(spot) || isHeaded(oriented, spot));
  return isRestHeaded && named.every((spot) => isExactlyUnder(oriented, spot));
}

/** A column that the header lacks is the publisher's: its figures have no cell. */
const asNamed = (codes: readonly string[], placed: ReadonlyMap<string, Spot>): readonly Assigned[] =>
  codes.flatMap((code) => {
    const spot = placed.get(code);
    return spot === undefined ? [] : [{ code, spot, doubt: null, isValueTaken: true }];
  });

/** A value that stands there by its order alone, under words that have nothing of its label: 备注, 上年数. */
function doubtOfHeader(oriented: Oriented, code: string, spot: Spot | undefined): NoteCode | null {
  if (spot === undefined || oriented.headerRows.size === 0) return null;
  return isUnderOther(oriented, spot, partsOf(code).column) ? 'extraction.label-match' : null;
}

function isReordered(
  oriented: Oriented,
  clashing: readonly string[],
  placed: ReadonlyMap<string, Spot>,
  ordered: ReadonlyMap<string, Spot>,
): boolean {
  if (clashing.length === 0 || !isSameSpots(placed, ordered)) return false;
  return clashing.every((code) => isExactlyUnder(oriented, placed.get(code)));
}

/** The labels name the same cells in another order: no shift does that. */
function isSameSpots(placed: ReadonlyMap<string, Spot>, ordered: ReadonlyMap<string, Spot>): boolean {
  const spots = new Set(placed.values());
  return placed.size === ordered.size && [...ordered.values()].every((spot) => spots.has(spot));
}

/** Whether no span can have shifted the spot: it stands under its label and nothing else. */
function isExactlyUnder(oriented: Oriented, spot: Spot | undefined): boolean {
  const label = spot === undefined ? undefined : labelAbove(oriented, spot, 'column')?.spot;
  return label?.column === spot?.column && label?.columnSpan === spot?.columnSpan;
}

function doubtOf(
  oriented: Oriented,
  { expected }: ValueRow,
  clashing: readonly string[],
  { placed, ordered, isUsual, isOrderProved }: Readings & { readonly ordered: ReadonlyMap<string, Spot> },
): NoteCode | null {
  if (isReordered(oriented, clashing, placed, ordered)) return 'extraction.two-readings';
  if (expected.from === 'guess') return 'extraction.label-match';
  if (clashing.length === 0) return null;
  if (expected.from === 'part of the header') return 'extraction.two-readings';
  if (oriented.lattice.placement === 'drawn') return 'extraction.two-readings';
  if (!expected.isOfficialOrder && !isOrderProved) return 'extraction.two-readings';
  return isUsual ? null : 'extraction.cell-count';
}

/** Rows of a list whose values begin at the same place: a row that took in another has its label further right. */
const isFlush = (row: ValueRow, other: ValueRow): boolean => row.values[0]?.column === other.values[0]?.column;

/** The n-th value is the n-th column, if there are as many once blank columns without a header are dropped. */
function byOrder({ values, expected }: Filled, rows: readonly ValueRow[]): ReadonlyMap<string, Spot> | null {
  const excess = values.length - expected.codes.length;
  if (excess < 0) return null;
  const kept = excess === 0 ? values : withoutBlankColumns({ values, expected }, excess, rows);
  if (kept === null) return null;
  return inTurn(expected.codes, kept);
}

/** Drops the columns that are blank in every row of the same columns and width, if they are exactly the excess. */
function withoutBlankColumns(own: Filled, excess: number, rows: readonly Filled[]): readonly Spot[] | null {
  const alike = rows.filter((row) => row.values.length === own.values.length && columnsOf(row) === columnsOf(own));
  const blanks = own.values.map((_, index) => alike.every(({ values }) => values[index]?.text.trim() === ''));
  if (blanks.filter(Boolean).length !== excess) return null;
  return own.values.filter((_, index) => blanks[index] === false);
}

/** Every place of the rows is a cell of its own, as in copies of spreadsheets: nothing can have shifted one. */
function isFullMatrix({ lattice }: Oriented, rows: readonly ValueRow[]): boolean {
  const own = rows.map(({ row }) => lattice.rows[row] ?? []);
  const isWhole = (spots: readonly Spot[]): boolean =>
    spots.length === own[0]?.length && spots.every(({ rowSpan, columnSpan }) => rowSpan === 1 && columnSpan === 1);
  return own.every(isWhole);
}

/** The values in the columns of a row that has exactly as many as expected, if all that is left over is blank. */
function byColumns(own: Filled, rows: readonly Filled[]): ReadonlyMap<string, Spot> | null {
  const { codes } = own.expected;
  const whole = rows.find((row) => row.values.length === codes.length && columnsOf(row) === columnsOf(own));
  if (whole === undefined) return null;
  const columns = new Set(whole.values.map(({ column }) => column));
  const kept = own.values.filter(({ column }) => columns.has(column));
  const isRestBlank = own.values.every((spot) => columns.has(spot.column) || spot.text.trim() === '');
  if (kept.length !== codes.length || !isRestBlank) return null;
  return inTurn(codes, kept);
}

/**
 * The value under each column's label. Of several under one label the only one that is not blank; a cell unmerged and
 * repeated under a header of a single column is one value.
 */
function byPosition(oriented: Oriented, { values, expected }: ValueRow): ReadonlyMap<string, Spot> {
  const under = new Map<string, Spot[]>();
  for (const spot of values) {
    const code = codeUnder(oriented, expected.codes, spot);
    const others = code === null ? undefined : under.get(code);
    if (others !== undefined) others.push(spot);
    else if (code !== null) under.set(code, [spot]);
  }
  const placed = new Map<string, Spot>();
  for (const [code, spots] of under) {
    const spot = onlyOne(spots, expected.codes.length === 1);
    if (spot !== null) placed.set(code, spot);
  }
  return placed;
}

function onlyOne(spots: readonly Spot[], isRepeatAllowed: boolean): Spot | null {
  if (spots.length === 1) return spots[0] ?? null;
  const filled = spots.filter(({ text }) => text.trim() !== '');
  const prints = new Set(filled.map(({ text }) => text.trim()));
  if (filled.length > 1 && !(prints.size === 1 && isRepeatAllowed)) return null;
  return filled[0] ?? spots[0] ?? null;
}

/** The expected code whose labels stand above the spot. In table four the procedure does so too, unless it names the row. */
function codeUnder(oriented: Oriented, codes: readonly string[], spot: Spot): string | null {
  const column = labelAbove(oriented, spot, 'column')?.key;
  if (column === undefined) return null;
  const procedure = oriented.table === 'disputes' ? labelAbove(oriented, spot, 'row')?.key : undefined;
  let only: string | null = null;
  for (const code of codes) {
    const parts = partsOf(code);
    if (parts.column !== column || (procedure !== undefined && parts.row !== procedure)) continue;
    if (only !== null) return null;
    only = code;
  }
  return only;
}

/**
 * The order says nothing, since the number of values is not the expected one. Positions do, if every column of the
 * header has its own value, and what is left over is blank, or every row has it. A column that the header lacks is the
 * publisher's: its figures have no cell.
 */
function onlyPlaced(
  oriented: Oriented,
  { values, expected }: ValueRow,
  placed: ReadonlyMap<string, Spot>,
  isUsual: boolean,
): readonly Assigned[] {
  const isDrawn = oriented.lattice.placement === 'drawn';
  const taken = new Set(placed.values());
  const isCopied = expected.codes.length === 1 && new Set(values.map(({ text }) => text.trim())).size === 1;
  const isRestBlank = isCopied || values.every((spot) => taken.has(spot) || spot.text.trim() === '');
  const columns = expected.codes.map((code) => placed.get(code)?.column ?? -1);
  // Labels that stand in another order than the header is read in have been shifted by lost spans.
  const isComplete = columns.every((column, index) => column > (columns[index - 1] ?? -1));
  const isColumnMissing = !isComplete && isUsual && placed.size === values.length && isAllOfHeader(oriented, placed);
  const isSure = (isComplete && (isDrawn || isRestBlank || isUsual)) || isColumnMissing;
  return expected.codes
    .filter((code) => !isColumnMissing || placed.has(code))
    .map((code) => ({
      code,
      spot: placed.get(code) ?? null,
      doubt: isSure ? null : 'extraction.cell-count',
      isValueTaken: isSure || isDrawn,
    }));
}

/** Every column that the header names has its value, and there are too many for a header that was not read. */
function isAllOfHeader(oriented: Oriented, placed: ReadonlyMap<string, Spot>): boolean {
  const named = new Set(namedSpots(oriented, 'column').map(({ key }) => key));
  return oriented.table === 'applications' && named.size === placed.size && named.size >= MIN_NAMED_COLUMNS;
}

/** Fewer columns with a name are a header that was damaged, not a form with columns left out. */
const MIN_NAMED_COLUMNS = 5;
