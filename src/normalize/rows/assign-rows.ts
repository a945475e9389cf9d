/**
 * Puts the cells of a row to the figures that the form expects there, by two independent readings: by order (the n-th
 * value is the n-th column) and by position (the value under a column's label). Where both agree it is sure.
 */
import { partsOf } from '../../forms/catalogue.ts';
import { witnessCodes, type WitnessId } from '../../model/witness.ts';
import type { Assigned, AssignedRow, ValueRow } from './row-values.ts';
import { byOrder } from './by-order.ts';
import { byPosition, isExactlyUnder, isReordered } from './by-position.ts';
import { isHeaded, isUnderOther, isUnderSeveral, labelAbove, namedSpots } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import { isLaidWhole } from './row-shape.ts';
import { isProvedUsual, usualExcess } from './value-rows.ts';

/** What each of the two readings makes of a row. */
export interface ReadingsOfRow {
  readonly placed: ReadonlyMap<string, Spot>;
  /** Null: the order of the values says nothing. */
  readonly ordered: ReadonlyMap<string, Spot> | null;
}

const SAYS_NOTHING: ReadingsOfRow = { placed: new Map(), ordered: null };

/** One for each row. `rows`: all of one table's. */
export function readingsOf(oriented: Oriented, rows: readonly ValueRow[]): readonly ReadingsOfRow[] {
  const isListed = oriented.matrix.placement === 'listed';
  const placed = rows.map((row) => (isListed ? new Map<string, Spot>() : byPosition(oriented, row)));
  const ordered = byOrder(oriented, rows, placed);
  return rows.map((_, index) => ({ placed: placed[index] ?? new Map(), ordered: ordered[index] ?? null }));
}

/** The rows of one table, read together: what one row shows of its columns helps to read the others. */
export function assignRows(oriented: Oriented, rows: readonly ValueRow[]): readonly AssignedRow[] {
  const usual = usualExcess(rows);
  const both = readingsOf(oriented, rows);
  const isOrderProved = rows.some(({ expected }, index) =>
    expected.codes.every((code) => {
      const { placed, ordered } = both[index] ?? SAYS_NOTHING;
      return placed.has(code) && placed.get(code) === ordered?.get(code);
    }),
  );
  return rows.map((row, index) =>
    assignRow(oriented, row, {
      ...(both[index] ?? SAYS_NOTHING),
      isUsual: row.values.length - row.expected.codes.length === usual && isProvedUsual(oriented, row, rows),
      isLonger: usual < 0 && row.values.length - row.expected.codes.length > usual,
      isOrderProved,
      rows,
    }),
  );
}

interface Readings extends ReadingsOfRow {
  /** As many values as most rows have. */
  readonly isUsual: boolean;
  /** Most rows have fewer values than the form has columns, and this one more than they. */
  readonly isLonger: boolean;
  /** In some row of the table both readings agree on every column. */
  readonly isOrderProved: boolean;
  /** All of the table's. */
  readonly rows: readonly ValueRow[];
}

function assignRow(oriented: Oriented, valueRow: ValueRow, readings: Readings): AssignedRow {
  const { placed, ordered, isUsual } = readings;
  const { codes } = valueRow.expected;
  if (ordered === null) return { assigned: onlyPlaced(oriented, valueRow, placed, isUsual), isSpansDisagree: false };
  const clashing = codes.filter((code) => placed.has(code) && placed.get(code) !== ordered.get(code));
  if (clashing.length > 0 && isNamedAlone(oriented, valueRow, placed))
    return { assigned: asNamed(codes, placed), isSpansDisagree: false };
  const isDrawn = oriented.matrix.placement === 'drawn';
  const spots = clashing.length > 0 && isDrawn && placed.size === codes.length ? placed : ordered;
  const doubt = doubtOf(oriented, valueRow, clashing, { ...readings, ordered });
  const strange = inStrangeOrder(
    oriented,
    codes.filter((code) => !placed.has(code)),
    spots,
  );
  const doubtsOfCode = (code: string): readonly WitnessId[] => {
    const isOfReadings = doubt !== null && witnessCodes[doubt] === 'extraction.two-readings';
    if (isOfReadings && ordered.get(code)?.text === placed.get(code)?.text) return [];
    const spot = spots.get(code);
    return [
      ...(doubt === null ? [] : [doubt]),
      ...(spot !== undefined && isBesideHole(oriented, spot) ? ['order.beside-hole' as const] : []),
      ...(strange.includes(code) ? ['order.under-other-words' as const] : []),
    ];
  };
  return {
    assigned: codes.map((code) => ({
      code,
      spot: spots.get(code) ?? null,
      doubts: doubtsOfCode(code),
      isValueTaken: true,
    })),
    isSpansDisagree: doubt === null && (clashing.length > 0 || isAnyUnderSeveral(oriented, codes, readings)),
  };
}

