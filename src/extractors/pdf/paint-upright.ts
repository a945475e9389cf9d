/** A page whose text is slanted as a whole, as a sheet laid askew on a scanner → painted as if it lay straight. */
import { boxAround } from '../../geometry/marks/box.ts';
import type { Box } from '../../model/document.ts';
import { withFontsDoubted } from './doubtful-fonts.ts';
import type { PaintedGlyph, PaintedPage } from './graphics-state.ts';
import { isSlanted } from './visible-text.ts';
import { boxUnder, multiply } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { paintPage } from './paint-page.ts';
import { repeatedWords } from './repeated-words.ts';
import { numberMarks } from './number-marks.ts';
import type { PaintContext } from './canvas.ts';
import type { OperatorList } from './paint-page.ts';
import { withPartStraight } from './turned-part.ts';

/** Less than this leaves no line of a page's width off its axis. */
const LEAST_DEGREES = 0.05;
/** A page is askew if this share of its characters is, each by the page's slant or nearly. */
const MOST = 0.8;
const SAME_DEGREES = 0.5;
/** Characters that lean away from the page's lines by more than this may stand in another row than it seems. */
const STRAY_DEGREES = 1.5;
/** Fewer digits that lean are a slip in a single cell. */
const FEWEST_STRAY = 4;

export interface UprightPage extends PaintedPage {
  /** Clockwise, as seen: what the page was turned back by, about its middle. */
  readonly slantDegrees: number;
  /** To the page as it was painted. */
  readonly transform: Matrix;
  readonly pageBox: Box;
  /** Around digits that lean away from the page's lines; null if hardly one does. */
  readonly strayAround: Box | null;
}

export function paintUpright(list: OperatorList, context: PaintContext): UprightPage {
  const painted = withoutWatermark(withFontsDoubted(paintPage(list, context)));
  const slantDegrees = commonSlant(painted.glyphs);
  if (slantDegrees === 0) {
    const paintTurned = (degrees: number, about: Box): PaintedPage => {
      const transform = multiply(turnAbout(about, degrees), context.transform);
      return withoutWatermark(withFontsDoubted(paintPage(list, { ...context, transform })));
    };
    return { ...withStrayDoubted(withPartStraight(painted, paintTurned)), ...context, slantDegrees };
  }
  const back = turnAbout(context.pageBox, -slantDegrees);
  const transform = multiply(back, context.transform);
  const pageBox = boxUnder(back, context.pageBox);
  const straight = withoutWatermark(withFontsDoubted(paintPage(list, { ...context, transform, pageBox })));
  return { ...withStrayDoubted(straight), transform, pageBox, slantDegrees };
}

/** Before anything is told from how most of the text stands. */
function withoutWatermark(page: PaintedPage): PaintedPage {
  const watermark = repeatedWords(page.glyphs).union(numberMarks(page.glyphs));
  return watermark.size === 0 ? page : { ...page, glyphs: page.glyphs.filter((glyph) => !watermark.has(glyph)) };
}

function commonSlant(glyphs: readonly PaintedGlyph[]): number {
  const inked = glyphs.filter((glyph) => glyph.text.trim() !== '' && !isSlanted(glyph));
  const slants = inked.flatMap(({ slantDegrees: own }) => (Math.abs(own) > LEAST_DEGREES ? [own] : []));
  if (slants.length < MOST * inked.length) return 0;
  const usual = slants.toSorted((a, b) => a - b)[slants.length >> 1] ?? 0;
  return slants.filter((own) => Math.abs(own - usual) < SAME_DEGREES).length < MOST * inked.length ? 0 : usual;
}

/** The numbers of their rows may belong to blank cells around: nothing among them is known to be blank. */
function withStrayDoubted(page: PaintedPage): PaintedPage & Pick<UprightPage, 'strayAround'> {
  const isStray = ({ slantDegrees }: PaintedGlyph): boolean => Math.abs(slantDegrees) > STRAY_DEGREES;
  const digits = page.glyphs.filter((glyph) => isStray(glyph) && !isSlanted(glyph) && /\d/.test(glyph.text));
  const strayAround = digits.length < FEWEST_STRAY ? null : boxAround(digits.map(({ box }) => box));
  if (!page.glyphs.some(isStray)) return { ...page, strayAround };
  const glyphs = page.glyphs.map((glyph) => (isStray(glyph) ? { ...glyph, uncertain: true } : glyph));
  return { ...page, glyphs, strayAround };
}

/** Clockwise as seen: y grows downwards on the page. */
function turnAbout([x0, y0, x1, y1]: Box, degrees: number): Matrix {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}
