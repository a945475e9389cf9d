/** Chinese numerals as reports write them: 两万三千, 一百零三, 壹佰贰拾叁, 廿三, 二〇二三. */

const DIGITS: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

export const HAN_NUMERAL = '零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅';

const isDigit = (character: string): boolean => DIGITS[character] !== undefined;

/** Digits in a row, as in years: two of them are none (三五 means a few). */
function digitsInRow(text: string): number | null {
  const isRow = text.length === 1 || text.length >= 4;
  if (!isRow || !Array.from(text).every(isDigit)) return null;
  return Number(Array.from(text, (character) => DIGITS[character]).join(''));
}

interface Sum {
  readonly total: number;
  /** Of the present group of four, before its 万 or 亿. */
  readonly group: number;
  /** A digit that waits for its unit; null after a unit. */
  readonly digit: number | null;
  /** Of the last unit in the group: they fall. */
  readonly unit: number;
  readonly myriad: number;
}

function withUnit({ total, group, digit, unit, myriad }: Sum, next: number): Sum | null {
  // 十 alone is 10; 百 and 千 want a digit.
  if (next >= unit || (digit === null && next !== 10)) return null;
  return { total, group: group + (digit ?? 1) * next, digit: null, unit: next, myriad };
}

function withMyriad({ total, group, digit, myriad }: Sum, next: number): Sum | null {
  const count = group + (digit ?? 0);
  if (count === 0 || next >= myriad) return null;
  return { total: total + count * next, group: 0, digit: null, unit: Infinity, myriad: next };
}

function step(sum: Sum, character: string): Sum | null {
  const digit = DIGITS[character];
  if (digit === 0) return sum.digit === null ? sum : null;
  if (digit !== undefined) return sum.digit === null ? { ...sum, digit } : null;
  const unit = UNITS[character];
  if (unit !== undefined) return withUnit(sum, unit);
  const myriad = MYRIADS[character];
  return myriad === undefined ? null : withMyriad(sum, myriad);
}

/** The value of a Chinese numeral; null for what is none, or says no exact number (两三, 数十, 百). */
export function hanValue(text: string): number | null {
  const row = digitsInRow(text);
  if (row !== null) return row;
  let sum: Sum | null = { total: 0, group: 0, digit: null, unit: Infinity, myriad: Infinity };
  for (const character of text.replace('廿', '二十').replace('卅', '三十')) {
    sum = step(sum, character);
    if (sum === null) return null;
  }
  // 一百二 may be 120 or 102.
  const isShort = sum.digit !== null && sum.unit > 10 && /[百千万亿佰仟][^零〇○]$/u.test(text);
  return isShort || text === '' ? null : sum.total + sum.group + (sum.digit ?? 0);
}
