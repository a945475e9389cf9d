/** Folding of labels: two labels are the same if they fold alike. Printed text itself is never changed. */
import { ESCAPED_SPACE } from '../../shapes/number-shape.ts';

export interface Ordinal {
  readonly script: 'han' | 'arabic';
  readonly value: number;
}

export interface FoldedLabel {
  readonly ordinal: Ordinal | null;
  /** Without ordinal, white space and punctuation. */
  readonly body: string;
}

const HAN_DIGITS = '零一二三四五六七八九';

/** Brackets and marks are needed: the 三 of 三安全 is no ordinal. */
const ORDINALS = [
  /^[([〔【](?<number>[一二三四五六七八九十]{1,3}|\d{1,2})[)\]〕】][、.:]?/u,
  /^(?<number>[一二三四五六七八九十]{1,3})[、.:,)\]〕】]/u,
  /^(?<number>\d{1,2})(?:[、:)\]〕】]|[.,](?!\d))/u,
];

const VARIANT_CHARACTERS: Readonly<Record<string, string>> = { 钩: '勾', 它: '他', 帐: '账', 徵: '征' };

/** Most labels and values: nothing in them folds. */
const PLAIN = /^[\dA-Za-z\u4e00-\u9fff]*$/;

/** Without white space, control and zero-width characters; compatibility forms (full-width, ㈠, ⼈) folded. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/[①-⑳]/gu, (circled) => `${String(circled.charCodeAt(0) - 0x245f)}.`)
    .replace(ESCAPED_SPACE, '')
    .normalize('NFKC')
    .replace(/[\s\p{C}\u180e\u3164]/gu, '');
}

/** Folded text without any punctuation, quotes, brackets or symbols. */
export function foldBody(text: string): string {
  const folded = foldText(text);
  return (PLAIN.test(folded) ? folded : folded.replace(/[\p{P}\p{S}]/gu, '')).replace(
    /[钩它帐徵]/gu,
    (character) => VARIANT_CHARACTERS[character] ?? character,
  );
}

/** A mark that refers to a note below the table. */
const FOOTNOTE_MARK = /(?<=[\p{Script=Han}”）)]\s{0,2})[①-⑳]{1,2}\s{0,4}$/u;

/** 第20条第(1)项 is 第二十条第(一)项. */
const CLAUSE = /第(\(?)(\d{1,2})(?=\)?[条款项])/gu;

const hanClauses = (folded: string): string =>
  folded.includes('第')
    ? folded.replace(CLAUSE, (_, bracket: string, number: string) => `第${bracket}${hanNumeral(Number(number))}`)
    : folded;

/** Below a hundred: 20 → 二十. */
function hanNumeral(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const digit = (one: number): string => (one === 0 ? '' : HAN_DIGITS.charAt(one));
  if (value === 0) return '零';
  return tens === 0 ? digit(ones) : `${tens === 1 ? '' : digit(tens)}十${digit(ones)}`;
}

export function foldLabel(text: string): FoldedLabel {
  const plain = foldText(text.replace(FOOTNOTE_MARK, '')).replace(/^其中:?(?=[(\d一二三四五六七八九十])/u, '');
  const folded = hanClauses(plain);
  for (const pattern of ORDINALS) {
    const match = pattern.exec(folded);
    const number = match?.groups?.['number'];
    if (match && number !== undefined)
      return { ordinal: ordinalOf(number), body: foldBody(folded.slice(match[0].length)) };
  }
  return { ordinal: null, body: foldBody(folded) };
}

function ordinalOf(number: string): Ordinal {
  return /^\d/.test(number)
    ? { script: 'arabic', value: Number(number) }
    : { script: 'han', value: hanNumber(number) ?? 0 };
}

/** Value of a Chinese numeral below 100 (十二, 二十), or of digits in a row (二〇二四); null if it is none. */
export function hanNumber(text: string): number | null {
  const digits = text.replaceAll('〇', '零').replaceAll('○', '零').replaceAll('两', '二');
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(digits);
  if (tens) return (hanDigit(tens[1] ?? '') || 1) * 10 + hanDigit(tens[2] ?? '');
  if (!/^[零一二三四五六七八九]{1,4}$/u.test(digits)) return null;
  return Number(digits.replace(/./gu, (digit) => String(HAN_DIGITS.indexOf(digit))));
}

const hanDigit = (digit: string): number => (digit === '' ? 0 : HAN_DIGITS.indexOf(digit));
