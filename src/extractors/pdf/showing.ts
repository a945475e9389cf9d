/** How much of each character shows: all of it, a part, or nothing, and whether something hides it. */
import { boxAround, centreOf, intersect } from '../../geometry/marks/box.ts';
import type { Box } from '../../model/document.ts';
import type { AreasIn } from './area-index.ts';
import { hasDigit } from '../../shapes/number-shape.ts';
import type { PaintedGlyph } from './graphics-state.ts';
import type { Point } from './matrix.ts';
import { CONTRAST, sightAmong } from './sight.ts';
import type { Sight } from './sight.ts';

export interface Showing {
  /** Of 255, from its ground. */
  readonly contrast: number;
  /** Share of it that something painted later hides, or nearly, 0 to 1. */
  readonly hiddenShare: number;
}

/** More of a character than this must be hidden for it not to be seen. */
export const HIDDEN = 0.5;

/** A character's ink within its box: the rest of it may be covered. */
const INK: readonly [left: number, top: number, right: number, bottom: number] = [0.12, 0.2, 0.88, 0.86];
const STEPS = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
/** What is left of a digit's contrast shows, but a veil was meant to hide it. A letter below a seal is still read. */
const VEILED = 0.3;

const NONE: Showing = { contrast: 0, hiddenShare: 0 };

export function showingOf(glyph: PaintedGlyph, areasIn: AreasIn): Showing {
  if (glyph.clipped) return NONE;
  const ink = inkOf(glyph.box);
  const { x, y } = centreOf(glyph.box);
  const touching = areasIn(ink);
  const isBare = touching.every(({ order }) => order <= glyph.order);
  if (isBare) return { contrast: sightAmong(glyph, [x, y], touching).contrast, hiddenShare: 0 };
  const sights = pointsIn(ink).map((point) => sightAmong(glyph, point, touching));
  const isHidden = hasDigit(glyph.text) ? isVeiledOver : isLost;
  const shown = sights.filter((sight) => !isHidden(sight)).map(({ contrast }) => contrast);
  const contrast = shown.toSorted((a, b) => a - b)[shown.length >> 1] ?? 0;
  return { contrast, hiddenShare: sights.filter(isHidden).length / sights.length };
}

const isLost = ({ isCovered, isVeiled }: Sight): boolean => isCovered || isVeiled;

const isVeiledOver = (sight: Sight): boolean =>
  isLost(sight) || (sight.bareContrast >= CONTRAST && sight.contrast < VEILED * sight.bareContrast);

const touches = (box: Box, ink: Box): boolean => {
  const [x0, y0, x1, y1] = intersect(box, ink);
  return x0 <= x1 && y0 <= y1;
};

function inkOf([x0, y0, x1, y1]: Box): Box {
  const [width, height] = [x1 - x0, y1 - y0];
  return [x0 + INK[0] * width, y0 + INK[1] * height, x0 + INK[2] * width, y0 + INK[3] * height];
}

const pointsIn = ([x0, y0, x1, y1]: Box): Point[] =>
  STEPS.flatMap((v) => STEPS.map((u): Point => [x0 + u * (x1 - x0), y0 + v * (y1 - y0)]));

/** Text that something hides, unless the same is printed again on top. */
export function withoutReprints(hidden: readonly PaintedGlyph[], shown: readonly PaintedGlyph[]): PaintedGlyph[] {
  if (hidden.length === 0) return [];
  const around = boxAround(hidden.map(({ box }) => box));
  const near = shown.filter(({ box }) => touches(around, box));
  return hidden.filter((glyph) => {
    const { x, y } = centreOf(glyph.box);
    return !near.some((other) => {
      const there = centreOf(other.box);
      return other.text === glyph.text && Math.hypot(there.x - x, there.y - y) < SAME_EMS * glyph.sizePt;
    });
  });
}

const SAME_EMS = 0.3;
