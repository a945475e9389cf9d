/** fleet.*: a government's report against those of its units, and faults that its units share. */
import { cellWords } from '../cell-name.ts';
import { formatNumber } from '../decimal.ts';
import { listSome, listWords } from '../message.ts';
import { fail, notAssessable, type Outcome, pass } from '../rule.ts';
import type { Digest } from '../set/digest.ts';
import type { RegionFacts, RegionRule } from '../set/set-rule.ts';

const summed: readonly string[] = [
  ...['received', 'outcomes.total', 'carried_out'].map((row) => `applications.${row}.total`),
  ...['licensing', 'penalties', 'compulsion'].map((row) => `disclosure.${row}.decisions`),
];

/** What the units' reports add up to; a unit without a number that nothing speaks against adds nothing, so the sum is no more than the true one. */
const sumOver = (units: readonly Digest[], code: string): number =>
  units.reduce((sum, { figures, blamed }) => sum + (blamed.includes(code) ? 0 : (figures[code] ?? 0)), 0);

function* checkWhole({ now, units }: RegionFacts): Iterable<Outcome> {
  if (now.scope?.of !== 'region') return;
  const short: { readonly code: string; readonly left: number; readonly right: number }[] = [];
  for (const code of summed) {
    const left = now.figures[code];
    if (typeof left !== 'number') yield notAssessable;
    else if (left >= sumOver(units, code)) yield pass;
    else short.push({ code, left, right: sumOver(units, code) });
  }
  if (short.length === 0) return;
  const inWords = short.map(({ code, left, right }) => {
    const { zh, en } = cellWords(code, now.edition);
    return { zh: `${zh}全域 ${left}，下属合计 ${right}`, en: `${en}: region ${left}, its units ${right}` };
  });
  yield fail(
    short.map(({ code }) => code),
    {
      words: { list: listWords(inWords), n: units.length },
      formula: short.map(({ left, right }) => `${formatNumber(left)} < ${formatNumber(right)}`).join('；'),
      quote: now.scope.quote,
    },
  );
}

/** All of natural persons, and all granted. */
const received = (count: number) => ({
  figures: Object.fromEntries(
    ['received', 'outcomes.granted', 'outcomes.total'].flatMap((row) =>
      ['natural_person', 'total'].map((column) => [`applications.${row}.${column}`, count]),
    ),
  ),
});
const WHOLE = '本报告数据包括县政府各部门和各乡镇。';

export const regionBelowUnits: RegionRule = {
  id: 'fleet.region-below-units',
  severity: 'warning',
  needs: ['report', 'roster'],
  title: { zh: '全域数据少于下属单位合计', en: 'A region less than its units' },
  message: { zh: '{list}（已公布年报的下属单位 {n} 家）。', en: '{list} ({n} units whose reports are known).' },
  basis: '推断：整体不少于各部分之和；公安机关常单独统计，不计入合计',
  advice: { zh: '核对汇总口径，确认是否漏计下属单位。', en: 'Check whether units were left out of the sum.' },
  check: checkWhole,
  examples: [
    {
      name: 'whole county 95, its units 120',
      government: { ...received(95), text: WHOLE },
      units: [received(70), received(50)],
      finds: ['applications.received.total'],
    },
    {
      name: 'a report of the government’s office alone',
      government: received(95),
      units: [received(70), received(50)],
      finds: [],
    },
    {
      name: 'more than the units that are known',
      government: { ...received(130), text: WHOLE },
      units: [received(70), received(50)],
      finds: [],
    },
    {
      name: 'a unit’s number that its own report contradicts',
      government: { ...received(95), text: WHOLE },
      units: [received(70), { figures: { 'applications.received.total': 2023 } }],
      finds: [],
    },
    {
      name: 'police count apart',
      government: { ...received(75), text: WHOLE },
      units: [received(70), { organName: '青山县公安局', ...received(50) }],
      finds: [],
    },
  ],
};

/** Fewer are equal by chance. */
const LEAST_EQUAL = 10;

function* checkScope({ now, units }: RegionFacts): Iterable<Outcome> {
  const total = now.figures['applications.received.total'];
  if (now.scope?.of !== 'own' || units.length < 2 || typeof total !== 'number') return;
  const sum = sumOver(units, 'applications.received.total');
  const isSum =
    total >= LEAST_EQUAL && total === sum && units.every((unit) => unit.figures['applications.received.total'] !== sum);
  yield isSum
    ? fail(['applications.received.total'], { words: { printed: total, n: units.length }, quote: now.scope.quote })
    : pass;
}

export const scopeWords: RegionRule = {
  id: 'fleet.scope-words',
  severity: 'info',
  needs: ['report', 'roster'],
  title: { zh: '统计口径表述与数据不符', en: 'Scope words and figures disagree' },
  message: {
    zh: '正文称仅含本级，新收申请 {printed} 件却恰为下属 {n} 家单位合计。',
    en: 'The text says the organ alone, but {printed} requests are just what its {n} units add up to.',
  },
  basis: '推断：本级数据不应恰为下属单位合计',
  advice: { zh: '核对统计口径的表述。', en: 'Check what is said of the scope.' },
  check: checkScope,
  examples: [
    {
      name: '本级, and the sum of the units',
      government: { ...received(120), text: '本报告数据仅含县政府本级。' },
      units: [received(70), received(50)],
      finds: ['applications.received.total'],
    },
    {
      name: '本级, and another number',
      government: { ...received(17), text: '本报告数据仅含县政府本级。' },
      units: [received(70), received(50)],
      finds: [],
    },
  ],
};

const MOST_LISTED = 8;

function* checkTemplate({ faults }: RegionFacts): Iterable<Outcome> {
  for (const { text, organs } of faults) {
    yield fail([], { words: { n: organs.length, fault: text, list: listSome(organs, MOST_LISTED) } });
  }
}

const TYPO = {
  rule: 'structure.label-wording',
  zh: '标签「其他法律行政止公开」应为「其他法律行政法规禁止公开」。',
  en: '',
};

export const sharedTemplateError: RegionRule = {
  id: 'fleet.shared-template-error',
  severity: 'info',
  needs: ['report', 'roster'],
  title: { zh: '多家单位有同一模板问题', en: 'Units share a fault of their template' },
  message: {
    zh: '{n} 家单位有同一模板问题，宜从模板改起：{fault}涉及{list}。',
    en: '{n} units share one fault of their template; mend it there: {fault} In {list}.',
  },
  basis: '推断：同样的文字错误出自同一模板',
  advice: { zh: '更正下发的模板，通知相关单位同步修改。', en: 'Correct the template and tell the units.' },
  thresholds: {
    organs: {
      value: 5,
      unit: '家',
      meaning: { zh: '至少多少家单位', en: 'least number of units' },
      measured: 'docs/decisions/0052',
    },
  },
  check: checkTemplate,
  examples: [
    {
      name: 'one misprint in six organs',
      government: {},
      units: Array.from({ length: 6 }, () => ({ faults: [TYPO] })),
      finds: [null],
    },
    { name: 'in two', government: {}, units: [{ faults: [TYPO] }, { faults: [TYPO] }, {}, {}, {}, {}], finds: [] },
  ],
};
