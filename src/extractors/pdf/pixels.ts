/** Pixels of images as pdfjs decodes them: where an image covers what, and with which colour. */
import { applyTo } from './matrix.ts';
import type { Matrix, Point } from './matrix.ts';

/** `mask`: a bit a pixel, painted in the fill's colour where it is 0. `bits`: a bit a pixel, white where it is 1. */
type Kind = 'mask' | 'bits' | 'rgb' | 'rgba';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly kind: Kind;
  readonly data: Uint8Array | Uint8ClampedArray;
}

export interface PlacedPixels {
  readonly pixels: Pixels;
  /** From the page as seen to the unit square in which images stand, upside down. */
  readonly toUnit: Matrix;
}

export interface Pixel {
  /** Null in a mask: that of the fill. */
  readonly color: number | null;
  /** 0 to 1. */
  readonly alpha: number;
}

/** By pdfjs's `ImageKind`. */
const KINDS: readonly (Kind | undefined)[] = [undefined, 'bits', 'rgb', 'rgba'];
const BYTES = { rgb: 3, rgba: 4 } as const;

/** Null for what is no decoded image. */
export function toPixels(value: unknown, isMask: boolean): Pixels | null {
  if (typeof value !== 'object' || value === null || !('data' in value)) return null;
  const { data } = value;
  const [width, height] = [numberIn(value, 'width'), numberIn(value, 'height')];
  const kind = isMask ? 'mask' : KINDS[numberIn(value, 'kind')];
  if (!isBytes(data) || kind === undefined || !(width > 0 && height > 0)) return null;
  return data.length < rowBytes(kind, width) * height ? null : { width, height, kind, data };
}

const isBytes = (data: unknown): data is Pixels['data'] =>
  data instanceof Uint8Array || data instanceof Uint8ClampedArray;

const numberIn = (value: object, key: string): number =>
  Number((value as Readonly<Record<string, unknown>>)[key] ?? Number.NaN);

const rowBytes = (kind: Kind, width: number): number =>
  kind === 'mask' || kind === 'bits' ? Math.ceil(width / 8) : width * BYTES[kind];

/** At a point of the page; transparent beyond the image. */
export function pixelOn({ pixels, toUnit }: PlacedPixels, [x, y]: Point): Pixel {
  const [u, v] = applyTo(toUnit, x, y);
  const column = Math.floor(u * pixels.width);
  const row = Math.floor((1 - v) * pixels.height);
  if (column < 0 || row < 0 || column >= pixels.width || row >= pixels.height) return { color: null, alpha: 0 };
  return pixelAt(pixels, column, row);
}

export function pixelAt({ width, kind, data }: Pixels, column: number, row: number): Pixel {
  if (kind === 'mask' || kind === 'bits') {
    const bits = data[row * rowBytes(kind, width) + (column >> 3)] ?? 0;
    return BIT_PIXELS[kind][(bits >> (7 - (column & 7))) & 1] ?? CLEAR;
  }
  const at = (row * width + column) * BYTES[kind];
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
  return { color: (red << 16) | (green << 8) | blue, alpha: kind === 'rgba' ? alpha / 255 : 1 };
}

const CLEAR: Pixel = { color: null, alpha: 0 };
const BIT_PIXELS: Readonly<Record<'mask' | 'bits', readonly [unset: Pixel, set: Pixel]>> = {
  mask: [{ color: null, alpha: 1 }, CLEAR],
  bits: [
    { color: 0, alpha: 1 },
    { color: 0xffffff, alpha: 1 },
  ],
};

/** The one pixel that an image is made of, however often; null if it has different ones. */
export function uniformPixel(pixels: Pixels): Pixel | null {
  const first = pixelAt(pixels, 0, 0);
  for (let row = 0; row < pixels.height; row += 1) {
    for (let column = 0; column < pixels.width; column += 1) {
      const { color, alpha } = pixelAt(pixels, column, row);
      if (color !== first.color || alpha !== first.alpha) return null;
    }
  }
  return first;
}
