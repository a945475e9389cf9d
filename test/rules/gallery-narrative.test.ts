/** Published reports: what their words say against what their tables say. */
import { describe, expect, it } from 'vitest';
import { byRule, checked, family, persons, tableFour, tableTwo } from './gallery-figures.ts';
import type { Made } from './made-report.ts';

const zeros = [0, 0, 0, 0, 0];
const parts = (text: string): string =>
  `（一）主动公开。（二）依申请公开。${text}（三）政府信息管理。（四）平台建设。（五）监督保障。`;

const pingtan = (year: number, figures: Made['figures'], text: string, six = '无收取信息处理费情况。') =>
  checked({
    figures: figures ?? {},
    sections: { 1: parts(text), 6: `${year}年，${six}` },
    report: {
      year,
      organ: { name: '平潭综合实验区' },
      title: `平潭综合实验区${year}年度政府信息公开工作年度报告`,
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
    },
  });

describe('平潭综合实验区', () => {
  it('2021: 70 received, 69 closed, 1 carried out', () => {
    const result = pingtan(
      2021,
      persons({ received: 70, 'outcomes.granted': 69, 'outcomes.total': 69, carried_out: 1 }),
      '本年度全区共收到70件申请，及时依法依规办结69件，1件结转下年度继续办理。',
    );
    expect(family(result, 'narrative.')).toEqual([]);
  });

  it('2022: 75 received counts one carried in, a warning and nothing else', () => {
    const result = pingtan(
      2022,
      {
        ...tableTwo({
          'normative_documents.issued': 88,
          'normative_documents.repealed': 55,
          'normative_documents.in_force': 698,
        }),
        ...persons({ received: 74, carried_in: 1, 'outcomes.granted': 75, 'outcomes.total': 75 }),
        'applications.received.natural_person': 71,
        'applications.received.business': 3,
        ...tableFour([0, 1, 1, 0, 2], [1, 0, 0, 0, 1], zeros),
      },
      '集中公开现行有效行政规范性文件698件，动态更新本年度制发的规范性文件88件。2022年，全区收到政府信息公开申请75件，均在法定期限内予以答复，办结率100%。2022年，全区政府信息公开工作方面共有行政诉讼案件1件、行政复议案件2件，均已结案。',
    );
    expect(family(result, 'narrative.')).toEqual(['narrative.applications-received']);
    expect(byRule(result, 'narrative.applications-received')[0]).toMatchObject({
      severity: 'warning',
      quote: expect.stringContaining('75件') as string,
    });
  });

  it('2023: 393 in force against 470, its sums and shares right', () => {
    const result = pingtan(
      2023,
      {
        ...tableTwo({
          'normative_documents.issued': 77,
          'normative_documents.repealed': 132,
          'normative_documents.in_force': 470,
        }),
        ...persons({
          received: 81,
          'outcomes.granted': 22,
          'outcomes.partly_granted': 20,
          'outcomes.refused.administrative_queries': 5,
          'outcomes.unavailable.not_held': 31,
          'outcomes.not_processed.duplicate': 1,
          'outcomes.other_handling.other': 2,
          'outcomes.total': 81,
        }),
        'applications.received.natural_person': 80,
        'applications.received.business': 1,
        ...tableFour([1, 1, 0, 0, 2], [4, 0, 1, 0, 5], [2, 0, 0, 0, 2]),
      },
      '清理并集中发布现行有效行政规范性文件393件，动态更新本年度制发的规范性文件77件。2023年全区接收通过邮寄、网络提交的各类政府信息公开申请共计81件，涉及自然人80件、商业企业1件。办结依申请公开81件，其中：予以公开及部分公开42件，占51.85%；不予公开5件，占6.17%；无法提供31件，占38.27%；不予处理1件，占1.23%；其他处理2件，占2.47%；因政府信息公开引起的行政复议案件2件、行政诉讼案件7件。',
    );
    expect(family(result, 'narrative.')).toEqual(['narrative.documents']);
    expect(byRule(result, 'narrative.documents')[0]).toMatchObject({
      severity: 'error',
      cells: ['disclosure.normative_documents.in_force'],
      printed: [470],
      expected: 393,
    });
  });

  it('2024: 办理218', () => {
    const result = pingtan(
      2024,
      persons({ received: 218, 'outcomes.granted': 218, 'outcomes.total': 218 }),
      '全年办理政府信息公开申请218件。',
    );
    expect(family(result, 'narrative.')).toEqual([]);
  });

  it('2025: unpaid fees, and none collected', () => {
    const result = pingtan(
      2025,
      {
        ...persons({
          received: 154,
          'outcomes.other_handling.fee_not_paid': 2,
          'outcomes.granted': 146,
          'outcomes.total': 148,
          carried_out: 6,
        }),
        ...tableFour([36, 0, 0, 0, 36], [6, 0, 0, 0, 6], [3, 0, 0, 0, 3]),
      },
      '全年收到政府信息公开申请154件，办结148件，6件结转至2026年。因政府信息公开被申请行政复议36件，被提起行政诉讼9件。',
    );
    expect(family(result, 'narrative.')).toEqual([]);
    expect(byRule(result, 'cross.unpaid-without-notice').map(({ severity }) => severity)).toEqual(['info']);
  });
});

