/** The cells of each row as the form's figures, by their alignment to its columns, and what makes that doubtful. */
import { at, medianOf } from '../../shapes/at.ts';
import type { WitnessId } from '../../model/witness.ts';
import { isNumberLike, standsForNone } from '../../shapes/number-shape.ts';
import { isHeaded } from '../tables/columns.ts';
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
  const usualCount = medianOf(rows.map(({ values }) => values.length)) ?? 0;
  const isOrderShown = rows.some(
    (row, index) => isEven(row) && at(aligned, index).under.every((over) => over === 'own'),
  );
  const inTable: InTable = { oriented, hasFurtherNumbers, usualCount, evenRows: rows.filter(isEven), isOrderShown };
  return rows.map((row, index) => assignRow(inTable, row, at(aligned, index)));
}

function assignRow(inTable: InTable, row: ValueRow, aligned: AlignedRow): AssignedRow {
  const { oriented } = inTable;
  const isLacking = aligned.chosen.some((spot, index) => spot === null && aligned.leftOut[index] !== true);
  const otherWords = codesUnderOtherWords(oriented, unlabelledIn(row, aligned));
  const seen: SeenRow = { ...inTable, row, aligned, isLacking, otherWords };
  const ofRow = doubtsOfRow(seen);
  const assigned: Assigned[] = [];
  for (const [index, code] of row.expected.codes.entries()) {
    const margin = at(aligned.margins, index);
    const spot = isToldIn(seen, index, margin) ? (aligned.chosen[index] ?? null) : null;
    const ofCell = doubtsOfCell(seen, code, spot, margin);
    const doubts = ofCell.length === 0 ? ofRow : [...new Set([...ofRow, ...ofCell])];
    if (spot === null && doubts.length === 0) continue;
    assigned.push({ code, spot, doubts, isValueTaken: spot !== null && isTakenIn(seen, margin), margin });
  }
  const isOffLabels = aligned.under.some((over) => over === 'other' || over === 'several');
  const isSpansDisagree = oriented.matrix.placement !== 'drawn' && isOffLabels;
  return { assigned, isSpansDisagree: isSpansDisagree && assigned.every(({ doubts }) => doubts.length === 0) };
}

interface InTable {
  readonly oriented: Oriented;
  /** Of any of its rows. */
  readonly hasFurtherNumbers: boolean;
  /** Of cells right of a row's label. */
  readonly usualCount: number;
  /** Those with as many cells as columns. */
  readonly evenRows: readonly ValueRow[];
  /** In one of these each cell stands under its own label. */
  readonly isOrderShown: boolean;
}

interface SeenRow extends InTable {
  readonly row: ValueRow;
  readonly aligned: AlignedRow;
  /** Some column has no cell, and the publisher left it out of no other row. */
  readonly isLacking: boolean;
  /** Codes of cells under words that are none of their labels. */
  readonly otherWords: readonly string[];
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
  row.values.some((spot) => !chosen.includes(spot) && isNumberLike(spot.text));

/**
 * Which of a row's cells is none of its figures only labels can tell, where it may be any: one of too many blanks, or of the
 * numbers. A blank head tells nothing: the number under it may be that of a figure whose cell is blank.
 */
function isWhichUnclear(seen: SeenRow): boolean {
  const { oriented, row, aligned, hasFurtherNumbers } = seen;
  const { values, expected } = row;
  const { chosen, blanks, under } = aligned;
  if (isInPlacesOfEvenRow(seen)) return false;
  const isLeft = (spot: Spot): boolean => !chosen.includes(spot);
  const isUnlabelled = under.some((over) => over !== 'own');
  // A dash was printed as a value: nothing but labels makes an empty cell the better one.
  const isDashLeft = values.some((spot) => isLeft(spot) && standsForNone(spot.text.trim()));
  if (isUnlabelled && isDashLeft && chosen.some((spot) => spot?.text.trim() === '')) return true;
  const countLeft = values.length - expected.codes.length;
  if (countLeft <= 0) return false;
  const isBare = values.some((spot) => isNumberLike(spot.text) && isLeft(spot) && !isHeaded(oriented, spot));
  if (isBare && blanks.some((spot) => chosen.includes(spot))) return true;
  return isUnlabelled && (hasFurtherNumbers || blanks.length > countLeft);
}

/** A cell more than in the other rows, one that is blank, and a number where these have none: it may be the last one's. */
const isPushedOut = ({ row: { values }, aligned: { chosen }, usualCount }: SeenRow): boolean =>
  values.length > usualCount &&
  chosen.some((spot) => spot?.text.trim() === '') &&
  values.some((spot) => isNumberLike(spot.text) && !chosen.includes(spot));

/** A row that has no cell too many shows where they stand. */
const isInPlacesOfEvenRow = ({ evenRows, aligned: { chosen } }: SeenRow): boolean =>
  evenRows.some(
    ({ values }) =>
      values.length === chosen.length && values.every(({ column }, index) => column === chosen[index]?.column),
  );

/**
 * Another order than the form's is what labels over the cells tell: those that stand elsewhere were moved, and tell none. A row that
 * was moved as a whole has the order of one that was not.
 */
function isOrderUntold({ oriented, row, aligned: { under }, isOrderShown }: SeenRow): boolean {
  const { expected } = row;
  if (oriented.matrix.placement === 'listed') return false;
  if (expected.from === 'part of the header') return under.includes('other');
  if (isOrderShown && isEven(row)) return false;
  return !expected.isOfficialOrder && under.some((over) => over !== 'own');
}

function doubtsOfRow(seen: SeenRow): readonly WitnessId[] {
  const { row, aligned, isLacking } = seen;
  return [
    ...(isWhichUnclear(seen) || isPushedOut(seen) ? ['order.count-unusual' as const] : []),
    ...(row.expected.from === 'guess' || isOrderUntold(seen) ? ['order.columns-guessed' as const] : []),
    ...(isLacking ? ['order.columns-incomplete' as const] : []),
    ...(aligned.isOdd && !isLacking ? ['order.out-of-shape' as const] : []),
  ];
}

function doubtsOfCell(
  { oriented, row, otherWords }: SeenRow,
  code: string,
  spot: Spot | null,
  margin: number,
): readonly WitnessId[] {
  const doubts: WitnessId[] = [];
  if (margin < SURE_MARGIN) doubts.push(isEven(row) ? 'order.readings-differ' : 'order.count-unusual');
  if (spot !== null && isBesideHole(oriented, spot)) doubts.push('order.beside-hole');
  if (otherWords.includes(code)) doubts.push('order.under-other-words');
  return doubts;
}

function unlabelledIn({ expected }: ValueRow, { chosen, under }: AlignedRow): readonly Unlabelled[] {
  return expected.codes.flatMap((code, index) => {
    const spot = chosen[index] ?? null;
    return spot === null || under[index] === 'own' ? [] : [{ code, spot }];
  });
}
