/** How an element is shown: by its tag, attributes, style attribute and the page's own rules. */
import { arrangementOf, unarranged } from './arrangement.ts';
import { covers } from './cover.ts';
import { displayOf, isPiece, isTablePart, UNTIL_FOUND } from './display.ts';
import { isDisplaced, isRaised, isStruck, isWordless, turnedBy } from './displacement.ts';
import { GENERATED, isAltered } from './generated-text.ts';
import { noDeclarations, OWN_FONT, valueOf, type Declarations, type ReadStyle } from './inline-style.ts';
import type { PageElement } from './page.ts';
import { cascade, declaredFor, type PageStyles } from './page-styles.ts';
import { isEmptied, isIndentedAway, isInLine } from './removal.ts';
import type { StyledElement } from './selector.ts';
import { roomOf, roomy } from './room.ts';
import { LINE, LINED } from './strike-lines.ts';
import { sizeOfTag } from './letter-size.ts';
import { isPale, isSeen, noVeil, veilOf, type Veil } from './veil.ts';

export interface Appearance extends Pick<
  PageElement,
  | 'display'
  | 'visible'
  | 'pale'
  | 'struck'
  | 'raised'
  | 'displaced'
  | 'turned'
  | 'altered'
  | 'picture'
  | 'lined'
  | 'room'
  | 'ownFont'
  | 'arrangement'
  | 'isContents'
  | 'preserved'
> {
  /** Items of lists have their number before them. */
  readonly numbers: boolean;
  readonly veil: Veil;
}

export const initialAppearance: Appearance = {
  display: 'block',
  visible: true,
  pale: false,
  veil: noVeil,
  struck: false,
  raised: false,
  numbers: false,
  displaced: false,
  turned: null,
  altered: false,
  picture: '',
  lined: null,
  room: roomy,
  ownFont: false,
  arrangement: unarranged,
  isContents: false,
  preserved: false,
};

/** How the page's rules and its style attributes are read. */
export interface Styling {
  readonly rules: PageStyles;
  readonly readStyle: ReadStyle;
  /** Looks that declarations and a tag give, by the look of the parent: pages repeat few of them thousands of times. */
  readonly known: Map<Appearance, Map<Declarations, Map<string, Appearance>>>;
  /** What a sheet's declarations and those of an element make together. */
  readonly merged: Map<Declarations, Map<Declarations, Declarations>>;
}

/** `node` is the element as the selector engine knows it. */
export function appearanceOf(
  element: StyledElement,
  node: unknown,
  parent: Appearance,
  { rules, readStyle, known, merged }: Styling,
): Appearance {
  const { tag, attributes } = element;
  const declared = together(declaredFor(rules, element, node), readStyle(attributes['style']), merged);
  const isSpecial = isMarked(attributes) || declared[GENERATED] !== undefined || isOfOwnFont(attributes, rules.fonts);
  if (isSpecial) return newAppearance(element, parent, declared, rules.fonts);
  const byTag = entryOf(entryOf(known, parent), declared);
  const appearance = byTag.get(tag) ?? newAppearance(element, parent, declared, rules.fonts);
  byTag.set(tag, appearance);
  return appearance;
}

function together(weaker: Declarations, stronger: Declarations, merged: Styling['merged']): Declarations {
  if (weaker === noDeclarations || stronger === noDeclarations) return cascade(weaker, stronger);
  const byStronger = entryOf(merged, weaker);
  const declared = byStronger.get(stronger) ?? cascade(weaker, stronger);
  byStronger.set(stronger, declared);
  return declared;
}

function entryOf<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const found = map.get(key);
  if (found !== undefined) return found;
  const entry = new Map<L, V>();
  map.set(key, entry);
  return entry;
}

/** Attributes that say how an element is shown. Asked of every element: no list of names is gone through. */
function isMarked(attributes: StyledElement['attributes']): boolean {
  const { hidden, popover, role, dir, open } = attributes;
  return (hidden ?? popover ?? role ?? dir ?? open) !== undefined || isPainted(attributes);
}

function isPainted({ bgcolor, color, background, size, face }: StyledElement['attributes']): boolean {
  return (bgcolor ?? color ?? background ?? size) !== undefined || isWordless(face);
}

const isOfOwnFont = (attributes: StyledElement['attributes'], fonts: ReadonlySet<string>): boolean =>
  fonts.size > 0 && fonts.has(faceOf(attributes));

const faceOf = ({ face = '' }: StyledElement['attributes']): string => face.trim().toLowerCase();