describe('others', () => {
  it('淮安市洪泽区人民政府 2024: the office for the district, 17 against 95, is for information', () => {
    const result = checked({
      figures: persons({ received: 95, 'outcomes.granted': 95, 'outcomes.total': 95 }),
      sections: { 1: parts('2024年，区政府办代表区政府受理政府信息公开申请17件，均已在法定期限内予以答复。') },
      report: { year: 2024, organ: { name: '淮安市洪泽区人民政府' } },
    });
    expect(
      byRule(result, 'narrative.applications-received').map(({ severity, message }) => [
        severity,
        message.zh.includes('统计口径可能不同'),
      ]),
    ).toEqual([['info', true]]);
    expect(family(result, 'narrative.')).toEqual(['narrative.applications-received']);
  });

  it('怀远县公安局 2024: 7 and none, and other fees are large', () => {
    const result = checked({
      figures: {
        ...tableTwo({ 'licensing.decisions': 31986, 'fees.amount_wan_cny': 1202.3 }),
        ...persons({ received: 7, 'outcomes.granted': 7, 'outcomes.total': 7 }),
      },
      sections: {
        1: parts(
          '2024年我局共收到政府信息依申请公开事项7件，均来源于网页申请。按时答复率达到100%，没有引发行政复议、行政诉讼案件。全年共受理群众对政务公开工作的投诉建议0件。',
        ),
        6: '本年度没有产生信息公开处理费。2024年共入户走访29122万户。',
      },
      report: { year: 2024, organ: { name: '怀远县公安局' } },
    });
    expect([...family(result, 'narrative.'), ...family(result, 'cross.')]).toEqual([]);
  });

  it('上海市人民政府办公厅 2019: 258 and 265 wrong, 716 for 805, 33.9 %, and two pending', () => {
    const result = checked({
      edition: '2019',
      figures: {
        ...persons({
          received: 859,
          carried_in: 18,
          'outcomes.granted': 272,
          'outcomes.partly_granted': 3,
          'outcomes.refused.state_secret': 35,
          'outcomes.unavailable.not_held': 337,
          'outcomes.not_processed.complaint': 158,
          'outcomes.total': 805,
          carried_out: 72,
        }),
        ...tableFour([5, 0, 0, 2, 7], [8, 0, 0, 1, 9], zeros),
      },
      sections: {
        1: parts(
          '受理政府信息公开申请859件，答复805件（含上年结转18件，72件顺延）。其中予以公开及部分公开258件，占33.9%；不予公开35件，占4.34%；无法提供265件，占32.9%；不予处理158件，占19.6%；其他处理0件。行政复议7件，行政诉讼9件，均获维持。',
        ),
        6: '无',
      },
      report: { year: 2019, organ: { name: '上海市人民政府办公厅' } },
    });
    expect(byRule(result, 'narrative.outcomes').map(({ severity, formula }) => [severity, formula])).toEqual([
      ['error', '258 ≠ 272 + 3'],
      ['error', '265 ≠ 337 + 0 + 0'],
    ]);
    expect(byRule(result, 'narrative.outcome-sum').map(({ formula }) => formula)).toEqual([
      '258 + 35 + 265 + 158 + 0 ≠ 805',
    ]);
    expect(byRule(result, 'narrative.percentage').map(({ quote }) => quote)).toEqual([
      expect.stringContaining('33.9%'),
    ]);
    expect(byRule(result, 'narrative.dispute-results')).toHaveLength(2);
    expect(family(result, 'narrative.')).toEqual([
      'narrative.outcomes',
      'narrative.outcome-sum',
      'narrative.percentage',
      'narrative.dispute-results',
    ]);
  });

  it.each([
    [
      '锡山区厚桥街道 2023',
      persons({ received: 1, 'outcomes.granted': 1, 'outcomes.total': 1 }),
      '收到政府信息公开申请一件。',
    ],
    ['龙口镇 2022', {}, '收到公民、法人和其他组织要求公开政府信息申请0条。'],
    ['瓯海区丽岙街道 2023', {}, '全年答复信息130条，其中公开18条、不予公开112条。'],
    [
      '濂溪区 2024',
      persons({ received: 255, 'outcomes.granted': 255, 'outcomes.total': 255 }),
      '公开信息18439条，其中概况类69条、政务动态类8043条、信息公开目录10327条。收到申请255件，办结255件。',
    ],
    ['某区审计局 2020', {}, '全年未出现申请行政复议的情况。'],
  ])('%s', (_, figures, text) => {
    expect(family(checked({ figures, sections: { 1: parts(text) } }), 'narrative.')).toEqual([]);
  });
});
