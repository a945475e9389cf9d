/** 国办公开办函〔2019〕60号, 格式（试行）: reports for 2019 and 2020. */
import { applicationsTable, undividedOtherHandling } from './applications.ts';
import { disputes } from './disputes.ts';
import type { Edition, FormBlock, FormTable, Line } from './form.ts';
import { label, line } from './label.ts';

const itemColumns: readonly Line[] = [
  line('items_previous_year', label('上一年项目数量', { variants: ['上年项目数量', '上一年度项目数量'] })),
  line('items_change', label('本年增/减', { variants: ['本年增减', '本年增（减）'] })),
];
const decisions = line('decisions', label('处理决定数量'));

const itemBlock = (title: string, rows: readonly Line[], columns: readonly Line[]): FormBlock => ({
  title: label(title),
  rows,
  columns,
  units: { items_change: 'signed' },
});

const disclosure: FormTable = {
  table: 'disclosure',
  rowLabels: 'beside',
  blocks: [
    {
      title: label('第二十条第（一）项'),
      rows: [
        line('rules', label('规章')),
        line('normative_documents', label('规范性文件', { variants: ['行政规范性文件'] })),
      ],
      columns: [
        line('newly_made', label('本年新制作数量', { variants: ['本年新制作数', '新制作数量'] })),
        line('newly_disclosed', label('本年新公开数量', { variants: ['本年新公开数', '新公开数量'] })),
        line('total_disclosed', label('对外公开总数量', { variants: ['对外公开总数'] })),
      ],
      units: {},
    },
    itemBlock(
      '第二十条第（五）项',
      [
        line('licensing', label('行政许可')),
        line('other_services', label('其他对外管理服务事项', { variants: ['其他对外管理服务'] })),
      ],
      [...itemColumns, decisions],
    ),
    itemBlock(
      '第二十条第（六）项',
      [line('penalties', label('行政处罚')), line('compulsion', label('行政强制'))],
      [...itemColumns, decisions],
    ),
    itemBlock('第二十条第（八）项', [line('fees', label('行政事业性收费'))], itemColumns),
    {
      title: label('第二十条第（九）项'),
      rows: [line('procurement', label('政府集中采购'))],
      columns: [
        line('projects', label('采购项目数量', { variants: ['采购项目数'] })),
        line('amount_cny', label('采购总金额', { variants: ['采购总金额（元）', '采购总金额（万元）', '采购金额'] })),
      ],
      units: { amount_cny: 'cny' },
    },
  ],
  rowVariants: [],
  decorations: [label('信息内容')],
  cornerNote: null,
};

export const edition2019: Edition = {
  id: '2019',
  basis: '国办公开办函〔2019〕60号',
  years: [2019, 2020],
  tables: { disclosure, applications: applicationsTable([undividedOtherHandling], []), disputes },
  hasOverviewParts: false,
  yearlyCounts: [
    ...['rules', 'normative_documents'].flatMap((row) => [
      `disclosure.${row}.newly_made`,
      `disclosure.${row}.newly_disclosed`,
    ]),
    'disclosure.other_services.decisions',
    'disclosure.procurement.projects',
  ],
  changes: [],
};
