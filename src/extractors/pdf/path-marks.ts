/** A painted path → ruling lines and filled areas, whichever way the producer draws a line. */
import type { Box } from '../../model/document.ts';
import { areaOf as sizeOf, boxAround, intersect } from '../../geometry/marks/box.ts';
import type { Ruling } from '../../geometry/marks/marks.ts';
import type {
  GraphicsState,
  Paint,
  PaintedArea,
  PaintedDrawing,
  PaintedRuling,
  PaintedSlant,
} from './graphics-state.ts';
import { blendOf } from './graphics-state.ts';
import type { Outline } from './outline.ts';
import { scaleOf } from './matrix.ts';
import type { Point } from './matrix.ts';
import {
  chordsOf,
  hasSides,
  isRectangle,
  isRing,
  isUpright,
  lengthOf,
  pointsBox,
  sidesOf,
  SLANT_PT,
} from './subpath.ts';
import type { Subpath } from './subpath.ts';

/** A filled shape whose shorter side is no longer than this is a line. */
const THIN_PT = 3.5;
/** … and so is one that isn't much thicker, but long: no text has room in it. */
const BAR_PT = 6.5;
const BAR_LENGTH = 4;
export interface PathMarks {
  readonly rulings: PaintedRuling[];
  readonly areas: PaintedArea[];
  /** Small shapes that are no rectangles. */
  readonly drawings: PaintedDrawing[];
  readonly slants: PaintedSlant[];
}

const noMarks = (): PathMarks => ({ rulings: [], areas: [], drawings: [], slants: [] });

export function strokeMarks(subpaths: readonly Subpath[], state: GraphicsState, order: number): PathMarks {
  const widthPt = state.lineWidth * scaleOf(state.transform);
  const marks = noMarks();
  for (const subpath of subpaths) {
    for (const [from, to] of linesOf(subpath)) addStroke(marks, from, to, widthPt, state, order);
    addDrawnStroke(marks, subpath, state, order);
  }
  return marks;
}

/** Sides of rounded cells go on to their corners; what is straight in a ring is a joint of its arcs. */
function linesOf(subpath: Subpath): Subpath['segments'] {
  if (subpath.curvePt === 0) return subpath.segments;
  if (isRectangle(subpath)) return sidesOf(pointsBox(subpath));
  return hasSides(subpath) ? subpath.segments : [];
}

/** What leaves the axes: a line through something, or, where it turns, a character drawn by its strokes. */
function addDrawnStroke(marks: PathMarks, subpath: Subpath, state: GraphicsState, order: number): void {
  const box = intersect(pointsBox(subpath), state.clip);
  if (state.stroke.alpha === 0 || isRectangle(subpath) || isRing(subpath) || isEmpty(box)) return;
  const isCurved = subpath.curvePt > 0;
  const slanted = subpath.segments.filter(([from, to]) => !isUpright(from, to));
  const chords = isCurved ? chordsOf(subpath.points) : slanted;
  marks.slants.push(...chords.map(([from, to]) => ({ from, to, order, paint: state.stroke })));
  const isTurning = subpath.points.length > 2 && chords.length > 0;
  if (isTurning && isCharacterSized(box)) marks.drawings.push({ box, order, paint: state.stroke, isStroked: true });
}

const isEmpty = ([x0, y0, x1, y1]: Box): boolean => x1 < x0 || y1 < y0;

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
  const isLine = !isDot && widthPt > THIN_PT && widthPt <= BAR_PT; // whatever its length: nothing is filled by a stroke
  if (isLine) addLine(marks, dx >= dy ? 'horizontal' : 'vertical', box, state, order);
  else addBox(marks, box, state, state.stroke, order);
}

function addLine(marks: PathMarks, axis: Ruling['axis'], full: Box, state: GraphicsState, order: number): void {
  const box = intersect(full, state.clip);
  if (box[2] < box[0] || box[3] < box[1] || state.stroke.alpha === 0) return;
  addRuling(marks, axis, box, full, state.stroke, order);
}

export function fillMarks(
  subpaths: readonly Subpath[],
  state: GraphicsState,
  order: number,
  isEvenOdd: boolean,
): PathMarks {
  const marks = noMarks();
  const boxes = subpaths.map((subpath) => ({ subpath, box: pointsBox(subpath) }));
  const framed = frameSides(boxes);
  if (framed !== null) {
    for (const side of framed) addBox(marks, side, state, state.fill, order);
    return marks;
  }
  for (const { subpath, box } of boxes) {
    const isCharacter = isCharacterSized(box) && !isRectangle(subpath);
    if (isCharacter && (isCurved(subpath) || !isThin(box))) {
      marks.drawings.push({ box, order, paint: state.fill, isStroked: false });
    } else if (isThin(box) || isRectangle(subpath)) addBox(marks, box, state, state.fill, order);
  }
  addShape(marks, subpaths, state, order, isEvenOdd);
  addSlantedBars(marks, subpaths, state, order);
  return marks;
}

/** A shape that is no rectangle is a ground and a cover too, as far as it reaches. */
function addShape(
  marks: PathMarks,
  subpaths: readonly Subpath[],
  state: GraphicsState,
  order: number,
  isEvenOdd: boolean,
): void {
  if (state.fill.alpha === 0 || subpaths.every((subpath) => isRectangle(subpath) || isThin(pointsBox(subpath)))) return;
  const polygons = subpaths.map(({ points }) => points);
  const box = intersect(boxAround(subpaths.map(pointsBox)), state.clip);
  if (box[2] - box[0] < LEAST_SHAPE_PT || box[3] - box[1] < LEAST_SHAPE_PT) return;
  marks.areas.push({ ...areaOf(box, state, state.fill, order), outline: { polygons, isEvenOdd } });
}

