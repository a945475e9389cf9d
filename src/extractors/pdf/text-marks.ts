/** Glyphs that a text operator shows → glyphs with boxes on the page as seen (PDF reference, section 9.4.4). */
import { centreOf, holds } from '../../geometry/marks/box.ts';
import type { Turn } from '../../geometry/marks/marks.ts';
import type { Box } from '../../model/document.ts';
import { boxUnder, multiply } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { GraphicsState, PaintedDrawing, PaintedGlyph } from './graphics-state.ts';
import { foldRadicals, partDashes } from './radicals.ts';

/** Share of an em above and below the base line that a glyph's box takes. */
const ASCENT = 0.88;
const DESCENT = 0.12;
/** Text lower than this is not meant to be read. */
const MIN_SIZE_PT = 1;
/** A digit reaches beyond its clip by more ems than this: producers that clip a text to its own extent round by less. */
const CUT_EMS = 0.03;
const UNPAINTED_MODES: ReadonlySet<number> = new Set([3, 7]);

/** One glyph of pdfjs's operator list. */
export interface ShownGlyph {
  readonly unicode: string;
  readonly originalCharCode: number;
  /** By which pdfjs knows its outline. */
  readonly fontChar: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** Vertical writing: advance, and the way from the vertical to the horizontal origin. */
  readonly vmetric: readonly [w1: number, vx: number, vy: number] | null;
}

interface Shown {
  readonly glyphs: PaintedGlyph[];
  /** Glyphs that stand for no character. */
  readonly drawings: PaintedDrawing[];
  readonly pen: GraphicsState['pen'];
}

/** A number moves the pen back by thousandths of an em. */
export function showText(items: readonly (ShownGlyph | number)[], state: GraphicsState, order: number): Shown {
  const glyphs: PaintedGlyph[] = [];
  const drawings: PaintedDrawing[] = [];
  let [x, y] = state.pen;
  const direction = directionOf(state);
  for (const item of items) {
    const advance = advanceOf(item, state);
    if (typeof item !== 'number') {
      const glyph = toGlyph(item, state, [x, y], direction, order);
      if (glyph !== null && glyph.text !== '') glyphs.push(glyph);
      else if (glyph !== null && !glyph.clipped && item.width > 0 && !glyph.unpainted) {
        drawings.push({ box: glyph.box, order, paint: glyph.paint, isStroked: false });
      }
    }
    if (state.font.vertical) y += advance;
    else x += advance;
  }
  return { glyphs, drawings, pen: [x, y] };
}

function advanceOf(
  item: ShownGlyph | number,
  { font, fontSize, charSpacing, wordSpacing, hScale }: GraphicsState,
): number {
  const scale = font.vertical ? 1 : hScale;
  if (typeof item === 'number') return (-item / 1000) * fontSize * scale;
  const width = font.vertical ? (item.vmetric?.[0] ?? -1000) : item.width;
  const spacing = charSpacing + (item.isSpace ? wordSpacing : 0);
  return (width * font.unit * fontSize + spacing) * scale;
}

type Direction = Pick<PaintedGlyph, 'turn' | 'slantDegrees'>;

function directionOf(state: GraphicsState): Direction {
  const [a, b] = multiply(state.transform, state.textMatrix);
  const sign = Math.sign(state.fontSize * state.hScale) || 1;
  const degrees = (Math.atan2(b * sign, a * sign) * 180) / Math.PI;
  const quarter = Math.round(degrees / 90);
  const turns: readonly Turn[] = [0, 90, 180, 270];
  return { turn: turns[(quarter + 4) % 4] ?? 0, slantDegrees: degrees - quarter * 90 };
}

