/** A run's visible text. */
import type { Piece } from './body.ts';
import type { FieldMarks } from './fields.ts';
import { shownBranch } from './shown-branch.ts';
import { raisedBy, struckBy, type Style, type StyleBook } from './style-book.ts';
import { symbolText } from './symbol-text.ts';
import { childOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

export interface OpenField {
  part: 'instruction' | 'result';
  instruction: string;
}

/** Fields that show a result; one that holds none shows what only its word processor can tell. */
const showing = /^\s*(?:=|(?:MERGEFIELD|DOCPROPERTY|DOCVARIABLE|REF|LINK|QUOTE|IF|EQ)\b)/i;
const unknownCharacter = '\ufffd';

export interface RunContext {
  readonly styles: StyleBook;
  readonly fields: FieldMarks;
  /** The fields that are open, innermost last: whether their instruction or their result is being read. */
  readonly openFields: OpenField[];
  readonly leftOut: Map<'altChunk' | 'object', number>;
}

/** `boxes` collects the contents of text boxes that the run anchors. */
export function readRun(run: XmlElement, paragraph: Style, boxes: XmlElement[], context: RunContext): readonly Piece[] {
  const properties = childOf(run, 'w:rPr');
  const character = context.styles.character(valueOf(properties, 'w:rStyle'));
  const hidden = toggleOf(properties, 'w:vanish') ?? paragraph.vanish !== character.vanish;
  const text = readContent(run, hidden, boxes, context);
  if (text === '') return [];
  const struck = struckBy(properties) ?? (character.struck || paragraph.struck);
  const raised = raisedBy(properties) ?? (character.raised || paragraph.raised);
  return [{ text, struck, raised }];
}

function readContent(element: XmlElement, hidden: boolean, boxes: XmlElement[], context: RunContext): string {
  return element.children.map((child) => readPart(child, hidden, boxes, context)).join('');
}

function readPart(part: XmlElement, hidden: boolean, boxes: XmlElement[], context: RunContext): string {
  if (part.name === 'w:fldChar') return readFieldMark(part, hidden, context);
  if (part.name === 'mc:AlternateContent') return readContent(shownBranch(part), hidden, boxes, context);
  if (/^w:(?:drawing|pict|object)$/.test(part.name)) {
    if (part.name === 'w:object') context.leftOut.set('object', (context.leftOut.get('object') ?? 0) + 1);
    if (!hidden) boxes.push(...boxContents(part));
    return '';
  }
  return isInstruction(part, context) || hidden ? '' : visibleText(part, context);
}

function isInstruction(part: XmlElement, { openFields }: RunContext): boolean {
  const field = openFields.findLast((open) => open.part === 'instruction');
  if (field !== undefined) field.instruction += part.text;
  return field !== undefined;
}

function visibleText(part: XmlElement, context: RunContext): string {
  // Phonetic guides stand above their base.
  if (part.name === 'w:ruby') return rubyBase(part, context);
  return characterOf(part);
}

/** A character that says so where a field ends that ought to show a result and holds none. */
function readFieldMark(mark: XmlElement, hidden: boolean, { fields, openFields }: RunContext): string {
  if (!fields.has(mark)) return '';
  const type = mark.attributes['fldCharType'];
  const innermost = openFields.at(-1);
  if (type === 'begin') openFields.push({ part: 'instruction', instruction: '' });
  else if (type === 'separate' && innermost !== undefined) innermost.part = 'result';
  if (type !== 'end') return '';
  openFields.pop();
  return !hidden && openFields.length === 0 && lacksResult(innermost) ? unknownCharacter : '';
}

const lacksResult = (field: OpenField | undefined): boolean =>
  field?.part === 'instruction' && showing.test(field.instruction);

/** Footnote, endnote and comment marks print nothing here: glued to a figure they would change it. */
function characterOf(part: XmlElement): string {
  switch (part.name) {
    case 'w:t':
      return part.text;
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:sym':
      return symbolText(part.attributes['font'] ?? '', part.attributes['char'] ?? '');
    default:
      return '';
  }
}

function rubyBase(ruby: XmlElement, context: RunContext): string {
  const runs = childOf(ruby, 'w:rubyBase')?.children.filter(({ name }) => name === 'w:r') ?? [];
  return runs.map((run) => readContent(run, false, [], context)).join('');
}

function boxContents(drawing: XmlElement): readonly XmlElement[] {
  return drawing.children.flatMap((child) => {
    if (child.name === 'w:txbxContent') return [child];
    return boxContents(child.name === 'mc:AlternateContent' ? shownBranch(child) : child);
  });
}
