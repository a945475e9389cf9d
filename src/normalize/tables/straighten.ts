/**
 * A turned table has a column of the form in each of its rows. Wrong or lost spans shift the values of some rows
 * sideways; as the n-th value still belongs to the n-th label, these rows are laid under the labels again.
 */
import { matrixFrom, type Matrix, type Spot } from './matrix.ts';
import { hasRole, type MatchesOf } from '../labels/match-label.ts';
import { isValueLike } from '../../shapes/number-shape.ts';

/** Only where columns are counted: positions that are drawn are evidence. */
export function straightened(matrix: Matrix, matchesOf: MatchesOf): Matrix {
  if (matrix.placement !== 'counted') return matrix;
  const runs = matrix.rows.map((own) => valuesBehindLabel(own, matchesOf));
  const places = bestPlaces(matrix, runs, matchesOf);
  if (places === null) return matrix;
  const moved = new Map<Spot, Spot>();
  for (const run of runs.filter(({ length }) => length === places.length))
    run.forEach((spot, index) => moved.set(spot, { ...spot, column: places[index] ?? spot.column, columnSpan: 1 }));
  if ([...moved].every(([from, to]) => from.column === to.column)) return matrix;
  const spots = matrix.rows.flat().map((spot) => moved.get(spot) ?? spot);
  return matrixFrom(matrix.grid, spots, matrix.rowCount, matrix.columnCount, matrix.pageStarts);
}

/** Values to the right of a label that names a column of the form; none if the row has no such label. */
function valuesBehindLabel(own: readonly Spot[], matchesOf: MatchesOf): readonly Spot[] {
  const label = own.findLastIndex(({ text }) => hasRole(matchesOf(text), 'column'));
  return label < 0 ? [] : own.slice(label + 1).filter(({ text }) => isValueLike(text));
}

/** The columns of the run that stands best under labels of the form's rows; null if none stands under two. */
function bestPlaces(
  matrix: Matrix,
  runs: readonly (readonly Spot[])[],
  matchesOf: MatchesOf,
): readonly number[] | null {
  const labelled = new Set(
    matrix.rows
      .flat()
      .filter(({ text }) => hasRole(matchesOf(text), 'row'))
      .map(({ column }) => column),
  );
  const fit = (run: readonly Spot[]): number => run.filter(({ column }) => labelled.has(column)).length;
  const best = runs.reduce<readonly Spot[]>((chosen, run) => (fit(run) > fit(chosen) ? run : chosen), []);
  return fit(best) < 2 ? null : best.map(({ column }) => column);
}
