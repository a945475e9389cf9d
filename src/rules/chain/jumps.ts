/** chain.*: figures that leap from one year to the next. */
import { editions } from '../../forms/catalogue.ts';
import { cellWords } from '../cell-name.ts';
import { formatNumber } from '../decimal.ts';
import { fail, notAssessable, type Outcome, pass, type RuleSettings, type Threshold } from '../rule.ts';
import { listWords } from '../message.ts';
import type { Explanation } from '../set/digest.ts';
import { explanationOf } from '../set/explanations.ts';
import type { YearRule } from '../set/set-rule.ts';
import { bothYears, isSameEdition, type YearPair } from '../set/year-pair.ts';
import { type OddYear, oddYear } from './odd-year.ts';
import { isUnitSlip } from './unit-slip.ts';

const enforcement = ['licensing', 'penalties', 'compulsion'].map((row) => `disclosure.${row}.decisions`);

/** Alike in both editions. */
const common = [
  ...enforcement,
  ...['received', 'outcomes.total', 'carried_out'].map((row) => `applications.${row}.total`),
  ...['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].map((row) => `disputes.${row}.total`),
];

/** Figures of one meaning in both reports. */
const comparableCodes = (pair: YearPair): readonly string[] => [
  ...common,
  // Stocks are left to their own rules: they follow from flows.
  ...(isSameEdition(pair) ? (editions.find(({ id }) => id === pair.now.edition)?.yearlyCounts ?? []) : []),
];

const ratio: Threshold = {
  value: 5,
  unit: '倍',
  meaning: { zh: '与上年相差多少倍以上视为异常', en: 'times last year from which a change is a leap' },
  measured:
    'docs/decisions/0052: a made-up province, and the published reports of 平潭 and 洪泽 (4.7 is none, 8.2 is one)',
};

const least: Threshold = {
  value: 30,
  unit: '件',
  meaning: { zh: '两年中较大者至少多少才比较', en: 'what the larger of the two must reach to be compared' },
  measured: 'docs/decisions/0052: below it chance alone leaps',
};

function isLeap(settings: RuleSettings, one: number, other: number): boolean {
  const [low, high] = one < other ? [one, other] : [other, one];
  return high >= settings.threshold('least') && (high + 1) / (low + 1) > settings.threshold('ratio');
}

function* checkJumps(pair: YearPair, settings: RuleSettings): Iterable<Outcome> {
  const dropped = droppedCodes(pair, DROPPED_LEAST);
  for (const code of comparableCodes(pair)) {
    const both = bothYears(pair, code);
    if (both === null) yield notAssessable;
    else if (!isLeap(settings, ...both) || isUnitSlip(code, ...both) || dropped.includes(code)) yield pass;
    else yield jumpOutcome(pair, settings, code, both);
  }
}

function jumpOutcome(
  pair: YearPair,
  settings: RuleSettings,
  code: string,
  [now, before]: readonly [number, number],
): Outcome {
  const odd = oddYear(pair, code, (one, other) => isLeap(settings, one, other));
  const explanation = explanationIn(pair, code);
  return fail([code], {
    words: { cell: cellWords(code, pair.now.edition), prev: before, printed: now },
    formula: `${formatNumber(before)} → ${formatNumber(now)}`,
    hint: hintOf(pair, code, [now, before], odd),
    ...leniency(odd, explanation),
  });
}

/** This year's text tells why it changed, or last year's why that year was unlike others. */
const explanationIn = ({ now, before }: YearPair, code: string): Explanation | null =>
  explanationOf(now.explanations, code) ?? explanationOf(before.explanations, code);

/** An explained change, one that lasted, and the return from another year's slip are no warnings. */
const leniency = (odd: OddYear, explanation: Explanation | null) => ({
  ...((explanation !== null || odd === 'before' || odd === 'lasting') && { severity: 'info' as const }),
  ...(explanation !== null && { quote: explanation.quote }),
});

function hintOf(pair: YearPair, code: string, both: readonly [number, number], odd: OddYear) {
  const slip = slipHint(both) ?? otherRowHint(pair, code, both);
  const whose = oddHints[odd];
  return slip === null ? whose : { zh: `${slip.zh}${whose.zh}`, en: `${slip.en} ${whose.en}` };
}

const oddHints: Readonly<Record<OddYear, { readonly zh: string; readonly en: string }>> = {
  now: { zh: '前后年度相近，本年数据疑有误。', en: 'The years around agree: this year’s figure is the odd one.' },
  before: {
    zh: '本年与更早年度相近，疑为上年数据有误。',
    en: 'This year agrees with earlier ones: last year’s is the odd one.',
  },
  lasting: {
    zh: '此后年度保持这一水平，疑为统计口径变化。',
    en: 'Later years stay at this level: perhaps another scope.',
  },
  unknown: { zh: '仅凭两年数据无法判断哪一年有误。', en: 'Two years can’t tell which of them is wrong.' },
};

/** A digit too many or too few gives ten, a hundred or a thousand times; honest years differ by a fifth beside. */
function slipHint([now, before]: readonly [number, number]) {
  const [low, high] = now < before ? [now, before] : [before, now];
  const power = [10, 100, 1000].find((times) => low > 0 && high / low > 0.8 * times && high / low < 1.25 * times);
  if (power === undefined) return null;
  return {
    zh: `两年约差 ${power} 倍，疑多写或少写数位。`,
    en: `About ${power} times: perhaps a digit too many or too few.`,
  };
}

/** What stood in another row last year stands in this one now. */
function otherRowHint({ before, now: { edition } }: YearPair, code: string, [now]: readonly [number, number]) {
  if (!enforcement.includes(code) || now === 0) return null;
  const other = enforcement.find((candidate) => {
    const value = before.figures[candidate];
    return candidate !== code && typeof value === 'number' && value > 0.8 * now && value < 1.25 * now;
  });
  if (other === undefined) return null;
  const { zh, en } = cellWords(other, edition);
  return { zh: `与上年${zh}相近，疑错行。`, en: `Close to last year’s ${en}: perhaps the wrong row.` };
}

export const yearJump: YearRule = {
  id: 'chain.year-jump',
  severity: 'warning',
  otherSeverities: ['info'],
  needs: ['report', 'last-year'],
  title: { zh: '与上年相比变动异常', en: 'A leap from last year' },
  message: {
    zh: '{cell}：上年 {prev}，本年 {printed}，变动异常。',
    en: '{cell}: {prev} last year, {printed} this year.',
  },
  basis: '推断：漏填、单位或统计口径变化会使数据突变',
  advice: {
    zh: '核对两年数据；确有变化的，请在正文中说明原因。',
    en: 'Check both years; say in the text why it changed.',
  },
  thresholds: { ratio, least },
  check: checkJumps,
  examples: [
    {
      name: '550, then 9487 licences',
      years: [
        { figures: { 'disclosure.licensing.decisions': 550 } },
        { figures: { 'disclosure.licensing.decisions': 9487 } },
      ],
      finds: ['disclosure.licensing.decisions'],
    },
    {
      name: '2293, then 10690: 4.7 times',
      years: [
        { figures: { 'disclosure.licensing.decisions': 2293 } },
        { figures: { 'disclosure.licensing.decisions': 10690 } },
      ],
      finds: [],
    },
    {
      name: 'the text tells why',
      years: [
        { figures: { 'disclosure.penalties.decisions': 40 } },
        {
          figures: { 'disclosure.penalties.decisions': 900 },
          text: '开展道路运输专项整治行动，行政处罚数量大幅增加。',
        },
      ],
      finds: [],
    },
    {
      name: 'back to what it was before a slip of last year',
      years: [
        { figures: { 'disclosure.penalties.decisions': 40 } },
        { figures: { 'disclosure.penalties.decisions': 4000 } },
        { figures: { 'disclosure.penalties.decisions': 45 } },
      ],
      finds: [],
    },
    {
      name: 'the year after is as the year before',
      years: [
        { figures: { 'disclosure.penalties.decisions': 40 } },
        { figures: { 'disclosure.penalties.decisions': 4000 } },
      ],
      later: { figures: { 'disclosure.penalties.decisions': 45 } },
      finds: ['disclosure.penalties.decisions'],
    },
  ],
};

const DROPPED_LEAST = 50;

/** Figures of a table that were large and are zero now, where several of one table are. */
function droppedCodes(pair: YearPair, atLeast: number): readonly string[] {
  const dropped = comparableCodes(pair).filter((code) => {
    const both = bothYears(pair, code);
    return both !== null && both[0] === 0 && both[1] >= atLeast;
  });
  const byTable = Map.groupBy(dropped, (code) => code.slice(0, code.indexOf('.')));
  return [...byTable.values()].filter(({ length }) => length >= 2).flat();
}

function* checkDropped(pair: YearPair, settings: RuleSettings): Iterable<Outcome> {
  const codes = droppedCodes(pair, settings.threshold('least'));
  const byTable = Map.groupBy(codes, (code) => code.slice(0, code.indexOf('.')));
  if (byTable.size === 0) yield pass;
  for (const cells of byTable.values()) {
    const [first = ''] = cells;
    const explanation = explanationIn(pair, first);
    const odd = oddYear(
      pair,
      first,
      (one, other) => Math.max(one, other) >= DROPPED_LEAST && Math.min(one, other) === 0,
    );
    yield fail(cells, {
      words: { list: listWords(cells.map((code) => cellWords(code, pair.now.edition))) },
      formula: cells.map((code) => `${formatNumber(pair.before.figures[code] ?? 0)} → 0`).join('；'),
      hint: oddHints[odd],
      ...leniency(odd, explanation),
    });
  }
}

export const droppedToZero: YearRule = {
  id: 'chain.dropped-to-zero',
  severity: 'warning',
  otherSeverities: ['info'],
  needs: ['report', 'last-year'],
  title: { zh: '多项数据由上年的较大数变为 0', en: 'Several figures fell to zero' },
  message: {
    zh: '{list}：上年均不少于 50，本年为 0，疑似漏填。',
    en: '{list}: at least 50 each last year, 0 this year; perhaps left out.',
  },
  basis: '推断：整块漏填',
  advice: {
    zh: '核对是否漏填；职能已划转的，请在正文中说明。',
    en: 'Check whether they were left out; say so if the task moved.',
  },
  thresholds: {
    least: {
      value: DROPPED_LEAST,
      unit: '件',
      meaning: { zh: '上年至少多少才算较大', en: 'what a figure must have been' },
      measured: 'docs/decisions/0052',
    },
  },
  check: checkDropped,
  examples: [
    {
      name: 'licences 550 and penalties 4119, then none',
      years: [{ figures: { 'disclosure.licensing.decisions': 550, 'disclosure.penalties.decisions': 4119 } }, {}],
      finds: ['disclosure.licensing.decisions'],
    },
    {
      name: 'one figure alone',
      years: [{ figures: { 'disclosure.licensing.decisions': 550 } }, {}],
      finds: [],
    },
    {
      name: 'the task moved to another organ',
      years: [
        { figures: { 'disclosure.licensing.decisions': 550, 'disclosure.penalties.decisions': 4119 } },
        { text: '因机构改革，行政许可、行政处罚职能划转至行政审批局和综合执法局。' },
      ],
      finds: [],
    },
  ],
};
