/** Where the ink of a character is in its box: that of a full-width mark takes half of it, and the other half may hang out of a line. */
import type { Box } from '../../model/document.ts';
import type { Glyph } from './marks.ts';

const OPENING = /[（〔［｛《〈「『【〖“‘]/u;
const CLOSING = /[）〕］｝》〉」』】〗”’、。，．；：！？]/u;
/** Narrower ones fill their boxes. */
const WIDE_EMS = 0.8;

export function inkOf({ text, box, sizePt }: Glyph): Box {
  const [x0, y0, x1, y1] = box;
  if (x1 - x0 < WIDE_EMS * sizePt) return box;
  const middle = (x0 + x1) / 2;
  if (OPENING.test(text)) return [middle, y0, x1, y1];
  return CLOSING.test(text) ? [x0, y0, middle, y1] : box;
}
