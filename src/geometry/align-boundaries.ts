/** Column boundaries of several fragments → the columns of one grid. */

export interface Alignment {
  /** Number of boundaries of all fragments together. */
  readonly count: number;
  /** For each fragment, the index of each of its boundaries among all of them; strictly ascending. */
  readonly columnsOf: readonly (readonly number[])[];
}

/** Boundaries of different fragments are one where each is the other's nearest and they differ by at most `withinPt`. */
export function alignBoundaries(fragments: readonly (readonly number[])[], withinPt: number): Alignment {
  let all: readonly number[] = [];
  for (const xs of fragments) {
    all = [...all, ...xs.filter((x) => partnerOf(x, xs, all, withinPt) === null)].toSorted((a, b) => a - b);
  }
  const columnsOf = fragments.map((xs) => xs.map((x) => all.indexOf(partnerOf(x, xs, all, withinPt) ?? x)));
  return { count: all.length, columnsOf };
}

/** The boundary among `others` that is `x`'s nearest, if `x` is the nearest of `own` to it too. */
function partnerOf(x: number, own: readonly number[], others: readonly number[], withinPt: number): number | null {
  const partner = nearestTo(x, others);
  if (partner === null || Math.abs(partner - x) > withinPt) return null;
  return nearestTo(partner, own) === x ? partner : null;
}

function nearestTo(x: number, positions: readonly number[]): number | null {
  return positions.reduce<number | null>(
    (best, position) => (best === null || Math.abs(position - x) < Math.abs(best - x) ? position : best),
    null,
  );
}
