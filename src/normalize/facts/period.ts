/** The reporting period (统计期限) in whatever words it is printed. */
import type { TextBlock } from '../../model/document.ts';
import type { Period } from '../../model/report.ts';
import { rememberedOf } from '../../shapes/remembered.ts';
import { inDigits, isoDay, lastDayOf } from './dates.ts';
import { type Found, found } from './found.ts';

export interface PeriodReading {
  readonly period: Found<Period> | null;
  /** Words that speak of the period, in which no two days could be read; null if there are none, or it was read. */
  readonly unread: string | null;
}

/** By these words a sentence speaks of the report's period and of nothing else. */
const SUBJECT =
  /统计(?:数据)?的?(?:起止|截[止至]|期限|期间|时限|时间|时段|周期|区间|年限)|(?:数据|报告|年报)[^。;\d]{0,6}(?:期限|时限)|报告期|起止(?:时间|日期|年月|时限)|(?:所列|列示|所涉)的?(?:各项|各类|有关|相关|统计)*数据|(?:数据|均)(?:均|都|皆|统一)?截[止至]/u;

/** These may speak of it, or of some other work. */
const PERHAPS =
  /(?:数据|报告|年报|填报|信息|情况|资料|内容)[^。;\d]{0,10}(?:期限|期间|时限|时段|周期|区间|起止|截[止至]|时间)|(?:期限|时限|期间|时间段?|时段|周期)(?:为|是|均为|:|从|自|由|\d)|数据(?:均|统一)?(?:自|从|由|为|是|来源于)(?=\d|本年|当年)|本(?:年度?)?(?:年)?报告?(?:所涉|涵盖|反映|覆盖|包括)/u;

/** Something that happened on a day, since when something goes on: no range begins there. */
const EVENT = '以来|后|[施实推]行|修[订正改]|颁布|公布|发布|印发|制发|出台|通过|生效|上线|开通|成立|组建|挂牌|自|从|由';

/** Between the first day and the last: marks and words that say "to", with or without others. */
const TO = `(?<gap>(?:(?!${EVENT})[^\\d。;]){0,16}?)`;
const SAYS_TO = /[至到止~\p{Pd}一]/u;
const YEAR = '(?:19|20)\\d\\d';
const MONTH = '1[0-2]|0?[1-9]';
const DAY = '3[01]|[12]\\d|0?[1-9]';
const MARK = '[./\\-]';

/** Ranges of days as they are printed, without blanks. A day left out is the month's first or last. */
const COMPACT_RANGES = [
  // 2024年1月1日起至12月31日止, 当年1月1日至12月31日, 2024年1月至12月, 2024年度（1月1日－12月31日）
  `(?:(?<y1>${YEAR})年度?[(]?)?(?<m1>${MONTH})月份?(?:(?<d1>${DAY})[日号]?)?${TO}(?:(?<y2>${YEAR})年度?[^\\d]{0,2})?(?<m2>${MONTH})月份?(?:(?<d2>${DAY})[日号]?)?(?![\\d月])`,
  // 2024年1-12月
  `(?<y1>${YEAR})年度?[(]?(?<m1>${MONTH})(?<gap>[至到~\\p{Pd}一])(?<m2>${MONTH})月(?!\\d)`,
  // 2024.1.1-2024.12.31, 2024/01/01至12/31, 2024-01-01—2024-12-31
  `(?<y1>${YEAR})${MARK}(?<m1>${MONTH})${MARK}(?<d1>${DAY})日?${TO}(?:(?<y2>${YEAR})${MARK})?(?<m2>${MONTH})${MARK}(?<d2>${DAY})(?!\\d)`,
  // 2024.1-2024.12
  `(?<y1>${YEAR})${MARK}(?<m1>${MONTH})月?${TO}(?<y2>${YEAR})${MARK}(?<m2>${MONTH})(?!\\d)`,
  // 20240101-20241231
  `(?<![\\d])(?<y1>${YEAR})(?<m1>0[1-9]|1[0-2])(?<d1>[0-2]\\d|3[01])日?${TO}(?<y2>${YEAR})(?<m2>0[1-9]|1[0-2])(?<d2>[0-2]\\d|3[01])(?!\\d)`,
  // 202411日至20241231日: 年 and 月 lost by a converter
  `(?<![\\d])(?<y1>${YEAR})(?<m1>1)(?<d1>1)日?${TO}(?:\\k<y1>)?(?<m2>12)(?<d2>31)(?!\\d)`,
].map((source) => new RegExp(source, 'gu'));

const GAP = '(?:\\s*[年月日./\\-]\\s*|\\s+)';

