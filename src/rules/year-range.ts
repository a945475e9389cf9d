/** metadata.year-range: a year that no report can be for. */
import type { Facts } from './facts.ts';
import { oneLine } from './plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule, type RuleSettings } from './rule.ts';

/** Digits before 年 in a title, whether or not they are a year. */
const DIGITS_OF_YEAR = /(?<!\d)(\d{2,6})\s*年/gu;

/** The last year that the report can be for, by the day of its publication, or by the period that its figures are of. */
function latestOf({ publishedOn, period }: Facts['report'], threshold: RuleSettings['threshold']): number {
  if (publishedOn !== null) return Number(publishedOn.slice(0, 4));
  if (period !== null) return Number(period.to.slice(0, 4)) + threshold('afterPeriod');
  return threshold('latest');
}

function* checkRange({ report }: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  const { title, year } = report;
  const printed = Array.from((title ?? '').normalize('NFKC').matchAll(DIGITS_OF_YEAR), ([, digits = '']) => digits);
  const years = [...new Set([...printed.map(Number), ...(year === null ? [] : [year])])];
  if (years.length === 0) {
    yield notAssessable;
    return;
  }
  const latest = latestOf(report, threshold);
  const isPossible = (one: number): boolean => one >= threshold('earliest') && one <= latest;
  const wrong = years.find((one) => !isPossible(one));
  yield wrong === undefined
    ? pass
    : fail([], {
        words: { printed: String(wrong), from: threshold('earliest'), to: latest },
        quote: oneLine(title ?? ''),
      });
}

export const yearRange: Rule = {
  id: 'metadata.year-range',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '报告年度超出可能范围', en: 'A year that no report can be for' },
  message: {
    zh: '报告年度「{printed}」超出可能范围（{from} 至 {to}），疑有误。',
    en: 'The year {printed} is out of range ({from} to {to}).',
  },
  basis: '《政府信息公开条例》2008 年 5 月 1 日起施行；年度报告在年度结束后公布',
  advice: { zh: '核对标题中的年度。', en: 'Check the year in the title.' },
  thresholds: {
    earliest: {
      value: 2008,
      unit: '年',
      meaning: { zh: '最早的报告年度', en: 'first year that there are reports for' },
      measured: '条例 in force from 2008; none of 43,624 clean reports of a made-up province is earlier',
    },
    afterPeriod: {
      value: 5,
      unit: '年',
      meaning: {
        zh: '未标公布日期时，报告年度可晚于统计期限的年数',
        en: 'years that it may be after the stated period, where no day of publication is known',
      },
      measured: 'swapped digits (2023 → 2032) make it nine and more; an old year left in the period is one or two off',
    },
    latest: {
      value: 2099,
      unit: '年',
      meaning: {
        zh: '公布日期和统计期限均未标明时，最晚的报告年度',
        en: 'last year, where neither day of publication nor period is known',
      },
      measured: 'far off, since no clock is asked: a digit too many, or one of another century (2203), is later',
    },
  },
  check: checkRange,
  examples: [
    {
      name: '2032 for 2023',
      report: {
        title: '青山县档案局2032年政府信息公开工作年度报告',
        year: 2032,
        period: { from: '2023-01-01', to: '2023-12-31' },
      },
      finds: [null],
    },
    {
      name: 'a digit too many',
      report: { title: '青山县档案局20223年政府信息公开工作年度报告', year: null },
      finds: [null],
    },
    { name: '2203', report: { title: '青山县档案局2203年政府信息公开工作年度报告', year: null }, finds: [null] },
    {
      name: 'a usual year of later reports',
      report: { title: '青山县档案局2035年政府信息公开工作年度报告', year: 2035, period: null },
      finds: [],
    },
    {
      name: 'published before its year',
      report: { title: '青山县档案局2024年政府信息公开工作年度报告', year: 2024, publishedOn: '2023-01-20' },
      finds: [null],
    },
    { name: 'a usual one', finds: [] },
    { name: 'no year at all', report: { title: '青山县档案局政府信息公开工作年度报告', year: null }, finds: [] },
  ],
};
