/** Cells that are drawn apart from one another, each with a box of its own → the lines that would part them. */
import type { Box } from '../../model/document.ts';
import type { Ruling } from '../marks/marks.ts';

/** Boxes of neighbouring cells are apart by less than this. */
const GAP_PT = 14;
/** … and may overlap by this, for rounding. */
const OVERLAP_PT = 0.5;
/** Fewer boxes than this are no table; more than the other are a drawing. */
const FEWEST = 6;
const MOST = 1000;
/** Lower or narrower than this a box holds no text. */
const SMALLEST_PT = 5;

/** The sides of the boxes, each moved to the middle of the gap that it leaves to the next one. */
export function linesBetween(boxes: readonly Box[]): Ruling[] {
  const cells = boxes.filter(([x0, y0, x1, y1]) => x1 - x0 >= SMALLEST_PT && y1 - y0 >= SMALLEST_PT);
  if (cells.length < FEWEST || cells.length > MOST) return [];
  const sideways = cells.map(([x0, y0, x1, y1]): Box => [y0, x0, y1, x1]);
  return cells.flatMap((cell, index): Ruling[] => {
    const [left, right] = sidesOf(cell, cells);
    const [top, bottom] = sidesOf(sideways[index] ?? cell, sideways);
    return [
      { axis: 'horizontal', at: top, from: left, to: right, visible: true },
      { axis: 'horizontal', at: bottom, from: left, to: right, visible: true },
      { axis: 'vertical', at: left, from: top, to: bottom, visible: true },
      { axis: 'vertical', at: right, from: top, to: bottom, visible: true },
    ];
  });
}

function sidesOf(cell: Box, cells: readonly Box[]): readonly [left: number, right: number] {
  let [before, after] = [GAP_PT, GAP_PT];
  for (const other of cells) {
    if (Math.min(cell[3], other[3]) - Math.max(cell[1], other[1]) <= OVERLAP_PT) continue;
    const [left, right] = [cell[0] - other[2], other[0] - cell[2]];
    if (left >= -OVERLAP_PT) before = Math.min(before, left);
    if (right >= -OVERLAP_PT) after = Math.min(after, right);
  }
  return [cell[0] - halfOf(before), cell[2] + halfOf(after)];
}

/** No box is near: the side stays where it is. */
function halfOf(gap: number): number {
  return gap < GAP_PT ? gap / 2 : 0;
}
