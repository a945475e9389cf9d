/** plausibility.*: decisions and fees of table two against one another. */
import type { Facts } from '../facts.ts';
import { fail, type Outcome, pass, type Rule, type RuleSettings } from '../rule.ts';
import { formatNumber } from '../decimal.ts';
import { readFigures } from './read.ts';

const compulsion = 'disclosure.compulsion.decisions';
const penalties = 'disclosure.penalties.decisions';
const licensing = 'disclosure.licensing.decisions';
const fee = 'disclosure.fees.amount_wan_cny';

function* checkCompulsion(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  yield* readFigures(facts, [compulsion, penalties], ([forced = 0, punished = 0]) =>
    forced > threshold('above') && forced > threshold('times') * punished
      ? fail([compulsion, penalties], {
          words: { left: forced, right: punished },
          formula: `${forced} > ${threshold('times')} × ${punished}`,
        })
      : pass,
  );
}

export const compulsionOverPenalties: Rule = {
  id: 'plausibility.compulsion-over-penalties',
  severity: 'info',
  needs: ['report'],
  title: { zh: '行政强制远多于行政处罚', en: 'Far more compulsion than penalties' },
  message: {
    zh: '行政强制 {left} 件，行政处罚 {right} 件，请核实。',
    en: 'Compulsion {left}, penalties only {right}.',
  },
  basis: '推断：强制多为处罚的先行或执行措施',
  advice: { zh: '核对两栏是否填反，强制措施与强制执行的统计口径是否一致。', en: 'Were the two rows swapped?' },
  thresholds: {
    above: {
      value: 30,
      unit: '件',
      meaning: { zh: '强制超过此数才判断', en: 'Only above this' },
      measured:
        '506 of 40,000 likely report-years of seven kinds of organ, whose figures are drawn without regard to one another',
    },
    times: {
      value: 10,
      unit: '倍',
      meaning: { zh: '强制超过处罚的倍数', en: 'Times the penalties' },
      measured:
        '506 of 40,000 likely report-years of seven kinds of organ, whose figures are drawn without regard to one another',
    },
  },
  check: checkCompulsion,
  examples: [
    { name: '500 and 3', figures: { [compulsion]: 500, [penalties]: 3 }, finds: [compulsion] },
    { name: '3587 and 128255', figures: { [compulsion]: 3587, [penalties]: 128_255 }, finds: [] },
    { name: '12 and none', figures: { [compulsion]: 12 }, finds: [] },
  ],
};

function* checkFees(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  yield* readFigures(facts, [fee, licensing, penalties, compulsion], ([amount = 0, ...decided]) =>
    amount > threshold('above') && decided.every((count) => count === 0)
      ? fail([fee], { words: { printed: formatNumber(amount) } })
      : pass,
  );
}

export const feesWithoutDecisions: Rule = {
  id: 'plausibility.fees-without-decisions',
  severity: 'info',
  needs: ['report'],
  title: { zh: '有大额收费而无许可、处罚、强制', en: 'Large fees without any decision' },
  message: {
    zh: '行政事业性收费 {printed} 万元，而行政许可、行政处罚、行政强制均为 0，请核实。',
    en: 'Fees of {printed} 万元, but no licence, penalty or compulsion.',
  },
  basis: '推断：收费多随行政管理事项发生；学费、考试费等除外',
  advice: {
    zh: '核对收费的单位（万元）和口径，并确认许可、处罚、强制是否漏填。',
    en: 'Check the unit (万元) of the fees, and whether decisions were left out.',
  },
  thresholds: {
    above: {
      value: 100,
      unit: '万元',
      meaning: { zh: '收费超过此数才判断', en: 'Only above this' },
      measured: '173 of 40,000 likely report-years of seven kinds of organ',
    },
  },
  check: checkFees,
  examples: [
    { name: '3200 万元 and no decisions', figures: { [fee]: 3200, [penalties]: 0 }, finds: [fee] },
    { name: '3200 万元 with 40 licences', figures: { [fee]: 3200, [licensing]: 40 }, finds: [] },
    { name: '12.5 万元', figures: { [fee]: 12.5 }, finds: [] },
  ],
};
