/** narrative.year-on-year: 同比增长10% against the figures of both years. */
import type { Comparison } from '../../model/claim.ts';
import { cellWords } from '../cell-name.ts';
import { formatNumber } from '../decimal.ts';
import { listWords } from '../message.ts';
import { fail, notAssessable, type Outcome, pass, type RuleSettings } from '../rule.ts';
import { sumOfFigures } from '../set/digest.ts';
import type { YearRule } from '../set/set-rule.ts';
import type { YearPair } from '../set/year-pair.ts';

/** Where the text's own number isn't the table's, other rules speak, and whose number it is isn't known. */
function* checkChanges(pair: YearPair, settings: RuleSettings): Iterable<Outcome> {
  for (const comparison of pair.now.comparisons) {
    const [now, before] = [sumOfFigures(pair.now, comparison.codes), sumOfFigures(pair.before, comparison.codes)];
    if (now === null || before === null || now !== comparison.value) yield notAssessable;
    else yield outcomeOf(pair, comparison, [now, before], settings);
  }
}

function outcomeOf(
  { now: { edition } }: YearPair,
  { codes, change, unit, decimals, text }: Comparison,
  [now, before]: readonly [number, number],
  settings: RuleSettings,
): Outcome {
  if (unit === 'percent' && before === 0) return notAssessable;
  const real = unit === 'count' ? now - before : (100 * (now - before)) / before;
  const tolerance = unit === 'count' ? 0 : Math.max(settings.threshold('points'), 10 ** -decimals);
  if (Math.abs(real - change) <= tolerance + 1e-9) return pass;
  const mark = unit === 'percent' ? '%' : '';
  const expected = `${unit === 'count' ? formatNumber(real) : real.toFixed(Math.max(1, decimals))}${mark}`;
  return fail(codes, {
    words: {
      cell: listWords(codes.map((code) => cellWords(code, edition))),
      quote: text,
      prev: before,
      printed: now,
      expected,
    },
    expected,
    formula: `${formatNumber(before)} → ${formatNumber(now)}`,
    quote: text,
  });
}

const received = (count: number) => ({
  'applications.received.natural_person': count,
  'applications.received.total': count,
});
const text = (count: number, words: string): string => `全年共收到政府信息公开申请${count}件，${words}。`;

export const yearOnYear: YearRule = {
  id: 'narrative.year-on-year',
  severity: 'warning',
  needs: ['report', 'last-year'],
  title: { zh: '正文所称增减与两年数据不符', en: 'The text’s change from last year doesn’t fit the figures' },
  message: {
    zh: '正文「{quote}」，{cell}上年 {prev}、本年 {printed}，增减应为 {expected}。',
    en: '“{quote}”: {cell} was {prev} and is {printed}, a change of {expected}.',
  },
  basis: '上年度年报与本年度数据计算',
  advice: { zh: '核对同比数据及上年度年报。', en: 'Check the comparison and last year’s report.' },
  thresholds: {
    points: {
      value: 0.1,
      unit: '百分点',
      meaning: { zh: '百分数允许的误差', en: 'percentage points that are let pass' },
      measured: 'rules of rounding: what is rounded or cut off is right',
    },
  },
  check: checkChanges,
  examples: [
    {
      name: '增长10%, 70 and 74',
      years: [{ figures: received(70) }, { figures: received(74), text: text(74, '同比增长10%') }],
      finds: ['applications.received.total'],
    },
    {
      name: '增长5.7%, 70 and 74',
      years: [{ figures: received(70) }, { figures: received(74), text: text(74, '同比增长5.7%') }],
      finds: [],
    },
    {
      name: 'nothing to compare with',
      years: [{ figures: received(0) }, { figures: received(74), text: text(74, '同比增长10%') }],
      finds: [],
    },
  ],
};
