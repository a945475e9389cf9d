/** Text of a cell that a page break cut: it runs on below the last line that was drawn. */
import { centreOf } from '../marks/box.ts';
import { isDrawn } from '../rulings/drawn-edge.ts';
import type { Lattice } from '../rulings/lattice.ts';
import type { Glyph } from '../marks/marks.ts';

/** Lines of text of one cell follow one another within this many ems. */
const NEXT_LINE_EMS = 0.9;
/** A table ends at the foot of a page below this share of its height. */
const FOOT_SHARE = 0.55;

/**
 * Glyphs below a lattice that belong to its cells without a lower border, where other cells of the last row have one.
 * Lines must follow one another closely, starting from the last line of the cell.
 */
export function hangingText(lattice: Lattice, glyphs: readonly Glyph[], pageHeightPt: number): Glyph[] {
  const bottom = lattice.box[3];
  const open = openColumns(lattice);
  if (open.length === 0 || bottom < FOOT_SHARE * pageHeightPt) return [];
  const below = glyphs.filter(({ box }) => {
    const { x, y } = centreOf(box);
    return y > bottom && open.some(([from, to]) => x > from && x < to);
  });
  const hanging: Glyph[] = [];
  let reached = bottom;
  for (const glyph of below.toSorted((a, b) => a.box[1] - b.box[1])) {
    if (glyph.box[1] > reached + NEXT_LINE_EMS * glyph.sizePt) break;
    hanging.push(glyph);
    reached = Math.max(reached, glyph.box[3]);
  }
  return hanging;
}

/** Columns without a lower border; none if all are alike. */
function openColumns({ xs, box, horizontal }: Lattice): (readonly [number, number])[] {
  const columns = xs.slice(1).map((to, index) => [xs[index] ?? to, to] as const);
  const open = columns.filter(([from, to]) => !isDrawn(horizontal, box[3], (from + to) / 2));
  return open.length === columns.length ? [] : open;
}
