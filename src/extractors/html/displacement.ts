/** Text that a style sets off its line, elsewhere in its box, or in another order than that of the markup. */
import { lengthPx } from './css-length.ts';
import { noDeclarations, valueOf, type Declarations } from './inline-style.ts';
import type { Turned } from './page.ts';

/** As in Word files: 3 pt off the line is a footnote mark; less is the setting of a font. */
const raisedFromPx = 4;
/** Letters are moved by less to set them apart. */
const displacedFromPx = 8;
const inline = new Set(['span', 'font', 'b', 'i', 'u', 'em', 'strong', 'small', 'big', 'a', 'label', 'code', 'o:p']);

export function isRaised(declared: Declarations): boolean {
  if (declared === noDeclarations) return false;
  const alignment = valueOf(declared, 'vertical-align');
  if (/^(?:super|sub|text-top|text-bottom)$/.test(alignment)) return true;
  const moved = valueOf(declared, 'position') === 'relative' ? ['top', 'bottom'] : [];
  return [alignment, ...['mso-text-raise', ...moved].map((name) => valueOf(declared, name))].some(isOffLine);
}

/** A part of the height of its line. */
function isOffLine(length: string): boolean {
  if (length === '') return false;
  return Math.abs(length.endsWith('%') ? Number(length.slice(0, -1)) / 5 : lengthPx(length)) >= raisedFromPx;
}

/** `tag`: boxes that hold a part of a page are moved about freely. */
export function isDisplaced(tag: string, declared: Declarations): boolean {
  if (declared === noDeclarations) return false;
  if (/^(?:left|right)$/.test(valueOf(declared, 'float'))) return true;
  const order = valueOf(declared, 'order');
  if (order !== '' && order !== '0') return true;
  const position = valueOf(declared, 'position');
  if (position === 'absolute' || position === 'fixed') return isMoved(declared, 0);
  const back = inline.has(tag) && lengthPx(valueOf(declared, 'margin-left')) <= -displacedFromPx;
  return back || (position === 'relative' && isMoved(declared, displacedFromPx));
}

function isMoved(declared: Declarations, leastPx: number): boolean {
  return ['left', 'right'].some((side) => Math.abs(lengthPx(valueOf(declared, side))) >= leastPx);
}

/** Exponents, fractions and roots set their digits about one another. */
const arranged = new Set('bdo msup msub msubsup mfrac mroot msqrt munder mover munderover mmultiscripts'.split(' '));
const mirrored = /scale(?:3d|x|y)?\([^)]*-|matrix\(\s*-|rotate(?:z|3d|x|y)?\([^)]*(?:180deg|200grad|[.0]5turn|3\.14)/;

/** What in it is shown in another order. */
export function turnedBy(tag: string, declared: Declarations, dir: string | undefined): Turned {
  const direction = valueOf(declared, 'direction') || (dir ?? '').toLowerCase();
  if (arranged.has(tag) || mirrored.test(valueOf(declared, 'transform'))) return 'letters';
  if (/-override$/.test(valueOf(declared, 'unicode-bidi'))) return 'letters';
  return direction === 'rtl' || valueOf(declared, 'flex-direction') === 'row-reverse' ? 'parts' : null;
}
