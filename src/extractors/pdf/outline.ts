/** The inside of a painted shape. */
import type { Point } from './matrix.ts';

export interface Outline {
  /** Closed, each from point to point. */
  readonly polygons: readonly (readonly Point[])[];
  readonly isEvenOdd: boolean;
}

/** Whether a point lies inside, by the shape's own rule (PDF reference, section 8.5.3.3). */
export function isInside({ polygons, isEvenOdd }: Outline, [x, y]: Point): boolean {
  let winding = 0;
  for (const points of polygons) {
    for (const [index, to] of points.entries()) {
      const from = points.at(index - 1);
      if (from === undefined || from[1] > y === to[1] > y) continue;
      const crossing = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
      if (crossing > x) winding += to[1] > from[1] ? 1 : -1;
    }
  }
  return isEvenOdd ? winding % 2 !== 0 : winding !== 0;
}