function newAppearance(
  { tag, attributes }: StyledElement,
  parent: Appearance,
  declared: Declarations,
  fonts: ReadonlySet<string>,
): Appearance {
  const inLine = isPiece(tag) && isInLine(declared);
  const veil = veilOf(parent.veil, declared, attributes, inLine, sizeOfTag(tag, attributes['size']));
  const display = displayOf(tag, attributes, declared, inLine);
  const numbers = numbersItems(tag, declared, parent);
  return {
    display,
    veil,
    visible: isSeen(veil),
    pale: isPale(veil),
    struck: parent.struck || striking.has(tag) || isStruck(declared),
    raised: parent.raised,
    displaced: false,
    turned: turnedBy(tag, declared, attributes),
    numbers,
    altered: isAltered(declared, attributes) || isNumbered(tag, declared, numbers),
    picture: pictureOf(declared, attributes),
    lined: linedBy(tag, declared, attributes),
    room: roomOf(declared, inLine ? null : display, veil.sizePx),
    ownFont: isInOwnFont(declared, attributes, fonts) ?? parent.ownFont,
    arrangement: arrangementOf(declared),
    isContents: valueOf(declared, 'display') === 'contents',
    preserved: preservedBy(tag, declared) ?? parent.preserved,
    // What moves a cell, or what is around it, moves all of a figure.
    ...(display !== 'cell' && !isTablePart(tag) && placeOf({ tag, attributes }, parent, declared, inLine)),
  };
}

function numbersItems(tag: string, declared: Declarations, around: Appearance): boolean {
  const style = valueOf(declared, 'list-style-type') || valueOf(declared, 'list-style');
  const mark = style.replace(/\b(?:inside|outside|url\([^)]*\))/g, '').trim();
  if (mark !== '') return !/^(?:none|disc|circle|square|disclosure-\w+)$/.test(mark);
  return tag === 'ol' || (tag !== 'ul' && around.numbers);
}

/** An item that is laid out as another box has no mark before it. */
const isNumbered = (tag: string, declared: Declarations, numbers: boolean): boolean =>
  numbers && tag === 'li' && /^(?:list-item)?$/.test(valueOf(declared, 'display'));

/** Pictures alone: colours and gradients show no digits. */
function pictureOf(declared: Declarations, { background = '' }: StyledElement['attributes']): string {
  if (declared === noDeclarations) return background;
  const values = grounds.map((name) => valueOf(declared, name)).filter((value) => value.includes('url('));
  return values.length === 0 ? background : values.join(' ');
}

const grounds = [
  'background-image',
  'background',
  'border-image',
  'border-image-source',
  'content',
  'list-style-image',
];

function linedBy(
  tag: string,
  declared: Declarations,
  { style = '' }: StyledElement['attributes'],
): PageElement['lined'] {
  if (declared[LINED] !== undefined) return 'through';
  if (declared[LINE] !== undefined) return 'itself';
  if (tag !== 'hr') return null;
  const isMoved = /^(?:relative|absolute)$/.test(valueOf(declared, 'position')) || backwards.test(style);
  return isMoved || valueOf(declared, 'margin-top') !== '' ? 'itself' : null;
}

/** A rule that is set back over what stands before it. */
const backwards = /margin\s*:\s*-/i;

/** Null where no font is named. */
function isInOwnFont(
  declared: Declarations,
  attributes: StyledElement['attributes'],
  fonts: ReadonlySet<string>,
): boolean | null {
  const own = declared[OWN_FONT];
  if (own !== undefined) return own === '1';
  return attributes['face'] === undefined ? null : fonts.has(faceOf(attributes));
}

function placeOf(
  { tag, attributes: { hidden } }: Pick<StyledElement, 'tag' | 'attributes'>,
  parent: Appearance,
  declared: Declarations,
  inLine: boolean,
): Partial<Appearance> {
  // A piece of a line that would show nothing if it were a box: it is one where the box around it lays out its parts.
  const mayBeEmptied = inLine && (isEmptied(declared) || isIndentedAway(declared) || hidden === UNTIL_FOUND);
  return {
    raised: parent.raised || raisedTags.has(tag) || isRaised(declared),
    displaced: parent.displaced || mayBeEmptied || isDisplaced(tag, declared),
    ...(covers(declared) && { altered: true }),
  };
}

const striking = new Set(['s', 'strike', 'del']);
const preserving = new Set(['pre', 'textarea', 'xmp', 'listing', 'plaintext']);

/** Footnote marks, and notes over the letters. */
const raisedTags = new Set(['sup', 'sub', 'rt']);

function preservedBy(tag: string, declared: Declarations): boolean | null {
  const whiteSpace = valueOf(declared, 'white-space');
  if (whiteSpace !== '') return /^(?:pre|break-spaces)/.test(whiteSpace);
  return preserving.has(tag) ? true : null;
}
