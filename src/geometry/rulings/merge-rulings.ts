/** Pieces of lines → whole lines, however the producer cut them: a dot, a cell edge, a page end at a time. */
import type { Ruling } from '../marks/marks.ts';

/** Pieces of one line are apart by no more than this: dotted lines show 3 pt, gaps at joints less. */
const GAP_PT = 4;
/** Positions of pieces of one line differ by no more than this (rounding of the producer). */
const DRIFT_PT = 0.8;
/** Parallel lines nearer than this are one (double borders, both sides of a stroked rectangle); no row is this low. */
const PARALLEL_PT = 3.2;
/** A line shorter than this bounds no cell: what is left of dots, bullets and dashes. */
const SHORTEST_PT = 4;

export function mergeRulings(rulings: readonly Ruling[]): Ruling[] {
  return (['horizontal', 'vertical'] as const).flatMap((axis) => {
    const runs = mergeCollinear(rulings.filter((ruling) => ruling.axis === axis));
    return joinParallel(runs.filter(({ from, to }) => to - from >= SHORTEST_PT));
  });
}

function mergeCollinear(rulings: readonly Ruling[]): Ruling[] {
  return bands(rulings, DRIFT_PT).flatMap((band) => {
    const sorted = band.toSorted((a, b) => a.from - b.from);
    const runs: Ruling[] = [];
    for (const ruling of sorted) {
      const last = runs.at(-1);
      if (last !== undefined && ruling.from <= last.to + GAP_PT) runs[runs.length - 1] = union(last, ruling);
      else runs.push(ruling);
    }
    return runs;
  });
}

/** Lines whose positions follow one another within `withinPt`, never wider than that as a whole. */
function bands(rulings: readonly Ruling[], withinPt: number): Ruling[][] {
  const sorted = rulings.toSorted((a, b) => a.at - b.at);
  const found: Ruling[][] = [];
  let start = -Infinity;
  for (const ruling of sorted) {
    if (ruling.at - start > withinPt) {
      found.push([]);
      start = ruling.at;
    }
    found.at(-1)?.push(ruling);
  }
  return found;
}

function joinParallel(runs: readonly Ruling[]): Ruling[] {
  const kept: Ruling[] = [];
  for (const run of runs.toSorted((a, b) => a.at - b.at)) {
    const twin = kept.findLastIndex((other) => other.at >= run.at - PARALLEL_PT && overlap(other, run));
    const other = kept[twin];
    if (other === undefined) kept.push(run);
    else kept[twin] = union(other, run);
  }
  return kept;
}

function overlap(a: Ruling, b: Ruling): boolean {
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return shared > 0.5 * Math.min(a.to - a.from, b.to - b.from);
}

/** Lies where the longer of the two lies: the shorter is an overhang or a decoration. */
function union(a: Ruling, b: Ruling): Ruling {
  const longer = b.to - b.from > a.to - a.from ? b : a;
  return { ...longer, from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
