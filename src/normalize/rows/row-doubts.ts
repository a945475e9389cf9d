/** What makes a row doubtful as a whole, or one of its values: labels and cells that stand for more than one row. */
import type { WitnessId } from '../../model/witness.ts';
import type { Assigned } from './row-values.ts';
import type { Matrix, Spot } from '../tables/matrix.ts';
import type { Match } from '../labels/match-label.ts';
import type { Oriented } from '../tables/orient.ts';
import { isNumberLike, isNumberPart, isValueLike } from '../../shapes/number-shape.ts';
import { isTelling } from '../labels/recognise.ts';
import type { RowKey } from './row-keys.ts';

/** `rows`: all of the run, of which `assigned` are the figures of the one at `index`. */
export function withRowDoubts(
  assigned: readonly Assigned[],
  oriented: Oriented,
  rows: readonly RowKey[],
  index: number,
): readonly Assigned[] {
  const row = rows[index];
  if (row === undefined) return assigned;
  const ofRow = [
    ...(row.key === '' ? [] : doubtsOfRow(oriented, row)),
    ...(isAnyFromAbove(oriented, row, assigned) ? ['row.cell-from-above' as const] : []),
    ...(isHeadOfTwo(oriented) ? ['header.label-of-two' as const] : []),
    ...(isMovedByLabel(oriented, row.label, assigned) ? ['row.moved-by-label' as const] : []),
  ];
  const hasTwo = mayRunTogether(oriented) && assigned.some(holdsTwo);
  return assigned.map((one) => ({
    ...one,
    doubts: [
      ...one.doubts,
      ...ofRow,
      ...(isOverRows(one, rows) ? ['figure.cell-over-rows' as const] : []),
      ...(hasTwo && isBlank(one) ? ['row.blank-beside-two' as const] : []),
    ],
  }));
}

/** Where the label holds a number and a value is blank, all may have moved. */
const isMovedByLabel = (oriented: Oriented, label: Spot | null, assigned: readonly Assigned[]): boolean =>
  mayRunTogether(oriented) && hasNumber(label) && assigned.some(isBlank);

/** Cells that the source itself keeps apart never take in one another's text. */
const mayRunTogether = ({ matrix: { placement, grid } }: Oriented): boolean =>
  placement !== 'counted' || grid.isOfLines === true;

/** But for ordinals, of groups before it too, a label has no digit: one of the row's values stands in it. */
const hasNumber = (label: Spot | null): boolean =>
  label !== null && /\p{scx=Han}.*\p{Nd}(?![\p{Nd}.．、)）])/su.test(label.text);

const isBlank = ({ spot }: Assigned): boolean => spot === null || spot.text.trim() === '';

/** A blank beside a cell with two numbers may have lost its own to it. */
const holdsTwo = ({ spot }: Assigned): boolean =>
  spot !== null &&
  (spot.source.doubts.includes('two-numbers') || spot.text.trim().split(/\s+/u).filter(isNumberPart).length > 1);

/** The label's cell took in the row's first number, or all of them. */
const NUMBER_BEHIND = /\p{scx=Han}\S{0,3}(?:\s+[\d.-]+)+\s*$/u;

/** A row known by its place alone stays in doubt, and so does one whose label may be that of two. */
function doubtsOfRow(oriented: Oriented, { row, label, match }: RowKey): readonly WitnessId[] {
  if (label === null) return match === null ? ['row.unnamed'] : [];
  return [
    ...(NUMBER_BEHIND.test(label.text) ? ['row.number-in-label' as const] : []),
    ...(hasTwoLabels(oriented, row, label) ? ['row.two-labels' as const] : []),
    ...(reachesBesideValues(oriented.matrix, row, label) ? ['row.label-beside-values' as const] : []),
    ...(namesTwo(label, oriented) ? ['row.label-of-two' as const] : []),
  ];
}

const isGroup = (matches: readonly Match[]): boolean => matches.some(({ entry }) => entry.role === 'group');

const namesRow = (matches: readonly Match[]): boolean =>
  matches.some(({ entry }) => entry.role === 'row') && !isGroup(matches);

/** Two labels that each have values of their own. */
function hasTwoLabels({ matrix, labels }: Oriented, row: number, label: Spot): boolean {
  const before = (matrix.rows[row] ?? []).filter(({ column }) => column < label.column);
  const other = before.findIndex((spot) => namesRow(labels.get(spot) ?? []));
  return other >= 0 && before.slice(other + 1).some(({ text }) => isNumberLike(text));
}

/** A label that goes on down beside the values of a further row. */
function reachesBesideValues(matrix: Matrix, row: number, label: Spot): boolean {
  const below = matrix.rows.slice(row + 1, row + label.rowSpan);
  return below.some((own) => areValuesAlone(own.filter(({ column }) => column > label.column)));
}

const areValuesAlone = (own: readonly Spot[]): boolean =>
  own.some(({ text }) => isNumberLike(text)) && own.every(({ text }) => isValueLike(text));

/** The lines of the label, or its words, are labels of different rows. */
const namesTwo = (label: Spot, { matchesOf }: Oriented): boolean =>
  namesSeveral(label, (part) => {
    const matches = matchesOf(part);
    return namesRow(matches) ? matches.find((one) => one.entry.role === 'row' && isTelling(one)) : undefined;
  });

function namesSeveral({ text }: Spot, matchOf: (part: string) => Match | undefined): boolean {
  const parts = text.trim().split(/\s+/u);
  return parts.length > 1 && new Set(parts.flatMap((part) => matchOf(part)?.entry.key ?? [])).size > 1;
}

const doubtfulHeads = new WeakMap<Oriented, boolean>();

/** A cell of the head holds the words of two columns: which values stand below which of them, nobody knows. */
function isHeadOfTwo(oriented: Oriented): boolean {
  const known = doubtfulHeads.get(oriented);
  if (known !== undefined) return known;
  const { matrix, matchesOf, headerRows } = oriented;
  const columnNamed = (part: string): Match | undefined =>
    matchesOf(part).find((match) => match.entry.role === 'column' && isTelling(match));
  const isDoubtful = [...headerRows].some(
    (row) => matrix.rows[row]?.some((spot) => namesSeveral(spot, columnNamed)) === true,
  );
  doubtfulHeads.set(oriented, isDoubtful);
  return isDoubtful;
}

/** Something from above that stands among the values of a row takes the place of one. */
function isAnyFromAbove({ matrix, labels }: Oriented, { row, label }: RowKey, assigned: readonly Assigned[]): boolean {
  const own = matrix.rows[row] ?? [];
  const first = (label ?? own[0])?.column;
  const among = matrix.covering[row]?.slice(first, own.at(-1)?.column) ?? [];
  const isFilling = (spot: Spot): boolean => spot.text.trim() === '' && isBeforeAll(spot, assigned, row);
  const isAstray = (spot: Spot | null): boolean =>
    spot !== null && spot.row < row && !isGroup(labels.get(spot) ?? []) && !isFilling(spot);
  return among.some((spot) => spot !== label && isAstray(spot));
}

/** The row has all of its values further right: what is left of them is none of theirs. */
const isBeforeAll = ({ column }: Spot, assigned: readonly Assigned[], row: number): boolean =>
  assigned.every(({ spot }) => spot?.row === row && spot.column > column);

/** A value that goes on down into a further row stands for either of them, or for none. */
function isOverRows({ spot }: Assigned, rows: readonly RowKey[]): boolean {
  if (spot === null || spot.rowSpan === 1) return false;
  const end = spot.row + spot.rowSpan;
  return rows.some(({ row }) => row > spot.row && row < end);
}
