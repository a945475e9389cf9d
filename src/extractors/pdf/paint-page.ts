/** Walks pdfjs's operator list of a page, as its canvas does, and keeps what places text and lines. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../model/document.ts';
import { intersect } from '../../geometry/box.ts';
import type {
  FontFacts,
  GraphicsState,
  Paint,
  PaintedArea,
  PaintedDrawing,
  PaintedGlyph,
  PaintedPage,
  PaintedRuling,
  PaintedSlant,
} from './graphics-state.ts';
import { blendOf, DEFAULT_FONT, initialState, NORMAL } from './graphics-state.ts';
import { setGState } from './g-state.ts';
import { IMAGE_OPERATORS, imagesOf } from './image-operands.ts';
import type { PlacedImage } from './image-operands.ts';
import { boxUnder, IDENTITY, inverseOf, multiply, toMatrix } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { numberAt, numbersOf, toColor, toGlyphs } from './operands.ts';
import { boxMarks, clipShape, fillMarks, readPath, strokeMarks } from './path-marks.ts';
import type { PathMarks } from './path-marks.ts';
import { uniformPixel } from './pixels.ts';
import type { Pixels } from './pixels.ts';
import { showText } from './text-marks.ts';

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface PaintContext {
  /** User space to the page as seen. */
  readonly transform: Matrix;
  readonly pageBox: Box;
  readonly fontOf: (id: string) => FontFacts;
  /** Whether a group of optional content is shown. */
  readonly isShown: (group: unknown) => boolean;
  /** The image of an id, null while it isn't there. */
  readonly imageOf: (id: string) => unknown;
}

/** What changes while the list is walked. */
interface Canvas {
  state: GraphicsState;
  readonly saved: GraphicsState[];
  /** One entry an open marked content: whether it is shown. */
  readonly shown: boolean[];
  pendingClip: 'winding' | 'even-odd' | null;
  readonly context: PaintContext;
  readonly glyphs: PaintedGlyph[];
  readonly rulings: PaintedRuling[];
  readonly areas: PaintedArea[];
  readonly drawings: PaintedDrawing[];
  readonly slants: PaintedSlant[];
  annotatedFrom: number;
}

type Args = readonly unknown[];
type Operator = (canvas: Canvas, args: Args, order: number) => void;

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

function set(change: (args: Args, state: GraphicsState) => Partial<GraphicsState>): Operator {
  return (canvas, args) => {
    canvas.state = { ...canvas.state, ...change(args, canvas.state) };
  };
}

function save(canvas: Canvas): void {
  canvas.saved.push(canvas.state);
}

function restore(canvas: Canvas): void {
  canvas.state = canvas.saved.pop() ?? canvas.state;
}

function isHidden({ shown, state }: Canvas): boolean {
  return state.isMask || shown.includes(false);
}

function concat(state: GraphicsState, values: unknown): Partial<GraphicsState> {
  const matrix = toMatrix(values);
  return matrix === null ? {} : { transform: multiply(state.transform, matrix) };
}

function moveLine(state: GraphicsState, dx: number, dy: number): Partial<GraphicsState> {
  const start = [state.lineStart[0] + dx, state.lineStart[1] + dy] as const;
  return { lineStart: start, pen: start };
}

function setTextMatrix(values: unknown): Partial<GraphicsState> {
  const textMatrix = toMatrix(values);
  return textMatrix === null ? {} : { textMatrix, pen: [0, 0], lineStart: [0, 0] };
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

function clipTo(state: GraphicsState, box: unknown): Partial<GraphicsState> {
  const [x0, y0, x1, y1] = numbersOf(box);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return {};
  return { clip: intersect(state.clip, boxUnder(state.transform, [x0, y0, x1, y1])) };
}

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

function keep(canvas: Canvas, marks: PathMarks): void {
  canvas.rulings.push(...marks.rulings);
  canvas.areas.push(...marks.areas);
  canvas.drawings.push(...marks.drawings);
  canvas.slants.push(...marks.slants);
}

/** Images stand in the unit square. A thin one is a line, and so is a mask of one pixel in the fill colour. */
function paintImages(operator: number): Operator {
  return (canvas, args, order) => {
    if (isHidden(canvas)) return;
    for (const image of imagesOf(operator, args, canvas.context.imageOf)) paintImage(canvas, image, order);
  };
}

function paintImage(canvas: Canvas, { placement, pixels, isMask }: PlacedImage, order: number): void {
  const { transform, fill } = canvas.state;
  const matrix = multiply(transform, placement);
  const uniform = pixels === null ? null : uniformPixel(pixels);
  const paint = {
    color: isMask ? fill.color : (uniform?.color ?? null),
    alpha: fill.alpha * (uniform?.alpha ?? 1),
  };
  const { areas, ...marks } = boxMarks(boxUnder(matrix, [0, 0, 1, 1]), canvas.state, paint, order);
  const placed = uniform === null ? placedPixels(pixels, matrix) : {};
  const isImage = !isMask || pixels !== null;
  keep(canvas, { ...marks, areas: areas.map((area) => ({ ...area, ...placed, isImage })) });
}

function placedPixels(pixels: Pixels | null, matrix: Matrix): Pick<PaintedArea, 'placed'> {
  const toUnit = inverseOf(matrix);
  return pixels === null || toUnit === null ? {} : { placed: { pixels, toUnit } };
}

/** A gradient fills all that the clip leaves. */
function paintShading(canvas: Canvas, _args: Args, order: number): void {
  if (isHidden(canvas)) return;
  const paint: Paint = { color: null, alpha: canvas.state.fill.alpha };
  keep(canvas, boxMarks(canvas.state.clip, canvas.state, paint, order));
}

function beginText(canvas: Canvas, _args: Args, order: number): void {
  canvas.state = { ...canvas.state, textMatrix: IDENTITY, pen: [0, 0], lineStart: [0, 0], textStart: order };
}

function show(canvas: Canvas, args: Args, order: number): void {
  const shown = showText(toGlyphs(args[0]), canvas.state, order);
  canvas.state = { ...canvas.state, pen: shown.pen };
  if (isHidden(canvas)) return;
  canvas.glyphs.push(...shown.glyphs);
  canvas.drawings.push(...shown.drawings);
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
  [OPS.beginText, beginText],
  [OPS.setCharSpacing, set((args) => ({ charSpacing: numberAt(args, 0) }))],
  [OPS.setWordSpacing, set((args) => ({ wordSpacing: numberAt(args, 0) }))],
  [OPS.setHScale, set((args) => ({ hScale: numberAt(args, 0) / 100 }))],
  [OPS.setLeading, set((args) => ({ leading: -numberAt(args, 0) }))],
  [OPS.setTextRise, set((args) => ({ rise: numberAt(args, 0) }))],
  [OPS.setTextRenderingMode, set((args) => ({ mode: numberAt(args, 0) }))],
  [
    OPS.setFont,
    (canvas, args) => {
      const font = typeof args[0] === 'string' ? canvas.context.fontOf(args[0]) : DEFAULT_FONT;
      canvas.state = { ...canvas.state, font, fontSize: numberAt(args, 1) };
    },
  ],
  [OPS.moveText, set((args, state) => moveLine(state, numberAt(args, 0), numberAt(args, 1)))],
  [
    OPS.setLeadingMoveText,
    set((args, state) => ({ leading: numberAt(args, 1), ...moveLine(state, numberAt(args, 0), numberAt(args, 1)) })),
  ],
  [OPS.nextLine, set((_args, state) => moveLine(state, 0, state.leading))],
  [OPS.setTextMatrix, set((args) => setTextMatrix(args[0]))],
  [OPS.showText, show],
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
