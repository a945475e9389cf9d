/** Dates as reports print them. */
import type { Period } from '../model/report.ts';
import { hanNumber } from './fold.ts';

const DAY = '(?<year>20\\d\\d)\\s*[年\\-/.]\\s*(?<month>\\d{1,2})\\s*[月\\-/.]\\s*(?<day>\\d{1,2})\\s*日?';
const ANY_DAY = new RegExp(DAY, 'u');
const ONLY_DAY = new RegExp(`^\\s*${DAY}\\s*$`, 'u');
const PERIOD =
  /(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:起)?\s*(?:至|到|[-–—―~～－])\s*(?:(20\d\d)\s*年|(?:当年|同年))?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u;

/** ISO date of the first day named, null if there is none or it is no day of the calendar. */
export function readDay(text: string): string | null {
  return isoOf(ANY_DAY.exec(text)?.groups);
}

/** No line that is nothing but a day is longer. */
const MAX_DAY_LENGTH = 40;

/** ISO date of a line that is nothing but a day, in brackets or not: 2024年1月18日, （２０２４年１月１８日）, 二〇二四年一月十八日. */
export function readOnlyDay(text: string): string | null {
  if (text.length > MAX_DAY_LENGTH) return null;
  const bare = text.normalize('NFKC').replace(/^\s*\((.*)\)\s*$/u, '$1');
  return isoOf(ONLY_DAY.exec(inDigits(bare))?.groups);
}

/** Numerals before 年, 月 and 日 as digits. */
const inDigits = (text: string): string =>
  text.replace(/[〇○零一二三四五六七八九十]+(?=\s*[年月日])/gu, (numeral) => String(hanNumber(numeral) ?? numeral));

/** The reporting period (统计期限): the first range of days. */
export function readPeriod(text: string): Period | null {
  const match = PERIOD.exec(text.normalize('NFKC'));
  if (match === null) return null;
  const [, fromYear = '', fromMonth = '', fromDay = '', toYear = fromYear, toMonth = '', toDay = ''] = match;
  const from = iso(fromYear, fromMonth, fromDay);
  const to = iso(toYear, toMonth, toDay);
  return from === null || to === null ? null : { from, to };
}

const isoOf = (groups: Record<string, string> | undefined): string | null =>
  groups === undefined ? null : iso(groups['year'] ?? '', groups['month'] ?? '', groups['day'] ?? '');

function iso(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).getUTCDate() !== Number(day) ? null : text;
}
