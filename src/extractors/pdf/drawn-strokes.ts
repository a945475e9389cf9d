/** Short lines that meet no table's: strokes of characters that were drawn, dashes, points. */
import { mergeRulings } from '../../geometry/rulings/merge-rulings.ts';
import type { Ruling } from '../../geometry/marks/marks.ts';
import { boxAround } from '../../geometry/marks/box.ts';
import type { Box } from '../../model/document.ts';

/** Strokes that touch make up a character no larger than this, in ems or in points. */
const LARGEST_EMS = 1.2;
const LARGEST_PT = 12;
/** Strokes nearer than this touch. */
const TOUCH_PT = 0.8;
/** Pieces of a longer line are dots and dashes of it, however it is cut … */
const LINE_PT = 60;
/** … and so are this many in a row: no number has as many digits. */
const DASHES = 8;
/** One above another fewer do, where they are lower than a digit and the line is taller than one: the side of a low cell. */
const DASHES_UPWARDS = 4;
const DASH_PT = 4;
const SAME_PT = 0.8;
/** Lines that were drawn twice, or of double strokes, lie side by side. */
const BESIDE_PT = 3.5;
/** More pieces than this are a drawing: nothing is looked for. */
const MOST = 30_000;

/** `emPt`: of most of the page's text. */
export function drawnStrokes(rulings: readonly Ruling[], emPt: number): ReadonlySet<Ruling> {
  const largest = Math.max(LARGEST_PT, LARGEST_EMS * emPt);
  const visible = rulings.filter((ruling) => ruling.visible);
  const short = visible.filter(({ from, to }) => to - from <= largest);
  if (short.length === 0 || visible.length > MOST) return new Set();
  const lines = linesByPlace(visible, largest);
  const alone = new Set(short.filter((piece) => !isPartOf(piece, lines)));
  const near = neighbourhood(visible, largest);
  const seen = new Set<Ruling>();
  return new Set(
    [...alone].flatMap((stroke) => {
      const sign = touchingFrom(stroke, near, seen);
      const [x0, y0, x1, y1] = boxAround(sign.map(boxOf));
      return x1 - x0 <= largest && y1 - y0 <= largest && sign.every((other) => alone.has(other)) ? sign : [];
    }),
  );
}

const isDash = ({ from, to }: Ruling): boolean => to - from <= DASH_PT;

type Lines = ReadonlyMap<string, readonly Ruling[]>;

const placeOf = (axis: Ruling['axis'], at: number): string => `${axis} ${String(Math.floor(at / BESIDE_PT))}`;

/** Whole lines, solid or of many pieces. */
function linesByPlace(rulings: readonly Ruling[], largestSign: number): Lines {
  const pieces = Map.groupBy(rulings, ({ axis, at }) => placeOf(axis, at));
  const lines = mergeRulings(rulings).filter(({ axis, at, from, to }) => {
    if (to - from > LINE_PT) return true;
    const own = (pieces.get(placeOf(axis, at)) ?? []).filter((piece) => Math.abs(piece.at - at) <= SAME_PT);
    const within = own.filter((piece) => piece.from >= from - 1 && piece.to <= to + 1);
    const isSide = axis === 'vertical' && to - from > largestSign && within.every(isDash);
    return within.length >= (isSide ? DASHES_UPWARDS : DASHES);
  });
  return Map.groupBy(lines, ({ axis, at }) => placeOf(axis, at));
}

/** A dot is two lines, one of each axis, and a part of either's. */
function isPartOf(piece: Ruling, lines: Lines): boolean {
  const middle = (piece.from + piece.to) / 2;
  const across = piece.axis === 'horizontal' ? 'vertical' : 'horizontal';
  const isDot = piece.to - piece.from <= BESIDE_PT;
  return (
    linesNear(lines, piece.axis, piece.at).some((line) => piece.from >= line.from - 1 && piece.to <= line.to + 1) ||
    (isDot && linesNear(lines, across, middle).some((line) => piece.at >= line.from - 1 && piece.at <= line.to + 1))
  );
}

const linesNear = (lines: Lines, axis: Ruling['axis'], at: number): Ruling[] =>
  [-BESIDE_PT, 0, BESIDE_PT]
    .flatMap((offset) => lines.get(placeOf(axis, at + offset)) ?? [])
    .filter((line) => Math.abs(line.at - at) <= BESIDE_PT);

type Near = (ruling: Ruling) => readonly Ruling[];

/** Rulings that touch another, found by the squares of the page in which they lie. */
function neighbourhood(rulings: readonly Ruling[], squarePt: number): Near {
  const squares = new Map<string, Ruling[]>();
  const keysOf = (ruling: Ruling): string[] => {
    const [x0, y0, x1, y1] = boxOf(ruling);
    const square = (side: number): number => Math.floor(side / squarePt);
    const columns = upTo(square(x0 - TOUCH_PT), square(x1 + TOUCH_PT));
    const rows = upTo(square(y0 - TOUCH_PT), square(y1 + TOUCH_PT));
    return columns.flatMap((column) => rows.map((row) => `${String(column)} ${String(row)}`));
  };
  for (const ruling of rulings) {
    for (const key of keysOf(ruling)) {
      const own = squares.get(key);
      if (own === undefined) squares.set(key, [ruling]);
      else own.push(ruling);
    }
  }
  return (ruling) => keysOf(ruling).flatMap((key) => (squares.get(key) ?? []).filter((other) => touch(ruling, other)));
}

const upTo = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** All that hang together with one, none twice in `seen`. */
function touchingFrom(first: Ruling, near: Near, seen: Set<Ruling>): Ruling[] {
  const found: Ruling[] = [];
  const open = [first];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    found.push(next);
    open.push(...near(next));
  }
  return found;
}

function touch(a: Ruling, b: Ruling): boolean {
  const [p, q] = [boxOf(a), boxOf(b)];
  return p[0] <= q[2] + TOUCH_PT && q[0] <= p[2] + TOUCH_PT && p[1] <= q[3] + TOUCH_PT && q[1] <= p[3] + TOUCH_PT;
}

const boxOf = ({ axis, at, from, to }: Ruling): Box =>
  axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to];
