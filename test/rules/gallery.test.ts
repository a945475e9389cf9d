/** Published reports by their figures: which rules must speak of them, and which must not. */
import { describe, expect, it } from 'vitest';
import type { LabelMatch } from '../../src/model/report.ts';
import { type CheckResult } from '../../src/rules/check-report.ts';
import {
  tableThree,
  persons,
  tableFour,
  tableTwo,
  money,
  checked,
  rulesIn,
  byRule,
  family,
  sumsOf,
  fiveParts,
} from './gallery-figures.ts';
import { type Figures, madeReport } from './made-report.ts';

describe('怀远县公安局 2024', () => {
  const result = checked({
    figures: {
      ...tableTwo({
        'licensing.decisions': 31986,
        'penalties.decisions': 128255,
        'compulsion.decisions': 3587,
        'fees.amount_wan_cny': 1202.3,
      }),
      ...persons({ received: 7, 'outcomes.granted': 5, 'outcomes.unavailable.not_held': 2, 'outcomes.total': 7 }),
      'applications.outcomes.unavailable.not_held.total': { value: 2, raw: ' 2', normalised: ['outer-space'] },
    },
    report: {
      title: '怀远县公安局2024年政府信息公开工作\n年度报告',
      organ: { name: '怀远县公安局' },
      year: 2024,
      period: { from: '2024-01-01', to: '2024-12-31' },
      preamble: '依据《中华人民共和国政府信息公开条例》（国务院令第711号）、国办公开办函〔2021〕30号要求。',
    },
    headings: { 5: '五、存在的主要问题及改进措施' },
    sections: { 6: '本机关2024年度没有产生信息处理费，收费29122万户。' },
  });

  it('passes every sum and is reported for its heading and one space', () => {
    expect(sumsOf(result)).toEqual([42, 0, 0]);
    expect(rulesIn(result)).toEqual(['value.normalised', 'structure.heading-wording']);
  });

  it('with one refusal more than is counted names that cell', () => {
    const faulty = checked({
      figures: {
        ...persons({ received: 7, 'outcomes.granted': 5, 'outcomes.unavailable.not_held': 2, 'outcomes.total': 7 }),
        'applications.outcomes.unavailable.not_held.natural_person': 3,
      },
    });
    const [cause, consequence] = faulty.findings;
    expect(faulty.findings).toHaveLength(2);
    expect(cause).toMatchObject({
      rule: 'identity.column-sum',
      expected: 2,
      consequence_of: null,
      formula: '5 + 3 ≠ 7',
    });
    expect(cause!.cells[0]).toBe('applications.outcomes.unavailable.not_held.natural_person');
    expect(cause!.printed[0]).toBe(3);
    expect(cause!.hint!.zh).toContain('「三、（四）1.本机关不掌握相关政府信息」×「自然人」');
    expect(consequence).toMatchObject({
      rule: 'identity.row-sum',
      consequence_of: 0,
      formula: '3 + 0 + 0 + 0 + 0 + 0 ≠ 2',
    });
  });
});

const misprint: LabelMatch = {
  key: 'applications.outcomes.refused.prohibited_by_law',
  printed: '2.其他法律行政止公开',
  official: '2.其他法律行政法规禁止公开',
  by: 'typo',
};

const hongze = (figures: Figures, year: number, overview: string): CheckResult =>
  checked({
    undivided: true,
    figures,
    sections: { 1: overview, 6: '全年收取政府信息公开信息处理费0元。' },
    tables: { applications: { labels: [misprint] } },
    report: {
      year,
      organ: { name: '洪泽区人民政府' },
      title: `洪泽区人民政府${year}年政府信息公开工作年度报告`,
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
    },
  });

