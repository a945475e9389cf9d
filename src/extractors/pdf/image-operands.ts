/** Operands of the operators that paint images, one or many at a time, as pdfjs hands them over. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { IDENTITY, toMatrix } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { numberAt, numbersOf } from './operands.ts';
import { toPixels } from './pixels.ts';
import type { Pixels } from './pixels.ts';

export interface PlacedImage {
  /** From the unit square to user space. */
  readonly placement: Matrix;
  /** Null where they aren't known. */
  readonly pixels: Pixels | null;
  /** Painted in the colour of the fill, where it is painted. */
  readonly isMask: boolean;
}

type Args = readonly unknown[];
type ImageOf = (id: string) => unknown;

/** Images that one operator paints. `imageOf`: by id. */
export function imagesOf(operator: number, args: Args, imageOf: ImageOf): PlacedImage[] {
  return READERS.get(operator)?.(args, imageOf) ?? [];
}

/** Ids of the images that a list paints. */
export function imageIds(operator: number, args: unknown): string[] {
  if (!READERS.has(operator) || !Array.isArray(args)) return [];
  const [first] = args as unknown[];
  const sources = Array.isArray(first) ? (first as unknown[]) : [first];
  return sources.map((source) => dataOf(source)).filter((id) => typeof id === 'string');
}

/** A mask names its image in place of its data. */
const dataOf = (source: unknown): unknown =>
  typeof source === 'object' && source !== null && 'data' in source ? source.data : source;

function masked(source: unknown, placement: Matrix, imageOf: ImageOf): PlacedImage {
  const data = dataOf(source);
  return { placement, pixels: toPixels(typeof data === 'string' ? imageOf(data) : source, true), isMask: true };
}

/** Positions follow one another as x, y. */
function repeated(positions: unknown, toPlacement: (x: number, y: number) => Matrix): Matrix[] {
  const all = Array.from(numbersOf(positions));
  return all.flatMap((x, index) => (index % 2 === 0 ? [toPlacement(x, all[index + 1] ?? 0)] : []));
}

/** Pieces of one atlas, each with its own transform. */
function pieces(map: unknown): PlacedImage[] {
  const entries: readonly unknown[] = Array.isArray(map) ? map : [];
  return entries.flatMap((entry) => {
    const transform = typeof entry === 'object' && entry !== null && 'transform' in entry ? entry.transform : null;
    const placement = toMatrix(transform);
    return placement === null ? [] : [{ placement, pixels: null, isMask: false }];
  });
}

type Reader = (args: Args, imageOf: ImageOf) => PlacedImage[];

const READERS: ReadonlyMap<number, Reader> = new Map<number, Reader>([
  [
    OPS.paintImageXObject,
    ([id], imageOf) => [
      { placement: IDENTITY, pixels: typeof id === 'string' ? toPixels(imageOf(id), false) : null, isMask: false },
    ],
  ],
  [
    OPS.paintImageXObjectRepeat,
    (args, imageOf) => {
      const pixels = typeof args[0] === 'string' ? toPixels(imageOf(args[0]), false) : null;
      const toPlacement = (x: number, y: number): Matrix => [numberAt(args, 1), 0, 0, numberAt(args, 2), x, y];
      return repeated(args[3], toPlacement).map((placement) => ({ placement, pixels, isMask: false }));
    },
  ],
  [OPS.paintInlineImageXObject, ([image]) => [{ placement: IDENTITY, pixels: toPixels(image, false), isMask: false }]],
  [OPS.paintInlineImageXObjectGroup, ([, map]) => pieces(map)],
  [OPS.paintImageMaskXObject, ([source], imageOf) => [masked(source, IDENTITY, imageOf)]],
  [
    OPS.paintImageMaskXObjectRepeat,
    (args, imageOf) => {
      const [a, b, c, d] = [numberAt(args, 1), numberAt(args, 2), numberAt(args, 3), numberAt(args, 4)];
      return repeated(args[5], (x, y) => [a, b, c, d, x, y]).map((placement) => masked(args[0], placement, imageOf));
    },
  ],
  [
    OPS.paintImageMaskXObjectGroup,
    ([images], imageOf) => {
      const all: readonly unknown[] = Array.isArray(images) ? images : [];
      return all.flatMap((image) => {
        const transform = typeof image === 'object' && image !== null && 'transform' in image ? image.transform : null;
        const placement = toMatrix(transform);
        return placement === null ? [] : [masked(image, placement, imageOf)];
      });
    },
  ],
  [OPS.paintSolidColorImageMask, () => [{ placement: IDENTITY, pixels: null, isMask: true }]],
]);

export const IMAGE_OPERATORS: readonly number[] = [...READERS.keys()];
