/** Days as reports print them. */
import { hanNumber } from '../labels/fold.ts';

const DAY = '(?<year>20\\d\\d)\\s*[年\\-/.]\\s*(?<month>\\d{1,2})\\s*[月\\-/.]\\s*(?<day>\\d{1,2})\\s*日?';
const ANY_DAY = new RegExp(DAY, 'u');
const ONLY_DAY = new RegExp(`^\\s*${DAY}\\s*$`, 'u');

/** ISO date of the first day named, null if there is none or it is no day of the calendar. */
export function readDay(text: string): string | null {
  return isoOf(ANY_DAY.exec(inDigits(text.normalize('NFKC')))?.groups);
}

/** No line that is nothing but a day is longer. */
const MAX_DAY_LENGTH = 40;

/** ISO date of a line that is nothing but a day, in brackets or not: 2024年1月18日, （２０２４年１月１８日）, 二〇二四年一月十八日. */
export function readOnlyDay(text: string): string | null {
  if (text.length > MAX_DAY_LENGTH) return null;
  const bare = text.normalize('NFKC').replace(/^\s*\((.*)\)\s*$/u, '$1');
  return isoOf(ONLY_DAY.exec(inDigits(bare))?.groups);
}

/** Numerals before 年, 月, 日 and 号 as digits. */
export const inDigits = (text: string): string =>
  text.replace(/[〇○零OoΟО一二三四五六七八九十]+(?=\s*[年月日号])/gu, (numeral) => {
    const digits = numeral.replace(/[OoΟО]/gu, '〇');
    return String(hanNumber(digits) ?? numeral);
  });

const isoOf = (groups: Record<string, string> | undefined): string | null =>
  groups === undefined ? null : isoDay(groups['year'] ?? '', groups['month'] ?? '', groups['day'] ?? '');

/** Null if the calendar has no such day. */
export function isoDay(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).getUTCDate() !== Number(day) ? null : text;
}

export const lastDayOf = (year: string, month: string): string =>
  String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate());
