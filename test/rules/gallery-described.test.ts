/** Published reports known by description: which rules must speak of them, and which must not. */
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/rules/check-report.ts';
import {
  type Row,
  tableThree,
  persons,
  tableFour,
  tableTwo,
  money,
  checked,
  rulesIn,
  byRule,
  family,
  fiveParts,
} from './gallery-figures.ts';
import { cleanSections, type Made, madeReport } from './made-report.ts';

describe('上海市人民政府办公厅 2019', () => {
  const none = null;
  const rest = [none, none, none] as const;
  const line = (
    natural: number | null,
    business: number | null,
    legal: number | null,
    other: number | null,
    total: number | null,
  ): Row => [natural, business, none, none, legal, other, total];
  const rows: Readonly<Record<string, Row>> = {
    received: line(821, 35, 2, 1, 859),
    carried_in: line(18, ...rest, 18),
    'outcomes.granted': line(258, 12, 1, 1, none),
    'outcomes.partly_granted': line(3, ...rest, none),
    'outcomes.refused.state_secret': line(14, ...rest, none),
    'outcomes.refused.internal_affairs': line(5, ...rest, none),
    'outcomes.refused.process_information': line(3, 1, none, none, none),
    'outcomes.refused.administrative_queries': line(10, 2, none, none, none),
    'outcomes.unavailable.not_held': line(252, 12, 1, none, none),
    'outcomes.unavailable.needs_creation': line(44, 3, none, none, none),
    'outcomes.unavailable.unclear_after_correction': line(25, ...rest, none),
    'outcomes.not_processed.complaint': line(148, 1, none, none, none),
    'outcomes.not_processed.duplicate': line(5, 4, none, none, none),
    'outcomes.total': line(767, 35, 2, 1, 805),
    carried_out: line(72, ...rest, 72),
  };
  const result = checked({
    edition: '2019',
    figures: {
      'applications.*': null,
      ...tableThree(rows),
      ...tableFour([5, none, none, 2, 7], [8, none, none, 1, 9], [none, none, none, none, none]),
      ...tableTwo({
        'rules.newly_made': 13,
        'rules.newly_disclosed': 13,
        'rules.total_disclosed': 524,
        'procurement.projects': 6,
      }),
      'disclosure.procurement.amount_cny': money('251000元', 251000),
    },
    report: {
      year: 2019,
      period: { from: '2019-01-01', to: '2019-12-31' },
      title: '上海市人民政府办公厅2019年政府信息公开工作年度报告',
      organ: { name: '上海市人民政府办公厅' },
    },
    headings: { 5: '五、存在的主要问题及改进措施' },
    sections: { 6: '无' },
  });

  it('counts its blanks, and what they leave unassessed', () => {
    expect(byRule(result, 'structure.totals-blank').map(({ message }) => message.zh.match(/\d+/)?.[0])).toEqual(['11']);
    expect(byRule(result, 'structure.blank-cells').map(({ cells }) => cells.length)).toEqual([126, 9]);
    expect(byRule(result, 'identity.blank-as-zero').map(({ message }) => message.zh.match(/\d+/g))).toEqual([
      ['11', '0', '0', '0'],
      ['2', '0', '0', '0'],
    ]);
  });

  it('is reported for nothing else', () => {
    expect(rulesIn(result)).toEqual([
      'identity.blank-as-zero',
      'value.normalised',
      'structure.heading-wording',
      'structure.totals-blank',
      'structure.blank-cells',
    ]);
  });
});

