/** The values of a row by their positions: the value under a column's label. */
import { partsOf } from '../../forms/catalogue.ts';
import type { ValueRow } from './row-values.ts';
import { labelAbove } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';

/**
 * The value under each column's label. Of several under one label the only one that is not blank; a cell unmerged and
 * repeated under a header of a single column is one value.
 */
export function byPosition(oriented: Oriented, { values, expected }: ValueRow): ReadonlyMap<string, Spot> {
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

/** Both readings have the same cells in another order, and those that clash stand straight under their labels. */
export function isReordered(
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
export function isExactlyUnder(oriented: Oriented, spot: Spot | undefined): boolean {
  const label = spot === undefined ? undefined : labelAbove(oriented, spot, 'column')?.spot;
  return label?.column === spot?.column && label?.columnSpan === spot?.columnSpan;
}
