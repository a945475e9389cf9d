/** plausibility.fee-unit over two years: 元 in one of them, 万元 in the other. */
import { formatNumber } from '../decimal.ts';
import { fail, type Outcome, pass } from '../rule.ts';
import { explanationOf } from '../set/explanations.ts';
import type { YearOutcome, YearRule } from '../set/set-rule.ts';
import { bothYears, isSameEdition, type YearPair } from '../set/year-pair.ts';
import { FEE, isUnitSlip } from './unit-slip.ts';

/** The larger one is in 元, whichever year it is of. */
function* checkFee(pair: YearPair): Iterable<YearOutcome> {
  if (!isSameEdition(pair)) return;
  const both = bothYears(pair, FEE);
  if (both === null) return;
  const [now, before] = both;
  if (!isUnitSlip(FEE, now, before)) yield pass;
  else if (now > before) yield slip(now, before, pair);
  else if (!wasTold(pair, before)) yield { ...slip(before, now, pair), about: 'before' };
}

/** The year before that already showed it. */
function wasTold({ earlier }: YearPair, before: number): boolean {
  const first = earlier?.figures[FEE];
  return typeof first === 'number' && before > first && isUnitSlip(FEE, before, first);
}

const slip = (suspect: number, other: number, { now }: YearPair): Outcome & { status: 'fail' } => {
  const explanation = explanationOf(now.explanations, FEE);
  return fail([FEE], {
    words: { printed: suspect, prev: other, expected: formatNumber(suspect / 10_000) },
    formula: `${formatNumber(suspect)} ÷ ${formatNumber(other)} ≈ ${formatNumber(Math.round(suspect / other))}`,
    ...(explanation !== null && { quote: explanation.quote }),
  });
};

export const feeUnitOverYears: YearRule = {
  id: 'chain.fee-unit',
  severity: 'warning',
  needs: ['report', 'last-year'],
  title: { zh: '收费金额疑似以元填写', en: 'A fee in 元 for 万元' },
  message: {
    zh: '行政事业性收费 {printed} 万元，约为相邻年度（{prev} 万元）的一万倍，疑似以元填写（折合 {expected} 万元）。',
    en: 'Fee {printed} 万元, about ten thousand times the year beside it ({prev}): perhaps 元 ({expected} 万元).',
  },
  basis: '表头：本年收费金额（单位：万元）',
  advice: { zh: '按万元折算后填报。', en: 'Convert to 万元.' },
  check: checkFee,
  examples: [
    {
      name: '28.5, then 301250',
      years: [{ figures: { [FEE]: 28.5 } }, { figures: { [FEE]: 301_250 } }],
      finds: [FEE],
    },
    {
      name: '28.5, then 41',
      years: [{ figures: { [FEE]: 28.5 } }, { figures: { [FEE]: 41 } }],
      finds: [],
    },
  ],
};
