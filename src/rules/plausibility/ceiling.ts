/** plausibility.ceiling: more than an organ of its level can have. */
import { cellWords } from '../cell-name.ts';
import type { Facts } from '../facts.ts';
import { fail, notAssessable, type Outcome, pass, type Rule, type RuleSettings, type Threshold } from '../rule.ts';
import { classWords, type OrganClass, widestClassOf } from './organ-class.ts';
import { figureAt } from './read.ts';

const codes = {
  licensing: ['disclosure.licensing.decisions', '件', '行政许可', 'licences'],
  penalties: ['disclosure.penalties.decisions', '件', '行政处罚', 'penalties'],
  compulsion: ['disclosure.compulsion.decisions', '件', '行政强制', 'compulsion'],
  issued: ['disclosure.normative_documents.issued', '件', '规范性文件制发', 'normative documents issued'],
  in_force: ['disclosure.normative_documents.in_force', '件', '规范性文件现行有效', 'normative documents in force'],
  received: ['applications.received.total', '件', '新收申请', 'requests received'],
} as const;

type Figure = keyof typeof codes;

/** By class of organ. */
const ceilings: Readonly<Record<OrganClass, Readonly<Record<Figure, number>>>> = {
  township: { licensing: 50_000, penalties: 10_000, compulsion: 2000, issued: 100, in_force: 200, received: 1000 },
  'county-department': {
    ...{ licensing: 2_000_000, penalties: 2_000_000, compulsion: 200_000 },
    ...{ issued: 200, in_force: 500, received: 5000 },
  },
  'county-government': {
    ...{ licensing: 10_000_000, penalties: 5_000_000, compulsion: 500_000 },
    ...{ issued: 500, in_force: 2000, received: 20_000 },
  },
  'city-department': {
    ...{ licensing: 20_000_000, penalties: 20_000_000, compulsion: 2_000_000 },
    ...{ issued: 300, in_force: 1000, received: 20_000 },
  },
  'city-government': {
    ...{ licensing: 100_000_000, penalties: 50_000_000, compulsion: 10_000_000 },
    ...{ issued: 3000, in_force: 8000, received: 200_000 },
  },
  'province-department': {
    ...{ licensing: 100_000_000, penalties: 50_000_000, compulsion: 10_000_000 },
    ...{ issued: 1000, in_force: 3000, received: 50_000 },
  },
  'province-government': {
    ...{ licensing: 1_000_000_000, penalties: 500_000_000, compulsion: 100_000_000 },
    ...{ issued: 10_000, in_force: 30_000, received: 500_000 },
  },
};

const nameOf = (organClass: OrganClass, figure: Figure): string => `${organClass}.${figure}`;

const thresholds: Readonly<Record<string, Threshold>> = Object.fromEntries(
  (Object.keys(ceilings) as OrganClass[]).flatMap((organClass) =>
    (Object.keys(codes) as Figure[]).map((figure) => {
      const [, unit, zh, en] = codes[figure];
      const { zh: ofClassZh, en: ofClassEn } = classWords[organClass];
      const meaning = { zh: `${ofClassZh}的${zh}上限`, en: `Most ${en} of a ${ofClassEn}` };
      return [
        nameOf(organClass, figure),
        {
          value: ceilings[organClass][figure],
          unit,
          meaning,
          measured:
            'none of 40,000 likely report-years of seven kinds of organ; real maxima: county police 31,986 licences and 128,255 penalties, a city 11,398,889 licences and 14,069 requests',
        },
      ];
    }),
  ),
);

function* checkCeilings(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  const organClass = widestClassOf(facts.organ);
  for (const figure of Object.keys(codes) as Figure[]) {
    const [code] = codes[figure];
    if (!facts.tables.some(({ layout }) => layout.codes.includes(code))) continue;
    const value = figureAt(facts, code);
    if (value === null || organClass === null) yield notAssessable;
    else yield judge(facts, code, value, threshold(nameOf(organClass, figure)), organClass);
  }
}

function judge({ report }: Facts, code: string, value: number, ceiling: number, organClass: OrganClass): Outcome {
  if (value <= ceiling) return pass;
  return fail([code], {
    words: {
      cell: cellWords(code, report.edition),
      printed: value,
      expected: ceiling,
      level: classWords[organClass],
    },
    formula: `${String(value)} > ${String(ceiling)}`,
  });
}

const organ = (name: string) => ({ organ: { name } });

export const ceiling: Rule = {
  id: 'plausibility.ceiling',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '数字超过该层级可能的上限', en: 'More than an organ of its level can have' },
  message: {
    zh: '{cell}填 {printed}，超过{level}通常可能的上限 {expected}，请核实是否多写位数或填入了他单位数据。',
    en: '{cell}: {printed} is more than a {level} usually can have ({expected}): digits too many, or another organ’s figure?',
  },
  basis: '推断：按机关层级的上限，为经验值',
  advice: {
    zh: '对照台账核实该数字；如属实，请在正文说明原因（如权限下放、统计口径）。',
    en: 'Compare with the register; if it is right, say why in the text (delegated powers, what is counted).',
  },
  thresholds,
  check: checkCeilings,
  examples: [
    {
      name: 'a township with 128,255 penalties',
      report: organ('青山县柳塘镇人民政府'),
      figures: { 'disclosure.penalties.decisions': 128_255 },
      finds: ['disclosure.penalties.decisions'],
    },
    {
      name: 'a county’s police with as many',
      report: organ('青山县公安局'),
      figures: { 'disclosure.penalties.decisions': 128_255, 'disclosure.licensing.decisions': 31_986 },
      finds: [],
    },
    {
      name: 'a city with 11,398,889 licences',
      report: organ('安徽省蚌埠市人民政府'),
      figures: { 'disclosure.licensing.decisions': 11_398_889 },
      finds: [],
    },
    {
      name: '70,000 requests to a bureau',
      report: organ('青山县教育局'),
      figures: { 'applications.received.total': 70_000 },
      finds: ['applications.received.total'],
    },
    {
      name: 'a zone, which may be of any size',
      report: organ('青山经济技术开发区管理委员会'),
      figures: { 'disclosure.penalties.decisions': 128_255 },
      finds: [],
    },
  ],
};