/** A shape smaller than this hides no character. */
const LEAST_SHAPE_PT = 5;

/** A thin bar that leaves its axis is a line along its longer sides. */
function addSlantedBars(marks: PathMarks, subpaths: readonly Subpath[], state: GraphicsState, order: number): void {
  for (const { points, curvePt, segments } of subpaths) {
    if (curvePt > 0 || points.length < 4 || points.length > 5) continue;
    const [longest] = segments.toSorted((a, b) => lengthOf(b) - lengthOf(a));
    const shortest = Math.min(...segments.map(lengthOf).filter((length) => length > 0));
    if (longest === undefined || isUpright(...longest) || shortest > THIN_PT) continue;
    marks.slants.push({ from: longest[0], to: longest[1], order, paint: state.fill });
  }
}

/** Heights of characters drawn as outlines. */
const DRAWN_PT: readonly [from: number, to: number] = [4, 40];

/** Pieces of borders have corners cut off at most; a narrow 1 has more of them. */
function isCurved({ points, curvePt }: Subpath): boolean {
  return curvePt > 0 || points.length > 6;
}

function isCharacterSized([x0, y0, x1, y1]: Box): boolean {
  return y1 - y0 >= DRAWN_PT[0] && Math.max(x1 - x0, y1 - y0) <= DRAWN_PT[1];
}

/** Longer outlines take too long to look at for every character. */
const MAX_CLIP_POINTS = 500;

/** Shapes that take this share of their box are as good as it. */
const FULL = 0.95;

function fillsBox(points: readonly Point[]): boolean {
  const twice = points.reduce((sum, [x, y], index) => {
    const [lastX, lastY] = points.at(index - 1) ?? [x, y];
    return sum + lastX * y - x * lastY;
  }, 0);
  return Math.abs(twice) / 2 >= FULL * sizeOf(boxAround(points.map(([x, y]): Box => [x, y, x, y])));
}

/** What a clip leaves, if that is less than its box: the sides of a frame with round corners are clipped so. */
export function clipShape(subpaths: readonly Subpath[], isEvenOdd: boolean): Outline[] {
  const polygons = subpaths.map(({ points }) => points).filter(({ length }) => length > 1);
  const isBox = polygons.every((points) => polygons.length === 1 && fillsBox(points));
  return isBox || polygons.flat().length > MAX_CLIP_POINTS ? [] : [{ polygons, isEvenOdd }];
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

function isThin([x0, y0, x1, y1]: Box): boolean {
  return Math.min(x1 - x0, y1 - y0) <= THIN_PT;
}

function isBar(width: number, height: number): boolean {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return short <= BAR_PT && long >= BAR_LENGTH * short;
}

/** What one painted box is: a line or an area. */
export function boxMarks(box: Box, state: GraphicsState, paint: Paint, order: number): PathMarks {
  const marks = noMarks();
  addBox(marks, box, state, paint, order);
  return marks;
}

/** Adds a painted box as a line if it is thin, as two if it is a dot (which way its line runs is known later), else as an area. */
function addBox(marks: PathMarks, full: Box, state: GraphicsState, paint: Paint, order: number): void {
  const box = intersect(full, state.clip);
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  if (width < 0 || height < 0 || paint.alpha === 0) return;
  if (!isThin(box) && !isBar(width, height)) marks.areas.push(areaOf(box, state, paint, order));
  else for (const axis of axesOf(width, height)) addRuling(marks, axis, box, full, paint, order);
}

function areaOf(box: Box, state: GraphicsState, paint: Paint, order: number): PaintedArea {
  const area = { box, order, paint, isImage: false, blend: blendOf(state), masked: state.masked };
  return state.clipShapes.length === 0 ? area : { ...area, within: state.clipShapes };
}

function axesOf(width: number, height: number): readonly Ruling['axis'][] {
  if (Math.max(width, height) <= THIN_PT) return ['horizontal', 'vertical'];
  return [width >= height ? 'horizontal' : 'vertical'];
}

function addRuling(marks: PathMarks, axis: Ruling['axis'], box: Box, full: Box, paint: Paint, order: number): void {
  const goesOn = hiddenEnds(axis, box, full);
  const ruling = { ...placeOf(axis, box), order, paint };
  marks.rulings.push(goesOn.length === 0 ? ruling : { ...ruling, goesOn });
}

function placeOf(axis: Ruling['axis'], [x0, y0, x1, y1]: Box): Pick<Ruling, 'axis' | 'at' | 'from' | 'to'> {
  return axis === 'horizontal'
    ? { axis, at: (y0 + y1) / 2, from: x0, to: x1 }
    : { axis, at: (x0 + x1) / 2, from: y0, to: y1 };
}

/** Ends of a line that its clip cuts off by more than the corner of a border. */
function hiddenEnds(axis: Ruling['axis'], box: Box, full: Box): readonly ('from' | 'to')[] {
  const isGround = Math.min(full[2] - full[0], full[3] - full[1]) > BAR_PT;
  if (isGround) return [];
  const [first, last] = axis === 'horizontal' ? ([0, 2] as const) : ([1, 3] as const);
  return [
    ...(box[first] - full[first] > BAR_PT ? (['from'] as const) : []),
    ...(full[last] - box[last] > BAR_PT ? (['to'] as const) : []),
  ];
}