describe('other published reports', () => {
  it.each<{ name: string; made: Made; must: readonly string[] }>([
    {
      name: '义乌市廿三里街道 2022',
      made: {
        figures: persons({
          received: 7,
          carried_in: 1,
          'outcomes.granted': 3,
          'outcomes.unavailable.not_held': 4,
          'outcomes.total': 7,
          carried_out: 1,
        }),
      },
      must: [],
    },
    {
      name: '佳县螅镇 2022',
      made: {
        edition: '2019',
        report: { year: 2022 },
        figures: { 'disclosure.*': null, 'applications.*': null, 'disputes.*': null },
      },
      must: ['structure.table-blank', 'edition.wrong-for-year'],
    },
    {
      name: '西咸新区太平镇 2022',
      made: { report: { year: 2022, preamble: '根据国办公开办函〔2019〕60号' } },
      must: ['edition.cited-basis'],
    },
    {
      name: '北坡镇 2022',
      made: {
        figures: { 'disclosure.fees.amount_wan_cny': 190.457379 },
        tables: { disclosure: { missingBlockTitles: ['第二十条第（一）项'] } },
      },
      must: ['value.fee-decimals', 'structure.block-title-missing'],
    },
    {
      name: '越城区东湖街道 2023',
      made: {
        figures: tableTwo({ 'normative_documents.repealed': 1 }),
        tables: {
          disclosure: {
            labels: [
              { key: 'disclosure.*.issued', printed: '本年（2023）制发件数', official: '本年制发件数', by: 'variant' },
            ],
          },
        },
      },
      must: [],
    },
    {
      name: '瓯海区丽岙街道 2023',
      made: {
        figures: tableTwo({
          'normative_documents.issued': 1,
          'normative_documents.repealed': 3,
          'normative_documents.in_force': 3,
        }),
      },
      must: [],
    },
    { name: '锡山区厚桥街道 2023', made: { sections: { 6: null } }, must: ['structure.section-missing'] },
    {
      name: '会昌县中村乡 2020',
      made: { edition: '2019', figures: tableTwo({ 'procurement.projects': 1, 'procurement.amount_cny': 8040 }) },
      must: ['value.amount-unit'],
    },
    {
      name: '化隆县群科新区 2020',
      made: {
        edition: '2019',
        figures: {
          'disclosure.procurement.projects': 1,
          'disclosure.procurement.amount_cny': money('79000.1元', 79000.1),
        },
        report: { title: '化隆县群科新区2020年度政府信息公开工作年度报告' },
      },
      must: ['value.normalised', 'metadata.title-repetition'],
    },
    {
      name: '贺胜桥镇 2022',
      made: { sections: { 1: '单位信息。组织领导。平台建设。'.repeat(30) } },
      must: ['structure.overview-parts'],
    },
    {
      name: '武汉市生态环境局 2020',
      made: {
        edition: '2019',
        figures: {
          'disclosure.compulsion.items_previous_year': 4,
          'disclosure.compulsion.items_change': { value: 4, raw: '+4', normalised: ['plus-sign'] },
          'disclosure.compulsion.decisions': { state: 'dash', value: null, raw: '-' },
        },
        tables: { disclosure: { addedRows: ['其他主动公开文件'] } },
      },
      must: ['value.normalised', 'structure.row-added', 'structure.blank-cells'],
    },
    {
      name: '龙岗区某局 2024',
      made: {
        figures: tableThree({
          received: [58, 7, 0, 0, 1, 0, 66],
          'outcomes.granted': [58, 7, 0, 0, 1, 0, 66],
          'outcomes.total': [58, 7, 0, 0, 1, 0, 66],
        }),
        sections: { 1: '本报告依据规定编制。' },
      },
      must: ['structure.overview-parts', 'structure.report-length'],
    },
    {
      name: '宿迁市 2025',
      made: {
        figures: {
          ...tableThree({
            received: [3746, 63, 0, 0, 19, 2, 3830],
            'outcomes.granted': [3746, 63, 0, 0, 19, 2, 3830],
            'outcomes.total': [3746, 63, 0, 0, 19, 2, 3830],
          }),
          ...tableFour([119, 25, 91, 24, 259], [7, 0, 15, 6, 28], [21, 1, 7, 9, 38]),
        },
      },
      must: [],
    },
    {
      name: '黄浦区打浦桥街道 2025',
      made: { figures: tableFour([0, 1, 0, 3, 4], [0, 0, 0, 0, 0], [1, 0, 0, 1, 2]) },
      must: [],
    },
    {
      name: '舟山市政务服务办 2020',
      made: {
        edition: '2019',
        figures: {
          'applications.*': null,
          'applications.received.total': 5,
          'applications.outcomes.total.total': 5,
          'disclosure.procurement.projects': 2,
          'disclosure.procurement.amount_cny': money('2792220.8元', 2792220.8),
        },
      },
      must: ['identity.blank-as-zero', 'value.normalised', 'structure.only-totals', 'structure.blank-cells'],
    },
    {
      name: '定西市公共资源交易中心 2020',
      made: { edition: '2019', sections: { 1: `主动公开信息  条。${fiveParts}` } },
      must: ['structure.placeholder'],
    },
  ])('$name', ({ made, must }) => {
    expect(rulesIn(checked(made))).toEqual(must);
  });

  it('盐亭县行政审批局 2022: a notice whose formal end was not verified is for information, and says so', () => {
    const preamble = '根据国办公开办函〔2021〕30号、国办公开办函〔2016〕201号要求编制。';
    const findings = byRule(checked({ report: { year: 2022, preamble } }), 'edition.cited-basis');
    expect(findings.map(({ severity, unverified }) => [severity, unverified])).toEqual([['info', true]]);
  });

  it('before 2019: the rules on the three tables do not apply', () => {
    const report = madeReport({ report: { year: 2018 } });
    const tables = Object.fromEntries(
      Object.entries(report.tables).map(([name, table]) => [name, { ...table, found: false }]),
    );
    const result = checkReport({
      ...report,
      edition: 'pre2019',
      codes: [],
      figures: {},
      tables: tables as typeof report.tables,
      sections: cleanSections.slice(0, 1),
    });
    expect(family(result, 'identity')).toEqual([]);
    expect(Object.keys(result.checksByRule).filter((rule) => /^(identity|value|edition)/.test(rule))).toEqual([]);
  });
});
