/** 国办公开办函〔2021〕30号: reports for 2021 and later. */
import { applicationsTable, otherHandling, outcomes, undividedOtherHandling } from './applications.ts';
import { disputes } from './disputes.ts';
import type { Correspondence, Edition, FormTable } from './form.ts';
import { label, line } from './label.ts';

const DOCUMENTS = ['rules', 'normative_documents'];

const handled = line('decisions', label('本年处理决定数量', { variants: ['处理决定数量', '本年处理决定数'] }));

const disclosure: FormTable = {
  table: 'disclosure',
  rowLabels: 'beside',
  blocks: [
    {
      title: label('第二十条第（一）项'),
      rows: [
        line('rules', label('规章')),
        line('normative_documents', label('行政规范性文件', { variants: ['规范性文件'] })),
      ],
      columns: [
        line('issued', label('本年制发件数', { variants: ['本年制作件数', '制发件数'] })),
        line('repealed', label('本年废止件数', { variants: ['废止件数'] })),
        line('in_force', label('现行有效件数', { variants: ['现行有效数'] })),
      ],
      units: {},
    },
    {
      title: label('第二十条第（五）项'),
      rows: [line('licensing', label('行政许可'))],
      columns: [handled],
      units: {},
    },
    {
      title: label('第二十条第（六）项'),
      rows: [line('penalties', label('行政处罚')), line('compulsion', label('行政强制'))],
      columns: [handled],
      units: {},
    },
    {
      title: label('第二十条第（八）项'),
      rows: [line('fees', label('行政事业性收费'))],
      columns: [
        line(
          'amount_wan_cny',
          label('本年收费金额（单位：万元）', { variants: ['本年收费金额（万元）', '本年收费金额', '收费金额'] }),
        ),
      ],
      units: { amount_wan_cny: 'wan_cny' },
    },
  ],
  rowVariants: [],
  decorations: [label('信息内容')],
  cornerNote: null,
};

const otherRows = [
  line(
    'outcomes.other_handling.not_corrected_in_time',
    label('申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', {
      ordinal: '1.',
      variants: ['逾期不补正'],
    }),
    [outcomes, otherHandling],
  ),
  line(
    'outcomes.other_handling.fee_not_paid',
    label('申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', {
      ordinal: '2.',
      variants: ['逾期不缴费', '逾期未缴费'],
    }),
    [outcomes, otherHandling],
  ),
  line('outcomes.other_handling.other', label('其他', { ordinal: '3.' }), [outcomes, otherHandling]),
];

/** Of the edition of 2019. */
const changes: readonly Correspondence[] = [
  ...DOCUMENTS.map((row): Correspondence => ({
    older: [`disclosure.${row}.newly_made`],
    newer: [`disclosure.${row}.issued`],
    comparable: 'near',
    why: { zh: '「制作」与「制发」口径相近', en: '制作 (made) and 制发 (made and issued) are nearly the same' },
  })),
  ...DOCUMENTS.map((row): Correspondence => ({
    older: [`disclosure.${row}.total_disclosed`],
    newer: [`disclosure.${row}.in_force`],
    comparable: 'no',
    why: {
      zh: '「对外公开总数量」是历年公开的累计，「现行有效件数」是年末有效的存量',
      en: 'all that were ever disclosed, against those in force at the end of the year',
    },
  })),
  {
    older: ['disclosure.fees.items_previous_year', 'disclosure.fees.items_change'],
    newer: ['disclosure.fees.amount_wan_cny'],
    comparable: 'no',
    why: { zh: '收费项目数与收费金额', en: 'a number of items against an amount of money' },
  },
];

export const edition2021: Edition = {
  id: '2021',
  basis: '国办公开办函〔2021〕30号',
  years: [2021, null],
  tables: {
    disclosure,
    applications: applicationsTable(otherRows, [
      { line: undividedOtherHandling, replaces: otherRows.map(({ key }) => key) },
    ]),
    disputes,
  },
  hasOverviewParts: true,
  yearlyCounts: [
    ...DOCUMENTS.flatMap((row) => [`disclosure.${row}.issued`, `disclosure.${row}.repealed`]),
    'disclosure.fees.amount_wan_cny',
  ],
  changes,
};
