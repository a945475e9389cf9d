/** How a run's text looks, and whether it can be seen. */
import { black, looksAlike, type Channels } from '../contrast.ts';
import { colourOf } from './colour.ts';
import { inkOf, type Ink } from './ink.ts';
import { groundOf, shadingOf, type Shading } from './shading.ts';
import { childOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

/** What a run, or a style, says; undefined: nothing. */
export interface Looks {
  readonly hidden: boolean | undefined;
  readonly struck: boolean | undefined;
  /** Set apart from the line's own text: raised or lowered. */
  readonly raised: boolean | undefined;
  readonly ink: Ink | undefined;
  readonly shading: Shading | undefined;
  /** In half-points. */
  readonly size: number | undefined;
  /** In per cent. */
  readonly width: number | undefined;
  /** In twips that each letter is moved on, or back over the one before. */
  readonly spacing: number | undefined;
  /** In twips that all letters of the run together are fitted into. */
  readonly fit: number | undefined;
  /** The font of digits and Latin letters. */
  readonly font: string | undefined;
}

/** What paragraphs are set on. */
export interface Surface {
  /** Null: can't be told. */
  readonly ground: Channels | null;
  /** What text is like whose own styles don't say it. Not every word processor strikes or hides a whole table as its style says. */
  readonly text: Looks;
  /** Of the cell around, in twips; Infinity where there is none, or where it grows with its text. */
  readonly width: number;
}

/** `properties`: a w:rPr. */
export function looksOf(properties: XmlElement | undefined): Looks {
  return {
    hidden: toggleOf(properties, 'w:vanish'),
    struck: struckBy(properties),
    raised: raisedBy(properties),
    ink: inkOf(properties),
    shading: shadingOf(properties),
    size: numberOf(properties, 'w:sz'),
    width: numberOf(properties, 'w:w'),
    spacing: numberOf(properties, 'w:spacing'),
    fit: numberOf(properties, 'w:fitText'),
    font: fontOf(childOf(properties, 'w:rFonts')),
  };
}

function struckBy(properties: XmlElement | undefined): boolean | undefined {
  const lines = [toggleOf(properties, 'w:strike'), toggleOf(properties, 'w:dstrike')];
  return lines.includes(true) ? true : lines.find((line) => line !== undefined);
}

/** In half-points: 3 pt off the line is a footnote mark. */
const raisedFrom = 6;

function raisedBy(properties: XmlElement | undefined): boolean | undefined {
  const position = valueOf(properties, 'w:position');
  if (position !== undefined && Math.abs(Number(position)) >= raisedFrom) return true;
  const value = valueOf(properties, 'w:vertAlign');
  return value === undefined ? undefined : /^(?:super|sub)script$/.test(value);
}

/** No theme's font is one of symbols. */
function fontOf(fonts: XmlElement | undefined): string | undefined {
  return fonts?.attributes['asciiTheme'] === undefined ? fonts?.attributes['ascii'] : '';
}

function numberOf(properties: XmlElement | undefined, name: string): number | undefined {
  const value = valueOf(properties, name);
  return value === undefined ? undefined : Number.parseFloat(value);
}

/** What the first says counts, and where it says nothing what the next one says. */
export function foldLooks(looks: readonly Looks[]): Looks {
  return {
    ...foldLines(looks),
    ink: looks.find(({ ink }) => ink !== undefined)?.ink,
    shading: looks.find(({ shading }) => shading !== undefined)?.shading,
    size: looks.find(({ size }) => size !== undefined)?.size,
    width: looks.find(({ width }) => width !== undefined)?.width,
    spacing: looks.find(({ spacing }) => spacing !== undefined)?.spacing,
    fit: looks.find(({ fit }) => fit !== undefined)?.fit,
    font: looks.find(({ font }) => font !== undefined)?.font,
  };
}

const foldLines = (looks: readonly Looks[]): Pick<Looks, 'hidden' | 'struck' | 'raised'> => ({
  hidden: looks.find(({ hidden }) => hidden !== undefined)?.hidden,
  struck: looks.find(({ struck }) => struck !== undefined)?.struck,
  raised: looks.find(({ raised }) => raised !== undefined)?.raised,
});

const unreadableSize = 4;
const unreadableWidth = 10;
/** A digit of 10.5 pt is 105 twips wide. */
const unreadableSpacing = -60;
const unreadableFit = 60;

/** Set in letters that can't be read, or in the colour of their ground. */
export function isUnseen(looks: Looks, highlight: Channels | undefined, surface: Surface): boolean {
  const { size = surface.text.size ?? Infinity, ink = surface.text.ink ?? 'auto' } = looks;
  return size <= unreadableSize || isSqueezed(looks) || isDrowned(ink, looks.shading, highlight, surface);
}

function isSqueezed({ width = Infinity, spacing = 0, fit = Infinity }: Looks): boolean {
  return width <= unreadableWidth || spacing <= unreadableSpacing || fit <= unreadableFit;
}

function isDrowned(
  ink: Ink,
  shading: Shading | undefined,
  highlight: Channels | undefined,
  { ground }: Surface,
): boolean {
  if (ink === 'clear' || ink === 'unknown') return ink === 'clear';
  // Automatic text is white on dark shading; on a dark highlight some word processors draw it black.
  if (ink === 'auto') return highlight !== undefined && looksAlike(black, highlight);
  const under = highlight ?? groundOf(shading, ground);
  return under !== null && looksAlike(ink, under);
}

/** ECMA-376 part 1, 17.18.40 ST_HighlightColor. */
const highlights: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGray: '808080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  green: '00FF00',
  lightGray: 'C0C0C0',
  magenta: 'FF00FF',
  red: 'FF0000',
  white: 'FFFFFF',
  yellow: 'FFFF00',
};

/** Only a run's own counts: Word takes none from styles. */
export function highlightOf(properties: XmlElement | undefined): Channels | undefined {
  return colourOf(highlights[valueOf(properties, 'w:highlight') ?? '']);
}
