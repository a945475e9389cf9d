/** Complex fields: their instruction isn't shown, their result is. */
import { tooComplex } from '../limits.ts';
import { unknownCharacter } from './body.ts';
import { childOf, childrenOf, valueOf, type XmlElement } from './xml-tree.ts';

/** The w:fldChar elements that belong to a field with an end; a field that is never closed hides nothing. */
export type FieldMarks = ReadonlySet<XmlElement>;

export interface OpenField {
  part: 'instruction' | 'result';
  instruction: string;
  /** Its result holds text. */
  shows: boolean;
  /** The entry chosen of a drop-down list, which is shown without a result. */
  readonly choice: string;
}

/** Word nests a few; every text looks through all fields around it. */
const maxOpenFields = 300;
/** Fields that show a result; one that holds none shows what only its word processor can tell. */
const showing = /^\s*(?:=|(?:MERGEFIELD|DOCPROPERTY|DOCVARIABLE|REF|LINK|QUOTE|IF|EQ)\b)/i;
/** Those whose result is never empty. */
const calculated = /^\s*(?:=|(?:FORMDROPDOWN|EQ|SEQ|LISTNUM|AUTONUM(?:LGL|OUT)?|(?:NUM|SECTION)?PAGES?)\b)/i;

/** `elements`: of the body, in their order. */
export function matchedFields(elements: readonly XmlElement[]): FieldMarks {
  const matched = new Set<XmlElement>();
  const open: XmlElement[][] = [];
  for (const mark of elements.filter(({ name }) => name === 'w:fldChar')) {
    const type = mark.attributes['fldCharType'];
    if (type === 'begin') open.push([mark]);
    else if (type === 'separate') open.at(-1)?.push(mark);
    else for (const one of [...(open.pop() ?? []), mark]) matched.add(one);
  }
  return matched;
}

/** What a field's mark prints: nothing, or at the end of a field without a result what is chosen or the character that says so. */
export function passFieldMark(mark: XmlElement, openFields: OpenField[]): string {
  const type = mark.attributes['fldCharType'];
  const innermost = openFields.at(-1);
  if (type === 'begin') openFields.push({ part: 'instruction', instruction: '', shows: false, choice: choiceOf(mark) });
  else if (type === 'separate' && innermost !== undefined) innermost.part = 'result';
  if (openFields.length > maxOpenFields) throw tooComplex({ zh: '域的嵌套层数', en: 'nested fields' }, maxOpenFields);
  return type === 'end' ? closeField(openFields) : '';
}

function closeField(openFields: OpenField[]): string {
  const field = openFields.pop();
  if (field === undefined || field.shows || openField(openFields) !== undefined) return '';
  if (field.choice === '') return lacksResult(field.instruction, field.part === 'result') ? unknownCharacter : '';
  for (const outer of openFields) outer.shows = true;
  return field.choice;
}

/** The chosen entry of a list counts from 0; without a choice it is the default, without that the first. */
function choiceOf(begin: XmlElement): string {
  const list = childOf(childOf(begin, 'w:ffData'), 'w:ddList');
  const index = Number(valueOf(list, 'w:result') ?? valueOf(list, 'w:default') ?? 0);
  return childrenOf(list, 'w:listEntry')[index]?.attributes['val'] ?? '';
}

/** `separated`: the field has room for a result, so that an empty one may be meant. */
export function lacksResult(instruction: string, separated: boolean): boolean {
  return calculated.test(instruction) || (!separated && showing.test(instruction));
}

/** The innermost field whose instruction is being read. */
export function openField(openFields: readonly OpenField[]): OpenField | undefined {
  return openFields.findLast(({ part }) => part === 'instruction');
}
