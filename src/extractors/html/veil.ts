/** The ways in which text takes up its place but can't be seen. They are inherited, and each is lifted by its own property. */
import { attributeColour, type Colour, isFaint, isLostOn, laidOn, paper, parseColour } from './colour.ts';
import { pixelsOf } from './letter-size.ts';
import { noDeclarations, valueOf, type Declarations } from './inline-style.ts';
import { isClear, isIndentedAway, isUnreadable } from './removal.ts';

export interface Veil {
  /** visibility: hidden. */
  readonly unseen: boolean;
  /** Letters too small to be read. */
  readonly sizeless: boolean;
  /** Height of the letters, as far as the page says it. */
  readonly sizePx: number;
  /** A box that lets everything through, or text set far out of its box: what is in it can't lift that. */
  readonly clear: boolean;
  /** The colour of the text, null where the page names none that could hide it. */
  readonly ink: Colour | null;
  /** The colour of the background, null where it can't be known. */
  readonly ground: Colour | null;
}

export const noVeil: Veil = {
  unseen: false,
  sizeless: false,
  sizePx: 16,
  clear: false,
  ink: null,
  ground: paper,
};

export function isSeen({ unseen, sizeless, clear, ink }: Veil): boolean {
  return !unseen && !sizeless && !clear && (ink === null || !isFaint(ink.alpha));
}

/** As white on white: seen by nobody, unless a style sheet that we don't have colours the background. */
export function isPale({ ink, ground }: Veil): boolean {
  return ink !== null && ground !== null && isLostOn(ink, ground);
}

/** Relative sizes of nothing are nothing. */
const relativeSize = /(?:[\d.](?:em|ex|ch|%)|smaller|larger|inherit)$/;
const noBackground = /^(?:none|transparent|initial|inherit)?$/;

type Attributes = Readonly<Record<string, string>>;

/** `inLine`: a piece of a line, which has no box of its own. `sizeOfTag`: of its letters, where nothing else is declared. */
export function veilOf(
  outer: Veil,
  declared: Declarations,
  attributes: Attributes,
  inLine: boolean,
  sizeOfTag: string,
): Veil {
  if (declared === noDeclarations && sizeOfTag === '' && !isColoured(attributes)) return outer;
  const ink = inkOf(declared, attributes['color']);
  const size = sizeOf(declared) || sizeOfTag;
  return {
    unseen: unseenBy(valueOf(declared, 'visibility')) ?? outer.unseen,
    sizeless: sizelessBy(size, outer.sizeless),
    sizePx: pixelsOf(size, outer.sizePx),
    clear: outer.clear || isClear(declared) || (!inLine && isIndentedAway(declared)),
    ink: ink === undefined ? outer.ink : ink,
    ground: groundOf(declared, attributes, outer.ground),
  };
}

const isColoured = ({ bgcolor, color, background }: Attributes): boolean =>
  (bgcolor ?? color ?? background) !== undefined;

/** Undefined where nothing is declared. */
function inkOf(declared: Declarations, attribute: string | undefined): Colour | null | undefined {
  if (isDrawnOtherwise(declared)) return null;
  const filled = valueOf(declared, '-webkit-text-fill-color');
  const value = filled === '' ? valueOf(declared, 'color') : filled;
  if (value !== '') return /^(?:inherit|currentcolor)$/.test(value) ? undefined : parseColour(value);
  return attribute === undefined ? undefined : attributeColour(attribute.trim().toLowerCase());
}

/** Letters that show their background, their shadow or their outline. */
function isDrawnOtherwise(declared: Declarations): boolean {
  const clip = valueOf(declared, 'background-clip') || valueOf(declared, '-webkit-background-clip');
  const drawn = valueOf(declared, 'text-shadow') || valueOf(declared, '-webkit-text-stroke');
  return clip === 'text' || !/^(?:none|initial|0(?:px)?)?$/.test(drawn);
}

function groundOf(declared: Declarations, { bgcolor, background }: Attributes, outer: Colour | null): Colour | null {
  const value = valueOf(declared, 'background-color') || valueOf(declared, 'background');
  const isPicture = /\(/.test(valueOf(declared, 'background-image')) || (background ?? '').trim() !== '';
  if (isPicture || /url\(|gradient\(/.test(value)) return null;
  if (!noBackground.test(value)) return laidOver(value.split(/\s+(?![^(]*\))/).map(parseColour), outer);
  return bgcolor === undefined ? outer : laidOver([attributeColour(bgcolor.trim().toLowerCase())], outer);
}

/** Null where no colour is named that is known. */
function laidOver(colours: readonly (Colour | null)[], outer: Colour | null): Colour | null {
  const colour = colours.find((found) => found !== null);
  if (colour === undefined || colour.alpha === 1) return colour ?? null;
  return colour.alpha === 0 || outer === null ? outer : laidOn(colour, outer);
}

function unseenBy(visibility: string): boolean | null {
  return visibility === '' || visibility === 'inherit' ? null : /^(?:hidden|collapse)$/.test(visibility);
}

function sizeOf(declared: Declarations): string {
  const size = valueOf(declared, 'font-size');
  if (size !== '') return size;
  return /(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%)?)(?:\s*\/|\s)/.exec(valueOf(declared, 'font'))?.[1] ?? '';
}

function sizelessBy(size: string, outer: boolean): boolean {
  if (size === '' || (outer && relativeSize.test(size))) return outer;
  return isUnreadable(size);
}