function toGlyph(
  item: ShownGlyph,
  state: GraphicsState,
  pen: GraphicsState['pen'],
  { turn, slantDegrees }: Direction,
  order: number,
): PaintedGlyph | null {
  const { doubtful } = state.font.doubts;
  const text = partDashes(foldRadicals(item.unicode));
  const place: Matrix = [state.fontSize * state.hScale, 0, 0, state.fontSize, pen[0], pen[1] + state.rise];
  const matrix = multiply(multiply(state.transform, state.textMatrix), place);
  const box = boxUnder(
    matrix,
    isTurnedOver(matrix) && state.font.isOfDrawings ? overturned(emBox(item, state)) : emBox(item, state),
  );
  const sizePt = Math.hypot(matrix[2], matrix[3]);
  if (!isRead(item, box, sizePt)) return null;
  return {
    text: /^\s+$/u.test(text) ? ' ' : text,
    box,
    sizePt,
    turn,
    slantDegrees,
    font: state.font,
    uncertain:
      doubtful.has(item.originalCharCode) ||
      isUncertain(text) ||
      isUnreliable(text, box, state, turn, sizePt) ||
      isMirrored(text, matrix, state),
    order,
    run: state.textStart,
    clip: state.clip,
    clipped: !holds(state.clip, centreOf(box)),
    ...paintsOf(state),
    unpainted: UNPAINTED_MODES.has(state.mode),
  };
}

/** By rendering mode: 1 and 5 stroke, 2 and 6 fill and then stroke. Glyphs that are drawings have paints of their own. */
function paintsOf({ mode, fill, stroke, font }: GraphicsState): Pick<PaintedGlyph, 'paint' | 'outline'> {
  if (mode % 4 === 1) return { paint: stroke };
  const isSame = stroke.color === fill.color && stroke.alpha === fill.alpha;
  return mode % 4 === 2 && !isSame && !font.isOfDrawings ? { paint: fill, outline: stroke } : { paint: fill };
}

const isRead = ({ unicode }: ShownGlyph, box: Box, sizePt: number): boolean =>
  sizePt >= MIN_SIZE_PT && box.every(Number.isFinite) && !NO_WIDTH.test(unicode);

/** In ems from the pen; in vertical writing the pen stands above the middle of the glyph. */
function emBox({ width, vmetric }: ShownGlyph, { font }: GraphicsState): Box {
  const [vx, vy] = font.vertical ? [vmetric?.[1] ?? 500, vmetric?.[2] ?? 880] : [0, 0];
  const [left, base] = [-vx * font.unit, -vy * font.unit];
  return [left, base - DESCENT, left + Math.abs(width) * font.unit, base + ASCENT];
}

/** A sign where a digit should be, or a digit that its clip cuts into: there may be more of them, which some producers leave out. */
function isUnreliable(text: string, box: Box, { font, clip }: GraphicsState, turn: Turn, sizePt: number): boolean {
  if (!ALPHANUMERIC.test(text)) return false;
  const [first, last] = turn % 180 === 0 ? ([0, 2] as const) : ([1, 3] as const);
  return font.isDingbats || Math.max(clip[first] - box[first], box[last] - clip[last]) > CUT_EMS * sizePt;
}

/** As in a mirror: y of the text, as that of the page, grows downwards. */
const isTurnedOver = ([a, b, c, d]: Matrix): boolean => a * d - b * c > 0;

/** In a mirror a 2 looks like a 5. Drawings that are turned over were upside down before. */
const isMirrored = (text: string, matrix: Matrix, { font }: GraphicsState): boolean =>
  isTurnedOver(matrix) && !font.isOfDrawings && ALPHANUMERIC.test(text);

const overturned = ([x0, y0, x1, y1]: Box): Box => [x0, -y1, x1, -y0];

/** Characters that show nothing, wherever their glyph comes from: breaks and joints without width, byte order marks. */
const NO_WIDTH = /^[\u200b-\u200d\u2060\ufeff]$/u;

const ALPHANUMERIC = /[\da-z]/i;

/** Private use, replacement and control characters, and scripts that no report is written in: codes without a meaning. */
function isUncertain(text: string): boolean {
  return (
    /[\p{Co}\p{Cn}\p{Cc}\ufffd]/u.test(text) ||
    /[^\P{L}\p{Script=Han}\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u.test(text)
  );
}
