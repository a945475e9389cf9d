/**
 * What numbers look like in print: the one place that says it, for all steps. These are shapes of single texts; what a number
 * means, and whether it is in doubt, is read in normalize/rows/read-number.ts.
 */
import { remembered } from './remembered.ts';

/** Units that clerks write behind a count. */
const COUNT_UNIT = '件次|人次|[件起条个宗项次人份例户家部]';
/** Units of money. */
const MONEY_UNIT = '(?:千|万|百万|千万|亿)?元';
const UNIT = `(?:${COUNT_UNIT}|${MONEY_UNIT})`;
/** What fonts and clerks put for a minus sign. */
const MINUS = '\\-‐‑‒–−﹣－─➖';
/** Digits with points and separators among them. */
const NUMBER = '\\p{Nd}(?:[\\p{Nd}.．,，]*\\p{Nd})?';

/** The units that a cell may print, for patterns of its text. */
export const unitPattern = UNIT;
export const minusPattern = `[${MINUS}]`;

/** A space that was escaped twice stands in the page as letters. */
export const ESCAPED_SPACE = /&(?:amp;)?(?:nbsp|ensp|emsp|thinsp|#160|#12288|#x(?:a0|3000));?/giu;
const SPACE = /[\s\p{Cf}\u3164]+/gu;

/** Digits of any script: a figure may be meant. */
const DIGIT = /\p{Nd}/u;
export const hasDigit = (text: string): boolean => DIGIT.test(text);

/** Nothing but characters that numbers are printed with: a number, or what a break left of one. */
const PART = new RegExp(`^[+＋${MINUS}\\p{Nd}.．,，%％]+$`, 'u');
export const isNumberPart = (text: string): boolean => PART.test(text);

/** A number and nothing else: `12`, `-1,202.5`, `12 件`, `5（件）`. */
const WHOLE = new RegExp(`^\\s*[+＋${MINUS}]?\\s*${NUMBER}\\s*(?:[（(]${UNIT}[）)]|${UNIT}|[%％])?\\s*$`, 'u');
export const isNumberText = (text: string): boolean => WHOLE.test(text);

/** Signs that are no part of a number. A box may stand for a digit that a font lacks, ➖ for a minus. */
const SIGN = `(?![□▯☐\uFFFC\uFFFD➖])[\\p{So}←-⇿√“”‘’"'「」『』«»]\\uFE0F?`;
const SIGNED = new RegExp(`^(?:${SIGN}\\s*)*[+＋${MINUS}]?${NUMBER}(?:${UNIT})?(?:\\s*${SIGN})*$`, 'u');
/** A number with such signs before or behind it: 118↑, ▲5, 503 ✓, 7★, “503”. */
export const hasSignBeside = (text: string): boolean => SIGNED.test(text) && !WHOLE.test(text);

export const beginsWithDigit = (text: string): boolean => /^\s*\p{Nd}/u.test(text);

/** Begins as a value does: a number with what follows it, or a stroke. */
const BEGINNING = new RegExp(`^\\s*[+＋${MINUS}—/／]?\\s*\\p{Nd}|^\\s*[${MINUS}—/／]`, 'u');
export const beginsAsValue = (text: string): boolean => BEGINNING.test(text);

/** What is printed for no number; white space is taken off before. */
const NONE = /^(?:[-‐-―⸺⸻−﹣－➖─━_/／\\＼~～|]+|无|没有|暂无|无数据|不适用|[Nn][/／]?[Aa]|nil|null|空|未发生)$/iu;
export const standsForNone = (text: string): boolean => NONE.test(text);

/** A column of units beside the values. */
const UNIT_ALONE = new RegExp(`^\\s*[（(]?${UNIT}[）)]?\\s*$`, 'u');
export const isUnitAlone = (text: string): boolean => UNIT_ALONE.test(text);

/** Whether a cell may be a value: blank, a dash, a number, or something short that was put where a number belongs. */
export const isValueLike = remembered((text) => {
  const compact = halfWidth(text.replace(ESCAPED_SPACE, '').replace(SPACE, ''));
  return compact === '' || standsForNone(compact) || isLooseNumber(compact) || isMarkedNumber(compact);
});

/** A value that shows a figure. */
export const isNumberLike = (text: string): boolean => hasDigit(text) && isValueLike(text);

/** Full-width ASCII alone: NFKC would turn a footnote mark (7²) into a digit. */
export const halfWidth = (text: string): string =>
  text.replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** Also numerals and letters that pass for digits, and what spreadsheets show for a number. */
const LOOSE = new RegExp(
  `^(?:[￥¥]|人民币|RMB)?[+${MINUS}]?[\\d〇○零一二三四五六七八九十OoIl,.]+(?:${UNIT}|[万亿%])?$`,
  'u',
);
const SPREADSHEET_ERROR = /^#[A-Z/0!?]+$/u;
/** As spreadsheets show what is too wide for its column: 1E+05. */
const FLOATING = /^[-+]?\d+(?:\.\d+)?e[-+]?\d{1,3}$/iu;

const isLooseNumber = (compact: string): boolean =>
  LOOSE.test(compact) || SPREADSHEET_ERROR.test(compact) || FLOATING.test(compact);

/** No number of a report is longer, with the marks around it. */
const MAX_MARKED_LENGTH = 20;
/** Digits of any script among marks: （5） ：5 17。 "17" ① 15'570 5⃣; and what clerks set before a number. */
const MARKED = new RegExp(
  `^(?:约|共|计|共计|合计)?[\\p{P}\\p{S}\\p{N}\\p{Me}]+(?:${COUNT_UNIT})?[\\p{P}\\p{S}]*$`,
  'u',
);

const isMarkedNumber = (compact: string): boolean =>
  compact.length <= MAX_MARKED_LENGTH && /\p{N}/u.test(compact) && MARKED.test(compact);

/** A comma alone may stand in a number. */
const MIN_PARTS = 3;

/** A row whose cells no longer are: words, and a number set apart at the end. Sentences end otherwise. */
export function isRowLike(text: string): boolean {
  const words = text
    .replace(/[\s|│┃]+$/u, '')
    .trim()
    .split(/\s+/u);
  const parts = words.length > 1 ? words : text.trim().split(/[,|│┃]/u);
  const isParted = words.length > 1 || parts.length >= MIN_PARTS;
  return isParted && isNumberLike(parts.findLast((part) => part !== '') ?? '');
}
