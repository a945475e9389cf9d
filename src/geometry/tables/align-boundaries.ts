/** Column boundaries of several fragments → the columns of one grid. */

export interface Alignment {
  /** Number of boundaries of all fragments together. */
  readonly count: number;
  /** For each fragment, the index of each of its boundaries among all of them; strictly ascending. */
  readonly columnsOf: readonly (readonly number[])[];
}

/**
 * Boundaries of different fragments are one where each is the other's nearest and they differ by at most `withinPt`. What a
 * boundary was once found to be it stays: later fragments may bring others that are nearer still.
 */
export function alignBoundaries(fragments: readonly (readonly number[])[], withinPt: number): Alignment {
  let all: readonly number[] = [];
  const found = fragments.map((xs) => {
    const own = xs.map((x) => partnerOf(x, xs, all, withinPt) ?? x);
    all = [...new Set([...all, ...own])].toSorted((a, b) => a - b);
    return own;
  });
  return { count: all.length, columnsOf: found.map((own) => own.map((x) => all.indexOf(x))) };
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
