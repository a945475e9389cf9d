/** Which column of the form a spot stands under, and in which order a header names its columns. */
import { editions } from '../../forms/catalogue.ts';
import type { Line } from '../../forms/form.ts';
import { isNumberLike, isValueLike } from '../../shapes/number-shape.ts';
import { remembered, rememberedOf } from '../../shapes/remembered.ts';
import { foldBody } from '../labels/fold.ts';
import type { Spot } from './matrix.ts';
import { hasRole, type Match } from '../labels/match-label.ts';
import type { Oriented } from './orient.ts';
import { at } from '../../shapes/at.ts';

export interface Named {
  readonly key: string;
  readonly spot: Spot;
  readonly match: Match;
}

type NamedRole = 'row' | 'column' | 'group' | 'title';

/** Spots of a role in reading order. */
export const namedSpots = (oriented: Oriented, role: NamedRole): readonly Named[] => namedIn(oriented)(role);

/** Asked for each row of a table, and always answered alike: an oriented matrix never changes. */
const namedIn = rememberedOf(({ matrix, labels }: Oriented) =>
  remembered((role): readonly Named[] =>
    matrix.rows.flat().flatMap((spot) => {
      const match = labels.get(spot)?.find(({ entry }) => entry.role === role);
      return match === undefined ? [] : [{ key: match.entry.key, spot, match }];
    }),
  ),
);

