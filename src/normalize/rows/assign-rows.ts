/** The cells of each row as the form's figures, by their alignment to its columns, and what makes that doubtful. */
import { at } from '../../shapes/at.ts';
import type { WitnessId } from '../../model/witness.ts';
import { isNumberLike } from '../../shapes/number-shape.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import { type AlignedRow, alignRows } from './align/align-rows.ts';
import { SURE_MARGIN, TOSS_UP } from './align/costs.ts';
import { codesUnderOtherWords, isBesideHole, type Unlabelled } from './odd-places.ts';
import type { Assigned, AssignedRow, ValueRow } from './row-values.ts';

/** The rows of one table, read together: what one row shows of its columns helps to read the others. */
export function assignRows(oriented: Oriented, rows: readonly ValueRow[]): readonly AssignedRow[] {
  const aligned = alignRows(oriented, rows);
  const hasFurtherNumbers = rows.some((row, index) => holdsFurtherNumber(row, at(aligned, index)));
  return rows.map((row, index) => assignRow(oriented, row, at(aligned, index), hasFurtherNumbers));
}

function assignRow(oriented: Oriented, row: ValueRow, aligned: AlignedRow, hasFurtherNumbers: boolean): AssignedRow {
  const isLacking = aligned.chosen.some((spot, index) => spot === null && aligned.leftOut[index] !== true);
  const otherWords = codesUnderOtherWords(oriented, unlabelledIn(row, aligned));
  const seen: SeenRow = { oriented, row, aligned, isLacking, otherWords, hasFurtherNumbers };
  const assigned = row.expected.codes.flatMap((code, index): readonly Assigned[] => {
    const margin = at(aligned.margins, index);
    const spot = isToldIn(seen, index, margin) ? (aligned.chosen[index] ?? null) : null;
    const doubts = [...new Set([...doubtsOfRow(seen), ...doubtsOfCell(seen, code, spot, margin)])];
    if (spot === null && doubts.length === 0) return [];
    return [{ code, spot, doubts, isValueTaken: spot !== null && isTakenIn(seen, margin), margin }];
  });
  const isOffLabels = aligned.under.some((over) => over === 'other' || over === 'several');
  const isSpansDisagree = oriented.matrix.placement !== 'drawn' && isOffLabels;
  return { assigned, isSpansDisagree: isSpansDisagree && assigned.every(({ doubts }) => doubts.length === 0) };
}

interface SeenRow {
  readonly oriented: Oriented;
  readonly row: ValueRow;
  readonly aligned: AlignedRow;
  /** Some column has no cell, and the publisher left it out of no other row. */
  readonly isLacking: boolean;
  /** Codes of cells under words that are none of their labels. */
  readonly otherWords: readonly string[];
  /** Of any row of the table. */
  readonly hasFurtherNumbers: boolean;
}

const isEven = ({ values, expected }: ValueRow): boolean => values.length === expected.codes.length;

/** In a row that lacks a cell only a label tells whose the others are. */
function isToldIn({ oriented, aligned, isLacking }: SeenRow, index: number, margin: number): boolean {
  return isLacking && oriented.matrix.placement !== 'drawn' ? aligned.under[index] === 'own' : margin >= TOSS_UP;
}

/** A figure in doubt has a value where its cell is more likely than any other. */
const isTakenIn = ({ oriented, row, isLacking }: SeenRow, margin: number): boolean =>
  oriented.matrix.placement === 'drawn' || isEven(row) || (margin >= SURE_MARGIN && !isLacking);

/** Some row of the table has a number that is none of its figures: a column more, or a cell of another row. */
const holdsFurtherNumber = (row: ValueRow, { chosen }: AlignedRow): boolean =>
  row.values.some((spot) => isNumberLike(spot.text) && !chosen.includes(spot));

/** Where such a column is, only labels can tell: which of a row's cells is none of its figures may be any, if they don't. */
const isWhichUnclear = ({ row, aligned, hasFurtherNumbers }: SeenRow): boolean =>
  hasFurtherNumbers && row.values.length > row.expected.codes.length && aligned.under.some((over) => over !== 'own');

function doubtsOfRow(seen: SeenRow): readonly WitnessId[] {
  const { row, aligned, isLacking } = seen;
  return [
    ...(isWhichUnclear(seen) ? ['order.count-unusual' as const] : []),
    ...(row.expected.from === 'guess' ? ['order.columns-guessed' as const] : []),
    ...(isLacking ? ['order.columns-incomplete' as const] : []),
    ...(aligned.isOdd && !isLacking ? ['order.out-of-shape' as const] : []),
  ];
}

function doubtsOfCell({ oriented, row, otherWords }: SeenRow, code: string, spot: Spot | null, margin: number) {
  const ofMargin: WitnessId = isEven(row) ? 'order.readings-differ' : 'order.count-unusual';
  const said: readonly (readonly [WitnessId, boolean])[] = [
    [ofMargin, margin < SURE_MARGIN],
    ['order.beside-hole', spot !== null && isBesideHole(oriented, spot)],
    ['order.under-other-words', otherWords.includes(code)],
  ];
  return said.flatMap(([id, isSaid]) => (isSaid ? [id] : []));
}

function unlabelledIn({ expected }: ValueRow, { chosen, under }: AlignedRow): readonly Unlabelled[] {
  return expected.codes.flatMap((code, index) => {
    const spot = chosen[index] ?? null;
    return spot === null || under[index] === 'own' ? [] : [{ code, spot }];
  });
}
