/** Transforms of the page: [a b c d e f], as in the PDF reference, section 8.3. */
import type { Box } from '../../model/document.ts';

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Point = readonly [x: number, y: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` is applied first. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function applyTo([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The upright box around a transformed box. */
export function boxUnder(matrix: Matrix, [x0, y0, x1, y1]: Box): Box {
  // Written out: each glyph of each page has one.
  const [ax, ay] = applyTo(matrix, x0, y0);
  const [bx, by] = applyTo(matrix, x1, y0);
  const [cx, cy] = applyTo(matrix, x0, y1);
  const [dx, dy] = applyTo(matrix, x1, y1);
  return [Math.min(ax, bx, cx, dx), Math.min(ay, by, cy, dy), Math.max(ax, bx, cx, dx), Math.max(ay, by, cy, dy)];
}

/** The way back; null where nothing leads back. */
export function inverseOf([a, b, c, d, e, f]: Matrix): Matrix | null {
  const area = a * d - b * c;
  if (!Number.isFinite(1 / area)) return null;
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}

/** Mean scale: the side of a square with the area of a transformed unit square. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** A matrix of six finite numbers, or null. */
export function toMatrix(values: unknown): Matrix | null {
  if (!Array.isArray(values) && !ArrayBuffer.isView(values)) return null;
  const numbers = Array.from(values as ArrayLike<unknown>, Number);
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined)
    return null;
  return numbers.every((value) => Number.isFinite(value)) ? [a, b, c, d, e, f] : null;
}
