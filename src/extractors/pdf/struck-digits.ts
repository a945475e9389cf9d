/** Lines through digits that belong to no border: struck out by hand, by an annotation, or by the writer. */
import type { Box } from '../../model/document.ts';
import type { PaintedGlyph, PaintedRuling, PaintedSlant } from './graphics-state.ts';
import type { Point } from './matrix.ts';

/** A line through a digit runs at these heights of it, in ems below the top of its box; under- and overlines don't. */
const BODY: readonly [from: number, to: number] = [0.26, 0.76];
/** … and along this share of its width. */
const ALONG = 0.4;
/** A slanted line runs this far through the body, in ems. */
const THROUGH_EMS = 0.3;
/** A straight line longer than this many ems is drawn over whole cells: it strikes out all that it comes near. */
const LONG_EMS = 5;
const NEAR_EMS = 0.1;
const TOUCHED_EMS = 0.15;
/** Text turned by more than this stands among lines that are turned with it. */
const STRAIGHT_DEGREES = 0.2;
/** A line that ends at another this near, at both ends, looks like a border. */
const END_PT = 2.5;

/** `lines` and `slants` show. */
export interface Lines {
  readonly rulings: readonly PaintedRuling[];
  readonly slants: readonly PaintedSlant[];
  readonly annotatedFrom: number;
}

export interface Strikes {
  readonly glyphs: ReadonlySet<PaintedGlyph>;
  /** The lines that strike out: no part of any table. */
  readonly lines: ReadonlySet<PaintedRuling>;
}

export function strikesIn(glyphs: readonly PaintedGlyph[], { rulings, slants, annotatedFrom }: Lines): Strikes {
  const digits = glyphs.filter(({ text }) => DIGIT.test(text));
  const bands = bandsOf(digits);
  const found = rulings.flatMap((line) => {
    const crossed = near(bands, line).filter((glyph) => runsThrough(line, glyph));
    if (crossed.length === 0) return [];
    // What is drawn on the page afterwards is no border, however far it reaches.
    const isOfPage = line.order < annotatedFrom;
    const isBorder = isOfPage && endsAtLines(line, rulings) && partsRows(line, crossed, { digits, rulings });
    return isBorder ? [] : [{ line, crossed }];
  });
  const slanted = slants.length === 0 ? [] : digits.filter((glyph) => isCrossed(glyph, slants));
  return {
    glyphs: new Set([...found.flatMap(({ crossed }) => crossed), ...slanted]),
    lines: new Set(found.map(({ line }) => line)),
  };
}

function isCrossed(glyph: PaintedGlyph, slants: readonly PaintedSlant[]): boolean {
  const { sizePt } = glyph;
  const through = (box: Box, lines: readonly PaintedSlant[]): number =>
    lines.reduce((sum, { from, to }) => sum + lengthWithin(box, from, to), 0);
  if (through(bodyOf(glyph), slants) >= THROUGH_EMS * sizePt) return true;
  if (Math.abs(glyph.slantDegrees) > STRAIGHT_DEGREES) return false;
  const long = slants.filter(({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]) > LONG_EMS * sizePt);
  return long.length > 0 && through(grownBy(NEAR_EMS * sizePt, glyph.box), long) >= TOUCHED_EMS * sizePt;
}

const grownBy = (by: number, [x0, y0, x1, y1]: Box): Box => [x0 - by, y0 - by, x1 + by, y1 + by];

const DIGIT = /[\d０-９]/u;
const BAND_PT = 20;

interface Bands {
  readonly horizontal: ReadonlyMap<number, readonly PaintedGlyph[]>;
  readonly vertical: ReadonlyMap<number, readonly PaintedGlyph[]>;
}

/** Upright digits by the height at which they stand, turned ones by the side. */
function bandsOf(digits: readonly PaintedGlyph[]): Bands {
  const isUpright = ({ turn }: PaintedGlyph): boolean => turn % 180 === 0;
  return {
    horizontal: Map.groupBy(digits.filter(isUpright), ({ box }) => Math.floor(box[1] / BAND_PT)),
    vertical: Map.groupBy(
      digits.filter((glyph) => !isUpright(glyph)),
      ({ box }) => Math.floor(box[0] / BAND_PT),
    ),
  };
}

