/** A path's runs of lines, in points of the page as seen, and what shape they have. */
import type { Box } from '../../model/document.ts';
import { boxAround } from '../../geometry/marks/box.ts';
import { applyTo } from './matrix.ts';
import type { Matrix, Point } from './matrix.ts';
import { CLOSE, MOVE, OPERANDS } from './path-data.ts';

/** A stroke that leaves its axis by more than this over its length is slanted. */
export const SLANT_PT = 0.7;

/** Rounded corners take less than this share of a cell's longer side; larger curves are drawings. */
const CORNER = 0.34;
const CORNER_PT = 16;
/** … and this share of its sides at least is straight: a ring has no sides. */
const STRAIGHT = 0.08;

/** One run of lines, in points of the page as seen. */
export interface Subpath {
  readonly points: readonly Point[];
  /** The straight parts of it. */
  readonly segments: readonly (readonly [from: Point, to: Point])[];
  /** Longest side of the boxes of its curves, 0 if it has none: corners of cells may be rounded. */
  readonly curvePt: number;
}

export function readPath(data: ArrayLike<number>, transform: Matrix): Subpath[] {
  const subpaths: OpenSubpath[] = [];
  for (let at = 0; at < data.length; at += 1 + (OPERANDS[data[at] ?? CLOSE] ?? 0)) {
    const operator = data[at] ?? CLOSE;
    if (operator === MOVE) subpaths.push({ points: [], segments: [], curvePt: 0 });
    const subpath = subpaths.at(-1);
    if (subpath === undefined) continue;
    const length = OPERANDS[operator] ?? 0;
    const [x, y] = [Number(data[at + length - 1]), Number(data[at + length])];
    const end = length === 0 ? subpath.points[0] : applyTo(transform, x, y);
    if (end !== undefined) extend(subpath, end, length > 2);
  }
  return subpaths.filter(({ points }) => points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)));
}

interface OpenSubpath {
  readonly points: Point[];
  readonly segments: (readonly [from: Point, to: Point])[];
  curvePt: number;
}

function extend(subpath: OpenSubpath, end: Point, isCurve: boolean): void {
  const last = subpath.points.at(-1);
  subpath.points.push(end);
  if (last === undefined) return;
  if (isCurve) subpath.curvePt = Math.max(subpath.curvePt, Math.abs(end[0] - last[0]), Math.abs(end[1] - last[1]));
  else subpath.segments.push([last, end]);
}

export function pointsBox({ points }: Subpath): Box {
  return boxAround(points.map(([x, y]): Box => [x, y, x, y]));
}

/** Four sides along the axes, with sharp or rounded corners. */
export function isRectangle(subpath: Subpath): boolean {
  const { points, segments, curvePt } = subpath;
  if (!segments.every(([from, to]) => isUpright(from, to))) return false;
  if (curvePt === 0) return points.length >= 4 && points.length <= 6;
  const [x0, y0, x1, y1] = pointsBox(subpath);
  return hasSides(subpath) && curvePt <= Math.min(CORNER_PT, CORNER * Math.max(x1 - x0, y1 - y0));
}

export function hasSides(subpath: Subpath): boolean {
  const [x0, y0, x1, y1] = pointsBox(subpath);
  const straight = subpath.segments.reduce((sum, segment) => sum + lengthOf(segment), 0);
  return straight >= STRAIGHT * 2 * (x1 - x0 + y1 - y0);
}

export function isUpright(from: Point, to: Point): boolean {
  return Math.min(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])) <= SLANT_PT;
}

/** Rims of seals and emblems are larger both ways than any line through a number. */
const RING_PT = 30;

export function isRing({ points, curvePt }: Subpath): boolean {
  const [x0, y0, x1, y1] = boxAround(points.map(([x, y]): Box => [x, y, x, y]));
  return curvePt > 0 && Math.min(x1 - x0, y1 - y0) > RING_PT;
}

/** The sides of a rectangle with rounded corners reach as far as those of one without. */
export function sidesOf([x0, y0, x1, y1]: Box): (readonly [Point, Point])[] {
  const corners: readonly [Point, Point, Point, Point] = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
  return corners.map((corner, index) => [corner, corners[(index + 1) % 4] ?? corner] as const);
}

export const chordsOf = (points: readonly Point[]): (readonly [Point, Point])[] =>
  points.slice(1).map((to, index) => [points[index] ?? to, to] as const);

export const lengthOf = ([from, to]: readonly [Point, Point]): number => Math.hypot(to[0] - from[0], to[1] - from[1]);