/** With blanks: what parts the numbers may be lost by a converter (2023 1 1 日至 2023 12 31 日). */
const SPACED_RANGE = new RegExp(
  `(?<!\\d)(?<y1>${YEAR})${GAP}(?<m1>${MONTH})${GAP}(?<d1>${DAY})${TO}(?:(?<y2>${YEAR})${GAP})?(?<m2>${MONTH})${GAP}(?<d2>${DAY})(?!\\d)`,
  'gu',
);

/** 期限为2024年, 2024年度, 2024年全年; 本年度, 全年 are the year of the report. */
const WHOLE_YEAR =
  /(?:期限|期间|时限|时间|时段|周期|区间|范围|口径|年度|数据)(?:均|统一)?(?:为|是|:|即|系)?(?:(?<year>(?:19|20)\d\d)年?(?:度|全年|自然年度?|整年度?|全年度|公历年度?)?|(?:本|当|该)(?:年度?|自然年度?)(?:全年)?|全年|自然年度?|(?:公历)?全年度)(?:度?\(?全年\)?)?(?:的?数据)?(?=[,;:)。]|$)/u;

/** By these words a clause speaks of another period, or of other work than the report's figures. */
const OF_ANOTHER =
  /[上去前往历][一1]?个?年|十[一二三四五]五|以来|[施实推]行|有效|查阅|下载|展示|公示|报送|填报|上报|整改|征求|咨询|任期|保存|清理|评估|培训|规划|累计/u;

/** `year`: of the title, for a period that names none. */
export function readPeriod(texts: readonly TextBlock[], year: number | null = null): PeriodReading {
  const candidates = sentencesOf(texts).flatMap((sentence) => rangesIn(sentence, year));
  const isOfYear = ({ value }: Found<Period>): boolean => year === null || value.from.startsWith(String(year));
  const read = candidates.flatMap(({ period, of }) => (period === null ? [] : [{ period, of }]));
  const ranges = (...subjects: readonly Candidate['of'][]): readonly Found<Period>[] =>
    read.filter(({ of }) => subjects.includes(of)).map(({ period }) => period);
  const said = ranges('period');
  const others = ranges('perhaps', 'nothing', ...(year === null ? [] : (['another'] as const)));
  const period =
    said.find((one) => isWholeYear(one) && isOfYear(one)) ??
    said.find(isWholeYear) ??
    others.find((one) => isWholeYear(one) && isOfYear(one)) ??
    said[0] ??
    null;
  const unread = candidates.find(({ period: found, of }) => of === 'period' && found === null);
  return { period, unread: period === null ? (unread?.words ?? null) : null };
}

