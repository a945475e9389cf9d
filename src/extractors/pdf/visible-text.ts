/** Which characters of a page a reader sees, and which are hidden from him, or a part of them. */
import { centreOf } from '../../geometry/marks/box.ts';
import type { AreasIn } from './area-index.ts';
import { cutNumbers } from './cut-numbers.ts';
import type { FieldValue } from './form-fields.ts';
import type { Paint, PaintedGlyph } from './graphics-state.ts';
import type { Point } from './matrix.ts';
import { paleMarks } from './pale-marks.ts';
import { HIDDEN, showingOf, withoutReprints } from './showing.ts';
import type { Showing } from './showing.ts';
import { CONTRAST, FAINT, isOver, pixelOf } from './sight.ts';

export interface VisibleText {
  /** Neither watermarks nor stamps: whatever becomes of it. */
  readonly straight: readonly PaintedGlyph[];
  readonly slanted: readonly PaintedGlyph[];
  /** `uncertain`: the character, or the number that it belongs to, may be another. */
  readonly shown: readonly { readonly glyph: PaintedGlyph; readonly uncertain: boolean }[];
  readonly pale: ReadonlySet<PaintedGlyph>;
  /** Something painted later hides them. */
  readonly covered: readonly PaintedGlyph[];
  /** Digits of which something hides a part. */
  readonly partlyCovered: readonly PaintedGlyph[];
  /** Blacked out by a ground of their own colour. */
  readonly barred: readonly PaintedGlyph[];
}

/** Text slanted by more than this is a watermark or a stamp. */
const MAX_SLANT_DEGREES = 8;
/** A digit of which more than this is hidden may be another. */
const PARTLY = 0.15;
const DIGIT = /[\d０-９.]/u;

export function visibleText(
  marks: readonly PaintedGlyph[],
  areasIn: AreasIn,
  values: readonly FieldValue[],
): VisibleText {
  const glyphs = marks.map((glyph) => asItShows(glyph, areasIn));
  const [straight, slanted] = [glyphs.filter((glyph) => !isSlanted(glyph)), glyphs.filter(isSlanted)];
  const painted = straight.filter(({ unpainted }) => !unpainted);
  const showings = painted.map((glyph) => ({ glyph, ...showingOf(glyph, areasIn) }));
  const pale = paleMarks(new Map(showings.map(({ glyph, contrast }) => [glyph, contrast])));
  const seen = new Set(showings.filter((one) => isShown(one) && !pale.has(one.glyph)).map(({ glyph }) => glyph));
  const cut = cutNumbers(painted, values);
  const shown = painted.flatMap((glyph, index) => {
    if (!seen.has(glyph)) return [];
    const isPart = [painted[index - 1], painted[index + 1]].some((other) => isRestOf(glyph, other, seen));
    return [{ glyph, uncertain: glyph.uncertain || isPart || cut.has(glyph) }];
  });
  const inked = showings.filter(({ glyph }) => glyph.text.trim() !== '');
  const covered = inked.filter(({ hiddenShare }) => hiddenShare >= HIDDEN).map(({ glyph }) => glyph);
  const isPartly = ({ glyph, hiddenShare }: OneShowing): boolean =>
    seen.has(glyph) && hiddenShare > PARTLY && DIGIT.test(glyph.text);
  return {
    straight,
    slanted,
    shown,
    pale,
    covered: withoutReprints(covered, [...seen]),
    partlyCovered: inked.filter(isPartly).map(({ glyph }) => glyph),
    barred: inked.filter((one) => !isShown(one) && isUnderBar(one.glyph, areasIn)).map(({ glyph }) => glyph),
  };
}

/** In the paint of its outline, where that differs more from the ground than what is within. */
function asItShows(glyph: PaintedGlyph, areasIn: AreasIn): PaintedGlyph {
  if (glyph.outline === undefined) return glyph;
  const outlined: PaintedGlyph = { ...glyph, paint: glyph.outline };
  return showingOf(outlined, areasIn).contrast > showingOf(glyph, areasIn).contrast ? outlined : glyph;
}

interface OneShowing extends Showing {
  readonly glyph: PaintedGlyph;
}

const isShown = ({ contrast, hiddenShare }: Showing): boolean => contrast >= CONTRAST && hiddenShare < HIDDEN;

/** Watermarks and stamps run across cells and belong to none. */
export function isSlanted({ slantDegrees }: PaintedGlyph): boolean {
  return Math.abs(slantDegrees) > MAX_SLANT_DEGREES;
}

/** A digit beside one of the same text that is covered or cut off is part of a longer number than anyone sees. */
function isRestOf(glyph: PaintedGlyph, other: PaintedGlyph | undefined, seen: ReadonlySet<PaintedGlyph>): boolean {
  if (other === undefined || other.run !== glyph.run || seen.has(other)) return false;
  const [a, b] = [centreOf(glyph.box), centreOf(other.box)];
  const isNear = Math.hypot(a.x - b.x, a.y - b.y) < NEXT_EMS * glyph.sizePt;
  return isNear && DIGIT.test(glyph.text) && DIGIT.test(other.text);
}

/** Middles of two digits of one number are nearer than this, in ems. */
const NEXT_EMS = 1.1;

/** Characters on a ground of their own colour that shows: a reader sees that something was blacked out. */
function isUnderBar({ box, paint, clipped }: PaintedGlyph, areasIn: AreasIn): boolean {
  if (clipped || paint.alpha < FAINT) return false;
  const { x, y } = centreOf(box);
  const point: Point = [x, y];
  const top = areasIn([x, y, x, y]).findLast((area) => area.paint.alpha > THICK && isOver(area, point));
  return top !== undefined && isDark(pixelOf(top, point));
}

/** Bars that black out are painted more thickly than this. */
const THICK = 0.9;

const isDark = ({ color }: Pick<Paint, 'color'>): boolean =>
  color === null || [16, 8, 0].some((shift) => 255 - ((color >> shift) & 255) >= CONTRAST);
