/** Cells whose place speaks against the figure that they were put to. */
import { partsOf } from '../../forms/catalogue.ts';
import { isUnderOther, labelAbove } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';

/** A blank cell that has less than its column's width, with nothing in the rest of it: the cell of the figure was lost. */
export function isBesideHole(oriented: Oriented, spot: Spot): boolean {
  const { matrix } = oriented;
  if (spot.text.trim() !== '' || matrix.placement !== 'counted') return false;
  const label = labelAbove(oriented, spot, 'column')?.spot;
  if (label === undefined || label.columnSpan <= spot.columnSpan) return false;
  return matrix.covering[spot.row]?.slice(label.column, label.column + label.columnSpan).includes(null) ?? false;
}

/** A cell put to a column by the order of the row, no label of which stands over it. */
export interface Unlabelled {
  readonly code: string;
  readonly spot: Spot;
}

/**
 * Codes whose cell stands under words that have nothing of its label: 备注, 上年数. Where lines are drawn, one value that is
 * none moves all of them.
 */
export function codesUnderOtherWords(oriented: Oriented, unlabelled: readonly Unlabelled[]): readonly string[] {
  if (oriented.headerRows.size === 0) return [];
  const strange = unlabelled.filter(({ code, spot }) => isUnderOther(oriented, spot, partsOf(code).column));
  const isAll = strange.length > 0 && oriented.matrix.placement === 'drawn';
  return (isAll ? unlabelled : strange).map(({ code }) => code);
}