/** A blank cell that has less than its column's width, with nothing in the rest of it: the cell of the figure was lost. */
function isBesideHole(oriented: Oriented, spot: Spot): boolean {
  const { matrix } = oriented;
  if (spot.text.trim() !== '' || !isCounted(oriented)) return false;
  const label = labelAbove(oriented, spot, 'column')?.spot;
  if (label === undefined || label.columnSpan <= spot.columnSpan) return false;
  return matrix.covering[spot.row]?.slice(label.column, label.column + label.columnSpan).includes(null) ?? false;
}

/** Where positions are those of lines, a value reaches over its neighbour's column by their inaccuracy. */
function isAnyUnderSeveral(oriented: Oriented, codes: readonly string[], { placed, ordered }: Readings): boolean {
  if (oriented.matrix.placement === 'drawn') return false;
  return codes.some((code) => {
    const spot = placed.has(code) ? undefined : ordered?.get(code);
    return spot !== undefined && isUnderSeveral(oriented, spot);
  });
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
    return spot === undefined ? [] : [{ code, spot, doubts: [], isValueTaken: true }];
  });

/** A value that stands there by its order alone, under words that have nothing of its label: 备注, 上年数. */
const isUnderOthers = (oriented: Oriented, code: string, spot: Spot | undefined): boolean =>
  spot !== undefined && oriented.headerRows.size > 0 && isUnderOther(oriented, spot, partsOf(code).column);

/** Those among what the order alone tells; where lines are drawn, one value that is none moves all of it. */
function inStrangeOrder(
  oriented: Oriented,
  codes: readonly string[],
  spots: ReadonlyMap<string, Spot>,
): readonly string[] {
  const strange = codes.filter((code) => isUnderOthers(oriented, code, spots.get(code)));
  return strange.length > 0 && oriented.matrix.placement === 'drawn' ? codes : strange;
}

interface BothReadings extends Readings {
  readonly ordered: ReadonlyMap<string, Spot>;
}

function doubtOf(
  oriented: Oriented,
  own: ValueRow,
  clashing: readonly string[],
  readings: BothReadings,
): WitnessId | null {
  if (isReordered(oriented, clashing, readings.placed, readings.ordered)) return 'order.columns-swapped';
  if (own.expected.from === 'guess') return 'order.columns-guessed';
  // What most rows lack, and the header too, is no figure of the few that have more.
  if (isPartOfHeader(own) && isCounted(oriented) && readings.isLonger) return 'order.longer-than-header';
  const doubt = clashing.length === 0 ? null : doubtOfClash(oriented, own, readings);
  if (doubt !== null) return doubt;
  return isOutOfShape(oriented, own, clashing.length > 0, readings) ? 'order.out-of-shape' : null;
}

const isPartOfHeader = ({ expected }: ValueRow): boolean => expected.from === 'part of the header';

const isCounted = ({ matrix }: Oriented): boolean => matrix.placement === 'counted';

function doubtOfClash(oriented: Oriented, own: ValueRow, readings: BothReadings): WitnessId | null {
  if (isPartOfHeader(own)) return 'order.readings-differ';
  if (oriented.matrix.placement === 'drawn') return 'order.readings-differ';
  if (!own.expected.isOfficialOrder && !readings.isOrderProved) return 'order.readings-differ';
  return readings.isUsual ? null : 'order.count-unusual';
}

function isOutOfShape(
  oriented: Oriented,
  own: ValueRow,
  isClashing: boolean,
  { placed, ordered, rows }: BothReadings,
): boolean {
  if (!isCounted(oriented)) return false;
  if (placed.size === own.expected.codes.length && !isClashing) return false;
  return !isLaidWhole({ oriented, own, ordered, rows }, isClashing);
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
  const isDrawn = oriented.matrix.placement === 'drawn';
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
      doubts: isSure ? [] : ['order.columns-incomplete'],
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
