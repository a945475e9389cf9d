/**
 * A turned table has a column of the form in each of its rows. Wrong or lost spans shift the values of some rows
 * sideways; as the n-th value still belongs to the n-th label, these rows are laid under the labels again.
 */
import { latticeFrom, type Lattice, type Spot } from './lattice.ts';
import type { Match } from './match-label.ts';
import { isValueLike } from '../shapes/number-shape.ts';

type MatchesOf = (text: string) => readonly Match[];

/** Only where columns are counted: positions that are drawn are evidence. */
export function straightened(lattice: Lattice, matchesOf: MatchesOf): Lattice {
  if (lattice.placement !== 'counted') return lattice;
  const runs = lattice.rows.map((own) => valuesBehindLabel(own, matchesOf));
  const places = bestPlaces(lattice, runs, matchesOf);
  if (places === null) return lattice;
  const moved = new Map<Spot, Spot>();
  for (const run of runs.filter(({ length }) => length === places.length))
    run.forEach((spot, index) => moved.set(spot, { ...spot, column: places[index] ?? spot.column, columnSpan: 1 }));
  if ([...moved].every(([from, to]) => from.column === to.column)) return lattice;
  const spots = lattice.rows.flat().map((spot) => moved.get(spot) ?? spot);
  return latticeFrom(lattice.grid, spots, lattice.rowCount, lattice.columnCount, lattice.pageStarts);
}

/** Values to the right of a label that names a column of the form; none if the row has no such label. */
function valuesBehindLabel(own: readonly Spot[], matchesOf: MatchesOf): readonly Spot[] {
  const label = own.findLastIndex(({ text }) => matchesOf(text).some(({ entry }) => entry.role === 'column'));
  return label < 0 ? [] : own.slice(label + 1).filter(({ text }) => isValueLike(text));
}

/** The columns of the run that stands best under labels of the form's rows; null if none stands under two. */
function bestPlaces(
  lattice: Lattice,
  runs: readonly (readonly Spot[])[],
  matchesOf: MatchesOf,
): readonly number[] | null {
  const labelled = new Set(
    lattice.rows
      .flat()
      .filter(({ text }) => matchesOf(text).some(({ entry }) => entry.role === 'row'))
      .map(({ column }) => column),
  );
  const fit = (run: readonly Spot[]): number => run.filter(({ column }) => labelled.has(column)).length;
  const best = runs.reduce<readonly Spot[]>((chosen, run) => (fit(run) > fit(chosen) ? run : chosen), []);
  return fit(best) < 2 ? null : best.map(({ column }) => column);
}
