/** Boxes that lie over the text around them and let nothing of it through. */
import { parseColour } from './colour.ts';
import { lengthPx } from './css-length.ts';
import { noDeclarations, type Declarations, valueOf } from './inline-style.ts';
import { hides } from './removal.ts';

/** Lines, dots and arrows are smaller. */
const leastPx = 8;
/** No background that is seen: those of pictures may be clear. */
const clear = /^(?:none|transparent|initial|inherit|unset)?$/;

export function covers(declared: Declarations): boolean {
  if (declared === noDeclarations || !/^(?:absolute|fixed)$/.test(valueOf(declared, 'position'))) return false;
  if (!isOpaque(valueOf(declared, 'background-color') || valueOf(declared, 'background'))) return false;
  if (valueOf(declared, 'z-index').startsWith('-')) return false;
  const isSmall = ['width', 'height'].some((side) => lengthPx(valueOf(declared, side)) < leastPx);
  return !isSmall && !hides(declared);
}

/** The first colour that is named; another value is no colour. */
function isOpaque(ground: string): boolean {
  if (clear.test(ground)) return false;
  const colour = ground
    .split(/\s+(?![^(]*\))/)
    .map(parseColour)
    .find((found) => found !== null);
  return colour !== undefined && colour.alpha > 0.5;
}
