/** How many rows at the top of a table are its header. */
import { isNumberLike, isValueLike } from '../../shapes/number-shape.ts';
import { asRole, type Match, type MatchesOf } from '../labels/match-label.ts';
import { isTelling } from '../labels/recognise.ts';
import { areColumnNumbers } from './column-numbers.ts';
import type { Matrix, Spot } from './matrix.ts';

/** Rows above the first that holds values; 0 if they name no column. */
export function headerHeightOf({ rows }: Matrix, matchesOf: MatchesOf): number {
  const end = rows.findIndex((own, row) => holdsValues(own, rows.slice(0, row), matchesOf));
  const top = end < 0 ? rows : rows.slice(0, end);
  return namedColumns(top.flat(), matchesOf).length === 0 ? 0 : top.length;
}

const namesRow = (match: Match): boolean => match.entry.role === 'row' && isTelling(match);

/** A number; or blank cells, behind the label of a row or as many as columns are named above. */
function holdsValues(own: readonly Spot[], above: readonly (readonly Spot[])[], matchesOf: MatchesOf): boolean {
  if (own.some(({ text }) => isNumberLike(text))) return !areColumnNumbers(own);
  const label = own.findIndex(({ text }) => matchesOf(text).some(namesRow));
  if (label >= 0) return own.slice(label + 1).some(({ text }) => isValueLike(text));
  return (
    own.length > 0 &&
    own.every(({ text }) => isValueLike(text)) &&
    own.length === namedColumns(above.flat(), matchesOf).length
  );
}

export interface NamedColumn {
  readonly spot: Spot;
  readonly match: Match;
}

export const namedColumns = (header: readonly Spot[], matchesOf: MatchesOf): readonly NamedColumn[] =>
  header.flatMap((spot) => {
    const match = asRole(matchesOf(spot.text), 'column');
    return match === undefined ? [] : [{ spot, match }];
  });
