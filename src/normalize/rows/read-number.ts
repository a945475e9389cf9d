/** What a value cell says. Only what is unambiguous is normalised; the rest is text or a doubt. */
import type { Unit } from '../../forms/form.ts';
import type { FigureState, Normalisation } from '../../model/report.ts';
import {
  ESCAPED_SPACE,
  halfWidth,
  hasSignBeside,
  minusPattern,
  standsForNone,
  unitPattern,
} from '../../shapes/number-shape.ts';
import { isUnfilled } from '../../shapes/unfilled.ts';
import { hanNumber } from '../labels/fold.ts';

export interface CellReading {
  readonly state: FigureState;
  readonly value: number | null;
  readonly normalised: readonly Normalisation[];
  /** Unit printed in the cell, null if none. */
  readonly unit: string | null;
  readonly doubt: 'unknown-digits' | 'two-numbers' | 'part-of-number' | 'sign-beside' | null;
}

/** A number of more digits need not be exact as a JSON number: one that a spreadsheet's sum left behind is (264.84999999999997). */
const MAX_SIGNIFICANT_DIGITS = 15;

/** No figure is longer, with all its separators, signs and units. */
const MAX_FIGURE_LENGTH = 200;
/** Patterns that look for space before an end take quadratic time in long runs of it; a run says no more than its beginning. */
const LONG_SPACE = /([\s\p{Cf}\u3164]{8})[\s\p{Cf}\u3164]+/gu;
/** Also digits of other scripts, of formulas and on keys (5⃣): what a reader takes them for is not told by their shapes. */
const UNKNOWN = /[\p{Co}\p{Me}\uFFFC\uFFFD]|\(cid:\d+\)|(?![\d０-９])\p{Nd}/u;
/** Nothing but raised or lowered digits: a note's marks, or a number set like them. */
const RAISED = /^[-+]?[⁰¹²³⁴-⁹₀-₉][⁰¹²³⁴-⁹₀-₉\d.,]*$/u;
/** A number with a footnote's mark or another number in brackets, which is no part of it. */
const FOOTNOTED = /^[\d,.]+\s*(?:[¹²³⁰-⁹①-⑳*＊※#]+|[[(【]\s*注?\s*[\d,.]*\s*[\])】])$/u;
/** Thousands, maybe: 128'255. */
const APOSTROPHES = /^\d+(?:['’‘´`]\d+)+(?:\.\d+)?$/u;
const MINUS = new RegExp(`^${minusPattern}\\s*(?=\\d)`, 'u');
/** 本年增/减 in words. */
const LESS = /^(?:减少?|负|下降|↓)\s*(?=\d)/u;
const MORE = /^(?:增加?|上升|↑)\s*(?=\d)/u;
/** The end of a sentence, a colon left over from a label, the mark by which spreadsheets keep digits as text. */
const PUNCTUATED = /^['’‘:]\s*(?=[-+]?\d)|(?<=\d|[件条个项次宗起人元])\s*[。;]$/gu;
/** Spaces of the width that is set between groups of digits, and none other: wider ones part numbers. */
const GROUPED = /^([-+]?\d{1,3})((?:[\u2009\u202f]\d{3})+)(?![\d\s])/u;
/** Before an amount: ￥264.85 is the number as printed, under whatever unit its header has. */
const CURRENCY = /^(?:[￥¥]|人民币|RMB)\s*(?=[\d.])/iu;
/** An amount in 万 or 亿 is one of 元. */
const SHORT_UNIT = /(?<=\d)[^\S\n]*([万亿])$/u;
/** 264. or .85 of an amount: the digits on the other side of the point may have been lost; a count has none there. */
const PART = new RegExp(`^[-+]?(?:\\d[\\d,]*\\.|\\.\\d+)(?:${unitPattern})?$`, 'u');
/** 5（件） */
const BRACKETED_UNIT = new RegExp(`(?<=\\d)\\((${unitPattern})\\)$`, 'u');
const NUMBER = new RegExp(
  `^(?<sign>[-+—]?)(?<integer>\\d{1,3}(?:,\\d{3})+|\\d+)(?<fraction>\\.\\d+)?(?<unit>${unitPattern})?$`,
  'u',
);

const blank: CellReading = { state: 'blank', value: null, normalised: [], unit: null, doubt: null };

const doubtful = (doubt: NonNullable<CellReading['doubt']>): CellReading => ({ ...blank, state: 'doubtful', doubt });

/** `printed` is the cell's text; `unit` the one of its code; `headerUnit` the one printed in the header, null if none. */
export function readNumber(printed: string, unit: Unit, headerUnit: string | null = null): CellReading {
  const text = printed.replace(ESCAPED_SPACE, ' ').replace(LONG_SPACE, '$1');
  const trimmed = text.replace(/^[\s\p{Cf}\u3164]+|[\s\p{Cf}\u3164]+$/gu, '');
  const bare = halfWidth(trimmed).replace(BRACKETED_UNIT, '$1');
  const unpunctuated = bare.replace(PUNCTUATED, '');
  const amount = isMoney(unit) ? unpunctuated.replace(CURRENCY, '') : unpunctuated;
  const folded = withCommas(isMoney(unit) ? amount.replace(SHORT_UNIT, '$1元') : amount);
  const other = otherThanDigits(folded, text, unit);
  if (other !== null) return other;
  const signed = withSign(folded, unit).replace(/(?<=^[-+—])[^\S\n]+|\s+(?=\D+$)/gu, '');
  const punctuation: readonly Normalisation[] = unpunctuated === bare ? [] : ['punctuation'];
  const reading = readDigits(signed, unit, headerUnit, [...widths(text), ...punctuation]);
  return amount === unpunctuated ? reading : withoutCurrency(reading);
}

/** A blank, a dash, a doubt or a numeral; null where it may be a number in digits. */
function otherThanDigits(folded: string, text: string, unit: Unit): CellReading | null {
  if (folded === '') return blank;
  if (isUnknown(folded, text)) return doubtful('unknown-digits');
  if (standsForNone(folded.replace(/\s+/gu, ''))) return { ...blank, state: 'dash' };
  const doubt = doubtOfDigits(folded, unit);
  if (doubt !== null) return doubtful(doubt);
  return hanReading(folded) ?? (folded.length > MAX_FIGURE_LENGTH ? { ...blank, state: 'text' } : null);
}

const isUnknown = (folded: string, text: string): boolean =>
  UNKNOWN.test(text) || RAISED.test(folded) || isUnfilled(folded);

/** Of digits with something beside or between them. */
function doubtOfDigits(folded: string, unit: Unit): CellReading['doubt'] {
  if (isTwoNumbers(folded) || FOOTNOTED.test(folded)) return 'two-numbers';
  // 增 and 减 may be drawn as arrows.
  if (hasSignBeside(withSign(folded, unit))) return 'sign-beside';
  return isMoney(unit) && PART.test(folded) ? 'part-of-number' : null;
}

const withoutCurrency = (reading: CellReading): CellReading =>
  reading.state !== 'number' || reading.normalised.includes('unit')
    ? reading
    : { ...reading, normalised: [...reading.normalised, 'unit'] };

const isMoney = (unit: Unit): boolean => unit === 'cny' || unit === 'wan_cny';

const withCommas = (text: string): string =>
  text.replace(GROUPED, (_, first: string, rest: string) => first + rest.replace(/[\u2009\u202f]/gu, ','));

/** What white space and full-width digits there are to normalise. */
function widths(text: string): readonly Normalisation[] {
  const outer: Normalisation[] = /^[ \t\u00a0\u3000]|[ \t\u00a0\u3000]$/u.test(text) ? ['outer-space'] : [];
  return /[０-９．，＋－]/u.test(text) ? [...outer, 'full-width'] : outer;
}

const withSign = (folded: string, unit: Unit): string =>
  (unit === 'signed' ? folded.replace(LESS, '-').replace(MORE, '+') : folded).replace(MINUS, '-');

/** Digits with something between them that is neither a separator nor a point, or letters that pass for digits. */
function isTwoNumbers(folded: string): boolean {
  if (/\d\s+[\d.,]|[.,]\s+\d/u.test(folded) || APOSTROPHES.test(folded)) return true;
  // A dash on a line of its own is no sign of what stands below it.
  if (/^[^\d\n]*[-‐-―−﹣－─━➖]\s*\n\s*\d/u.test(folded)) return true;
  if (/^[\dOoQl|I〇○]+$/u.test(folded) && /[^\d]/u.test(folded)) return true;
  return /^\d+(?:,\d+)+(?:\.\d+)?$/u.test(folded) && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(folded);
}

/** A lone 一 may be a dash. */
function hanReading(folded: string): CellReading | null {
  if (folded === '一') return doubtful('two-numbers');
  if (!/^[零一二三四五六七八九十]+$/u.test(folded)) return null;
  const value = hanNumber(folded);
  return value === null ? null : { ...blank, state: 'number', value, normalised: ['chinese-numeral'] };
}

function readDigits(
  folded: string,
  unit: Unit,
  headerUnit: string | null,
  outer: readonly Normalisation[],
): CellReading {
  const parts = NUMBER.exec(folded)?.groups;
  const number = parts === undefined ? null : numberOf(parts);
  if (number === null || (number.sign === '—' && unit !== 'signed')) return { ...blank, state: 'text' };
  return readingOf(number, unit, unit === 'cny' ? (ZEROS[number.unit ?? headerUnit ?? '元'] ?? 0) : 0, outer);
}

/** Zeros that a unit of money stands for. */
const ZEROS: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 };

/** `zeros`: the number is printed in a multiple of its code's unit. */
function readingOf(number: PrintedNumber, unit: Unit, zeros: number, outer: readonly Normalisation[]): CellReading {
  const value = Number(withZeros(number.digits, zeros));
  const normalised = [...outer, ...normalisationsOf(number, zeros > 0 || isUnitAllowed(unit, number.unit))];
  const signed = number.isNegative && value !== 0 ? -value : value;
  return { state: 'number', value: signed, normalised, unit: number.unit, doubt: null };
}

function normalisationsOf({ isGrouped, sign }: PrintedNumber, isUnitRead: boolean): readonly Normalisation[] {
  const kinds: readonly (readonly [Normalisation, boolean])[] = [
    ['separators', isGrouped],
    ['plus-sign', sign === '+'],
    ['unit', isUnitRead],
  ];
  return kinds.filter(([, isThere]) => isThere).map(([kind]) => kind);
}

interface PrintedNumber {
  readonly sign: string;
  readonly isNegative: boolean;
  readonly isGrouped: boolean;
  readonly digits: string;
  readonly unit: string | null;
}

/** Null if there are more digits than a figure can have. */
function numberOf(parts: Readonly<Record<string, string | undefined>>): PrintedNumber | null {
  const { sign = '', integer = '', fraction = '', unit } = parts;
  const digits = integer.replaceAll(',', '') + fraction;
  if (digits.replace(/^0+|\./gu, '').length > MAX_SIGNIFICANT_DIGITS && String(Number(digits)) !== digits) return null;
  return {
    sign,
    isNegative: sign !== '' && sign !== '+',
    isGrouped: integer.includes(','),
    digits,
    unit: unit ?? null,
  };
}

/** Units that the form leaves room for: an amount may carry its own. */
const isUnitAllowed = (unit: Unit, printed: string | null): boolean =>
  (unit === 'cny' && printed !== null && printed.endsWith('元')) || (unit === 'wan_cny' && printed === '万元');

/** Exact, by moving the point. */
function withZeros(digits: string, zeros: number): string {
  const [integer = '', fraction = ''] = digits.split('.');
  const padded = fraction.padEnd(zeros, '0');
  return `${integer}${padded.slice(0, zeros)}.${padded.slice(zeros)}`;
}

/** 元 or a multiple of it as a header prints it, null if it prints none. */
export function headerUnitOf(header: string): string | null {
  return /(?:[千万亿]|百\s*万|千\s*万)?\s*元/u.exec(header)?.[0].replace(/\s+/gu, '') ?? null;
}
