/** What is painted on while pdfjs's operator list is walked: the state of the graphics, and the marks that are kept. */
import type { Box } from '../../model/document.ts';
import { intersect } from '../../geometry/marks/box.ts';
import type {
  FontFacts,
  GraphicsState,
  PaintedArea,
  PaintedDrawing,
  PaintedGlyph,
  PaintedRuling,
  PaintedSlant,
} from './graphics-state.ts';
import { boxUnder, multiply, toMatrix } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { numbersOf } from './operands.ts';
import type { PathMarks } from './path-marks.ts';

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
export interface Canvas {
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

export type Args = readonly unknown[];
export type Operator = (canvas: Canvas, args: Args, order: number) => void;

export function set(change: (args: Args, state: GraphicsState) => Partial<GraphicsState>): Operator {
  return (canvas, args) => {
    canvas.state = { ...canvas.state, ...change(args, canvas.state) };
  };
}

export function save(canvas: Canvas): void {
  canvas.saved.push(canvas.state);
}

export function restore(canvas: Canvas): void {
  canvas.state = canvas.saved.pop() ?? canvas.state;
}

export function isHidden({ shown, state }: Canvas): boolean {
  return state.isMask || shown.includes(false);
}

export function concat(state: GraphicsState, values: unknown): Partial<GraphicsState> {
  const matrix = toMatrix(values);
  return matrix === null ? {} : { transform: multiply(state.transform, matrix) };
}

export function clipTo(state: GraphicsState, box: unknown): Partial<GraphicsState> {
  const [x0, y0, x1, y1] = numbersOf(box);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return {};
  return { clip: intersect(state.clip, boxUnder(state.transform, [x0, y0, x1, y1])) };
}

export function keep(canvas: Canvas, marks: PathMarks): void {
  canvas.rulings.push(...marks.rulings);
  canvas.areas.push(...marks.areas);
  canvas.drawings.push(...marks.drawings);
  canvas.slants.push(...marks.slants);
}