function near(bands: Bands, { axis, at }: PaintedRuling): readonly PaintedGlyph[] {
  const band = Math.floor(at / BAND_PT);
  return [band - 1, band].flatMap((key) => bands[axis].get(key) ?? []);
}

/** The middle of a digit, as seen: its ends may touch a border. */
function bodyOf({ box: [x0, y0, x1, y1], sizePt, turn }: PaintedGlyph): Box {
  const [from, to] = [BODY[0] * sizePt, BODY[1] * sizePt];
  if (turn === 0) return [x0, y0 + from, x1, y0 + to];
  if (turn === 180) return [x0, y1 - to, x1, y1 - from];
  return turn === 90 ? [x1 - to, y0, x1 - from, y1] : [x0 + from, y0, x0 + to, y1];
}

function runsThrough({ axis, at, from, to }: PaintedRuling, glyph: PaintedGlyph): boolean {
  const [x0, y0, x1, y1] = bodyOf(glyph);
  const [low, high, start, end] = axis === 'horizontal' ? [y0, y1, x0, x1] : [x0, x1, y0, y1];
  return at > low && at < high && Math.min(to, end) - Math.max(from, start) >= ALONG * (end - start);
}

function endsAtLines({ axis, at, from, to }: PaintedRuling, rulings: readonly PaintedRuling[]): boolean {
  const meets = (end: number): boolean =>
    rulings.some(
      (other) =>
        other.axis !== axis &&
        Math.abs(other.at - end) <= END_PT &&
        other.from - END_PT <= at &&
        other.to + END_PT >= at &&
        other.to - other.from > END_PT,
    );
  return meets(from) && meets(to);
}

interface Marks {
  readonly digits: readonly PaintedGlyph[];
  readonly rulings: readonly PaintedRuling[];
}

/**
 * A border that numbers hang over has others above or below them, up to the next line. Between the two rules of one row a
 * line has nothing to part: what it runs through is struck out, whatever it ends at.
 */
function partsRows(line: PaintedRuling, crossed: readonly PaintedGlyph[], { digits, rulings }: Marks): boolean {
  const { axis, at } = line;
  const parallel = rulings.filter((other) => other.axis === axis && Math.abs(other.at - at) < ROW_PT);
  const others = digits.map(({ box }) => alongLine(axis, box)).filter((box) => box[3] <= at || box[1] >= at);
  const parting = crossed.filter((glyph) => {
    const [start, top, end, bottom] = alongLine(axis, bodyOf(glyph));
    const middle = (start + end) / 2;
    const lines = parallel.filter(({ from, to }) => from <= middle && to >= middle).map((other) => other.at);
    const above = Math.max(...lines.filter((other) => other <= top));
    const below = Math.min(...lines.filter((other) => other >= bottom));
    const isInRow = Number.isFinite(above) && Number.isFinite(below);
    return !isInRow || others.some((box) => box[0] < end && box[2] > start && box[1] >= above && box[3] <= below);
  });
  return parting.length * 2 >= crossed.length;
}

/** No row with one line of figures is higher. */
const ROW_PT = 60;

const alongLine = (axis: PaintedRuling['axis'], [x0, y0, x1, y1]: Box): Box =>
  axis === 'horizontal' ? [x0, y0, x1, y1] : [y0, x0, y1, x1];

/** How much of the way from one point to another lies in a box (Liang and Barsky's clipping). */
function lengthWithin([x0, y0, x1, y1]: Box, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [start, end] = [0, 1];
  for (const [step, low, high] of [
    [dx, x0 - from[0], x1 - from[0]],
    [dy, y0 - from[1], y1 - from[1]],
  ] as const) {
    if (step === 0 && (low > 0 || high < 0)) return 0;
    if (step === 0) continue;
    const [near, far] = step > 0 ? [low / step, high / step] : [high / step, low / step];
    [start, end] = [Math.max(start, near), Math.min(end, far)];
  }
  return Math.max(0, end - start) * Math.hypot(dx, dy);
}
