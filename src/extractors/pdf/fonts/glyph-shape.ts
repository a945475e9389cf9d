/** A glyph's outline as a small picture, to tell whether two are of one character. */
import { Buffer } from 'node:buffer';
import type { Point } from '../matrix.ts';
import { CLOSE, MOVE, OPERANDS } from '../path-data.ts';

/** Squares of the picture, which the glyph fills whatever its proportions. */
const ROWS = 64;
const COLUMNS = 48;
/** Pieces that a curve is drawn with. */
const PIECES = 5;
/** Two pictures of one character share this much of their ink; different digits share less, or have other holes. */
const ALIKE = 0.78;
/** Smaller holes are slips of the drawing. */
const LEAST_HOLE = 8;

export interface GlyphShape {
  /** By row, 1 where there is ink. */
  readonly ink: Uint8Array;
  readonly holes: number;
  /** The same for one and the same picture. */
  readonly key: string;
}

type Edge = readonly [x0: number, y0: number, x1: number, y1: number];

/** `path`: operators and operands as pdfjs's font paths have them. Null for one without ink. */
export function glyphShape(path: ArrayLike<number>): GlyphShape | null {
  const edges = edgesOf(path);
  const xs = edges.flatMap(([x0, , x1]) => [x0, x1]);
  const ys = edges.flatMap(([, y0, , y1]) => [y0, y1]);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom];
  if (edges.length < 3 || !(width > 0 && height > 0)) return null;
  const scaled = edges.map(([x0, y0, x1, y1]): Edge => {
    const [sx, sy] = [COLUMNS / width, ROWS / height];
    return [(x0 - left) * sx, (y0 - bottom) * sy, (x1 - left) * sx, (y1 - bottom) * sy];
  });
  const ink = paint(scaled);
  return { ink, holes: holesIn(ink), key: Buffer.from(ink.buffer).toString('latin1') };
}

/** Tabular and proportional digits are drawn a little differently. */
export function isAlike(a: GlyphShape, b: GlyphShape): boolean {
  if (a.key === b.key) return true;
  let [shared, all] = [0, 0];
  for (const [index, one] of a.ink.entries()) {
    const other = b.ink[index] ?? 0;
    shared += one & other;
    all += one | other;
  }
  return a.holes === b.holes && shared >= ALIKE * all;
}

function edgesOf(path: ArrayLike<number>): Edge[] {
  const edges: Edge[] = [];
  let [start, pen]: [Point, Point] = [ORIGIN, ORIGIN];
  const lineTo = (to: Point): void => {
    edges.push([...pen, ...to]);
    pen = to;
  };
  for (const { operator, points } of operatorsOf(path)) {
    if (operator === MOVE || operator === CLOSE) lineTo(start);
    if (operator === MOVE) [start, pen] = [endOf(points), endOf(points)];
    else if (operator !== CLOSE) flattened([...pen, ...points]).forEach(lineTo);
  }
  lineTo(start);
  return edges.filter((edge) => edge.every(Number.isFinite));
}

const ORIGIN: Point = [0, 0];
const endOf = (points: readonly number[]): Point => [points.at(-2) ?? 0, points.at(-1) ?? 0];

function* operatorsOf(
  path: ArrayLike<number>,
): Iterable<{ readonly operator: number; readonly points: readonly number[] }> {
  for (let at = 0; at < path.length;) {
    const operator = path[at] ?? CLOSE;
    const count = OPERANDS[operator] ?? 0;
    yield { operator, points: Array.from({ length: count }, (_, index) => Number(path[at + 1 + index])) };
    at += 1 + count;
  }
}

/** Of a line, or of a Bézier curve with one or two points between (de Casteljau). */
function flattened(points: readonly number[]): Point[] {
  const steps = points.length > 4 ? PIECES : 1;
  return Array.from({ length: steps }, (_, step) => {
    const t = (step + 1) / steps;
    let left = points;
    while (left.length > 2)
      left = left.slice(0, -2).map((value, index) => value + t * ((left[index + 2] ?? 0) - value));
    return [left[0] ?? 0, left[1] ?? 0] as const;
  });
}

/** Nonzero winding, row by row. */
function paint(edges: readonly Edge[]): Uint8Array {
  const ink = new Uint8Array(ROWS * COLUMNS);
  for (let row = 0; row < ROWS; row += 1) {
    const y = row + 0.5;
    const crossings = edges
      .filter(([, y0, , y1]) => y0 > y !== y1 > y)
      .map(([x0, y0, x1, y1]) => ({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 }))
      .toSorted((a, b) => a.x - b.x);
    let winding = 0;
    for (const [index, { x, turn }] of crossings.entries()) {
      winding += turn;
      const next = crossings[index + 1]?.x ?? x;
      if (winding !== 0)
        ink.fill(1, row * COLUMNS + Math.round(x), row * COLUMNS + Math.min(COLUMNS, Math.round(next)));
    }
  }
  return ink;
}

/** Grounds that ink encloses. */
function holesIn(ink: Uint8Array): number {
  const seen = Uint8Array.from(ink);
  const open = new Int32Array(seen.length);
  let holes = 0;
  for (let first = 0; first < seen.length; first += 1) {
    if (seen[first] !== 0) continue;
    const { size, isOpen } = fill(seen, first, open);
    if (!isOpen && size >= LEAST_HOLE) holes += 1;
  }
  return holes;
}

/** `open`: room for the squares to be looked at. */
function fill(seen: Uint8Array, first: number, open: Int32Array): { readonly size: number; readonly isOpen: boolean } {
  let [size, isOpen, count] = [0, false, 0];
  const look = (square: number): void => {
    if (seen[square] !== 0) return;
    seen[square] = 1;
    open[count] = square;
    count += 1;
  };
  look(first);
  while (count > 0) {
    count -= 1;
    const square = open[count] ?? 0;
    const column = square % COLUMNS;
    size += 1;
    if (square < COLUMNS || square >= seen.length - COLUMNS || column === 0 || column === COLUMNS - 1) isOpen = true;
    // Beyond the first and the last row there are no squares: nothing is found there.
    look(square - COLUMNS);
    look(square + COLUMNS);
    if (column > 0) look(square - 1);
    if (column < COLUMNS - 1) look(square + 1);
  }
  return { size, isOpen };
}
