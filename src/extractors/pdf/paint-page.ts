/** Walks pdfjs's operator list of a page, as its canvas does, and keeps what places text and lines. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  type Args,
  type Canvas,
  clipTo,
  concat,
  isHidden,
  keep,
  type Operator,
  type PaintContext,
  restore,
  save,
  set,
} from './canvas.ts';
import type { PaintedPage } from './graphics-state.ts';
import { blendOf, initialState, NORMAL } from './graphics-state.ts';
import { setGState } from './g-state.ts';
import { IMAGE_OPERATORS } from './image-operands.ts';
import { IDENTITY } from './matrix.ts';
import { numberAt, numbersOf, toColor } from './operands.ts';
import { paintImages, paintShading } from './paint-images.ts';
import { TEXT_OPERATORS } from './paint-text.ts';
import { clipShape, fillMarks, strokeMarks } from './path-marks.ts';
import { readPath } from './subpath.ts';

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export function paintPage({ fnArray, argsArray }: OperatorList, context: PaintContext): PaintedPage {
  const canvas: Canvas = {
    state: initialState(context.transform, context.pageBox),
    saved: [],
    shown: [],
    pendingClip: null,
    context,
    glyphs: [],
    rulings: [],
    areas: [],
    drawings: [],
    slants: [],
    annotatedFrom: Infinity,
  };
  for (const [order, operator] of fnArray.entries()) {
    const args = argsArray[order];
    OPERATORS.get(operator)?.(canvas, Array.isArray(args) ? args : [], order);
  }
  return canvas;
}

/** What is painted within a group starts opaque, and is blended as a whole as the state around it says. */
function beginGroup(canvas: Canvas, args: Args): void {
  save(canvas);
  const { fill, stroke } = canvas.state;
  canvas.state = {
    ...canvas.state,
    groupAlpha: fill.alpha,
    stroke: { ...stroke, alpha: fill.alpha },
    groupBlend: blendOf(canvas.state),
    blend: NORMAL,
    isMask: canvas.state.isMask || makesMask(args[0]),
  };
}

const makesMask = (group: unknown): boolean =>
  typeof group === 'object' &&
  group !== null &&
  'smask' in group &&
  typeof group.smask === 'object' &&
  group.smask !== null;

function beginForm(canvas: Canvas, args: Args): void {
  save(canvas);
  canvas.state = { ...canvas.state, ...concat(canvas.state, args[0]) };
  canvas.state = { ...canvas.state, ...clipTo(canvas.state, args[1]) };
}

/** An annotation's look starts from the page's own state, in its rectangle. */
function beginAnnotation(canvas: Canvas, args: Args, order: number): void {
  save(canvas);
  canvas.annotatedFrom = Math.min(canvas.annotatedFrom, order);
  const { transform, pageBox } = canvas.context;
  canvas.state = initialState(transform, pageBox);
  canvas.state = { ...canvas.state, ...clipTo(canvas.state, args[1]) };
  canvas.state = { ...canvas.state, ...concat(canvas.state, args[2]) };
  canvas.state = { ...canvas.state, ...concat(canvas.state, args[3]) };
}

function constructPath(canvas: Canvas, args: Args, order: number): void {
  const operator = numberAt(args, 0);
  const { state } = canvas;
  const subpaths = readPath(numbersOf(Array.isArray(args[1]) ? args[1][0] : null), state.transform);
  if (!isHidden(canvas)) {
    if (FILLS.has(operator)) keep(canvas, fillMarks(subpaths, state, order, EVEN_ODD.has(operator)));
    if (STROKES.has(operator)) keep(canvas, strokeMarks(subpaths, state, order));
  }
  if (canvas.pendingClip === null) return;
  const shapes = [...state.clipShapes, ...clipShape(subpaths, canvas.pendingClip === 'even-odd')];
  canvas.pendingClip = null;
  canvas.state = {
    ...state,
    clipShapes: shapes.slice(-MAX_CLIP_SHAPES),
    ...clipTo({ ...state, transform: IDENTITY }, extentOf(subpaths.flatMap(({ points }) => points))),
  };
}

/** Clips within one another: without the outer ones something seems to hide more than it does. */
const MAX_CLIP_SHAPES = 4;

const awaitClip =
  (rule: Canvas['pendingClip']): Operator =>
  (canvas) => {
    canvas.pendingClip = rule;
  };

function extentOf(points: readonly (readonly [x: number, y: number])[]): number[] {
  if (points.length === 0) return [0, 0, 0, 0];
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  return [x0, y0, x1, y1];
}

const FILLS: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const EVEN_ODD: ReadonlySet<number> = new Set([OPS.eoFill, OPS.eoFillStroke, OPS.closeEOFillStroke]);
const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

const OPERATORS: ReadonlyMap<number, Operator> = new Map<number, Operator>([
  [OPS.save, save],
  [OPS.restore, restore],
  [OPS.transform, set((args, state) => concat(state, args))],
  [OPS.setLineWidth, set((args) => ({ lineWidth: numberAt(args, 0) }))],
  [OPS.setLineCap, set((args) => ({ roundCap: numberAt(args, 0) > 0 }))],
  [OPS.setGState, set((args, state) => setGState(args[0], state))],
  [OPS.setFillRGBColor, set((args, { fill }) => ({ fill: { ...fill, color: toColor(args[0]) } }))],
  [OPS.setStrokeRGBColor, set((args, { stroke }) => ({ stroke: { ...stroke, color: toColor(args[0]) } }))],
  [OPS.setFillColorN, set((_args, { fill }) => ({ fill: { ...fill, color: null } }))],
  [OPS.setStrokeColorN, set((_args, { stroke }) => ({ stroke: { ...stroke, color: null } }))],
  [OPS.setFillTransparent, set((_args, { fill }) => ({ fill: { ...fill, alpha: 0 } }))],
  [OPS.setStrokeTransparent, set((_args, { stroke }) => ({ stroke: { ...stroke, alpha: 0 } }))],
  ...TEXT_OPERATORS,
  [OPS.clip, awaitClip('winding')],
  [OPS.eoClip, awaitClip('even-odd')],
  [OPS.constructPath, constructPath],
  [OPS.paintFormXObjectBegin, beginForm],
  [OPS.paintFormXObjectEnd, restore],
  [OPS.beginAnnotation, beginAnnotation],
  [OPS.endAnnotation, restore],
  [OPS.beginGroup, beginGroup],
  [OPS.endGroup, restore],
  ...IMAGE_OPERATORS.map((operator): [number, Operator] => [operator, paintImages(operator)]),
  [OPS.shadingFill, paintShading],
  [OPS.beginMarkedContent, (canvas) => canvas.shown.push(true)],
  [
    OPS.beginMarkedContentProps,
    (canvas, args) => canvas.shown.push(args[0] !== 'OC' || canvas.context.isShown(args[1])),
  ],
  [OPS.endMarkedContent, (canvas) => canvas.shown.pop()],
]);