const isWholeYear = ({ value: { from, to } }: Found<Period>): boolean =>
  from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`;

/** A sentence without any of these names no range of days, nor speaks of one. */
const MAY_NAME_DAYS = /[月⽉期时截]|\p{Nd}{4}|起止|区间|年限|数据|报告/u;

interface Sentence {
  /** As printed. */
  readonly printed: string;
  /** With digits for numerals. */
  readonly words: string;
  readonly block: TextBlock;
}

/** A label and what is said of it may be two lines, and a width may cut the sentence anywhere. */
const sentencesOf = rememberedOf((texts: readonly TextBlock[]): readonly Sentence[] =>
  texts.flatMap((block, index) => {
    const next = texts[index + 1]?.text ?? '';
    const isCut = SUBJECT.test(block.text) && !SENTENCE_END.test(block.text);
    const own = SUBJECT_ALONE.test(block.text) ? `${block.text}:${next}` : block.text;
    const wholes = isCut ? [own, block.text + next] : [own];
    return wholes.flatMap((text) => sentencesIn(text, block));
  }),
);

const SENTENCE_END = /[。；;！!？?]\s*$/u;

function sentencesIn(text: string, block: TextBlock): readonly Sentence[] {
  if (!/\d|[〇○零一二三四五六七八九十]|全年|年度/u.test(text) && !SUBJECT.test(text)) return [];
  return text
    .split(/[。；;！!？?]|\n(?!\s*[至到])/u)
    .filter((printed) => MAY_NAME_DAYS.test(printed))
    .map((printed) => ({ printed, words: withDigits(printed), block }));
}

const withDigits = (text: string): string =>
  inDigits(text.normalize('NFKC').replace(/元月/gu, '1月').replace(/元旦/gu, '1月1日'));

/** Of the day before it. */
const HOUR = /(?<=日)(?:[012]?\d[时点]|[012]?\d:\d\d)整?/gu;

const SUBJECT_ALONE = /^\s*[^\d。，]{0,12}(?:期限|期间|时限|时间范围|时间段|时段|周期|起止时间)\s*[:：]?\s*$/u;

interface Candidate {
  readonly words: string;
  /** What its sentence speaks of; `another`: its clause speaks of another period than the report's. */
  readonly of: 'period' | 'perhaps' | 'nothing' | 'another';
  /** Null: its sentence speaks of the period, but no two days could be read. */
  readonly period: Found<Period> | null;
}

function rangesIn({ printed, words, block }: Sentence, year: number | null): readonly Candidate[] {
  const compact = words.replace(/\s+|[“”"'‘’「」]/gu, '').replace(HOUR, '');
  const of = subjectOf(compact);
  const ranges = periodsIn(words, compact, of !== 'nothing', year);
  const isUnread = of === 'period' && ranges.every(({ isOfAnother }) => isOfAnother);
  const unread: readonly Candidate[] = isUnread ? [{ words: printed.trim(), of, period: null }] : [];
  const read = ranges.map(({ period, isOfAnother }): Candidate => ({
    words: printed.trim(),
    of: isOfAnother ? 'another' : of,
    period: found(period, printed, 'text', block),
  }));
  return [...unread, ...read];
}

function subjectOf(compact: string): Candidate['of'] {
  if (isAlone(compact) || SUBJECT.test(compact)) return 'period';
  return PERHAPS.test(compact) ? 'perhaps' : 'nothing';
}

interface Range {
  readonly period: Period;
  readonly isOfAnother: boolean;
}

/** No range is printed without a month's name or the digits of a year: most sentences have neither. */
const MAY_BE_RANGE = /\d月|(?:19|20)\d\d/;

/** `isSaid`: the sentence may speak of the period, so that less need be printed. */
function periodsIn(words: string, compact: string, isSaid: boolean, year: number | null): readonly Range[] {
  const matches = MAY_BE_RANGE.test(compact) ? COMPACT_RANGES.flatMap((range) => [...compact.matchAll(range)]) : [];
  const all = matches.length > 0 || !isSaid ? matches : [...words.matchAll(SPACED_RANGE)];
  const ranges = all
    .filter(({ groups }) => isSaid || SAYS_TO.test(groups?.['gap'] ?? ''))
    .toSorted((left, right) => left.index - right.index)
    .flatMap((match): readonly Range[] => {
      const period = periodOf(match, compact, year);
      return period === null ? [] : [{ period, isOfAnother: OF_ANOTHER.test(clauseOf(match)) }];
    });
  return ranges.length > 0 || !isSaid ? ranges : wholeYear(compact, year);
}

/** Up to the commas round the match. */
function clauseOf({ 0: match, index, input }: RegExpExecArray): string {
  const before = input.slice(0, index).split(',').at(-1) ?? '';
  const after = input.slice(index + match.length).split(',')[0] ?? '';
  return before + match + after;
}

/** A range of days and nothing else, as in a line below the title. */
const isAlone = (compact: string): boolean =>
  /^[(]?[^\d]{0,2}(?:19|20)\d\d[\d年月日号./]*[\p{Pd}至到~一起,][\d年月日号./\-\p{Pd}至到~止]*\d[日号]?止?[)]?$/u.test(
    compact,
  );

function periodOf({ groups = {}, index }: RegExpExecArray, compact: string, year: number | null): Period | null {
  const { y2, m1 = '', m2 = '', d1 = '1', d2 } = groups;
  const from = firstYear(groups, compact.slice(0, index), year);
  const to = y2 ?? from;
  const first = isoDay(from, m1, d1);
  const last = isoDay(to, m2, d2 ?? lastDayOf(to, m2));
  return first === null || last === null ? null : inOrder(first, last, groups['gap']);
}

/** 截止日期为2024年12月31日，起始日期为2024年1月1日 names the end first. */
const inOrder = (first: string, last: string, gap = ''): Period =>
  first > last && /[起始]/u.test(gap) ? { from: last, to: first } : { from: first, to: last };

/** Printed with the day, before it (2024年度（1月1日至12月31日）), with the last day, or nowhere but in the title; empty if not there. */
function firstYear({ y1, y2 }: RegExpGroups, before: string, ofTitle: number | null): string {
  const above = [...before.matchAll(/((?:19|20)\d\d)年/gu)].at(-1)?.[1];
  return y1 ?? above ?? y2 ?? ofTitle?.toString() ?? '';
}

type RegExpGroups = NonNullable<RegExpExecArray['groups']>;

function wholeYear(compact: string, year: number | null): readonly Range[] {
  const match = WHOLE_YEAR.exec(compact);
  const own = match?.groups?.['year'] ?? year?.toString();
  if (match === null || own === undefined) return [];
  const period = { from: `${own}-01-01`, to: `${own}-12-31` };
  return [{ period, isOfAnother: OF_ANOTHER.test(clauseOf(match)) }];
}
