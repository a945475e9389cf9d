/** Images and gradients → the marks that they leave. */
import { type Canvas, isHidden, keep, type Operator } from './canvas.ts';
import type { Paint, PaintedArea } from './graphics-state.ts';
import { imagesOf } from './image-operands.ts';
import type { PlacedImage } from './image-operands.ts';
import { boxUnder, inverseOf, multiply } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { boxMarks } from './path-marks.ts';
import { uniformPixel } from './pixels.ts';
import type { Pixels } from './pixels.ts';

/** Images stand in the unit square. A thin one is a line, and so is a mask of one pixel in the fill colour. */
export function paintImages(operator: number): Operator {
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
export function paintShading(canvas: Canvas, _args: readonly unknown[], order: number): void {
  if (isHidden(canvas)) return;
  const paint: Paint = { color: null, alpha: canvas.state.fill.alpha };
  keep(canvas, boxMarks(canvas.state.clip, canvas.state, paint, order));
}