describe('淮安市洪泽区人民政府', () => {
  const of2023 = hongze(
    {
      ...tableTwo({
        'normative_documents.repealed': 5,
        'normative_documents.in_force': 5,
        'licensing.decisions': 550,
        'fees.amount_wan_cny': 7730.28,
      }),
      ...persons({
        received: 21,
        'outcomes.partly_granted': 4,
        'outcomes.refused.state_secret': 1,
        'outcomes.refused.process_information': 1,
        'outcomes.refused.enforcement_files': 1,
        'outcomes.unavailable.not_held': 10,
        'outcomes.unavailable.needs_creation': 3,
        'outcomes.not_processed.complaint': 1,
        'outcomes.total': 21,
      }),
      ...tableFour([10, 1, 0, 0, 0], [0, 0, 0, 0, 0], [5, 0, 0, 0, 0]),
    },
    2023,
    fiveParts,
  );

  it('2023: two totals of table four were never filled in', () => {
    const disputes = byRule(of2023, 'identity.dispute-sum');
    expect(disputes.map(({ cells, expected, formula }) => [cells[0], expected, formula])).toEqual([
      ['disputes.reconsideration.total', 11, '10 + 1 + 0 + 0 ≠ 0'],
      ['disputes.litigation_after_reconsideration.total', 5, '5 + 0 + 0 + 0 ≠ 0'],
    ]);
    expect(disputes.every(({ hint }) => hint!.en.includes('total never filled'))).toBe(true);
    expect(sumsOf(of2023)).toEqual([38, 2, 0]);
  });

  it('2023: an undivided row （六）, a misprint, and no results of supervision', () => {
    expect(rulesIn(of2023)).toEqual([
      'identity.dispute-sum',
      'structure.label-wording',
      'structure.supervision-results',
      'edition.mixed',
      'cross.correction-not-discussed',
    ]);
    expect(byRule(of2023, 'edition.mixed')[0]!.severity).toBe('warning');
  });

  it('2024: the sums hold, the form is as before', () => {
    const of2024 = hongze(
      {
        ...tableTwo({
          'normative_documents.issued': 3,
          'normative_documents.in_force': 8,
          'licensing.decisions': 9487,
          'penalties.decisions': 2776,
          'compulsion.decisions': 84,
          'fees.amount_wan_cny': 7545,
        }),
        ...persons({
          received: 95,
          'outcomes.granted': 50,
          'outcomes.partly_granted': 9,
          'outcomes.refused.three_securities_one_stability': 1,
          'outcomes.refused.process_information': 1,
          'outcomes.refused.enforcement_files': 1,
          'outcomes.unavailable.not_held': 31,
          'outcomes.unavailable.needs_creation': 1,
          'outcomes.not_processed.complaint': 1,
          'outcomes.total': 95,
        }),
        ...tableFour([1, 1, 0, 0, 2], [1, 0, 0, 0, 1], [2, 0, 1, 0, 3]),
      },
      2024,
      `${fiveParts}纳入考核，降低行政复议纠错率。`,
    );
    expect(rulesIn(of2024)).toEqual(['structure.label-wording', 'edition.mixed']);
    expect(sumsOf(of2024)).toEqual([40, 0, 0]);
  });
});

describe('the empty form', () => {
  const blank = { 'disclosure.*': null, 'applications.*': null, 'disputes.*': null };
  const result = checked({
    figures: blank,
    sections: { 2: '该部分以表格形式报告。' },
    report: { period: null, year: null, organ: null },
  });

  it('is blank three times over, and no sum of it is a pass', () => {
    expect(byRule(result, 'structure.table-blank')).toHaveLength(3);
    expect(rulesIn(result)).toEqual(expect.arrayContaining(['structure.template-leftover', 'metadata.period']));
    expect(sumsOf(result)).toEqual([0, 0, 42]);
    expect(family(result, 'identity')).toEqual([]);
  });
});