/** The nearest label of the role above the spot; null if there is none, or if its columns stand under several. */
export function labelAbove(oriented: Oriented, spot: Spot, role: 'row' | 'column'): Named | null {
  if (spot.columnSpan === 1) return labelOver(oriented, spot.row, spot.column, role);
  const all = labelsAbove(oriented, spot, role);
  const exact = all.filter(({ spot: label }) => label.column === spot.column && label.columnSpan === spot.columnSpan);
  const candidates = exact.length > 0 ? exact : all;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function labelsAbove(oriented: Oriented, spot: Spot, role: 'row' | 'column'): readonly Named[] {
  const found = new Map<Spot, Named>();
  for (let column = spot.column; column < spot.column + spot.columnSpan; column += 1) {
    const named = labelOver(oriented, spot.row, column, role);
    if (named !== null) found.set(named.spot, named);
  }
  return [...found.values()];
}

/** The label above a column's rows down to one. */
interface Climb {
  readonly from: number;
  readonly named: Named | null;
}

/** Rows are asked for from the top: each climb ends where the one before it began. */
const climbsOf = rememberedOf<Oriented, Readonly<Record<'row' | 'column', Climb[]>>>(() => ({ row: [], column: [] }));

/** The nearest label of the role above one column of the row. */
export function labelOver(oriented: Oriented, from: number, column: number, role: 'row' | 'column'): Named | null {
  const climbs = climbsOf(oriented)[role];
  const last = climbs[column];
  const isBelow = last !== undefined && last.from <= from;
  const between = labelBetween(oriented, isBelow ? last.from : 0, from, column, role);
  const named = between === undefined && isBelow ? last.named : (between ?? null);
  climbs[column] = { from, named };
  return named;
}

/** Undefined if there is none; a block's title ends the search with null: the header above it is another block's. */
function labelBetween(
  { matrix, labels }: Oriented,
  first: number,
  end: number,
  column: number,
  role: 'row' | 'column',
): Named | null | undefined {
  for (let row = end - 1; row >= first; row -= 1) {
    const spot = matrix.covering[row]?.[column];
    if (spot === null || spot === undefined) continue;
    const matches = labels.get(spot);
    if (matches === undefined) continue;
    if (hasRole(matches, 'title')) return null;
    const match = matches.find(({ entry }) => entry.role === role);
    if (match !== undefined) return { key: match.entry.key, spot, match };
  }
  return undefined;
}

/** Whether words that are none of the form's stand over the spot. */
export function isHeaded({ matrix, labels }: Oriented, spot: Spot): boolean {
  return matrix.covering.slice(0, spot.row).some((row) => {
    const over = row[spot.column];
    return over !== null && over !== undefined && !labels.has(over) && !isValueLike(over.text);
  });
}

/** Whether the header has a number over the spot, or words that no label knows and that share no letter with the column's. */
export function isUnderOther({ matrix, labels, headerRows }: Oriented, spot: Spot, column: string): boolean {
  const header = [...headerRows].filter((row) => row < spot.row);
  const above = new Set(header.map((row) => matrix.covering[row]?.[spot.column] ?? null));
  const letters = lettersOfColumns.get(column) ?? '';
  return [...above].some(
    (over) =>
      over !== null &&
      !labels.has(over) &&
      (isNumberLike(over.text) || (!isValueLike(over.text) && !sharesLetter(over.text, letters))),
  );
}

const sharesLetter = (text: string, letters: string): boolean =>
  Array.from(foldBody(text)).some((letter) => letters.includes(letter));

/** All letters of the labels of each column, in any table. */
const lettersOfColumns: ReadonlyMap<string, string> = new Map(
  Map.groupBy(
    editions
      .flatMap(({ tables }) => Object.values(tables).flatMap(({ blocks }) => blocks))
      .flatMap(({ columns }) => columns),
    ({ key }) => key,
  )
    .entries()
    .map(([key, lines]) => [
      key,
      lines
        .flatMap(({ label, groups }) => [label, ...groups].flatMap(({ text, variants }) => [text, ...variants]))
        .join(''),
    ]),
);

/**
 * Column keys in the order in which the header names them, read as a tree: a group's children stand at the group's
 * place, wherever lost spans have put them. Null if a key is missing, or if places clash. `columns`: a form's.
 */
export const orderOfHeader = (oriented: Oriented, columns: readonly Line[]): readonly string[] | null =>
  ordersOf(oriented)(columns);

const ordersOf = rememberedOf((oriented: Oriented) =>
  rememberedOf((columns: readonly Line[]) => findOrder(oriented, columns)),
);

function findOrder(oriented: Oriented, columns: readonly Line[]): readonly string[] | null {
  const keys = columns.map(({ key }) => key);
  const printed = foldedRows(oriented);
  const placed = keys.flatMap((key) => {
    const place = placeOf(oriented, printed, key);
    return place === null ? [] : [{ key, place }];
  });
  if (placed.length < keys.length) return null;
  const sorted = placed.toSorted((left, right) => compare(left.place, right.place));
  const isClear = sorted.every(({ place }, index) => index === 0 || compare(at(sorted, index - 1).place, place) < 0);
  return isClear ? sorted.map(({ key }) => key) : null;
}

interface Folded {
  readonly spot: Spot;
  readonly body: string;
}

/** Spots of the rows above the last named column. */
function foldedRows(oriented: Oriented): readonly Folded[] {
  const last = namedSpots(oriented, 'column').reduce((lowest, { spot }) => Math.max(lowest, spot.row), 0);
  return oriented.matrix.rows
    .slice(0, last)
    .flat()
    .map((spot) => ({ spot, body: foldBody(spot.text) }));
}

function placeOf(oriented: Oriented, folded: readonly Folded[], key: string): readonly number[] | null {
  const named = namedSpots(oriented, 'column').find(({ key: other }) => other === key);
  if (named === undefined) return null;
  const groups = new Set(named.match.entry.groups);
  if (groups.size === 0) return [named.spot.column, 0];
  const printed = folded
    .filter(({ spot, body }) => spot.row < named.spot.row && groups.has(body))
    .map(({ spot }) => spot);
  // A group printed once stands over all of its children; printed again over each of them it says nothing of their place.
  const group = printed.find(({ columnSpan }) => columnSpan > 1) ?? (printed.length === 1 ? printed[0] : undefined);
  return group === undefined ? [named.spot.column, 0] : [group.column, named.spot.column];
}

const compare = (left: readonly number[], right: readonly number[]): number =>
  at(left, 0) - at(right, 0) || at(left, 1) - at(right, 1);
