/** A painted path → ruling lines and filled areas, whichever way the producer draws a line. */
import type { Box } from '../../model/document.ts';
import { boxAround, intersect } from '../../geometry/box.ts';
import type { Ruling } from '../../geometry/marks.ts';
import type { GraphicsState, Paint, PaintedArea, PaintedRuling } from './graphics-state.ts';
import { applyTo, scaleOf } from './matrix.ts';
import type { Matrix } from './matrix.ts';

/** A filled shape whose shorter side is no longer than this is a line. */
const THIN_PT = 3.5;
/** A stroke that leaves its axis by more than this over its length is slanted. */
const SLANT_PT = 0.7;

export interface PathMarks {
  readonly rulings: PaintedRuling[];
  readonly areas: PaintedArea[];
}

/** One run of straight lines, in points of the page as seen. */
export interface Subpath {
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly closed: boolean;
  readonly curved: boolean;
}

/** Operands by operator of pdfjs's path data: moveTo, lineTo, curveTo, quadraticCurveTo, closePath. */
const OPERANDS: readonly number[] = [2, 2, 6, 4, 0];
const MOVE = 0;
const CLOSE = 4;

export function readPath(data: ArrayLike<number>, transform: Matrix): Subpath[] {
  const subpaths: { points: (readonly [number, number])[]; closed: boolean; curved: boolean }[] = [];
  for (let at = 0; at < data.length; at += 1 + (OPERANDS[data[at] ?? CLOSE] ?? 0)) {
    const operator = data[at] ?? CLOSE;
    const length = OPERANDS[operator] ?? 0;
    if (operator === MOVE) subpaths.push({ points: [], closed: false, curved: false });
    const subpath = subpaths.at(-1);
    if (subpath === undefined) continue;
    if (operator === CLOSE) subpath.closed = true;
    else subpath.points.push(applyTo(transform, Number(data[at + length - 1]), Number(data[at + length])));
    subpath.curved ||= length > 2;
  }
  return subpaths.filter(({ points }) => points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)));
}

export function strokeMarks(subpaths: readonly Subpath[], state: GraphicsState, order: number): PathMarks {
  const widthPt = state.lineWidth * scaleOf(state.transform);
  const marks: PathMarks = { rulings: [], areas: [] };
  for (const subpath of subpaths.filter(({ curved }) => !curved)) {
    for (const [from, to] of segmentsOf(subpath)) addStroke(marks, from, to, widthPt, state, order);
  }
  return marks;
}

type Point = Subpath['points'][number];

function segmentsOf({ points, closed }: Subpath): (readonly [Point, Point])[] {
  const ends = closed && points[0] !== undefined ? [...points.slice(1), points[0]] : points.slice(1);
  return ends.map((end, index) => [points[index] ?? end, end] as const);
}

function addStroke(
  marks: PathMarks,
  from: Point,
  to: Point,
  widthPt: number,
  state: GraphicsState,
  order: number,
): void {
  const [dx, dy] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
  if (Math.min(dx, dy) > SLANT_PT) return;
  const half = widthPt / 2;
  const isDot = dx + dy < 0.01;
  const [growX, growY] = isDot ? (state.roundCap ? [half, half] : [0, 0]) : dx >= dy ? [0, half] : [half, 0];
  const box = boxAround([
    [
      Math.min(from[0], to[0]) - growX,
      Math.min(from[1], to[1]) - growY,
      Math.max(from[0], to[0]) + growX,
      Math.max(from[1], to[1]) + growY,
    ],
  ]);
  addBox(marks, box, state, state.stroke, order);
}

export function fillMarks(subpaths: readonly Subpath[], state: GraphicsState, order: number): PathMarks {
  const marks: PathMarks = { rulings: [], areas: [] };
  const boxes = subpaths.map((subpath) => ({ subpath, box: pointsBox(subpath) }));
  const framed = frameSides(boxes);
  if (framed !== null) {
    for (const side of framed) addBox(marks, side, state, state.fill, order);
    return marks;
  }
  for (const { subpath, box } of boxes) {
    if (isThin(box) || isRectangle(subpath)) addBox(marks, box, state, state.fill, order);
  }
  return marks;
}

/** A rectangle with a slightly smaller one inside, filled in between: four lines. */
function frameSides(shapes: readonly { readonly subpath: Subpath; readonly box: Box }[]): Box[] | null {
  const [a, b] = shapes;
  if (shapes.length !== 2 || a === undefined || b === undefined) return null;
  if (!isRectangle(a.subpath) || !isRectangle(b.subpath)) return null;
  const [outer, inner] = a.box[0] <= b.box[0] ? [a.box, b.box] : [b.box, a.box];
  const margins = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]];
  if (margins.some((margin) => margin < 0 || margin > THIN_PT)) return null;
  const [x0, y0, x1, y1] = outer;
  return [
    [x0, y0, x1, inner[1]],
    [x0, inner[3], x1, y1],
    [x0, y0, inner[0], y1],
    [inner[2], y0, x1, y1],
  ];
}

function pointsBox({ points }: Subpath): Box {
  return boxAround(points.map(([x, y]): Box => [x, y, x, y]));
}

function isRectangle({ points, curved }: Subpath): boolean {
  if (curved || points.length < 4 || points.length > 5) return false;
  return points.slice(1).every(([x, y], index) => {
    const [px, py] = points[index] ?? [x, y];
    return Math.min(Math.abs(x - px), Math.abs(y - py)) <= SLANT_PT;
  });
}

function isThin([x0, y0, x1, y1]: Box): boolean {
  return Math.min(x1 - x0, y1 - y0) <= THIN_PT;
}

/** What one painted box is: a line or an area. */
export function boxMarks(box: Box, state: GraphicsState, paint: Paint, order: number): PathMarks {
  const marks: PathMarks = { rulings: [], areas: [] };
  addBox(marks, box, state, paint, order);
  return marks;
}

/** Adds a painted box as a line if it is thin, as two if it is a dot (which way its line runs is known later), else as an area. */
function addBox(marks: PathMarks, box: Box, state: GraphicsState, paint: Paint, order: number): void {
  const [x0, y0, x1, y1] = intersect(box, state.clip);
  if (x1 < x0 || y1 < y0 || paint.alpha === 0) return;
  const [width, height] = [x1 - x0, y1 - y0];
  const isDot = Math.max(width, height) <= THIN_PT;
  if (Math.min(width, height) > THIN_PT) marks.areas.push({ box: [x0, y0, x1, y1], order, paint, isImage: false });
  else if (isDot || width >= height) addRuling(marks, 'horizontal', [x0, y0, x1, y1], paint, order);
  if (isDot || (width <= THIN_PT && height > width)) addRuling(marks, 'vertical', [x0, y0, x1, y1], paint, order);
}

function addRuling(marks: PathMarks, axis: Ruling['axis'], [x0, y0, x1, y1]: Box, paint: Paint, order: number): void {
  const place =
    axis === 'horizontal' ? { at: (y0 + y1) / 2, from: x0, to: x1 } : { at: (x0 + x1) / 2, from: y0, to: y1 };
  marks.rulings.push({ axis, ...place, order, paint });
}
