/** A run's visible text. */
import { plainPiece, unknownCharacter, usualSize, type Piece } from './body.ts';
import { coversText, floatsIn } from './covering.ts';
import { openField, passFieldMark, type FieldMarks, type OpenField } from './fields.ts';
import { inksText } from './inked.ts';
import { linesText } from './lined.ts';
import type { ParagraphProperties } from './paragraph-properties.ts';
import { showsPicture } from './pictures.ts';
import { foldLooks, highlightOf, isUnseen, type Looks, looksOf, type Surface } from './run-looks.ts';
import { shownBranch } from './shown-branch.ts';
import type { Style, StyleBook } from './style-book.ts';
import { inFont, symbolText } from './symbol-text.ts';
import { textBoxes, type TextBox } from './text-boxes.ts';
import { childOf, isOn, valueOf, type XmlElement } from './xml-tree.ts';

export type LeftOut = 'altChunk' | 'margin' | 'object' | 'row' | 'subDoc';

export interface RunContext {
  readonly styles: StyleBook;
  /** What the paragraphs lie on. */
  readonly surface: Surface;
  readonly fields: FieldMarks;
  /** The fields that are open, innermost last: whether their instruction or their result is being read. */
  readonly openFields: OpenField[];
  /** Parts that were met and can't be read, by what they are. */
  readonly leftOut: Map<LeftOut, number>;
}

/** `boxes` collects the text boxes that the run anchors. */
export function readRun(
  run: XmlElement,
  { style, surface, isOutOfSight }: ParagraphProperties,
  boxes: TextBox[],
  context: RunContext,
): readonly Piece[] {
  const properties = childOf(run, 'w:rPr');
  const character = context.styles.character(valueOf(properties, 'w:rStyle'));
  const own = looksOf(properties);
  const looks = foldLooks([own, character.looks, style.looks]);
  const hidden = own.hidden ?? isHiddenByStyles(style, character);
  const before = context.openFields.length;
  const content = readContent(run, hidden, boxes, context);
  const isAsWritten = !hidden && before + context.openFields.length === 0;
  const text = inFont(content, looks.font ?? '');
  const said = isAsWritten ? content : writtenIn(run);
  const beside = besideText(run, hidden);
  if (text + said === '' && showsNothing(beside)) return [];
  const unseen = isOutOfSight || isDrowned(own, surface) || isUnseen(looks, highlightOf(properties), surface);
  const isSet = (how: 'struck' | 'raised'): boolean => own[how] ?? [character, style].some((one) => one.looks[how]);
  return [
    {
      ...plainPiece(text),
      said,
      struck: isSet('struck'),
      raised: isSet('raised'),
      unseen,
      ...beside,
      size: sizeOf(looks, surface),
    },
  ];
}

/** Hidden text (w:vanish) is a toggle: a character style turns that of the paragraph's style round. */
const isHiddenByStyles = ({ looks }: Style, character: Style): boolean =>
  (looks.hidden === true) !== (character.looks.hidden === true);

const sizeOf = ({ size }: Looks, { text }: Surface): number => size ?? text.size ?? usualSize;

const showsNothing = ({ unread, inked, lined, floats }: typeof nothingBeside): boolean =>
  !unread && !inked && !lined && floats.length === 0;

/** Hidden or struck through by its table's style, where it doesn't say otherwise. */
const isDrowned = (own: Looks, { text }: Surface): boolean =>
  (text.hidden === true && own.hidden === undefined) || (text.struck === true && own.struck === undefined);

/** All of its text, whether or not it is shown. */
const writtenIn = ({ children }: XmlElement): string =>
  children.map(({ name, text }) => (name === 'w:t' ? text : name === 'w:noBreakHyphen' ? '-' : '')).join('');

const nothingBeside: Pick<Piece, 'unread' | 'inked' | 'lined' | 'covered' | 'floats'> = {
  ...{ unread: false, inked: false, lined: false, covered: false, floats: [] },
};

/** What else than text the run shows. */
function besideText({ children }: XmlElement, hidden: boolean): typeof nothingBeside {
  if (hidden || children.every(({ name }) => name === 'w:t' || name === 'w:rPr')) return nothingBeside;
  const floats = children.flatMap(floatsIn);
  return {
    unread: children.some(showsPicture),
    inked: children.some(inksText),
    lined: children.some(linesText),
    covered: floats.some(coversText),
    floats,
  };
}

function readContent(element: XmlElement, hidden: boolean, boxes: TextBox[], context: RunContext): string {
  return withoutCustomMarks(element.children)
    .map((child) => readPart(child, hidden, boxes, context))
    .join('');
}

/** What follows the reference to a note in its run may be the note's mark instead of a number. */
function withoutCustomMarks(parts: readonly XmlElement[]): readonly XmlElement[] {
  const reference = parts.findIndex(
    (part) => /^w:(?:footnote|endnote)Reference$/.test(part.name) && isOn(part.attributes['customMarkFollows']),
  );
  return reference < 0 ? parts : parts.filter(({ name }, index) => index < reference || !/^w:(?:t|sym)$/.test(name));
}

function readPart(part: XmlElement, hidden: boolean, boxes: TextBox[], context: RunContext): string {
  if (part.name === 'w:fldChar') return readFieldMark(part, hidden, context);
  if (part.name === 'mc:AlternateContent') return readContent(shownBranch(part), hidden, boxes, context);
  if (/^w:(?:drawing|pict|object)$/.test(part.name)) {
    if (part.name === 'w:object') countLeftOut('object', context);
    if (!hidden) boxes.push(...textBoxes(part, context.surface));
    return '';
  }
  return isInstruction(part, context) || hidden ? '' : visibleText(part, context);
}

function readFieldMark(mark: XmlElement, hidden: boolean, { fields, openFields }: RunContext): string {
  const printed = fields.has(mark) ? passFieldMark(mark, openFields) : '';
  return hidden ? '' : printed;
}

export function countLeftOut(what: LeftOut, { leftOut }: RunContext, count = 1): void {
  if (count > 0) leftOut.set(what, (leftOut.get(what) ?? 0) + count);
}

function isInstruction(part: XmlElement, { openFields }: RunContext): boolean {
  const field = openField(openFields);
  if (field !== undefined) field.instruction += part.text;
  return field !== undefined;
}

function visibleText(part: XmlElement, context: RunContext): string {
  const text = characterOf(part);
  if (text.trim() !== '') for (const field of context.openFields) field.shows = true;
  return text;
}

/** Numbers of the page and of the day, which only the word processor can tell. */
const calculatedAtOpening = /^w:(?:pgNum|(?:day|month|year)(?:Long|Short))$/;

const characters: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

/** Footnote, endnote and comment marks print nothing here: glued to a figure they would change it. */
function characterOf({ name, text, attributes }: XmlElement): string {
  if (name === 'w:t') return text;
  if (name === 'w:sym') return symbolText(attributes['font'] ?? '', attributes['char'] ?? '');
  return characters[name] ?? (calculatedAtOpening.test(name) ? unknownCharacter : '');
}
