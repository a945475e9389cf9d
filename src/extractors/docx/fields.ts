/** Complex fields: their instruction isn't shown, their result is. */
import { tooComplex } from '../limits.ts';
import { unknownCharacter } from './body.ts';
import type { XmlElement } from './xml-tree.ts';

/** The w:fldChar elements that belong to a field with an end; a field that is never closed hides nothing. */
export type FieldMarks = ReadonlySet<XmlElement>;

export interface OpenField {
  part: 'instruction' | 'result';
  instruction: string;
  /** Its result holds text. */
  shows: boolean;
}

/** Word nests a few; every text looks through all fields around it. */
const maxOpenFields = 300;
/** Fields that show a result; one that holds none shows what only its word processor can tell. */
const showing = /^\s*(?:=|(?:MERGEFIELD|DOCPROPERTY|DOCVARIABLE|REF|LINK|QUOTE|IF|EQ)\b)/i;
/** Those whose result is never empty. */
const calculated = /^\s*(?:=|FORMDROPDOWN\b)/i;

export function matchedFields(body: XmlElement): FieldMarks {
  const matched = new Set<XmlElement>();
  const open: XmlElement[][] = [];
  visit(body, (mark) => {
    const type = mark.attributes['fldCharType'];
    if (type === 'begin') open.push([mark]);
    else if (type === 'separate') open.at(-1)?.push(mark);
    else for (const one of [...(open.pop() ?? []), mark]) matched.add(one);
  });
  return matched;
}

function visit(element: XmlElement, found: (mark: XmlElement) => void): void {
  if (element.name === 'w:fldChar') found(element);
  for (const child of element.children) visit(child, found);
}

/** What a field's mark prints: nothing, or at the end of a field without a result the character that says so. */
export function passFieldMark(type: string | undefined, openFields: OpenField[]): string {
  const innermost = openFields.at(-1);
  if (type === 'begin') openFields.push({ part: 'instruction', instruction: '', shows: false });
  else if (type === 'separate' && innermost !== undefined) innermost.part = 'result';
  if (openFields.length > maxOpenFields) throw tooComplex({ zh: '域的嵌套层数', en: 'nested fields' }, maxOpenFields);
  if (type !== 'end') return '';
  openFields.pop();
  if (innermost === undefined || innermost.shows || openField(openFields) !== undefined) return '';
  return lacksResult(innermost.instruction, innermost.part === 'result') ? unknownCharacter : '';
}

/** `separated`: the field has room for a result, so that an empty one may be meant. */
export function lacksResult(instruction: string, separated: boolean): boolean {
  return calculated.test(instruction) || (!separated && showing.test(instruction));
}

/** The innermost field whose instruction is being read. */
export function openField(openFields: readonly OpenField[]): OpenField | undefined {
  return openFields.findLast(({ part }) => part === 'instruction');
}
