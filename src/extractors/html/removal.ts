/** What takes a box, or the text in it, off the page. */
import { isFaint } from './colour.ts';
import { lengthPx } from './css-length.ts';
import { noDeclarations, PADDED, valueOf, type Declarations } from './inline-style.ts';

type Read = (name: string) => string;

/** A line of a pixel is what pages leave of text that is meant for programs that read aloud. */
const flatToPx = 1;
/** As in Word files: letters 2 pt high are not to be read. */
const unreadableToPx = 2.7;
/** So far left of or above its place that nothing of a page is there. */
const farPx = 100;
/** Margins of hundreds of pixels centre a page, and boxes are moved over one another by as much. */
const fartherPx = 900;
const collapsed = /scale(?:3d|[xy])?\(\s*0?(?:\.0\d*)?\s*[,)]/;
const moved = /translate(?:3d|[xy])?\(([^)]*)\)/;
const clippedAway = /^(?:rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\(\s*50%\s*\)|inset\([^)]*\b100%|circle\(\s*0)/;

const reader =
  (declared: Declarations): Read =>
  (name) =>
    valueOf(declared, name);

/** Whether a box with these declarations shows nothing of what is in it. */
export function hides(declared: Declarations): boolean {
  if (declared === noDeclarations) return false;
  const read = reader(declared);
  const isUnseen = /^(?:hidden|collapse)$/.test(read('visibility')) || isUnreadable(read('font-size'));
  return isUnseen || isRemoved(declared) || isEmptied(declared) || isClear(declared) || isIndentedAway(declared);
}

/** Not laid out at all, or where nobody looks: the box takes no place among the others. */
export function isRemoved(declared: Declarations): boolean {
  if (declared === noDeclarations) return false;
  const read = reader(declared);
  if (read('display') === 'none' || read('mso-hide').startsWith('all')) return true;
  return isShrunk(read('zoom')) || isOffScreen(read);
}

/** To a tenth of its size, or less. */
function isShrunk(zoom: string): boolean {
  const [, number, part] = /^(\d*\.?\d+)(%?)$/.exec(zoom) ?? [];
  return Number(number) > 0 && Number(number) <= (part === '%' ? 10 : 0.1);
}

function isOffScreen(read: Read): boolean {
  const position = read('position');
  if (position !== '' && isPlacedAway(read, position)) return true;
  return lengthPx(read('margin-left')) <= -fartherPx || clippedAway.test(read('clip-path'));
}

function isPlacedAway(read: Read, position: string): boolean {
  const free = position === 'absolute' || position === 'fixed';
  if (!free && position !== 'relative') return false;
  if (free && clippedAway.test(read('clip'))) return true;
  const near = free ? farPx : fartherPx;
  const before = ['left', 'top'].some((side) => lengthPx(read(side)) <= -near);
  // Beyond the right and the lower edge pages go on, but not that far.
  return before || ['left', 'right', 'bottom'].some((side) => isFarther(read(side)));
}

function isTransformedAway(transform: string): boolean {
  if (transform === '') return false;
  const offsets = moved.exec(transform)?.[1]?.split(',') ?? [];
  return collapsed.test(transform) || offsets.some((offset) => isFarther(offset.trim()));
}

function isFarther(length: string): boolean {
  // A part of a box is a part of its own size.
  return !length.endsWith('%') && Math.abs(lengthPx(length)) >= fartherPx * 2;
}

/** A box that shows nothing of what is in it; a piece of a line is no box, and is shown whatever it declares of this. */
export function isEmptied(declared: Declarations): boolean {
  if (declared === noDeclarations) return false;
  const read = reader(declared);
  if (read('content-visibility') === 'hidden' || lengthPx(read('margin-top')) <= -fartherPx) return true;
  return isTransformedAway(read('transform')) || isFlat(read);
}

/** Without height or width; its padding shows what runs into it. */
function isFlat(read: Read): boolean {
  const clips = ['overflow', 'overflow-x', 'overflow-y'].some((name) => /^(?:hidden|clip)/.test(read(name)));
  if (!clips) return false;
  if (isClippedText(read)) return true;
  if (read(PADDED) !== '') return false;
  return ['height', 'width'].some((side) => {
    const isSmall = [side, `max-${side}`].some((name) => lengthPx(read(name)) <= flatToPx);
    return isSmall && !(lengthPx(read(`min-${side}`)) > flatToPx);
  });
}

/** Text that begins where its box ends. */
function isClippedText(read: Read): boolean {
  return read('white-space') === 'nowrap' && /^[1-9]\d\d+%$/.test(read('text-indent'));
}

/** What lets everything through. */
export function isClear(declared: Declarations): boolean {
  return isLetThrough(valueOf(declared, 'opacity')) || isLetThrough(filterOf(declared));
}

/** Letters that begin far out of their box. */
export function isIndentedAway(declared: Declarations): boolean {
  const indent = valueOf(declared, 'text-indent');
  return indent !== '' && Math.abs(lengthPx(indent)) >= fartherPx && !isPart(indent);
}

function isLetThrough(opacity: string): boolean {
  const [, number, part] = /^(\d*\.?\d+)(%?)$/.exec(opacity) ?? [];
  return number !== undefined && isFaint(Number(number) / (part === '%' ? 100 : 1));
}

function filterOf(declared: Declarations): string {
  return /opacity\(\s*([^)\s]*)/.exec(valueOf(declared, 'filter'))?.[1] ?? '';
}

/** The first line of a hanging paragraph is set left by a part of its width. */
function isPart(length: string): boolean {
  return length.endsWith('%') && Math.abs(Number(length.slice(0, -1))) <= 100;
}

/** Relative sizes count from the usual size of text. */
export function isUnreadable(size: string): boolean {
  return (size.endsWith('%') ? (Number(size.slice(0, -1)) / 100) * 16 : lengthPx(size)) <= unreadableToPx;
}

/** A piece of a line: height, width, indents and transforms do nothing to it. */
export function isInLine(declared: Declarations): boolean {
  if (/^(?:absolute|fixed)$/.test(valueOf(declared, 'position'))) return false;
  if (/^(?:left|right)$/.test(valueOf(declared, 'float'))) return false;
  return /^(?:inline|contents)?$/.test(valueOf(declared, 'display'));
}
