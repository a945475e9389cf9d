/** Operators that set and show text. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Args, type Canvas, isHidden, type Operator, set } from './canvas.ts';
import type { GraphicsState } from './graphics-state.ts';
import { DEFAULT_FONT } from './graphics-state.ts';
import { IDENTITY, toMatrix } from './matrix.ts';
import { numberAt, toGlyphs } from './operands.ts';
import { showText } from './text-marks.ts';

function moveLine(state: GraphicsState, dx: number, dy: number): Partial<GraphicsState> {
  const start = [state.lineStart[0] + dx, state.lineStart[1] + dy] as const;
  return { lineStart: start, pen: start };
}

function setTextMatrix(values: unknown): Partial<GraphicsState> {
  const textMatrix = toMatrix(values);
  return textMatrix === null ? {} : { textMatrix, pen: [0, 0], lineStart: [0, 0] };
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

export const TEXT_OPERATORS: readonly (readonly [number, Operator])[] = [
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
];
