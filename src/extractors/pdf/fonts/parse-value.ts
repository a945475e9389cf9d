/** Values of PDF's syntax (PDF reference, section 7.3), as far as dictionaries of fonts need them. */

export interface Ref {
  readonly ref: number;
}
export type PdfDict = ReadonlyMap<string, PdfValue>;
/** Names keep their slash, strings their brackets: they stay as they are written. */
export type PdfValue = number | string | boolean | null | Ref | PdfDict | readonly PdfValue[];

/** Deeper values are no font's. */
const DEEPEST = 12;
const SPACE = /[\0\t\n\f\r ]/;
const DELIMITER = /[\0\t\n\f\r ()<>[\]{}/%]/;

interface Reading {
  readonly value: PdfValue;
  /** Where the text goes on. */
  readonly end: number;
}

/** `text`: a byte a character. What is no value reads as null. */
export function parseValue(text: string, start: number, depth = 0): Reading {
  const at = skipSpace(text, start);
  if (depth > DEEPEST || at >= text.length) return { value: null, end: text.length };
  if (text.startsWith('<<', at)) return parseDict(text, at + 2, depth);
  const parse = PARSERS[text.charAt(at)];
  return parse === undefined ? parseWord(text, at) : parse(text, at, depth);
}

const PARSERS: Readonly<Record<string, (text: string, at: number, depth: number) => Reading>> = {
  '[': parseArray,
  '(': (text, at) => asWritten(text, at, endOfString(text, at)),
  '<': (text, at) => asWritten(text, at, after(text, '>', at)),
  '/': (text, at) => {
    const end = endOfWord(text, at + 1);
    return { value: text.slice(at, end).replaceAll(/#([\da-f]{2})/gi, (_, hex: string) => fromHex(hex)), end };
  },
};

const asWritten = (text: string, at: number, end: number): Reading => ({ value: text.slice(at, end), end });

const fromHex = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

function parseDict(text: string, start: number, depth: number): Reading {
  const entries = new Map<string, PdfValue>();
  let at = skipSpace(text, start);
  while (at < text.length && !text.startsWith('>>', at)) {
    const key = parseValue(text, at, depth + 1);
    const entry = parseValue(text, key.end, depth + 1);
    if (typeof key.value === 'string') entries.set(key.value, entry.value);
    at = skipSpace(text, Math.max(entry.end, at + 1));
  }
  return { value: entries, end: at + 2 };
}

function parseArray(text: string, start: number, depth: number): Reading {
  const values: PdfValue[] = [];
  let at = skipSpace(text, start + 1);
  while (at < text.length && text.charAt(at) !== ']') {
    const { value, end } = parseValue(text, at, depth + 1);
    values.push(value);
    at = skipSpace(text, Math.max(end, at + 1));
  }
  return { value: values, end: at + 1 };
}

/** A number, a reference, or a word. */
function parseWord(text: string, at: number): Reading {
  const end = Math.max(endOfWord(text, at), at + 1);
  const word = text.slice(at, end);
  if (word === 'true' || word === 'false') return { value: word === 'true', end };
  const value = Number(word);
  if (Number.isNaN(value)) return { value: null, end };
  const rest = /^[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![A-Za-z])/.exec(text.slice(end, end + 24));
  return rest === null ? { value, end } : { value: { ref: value }, end: end + rest[0].length };
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (text.charAt(at) === '%') at = Math.min(after(text, '\n', at), after(text, '\r', at));
    else if (SPACE.test(text.charAt(at))) at += 1;
    else break;
  }
  return at;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !DELIMITER.test(text.charAt(at))) at += 1;
  return at;
}

function endOfString(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function after(text: string, mark: string, start: number): number {
  const at = text.indexOf(mark, start);
  return at < 0 ? text.length : at + 1;
}

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isRef = (value: PdfValue | undefined): value is Ref =>
  typeof value === 'object' && value !== null && 'ref' in value;
