/** The ways in which text takes up its place but can't be seen. They are inherited, and each is lifted by its own property. */
import { noDeclarations, valueOf, type Declarations } from './inline-style.ts';

export interface Veil {
  /** visibility: hidden. */
  readonly unseen: boolean;
  /** font-size: 0. */
  readonly sizeless: boolean;
  /** color: transparent, opacity: 0, or text set far out of its box. */
  readonly clear: boolean;
  /** Text that is white, or so near to it that nobody reads it on white. */
  readonly white: boolean;
  /** On a background that isn't white, or that we can't know. */
  readonly shaded: boolean;
}

export const noVeil: Veil = { unseen: false, sizeless: false, clear: false, white: false, shaded: false };

export function isSeen({ unseen, sizeless, clear }: Veil): boolean {
  return !unseen && !sizeless && !clear;
}

/** White on white: seen by nobody, unless a style sheet that we don't have colours the background. */
export function isPale({ white, shaded }: Veil): boolean {
  return white && !shaded;
}

const zeroSize = /^0(?:\.0+)?(?:px|pt|em|rem|%)?$/;
/** Relative sizes of nothing are nothing. */
const relativeSize = /(?:em|%|smaller|larger|inherit)$/;
const whites = /^(?:white|#fff|#ffffff|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1\s*)?\))$/;
/** Each channel 240 or more. */
const nearWhites =
  /^(?:white|snow|ivory|ghostwhite|whitesmoke|floralwhite|#fff|#(?:f[\da-f]){3}(?:ff)?|rgba?\((?:\s*2(?:4\d|5[0-5])\s*[,\s]){2}\s*2(?:4\d|5[0-5])\s*(?:[,/]\s*(?:1|100%)\s*)?\)|hsla?\([^,)]+[,\s]\s*\d+%[,\s]\s*(?:9[5-9]|100)%\s*(?:[,/]\s*1\s*)?\))$/;
const noBackground = /^(?:none|transparent|initial|inherit)?$/;

export function veilOf(outer: Veil, declared: Declarations, attributes: Readonly<Record<string, string>>): Veil {
  const { bgcolor, color } = attributes;
  if (declared === noDeclarations && bgcolor === undefined && color === undefined) return outer;
  const colour = valueOf(declared, 'color') || lower(color);
  return {
    unseen: unseenBy(valueOf(declared, 'visibility')) ?? outer.unseen,
    sizeless: sizelessBy(valueOf(declared, 'font-size'), outer.sizeless),
    clear: clearBy(declared, colour) ?? outer.clear,
    white: whiteBy(colour) ?? outer.white,
    shaded: shadedBy(backgroundOf(declared, bgcolor)) ?? outer.shaded,
  };
}

function backgroundOf(declared: Declarations, attribute: string | undefined): string {
  return valueOf(declared, 'background-color') || valueOf(declared, 'background') || lower(attribute);
}

function lower(text: string | undefined): string {
  return (text ?? '').toLowerCase();
}

function whiteBy(colour: string): boolean | null {
  return colour === '' || colour === 'inherit' ? null : nearWhites.test(colour);
}

function unseenBy(visibility: string): boolean | null {
  return visibility === '' || visibility === 'inherit' ? null : /^(?:hidden|collapse)$/.test(visibility);
}

function sizelessBy(size: string, outer: boolean): boolean {
  if (size === '' || (outer && relativeSize.test(size))) return outer;
  return zeroSize.test(size);
}

function clearBy(declared: Declarations, colour: string): boolean | null {
  if (/^0(?:\.0+)?$/.test(valueOf(declared, 'opacity')) || /^-\d{3,}/.test(valueOf(declared, 'text-indent')))
    return true;
  if (colour === 'transparent' || /^rgba\([^)]*,\s*0(?:\.0+)?\s*\)$/.test(colour)) return true;
  return null;
}

function shadedBy(background: string): boolean | null {
  if (noBackground.test(background)) return null;
  return !whites.test(background);
}
