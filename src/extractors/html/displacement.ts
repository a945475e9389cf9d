/** Text that a style sets off its line, elsewhere in its box, in another order than that of the markup, or strikes out. */
import { lengthPx } from './css-length.ts';
import { noDeclarations, ODD, valueOf, wordless, type Declarations } from './inline-style.ts';
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
  if (declared === noDeclarations) return tag === 'small';
  const read = (name: string): string => valueOf(declared, name);
  return tag === 'small' || isSetApart(read) || (inline.has(tag) && isOffItsPlace(read));
}

/** By a float, an order, a place of its own, or something that isn't known here. */
function isSetApart(read: (name: string) => string): boolean {
  if (read(ODD) !== '' || /^(?:left|right)$/.test(read('float')) || !/^0?$/.test(read('order'))) return true;
  const position = read('position');
  if (/^(?:absolute|fixed)$/.test(position) || isShifted(read('transform'))) return true;
  return position === 'relative' && (isFar(read('left')) || isFar(read('right')));
}

function isOffItsPlace(read: (name: string) => string): boolean {
  if (lengthPx(read('margin-left')) <= -displacedFromPx || lengthPx(read('margin-top')) <= -raisedFromPx) return true;
  return /^(?:top|bottom)$/.test(read('vertical-align')) || gridPlaces.some((name) => read(name) !== '');
}

/** Lines of a grid that a part of it names, in whatever order the parts are written. */
const gridPlaces = ['', '-start', '-end']
  .flatMap((side) => [`grid-column${side}`, `grid-row${side}`])
  .concat('grid-area');

function isShifted(transform: string): boolean {
  const [, across] = /translate(?:3d|x)?\(\s*([^,)]*)/.exec(transform) ?? [];
  return across !== undefined && isFar(across.trim());
}

/** Parts of a box centre it. */
function isFar(length: string): boolean {
  return !length.endsWith('%') && Math.abs(lengthPx(length)) >= displacedFromPx;
}

/** Exponents, fractions and roots set their digits about one another. */
const arranged = new Set('bdo msup msub msubsup mfrac mroot msqrt munder mover munderover mmultiscripts'.split(' '));
/** Letters set this much nearer than usual lie over one another. */
const overlappingFromPx = -6;
const mirrored = /scale(?:3d|x|y)?\([^)]*-|matrix\(\s*-|rotate(?:z|3d|x|y)?\([^)]*(?:180deg|200grad|[.0]5turn|3\.14)/;

type Attributes = Readonly<Record<string, string>>;

/** What in it is shown in another order, or as other signs. */
export function turnedBy(tag: string, declared: Declarations, { dir = '', face }: Attributes): Turned {
  if (arranged.has(tag) || isWordless(face) || isMixedUp(declared)) return 'letters';
  const direction = valueOf(declared, 'direction') || dir.toLowerCase();
  return direction === 'rtl' || valueOf(declared, 'flex-direction') === 'row-reverse' ? 'parts' : null;
}

function isMixedUp(declared: Declarations): boolean {
  if (declared === noDeclarations) return false;
  if (declared['font-family'] !== undefined || /-override$/.test(valueOf(declared, 'unicode-bidi'))) return true;
  return (
    mirrored.test(valueOf(declared, 'transform')) || lengthPx(valueOf(declared, 'letter-spacing')) <= overlappingFromPx
  );
}

export function isWordless(face: string | undefined): boolean {
  return face !== undefined && wordless.test(face);
}

export function isStruck(declared: Declarations): boolean {
  if (declared === noDeclarations) return false;
  return /line-through/.test(`${valueOf(declared, 'text-decoration')} ${valueOf(declared, 'text-decoration-line')}`);
}
