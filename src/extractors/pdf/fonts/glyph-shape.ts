/** A glyph's outline as a small picture, to tell whether two are of one character. */
import { Buffer } from 'node:buffer';
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

/** Straight pieces of an outline, four numbers each: x0, y0, x1, y1. */
type Edges = readonly number[];

/** `path`: operators and operands as pdfjs's font paths have them. Null for one without ink. */
export function glyphShape(path: ArrayLike<number>): GlyphShape | null {
  const edges = edgesOf(path);
  if (!hasExtent(edges)) return null;
  const ink = paint(scaled(edges));
  return { ink, holes: holesIn(ink), key: Buffer.from(ink.buffer).toString('latin1') };
}

/** Whether the outline has a shape at all. */
export const hasInk = (path: ArrayLike<number>): boolean => hasExtent(edgesOf(path));

function hasExtent(edges: Edges): boolean {
  const [left = 0, bottom = 0, right = 0, top = 0] = extentOf(edges);
  return edges.length >= 3 * EDGE && right > left && top > bottom;
}

/** Numbers of an edge. */
const EDGE = 4;

function extentOf(edges: Edges): Edges {
  const extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [index, value] of edges.entries()) {
    const [low, high] = [index % 2, 2 + (index % 2)];
    extent[low] = Math.min(extent[low] ?? value, value);
    extent[high] = Math.max(extent[high] ?? value, value);
  }
  return extent;
}

/** To the size of the picture. */
function scaled(edges: Edges): Edges {
  const [left = 0, bottom = 0, right = 0, top = 0] = extentOf(edges);
  const [sx, sy] = [COLUMNS / (right - left), ROWS / (top - bottom)];
  return edges.map((value, index) => (index % 2 === 0 ? (value - left) * sx : (value - bottom) * sy));
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

function edgesOf(path: ArrayLike<number>): Edges {
  const edges: number[] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const moveTo = (toX = 0, toY = 0): void => {
    [startX, startY, x, y] = [toX, toY, toX, toY];
  };
  const lineTo = (toX: number, toY: number): void => {
    if (Number.isFinite(x + y + toX + toY)) edges.push(x, y, toX, toY);
    [x, y] = [toX, toY];
  };
  for (const { operator, points } of operatorsOf(path)) {
    if (operator === MOVE || operator === CLOSE) lineTo(startX, startY);
    if (operator === MOVE) moveTo(points[0], points[1]);
    else if (operator !== CLOSE) drawn([x, y, ...points], lineTo);
  }
  lineTo(startX, startY);
  return edges;
}

interface Operator {
  readonly operator: number;
  readonly points: readonly number[];
}

function* operatorsOf(path: ArrayLike<number>): Iterable<Operator> {
  for (let at = 0; at < path.length;) {
    const operator = path[at] ?? CLOSE;
    const points = Array.from({ length: OPERANDS[operator] ?? 0 }, (_, index) => Number(path[at + 1 + index]));
    yield { operator, points };
    at += 1 + points.length;
  }
}

/** A line, or a Bézier curve with one or two points between in pieces (de Casteljau). */
function drawn(points: readonly number[], lineTo: (x: number, y: number) => void): void {
  const steps = points.length > 4 ? PIECES : 1;
  for (let step = 1; step <= steps; step += 1) {
    const t = step / steps;
    const left = [...points];
    for (let length = left.length - 2; length >= 2; length -= 2) {
      for (let index = 0; index < length; index += 1) {
        const value = left[index] ?? 0;
        left[index] = value + t * ((left[index + 2] ?? 0) - value);
      }
    }
    lineTo(left[0] ?? 0, left[1] ?? 0);
  }
}

/** Where an outline crosses the middle of a row, and whether upwards. */
interface Crossing {
  readonly x: number;
  readonly turn: number;
}

/** Nonzero winding, row by row. */
function paint(edges: Edges): Uint8Array {
  const ink = new Uint8Array(ROWS * COLUMNS);
  for (const [row, crossings] of crossingsByRow(edges).entries()) {
    crossings.sort((a, b) => a.x - b.x);
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

function crossingsByRow(edges: Edges): Crossing[][] {
  const rows = Array.from({ length: ROWS }, (): Crossing[] => []);
  for (let at = 0; at < edges.length; at += EDGE) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [edges[at], edges[at + 1], edges[at + 2], edges[at + 3]];
    const last = Math.min(ROWS - 1, Math.ceil(Math.max(y0, y1)));
    for (let row = Math.max(0, Math.floor(Math.min(y0, y1)) - 1); row <= last; row += 1) {
      const y = row + 0.5;
      if (y0 > y === y1 > y) continue;
      rows[row]?.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 });
    }
  }
  return rows;
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
