/** Arithmetic on boxes: left, top, right, bottom in points, y growing downwards. */
import type { Box } from '../../model/document.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function centreOf([x0, y0, x1, y1]: Box): Point {
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
}

export function holds([x0, y0, x1, y1]: Box, { x, y }: Point): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/** Whether `inner` lies within `outer`, which may be grown by `slackPt` first. */
export function encloses(outer: Box, inner: Box, slackPt = 0): boolean {
  return (
    inner[0] >= outer[0] - slackPt &&
    inner[1] >= outer[1] - slackPt &&
    inner[2] <= outer[2] + slackPt &&
    inner[3] <= outer[3] + slackPt
  );
}

export function intersect(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

/** The smallest box around all of them; of none, an empty one. */
export function boxAround(boxes: readonly Box[]): Box {
  const [first, ...rest] = boxes;
  if (first === undefined) return [0, 0, 0, 0];
  return rest.reduce<Box>(
    (sum, box) => [
      Math.min(sum[0], box[0]),
      Math.min(sum[1], box[1]),
      Math.max(sum[2], box[2]),
      Math.max(sum[3], box[3]),
    ],
    first,
  );
}

export function areaOf([x0, y0, x1, y1]: Box): number {
  return Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
}
