/** Where in a character's box its ink is, roughly, and how dark it is. */
import type { Box } from '../../model/document.ts';
import type { Paint, PaintedGlyph } from './graphics-state.ts';

/** Ink begins and ends so many ems within a character's box; that of digits is lower than that of letters. */
const RIM_EMS = 0.08;
const TOP_EMS = 0.16;

export function inkOf({ box: [x0, y0, x1, y1], sizePt, turn }: PaintedGlyph): Box {
  const [rim, top] = [RIM_EMS * sizePt, TOP_EMS * sizePt];
  return turn % 180 === 0 ? [x0, y0 + top, x1, y1 - rim] : [x0 + rim, y0, x1 - top, y1];
}

/** How far it is from white, of 255. */
export const strengthOf = ({ color, alpha }: Paint): number =>
  alpha * (color === null ? 255 : 255 - Math.min(...[16, 8, 0].map((shift) => (color >> shift) & 255)));
