/** Of which year a clause tells. Years are written in terms of the reporting year first. */
import type { ClaimPeriod } from '../model/claim.ts';
import { hanValue } from './numerals.ts';
import { kindsOfWords } from './wordings/kinds-of-words.ts';

const YEAR = /(?<!\d)(?:(20\d\d)|(二[〇零○][〇零○一二三四五六七八九]{2}))年(?:度)?(?!来)/gu;
const LAST = /上一?个?年度?|去年度?|前一年度?/gu;
const NEXT = /(?<!以|如)下一?个?年度?|次年度?|明年度?|翌年|(?<!本|近|往)来年/gu;

/** 2022年, 去年, 上一年度 → 上年; 次年 → 下年; the reporting year → 本年; any other year → 他年. */
export function withRelativeYears(text: string, year: number | null): string {
  if (!text.includes('年')) return text;
  return text
    .replace(YEAR, (_, arabic: string | undefined, han: string | undefined) => {
      const value = arabic === undefined ? hanValue(han ?? '') : Number(arabic);
      const offset = value === null || year === null ? null : value - year;
      return offset === 0 ? '本年' : offset === -1 ? '上年' : offset === 1 ? '下年' : '他年';
    })
    .replace(LAST, '上年')
    .replace(NEXT, '下年');
}

/** Years that only serve to compare, or that name what was left over. */
const COMPARED = /(?:较|比|与|同|相较|相比|对比)(?:于)?(?:上年|去年)(?:同期)?|同比|环比|(?:较|比|与|同)他年(?:同期)?/gu;

const WORDS: readonly (readonly [ClaimPeriod | 'plan', string])[] = [
  [
    'other',
    '(?:他年|上年)(?:至|到|[-—~～]+)(?:本年|上年|他年)|他年|(?<!一)年来|(?<!今年|年初|本年|全年|年)以来|近[一二三四五六七八九十两\\d]+年|历年|(?<!全年|本年|年内|度内|当年|全年共|本年共|年度)累计|[上下]半年|[一二三四1-4]季度|前[一二三]季度|(?<!\\d)(?:[1-9]|1[01])月(?!1日)(?=底|末|份|,|至|—|-)|截[至止](?:[1-9]|1[01])月|(?<!至|到|截[至止]|[-—~\\d])(?:[1-9]|1[0-2])月(?!\\d)|(?<!\\d)\\d{1,2}月?[-—~至](?:[1-9]|1[01])月(?!\\d)|(?<!\\d)(?:[2-9]|1[0-2])月?[-—~至](?:[1-9]|1[0-2])月(?!\\d)|[一二三四五六七八九十]月份|十三五|十四五|每[年月]|(?:上|本|任)届',
  ],
  [
    'plan',
    '计划|力争|拟(?=[收办制出])|预计|预期|争取|将(?=收|办|制|达|超|完|公|新|印|出|继|进|于)|目标|如(?=收|有|果|发|遇|未)|若|倘|应(?=于|在|当|予)',
  ],
  ['t-1', '上年|同期|往年'],
  ['t', '本年|全年|年内|当年|今年|年度内|一年来|报告期|截至(?:12月|年底|年末|本年)|截止'],
];
const PERIODS = kindsOfWords(WORDS);

export type PeriodWord = ClaimPeriod | 'plan';

/** The last word of time; null where none stands. */
export function periodWordIn(words: string): PeriodWord | null {
  const found = Array.from(words.replace(COMPARED, '').matchAll(PERIODS.pattern), ({ groups }) =>
    PERIODS.kindOf(groups),
  );
  // 2022年发生的1件于2023年审结: of neither year alone.
  const isOfBoth = found.includes('t-1') && found.includes('t');
  return isOfBoth ? 'other' : (found.at(-1) ?? null);
}