describe('沭阳县发展和改革局 2023', () => {
  const columns = ['business', 'research', 'public_welfare', 'legal_service', 'other'];
  const everyRow = Object.keys(madeReport().figures).filter((code) =>
    columns.some((column) => code.startsWith('applications.') && code.endsWith(`.${column}`)),
  );
  const result = checked({
    figures: {
      ...tableTwo({ 'normative_documents.issued': 8, 'normative_documents.in_force': 18 }),
      ...persons({ received: 26, 'outcomes.granted': 26, 'outcomes.total': 26 }),
      ...Object.fromEntries(everyRow.map((code) => [code, null])),
      ...tableFour([0, 0, 0, 1, 1], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]),
    },
    headings: { 5: '五、存在的主要问题及整改措施' },
    report: { title: '沭阳县发展和改革局2023年政府信息公开年度报告' },
  });

  it('has five blank columns, which are not read as zero', () => {
    expect(byRule(result, 'structure.blank-cells').map(({ cells }) => cells.length)).toEqual([125]);
    expect(byRule(result, 'identity.blank-as-zero')[0]!.message.zh).toContain(
      '25 处勾稽关系在空白视为 0 时成立，0 处不成立',
    );
    expect(sumsOf(result)).toEqual([7, 0, 35]);
  });

  it('is reported for nothing else but its words', () => {
    expect(rulesIn(result)).toEqual([
      'identity.blank-as-zero',
      'structure.heading-wording',
      'structure.blank-cells',
      'metadata.title-wording',
    ]);
    expect(byRule(result, 'metadata.title-wording')[0]!.severity).toBe('info');
  });
});

const pingtan2020: Figures = {
  ...tableThree({
    received: [20, 0, 0, 0, 0, 1, 21],
    'outcomes.granted': [6, 0, 0, 0, 0, 1, 7],
    'outcomes.partly_granted': [6, 0, 0, 0, 0, 0, 6],
    'outcomes.unavailable.not_held': [4, 0, 0, 0, 0, 0, 4],
    'outcomes.unavailable.unclear_after_correction': [3, 0, 0, 0, 0, 0, 3],
    'outcomes.not_processed.duplicate': [3, 0, 0, 0, 0, 0, 3],
    'outcomes.other_handling.total': [4, 0, 0, 0, 0, 0, 4],
    'outcomes.total': [20, 0, 0, 0, 0, 1, 21],
  }),
  ...tableTwo({
    'penalties.items_previous_year': 2648,
    'penalties.items_change': -18,
    'compulsion.items_previous_year': 126,
    'compulsion.items_change': -15,
    'normative_documents.newly_made': 77,
    'normative_documents.newly_disclosed': 77,
    'normative_documents.total_disclosed': 166,
    'procurement.projects': 1,
  }),
  'disclosure.procurement.amount_cny': money('73802895.90元', 73802895.9),
};

describe('平潭综合实验区 2020', () => {
  const title = '平潭综合实验区2020年度政府信息公开工作年度报告';
  const result = checked({
    edition: '2019',
    figures: pingtan2020,
    report: { title, organ: { name: '平潭综合实验区' } },
  });
  const [first, second] = byRule(result, 'identity.column-sum');

  it('is one cause with two possible pairs, none of them named', () => {
    expect(byRule(result, 'identity.column-sum')).toHaveLength(2);
    expect(first).toMatchObject({ expected: null, consequence_of: null, formula: '6 + 6 + 4 + 3 + 3 + 4 ≠ 20' });
    expect(second).toMatchObject({ consequence_of: 0, expected: null, formula: '7 + 6 + 4 + 3 + 3 + 4 ≠ 21' });
    expect(first!.cells).toEqual(
      expect.arrayContaining([
        'applications.outcomes.total.natural_person',
        'applications.outcomes.total.total',
        'applications.outcomes.granted.total',
      ]),
    );
    expect(first!.hint!.en).toMatch(/^2 possible explanations/);
    expect(first!.hint!.zh).toContain('「三、（一）予以公开」×「自然人」（现为 6，应为 0）');
    expect(first!.hint!.zh).toContain(
      '「三、（二）部分公开（区分处理的，只计这一情形，不计其他情形）」×「总计」（现为 6，应为 0）',
    );
  });

  it('is reported for nothing else but an amount in 元 and its title', () => {
    expect(rulesIn(result)).toEqual(['identity.column-sum', 'value.normalised', 'metadata.title-repetition']);
  });
});
