/** plausibility.fee-unit: an amount in 元 where 万元 are asked for. */
import { cellWords } from '../cell-name.ts';
import { formatNumber } from '../decimal.ts';
import type { Facts } from '../facts.ts';
import { fail, notAssessable, type Outcome, pass, type Rule, type RuleSettings, type Threshold } from '../rule.ts';
import { classWords, type OrganClass, widestClassOf } from './organ-class.ts';
import { figureAt } from './read.ts';

const fee = 'disclosure.fees.amount_wan_cny';
const YUAN_IN_WAN = 10_000;
/** 元 and 分 have two decimals; 万元 that were converted from them have up to six. */
const MOST_DECIMALS_OF_YUAN = 2;

/** 万元 in a year that an organ of the class hardly takes in. */
const most: Readonly<Record<OrganClass, number>> = {
  township: 2000,
  'county-department': 10_000,
  'county-government': 1_000_000,
  'city-department': 1_000_000,
  'city-government': 20_000_000,
  'province-department': 20_000_000,
  'province-government': 100_000_000,
};

const thresholds: Readonly<Record<string, Threshold>> = Object.fromEntries(
  (Object.keys(most) as OrganClass[]).map((organClass) => {
    const { zh, en } = classWords[organClass];
    const meaning = { zh: `${zh}收费达到此数疑似以元填写`, en: `From here on the fees of a ${en} look like yuan` };
    return [
      organClass,
      {
        value: most[organClass],
        unit: '万元',
        meaning,
        measured:
          'none of 40,000 likely report-years of seven kinds of organ; real maxima: county police 1,202.3, counties 7,730.28, a city 316,441 万元',
      },
    ];
  }),
);

const decimalsOf = (value: number): number => (formatNumber(value).split('.')[1] ?? '').length;

function* checkFee(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  if (facts.layouts.disclosure?.codes.includes(fee) !== true) return;
  const amount = figureAt(facts, fee);
  const organClass = widestClassOf(facts.organ);
  if (amount === null || organClass === null) yield notAssessable;
  else if (amount < threshold(organClass) || decimalsOf(amount) > MOST_DECIMALS_OF_YUAN) yield pass;
  else yield failure(facts, amount, classWords[organClass]);
}

function failure({ report }: Facts, amount: number, level: { readonly zh: string; readonly en: string }): Outcome {
  const inWan = formatNumber(amount / YUAN_IN_WAN);
  return fail([fee], {
    words: { cell: cellWords(fee, report.edition), printed: formatNumber(amount), level },
    hint: {
      zh: `若以元填写，应为 ${inWan} 万元。`,
      en: `If these are yuan, ${inWan} 万元 should stand there.`,
    },
  });
}

export const plausibleFeeUnit: Rule = {
  id: 'plausibility.fee-unit',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '收费疑似以元填写', en: 'Fees that look like yuan' },
  message: {
    zh: '行政事业性收费填 {printed} 万元，{level}通常没有如此大额收费，疑似以元填写。',
    en: 'Fees of {printed} 万元 are far more than a {level} usually takes in: yuan?',
  },
  basis: '表头：本年收费金额（单位：万元）；上限为经验值',
  advice: { zh: '核对金额的单位，按万元换算后填写。', en: 'Check the unit: the column is in 万元.' },
  thresholds,
  check: checkFee,
  examples: [
    {
      name: 'a township with 285000',
      report: { organ: { name: '青山县柳塘镇人民政府' } },
      figures: { [fee]: 285_000 },
      finds: [fee],
    },
    {
      name: 'a county’s police with 1202.3',
      report: { organ: { name: '青山县公安局' } },
      figures: { [fee]: 1202.3 },
      finds: [],
    },
    {
      name: 'a county with 7730.28',
      report: { organ: { name: '青山县人民政府' } },
      figures: { [fee]: 7730.28 },
      finds: [],
    },
    {
      name: 'six decimals were converted from yuan',
      report: { organ: { name: '青山县柳塘镇人民政府' } },
      figures: { [fee]: 1190.457379 },
      finds: [],
    },
  ],
};
