/** What the choice of a table says against its figures: another of the form says otherwise, or none is the report's for sure. */
import type { WitnessId } from '../../model/witness.ts';
import { yearsInColumns } from '../choice/two-years.ts';
import { granted, received, SEVENS, tableFour, tableThree, tableTwo } from './example-tables.ts';
import { against, type SeenTable, type TableWitness, type Testimony } from './witness.ts';

/** As the choice says of itself. */
const ofChoice =
  (id: WitnessId) =>
  ({ choice: { doubts } }: SeenTable): Testimony => ({
    contradicts: doubts.filter(({ witness }) => witness === id).flatMap(({ codes }) => codes),
  });

const ROWS = [`${received}|5|0|0|0|0|0|5`, `${granted}|2|0|0|0|0|0|2`] as const;
const OTHERWISE = tableThree(ROWS[0], `${granted}|3|0|0|0|0|0|3`);
const COLUMNS_LOST = [`${received}|5|5`, `${granted}|2|2`, '四、结转下年度继续办理|2|2'];
const GRANTED = ['applications.outcomes.granted.natural_person', 'applications.outcomes.granted.total'];

export const choiceWitnesses: readonly TableWitness[] = [
  {
    id: 'choice.tables-differ',
    message: { zh: '文中另有同类表格，该数据不同', en: 'Another table of the form in the document has another value' },
    basis: 'Of two tables that differ, and of which neither words nor places prefer one, either may be meant',
    judge: ofChoice('choice.tables-differ'),
    examples: [
      {
        name: 'two tables that differ in a row',
        table: tableThree(...ROWS),
        behind: [OTHERWISE],
        contradicts: GRANTED,
      },
      {
        name: 'the second is captioned as last year’s',
        table: tableThree(...ROWS),
        behind: ['2023年度收到和处理政府信息公开申请情况', OTHERWISE],
      },
    ],
  },
  {
    id: 'choice.scrap-differs',
    message: {
      zh: '文中另有部分行重复列出，该数据不同',
      en: 'A few rows stand again in the document, with another value',
    },
    basis: 'Readers take a few rows beside the table for part of the form; which of the prints is meant cannot be told',
    judge: ofChoice('choice.scrap-differs'),
    examples: [
      {
        name: 'one row again, with another value',
        table: tableThree(...ROWS, '三、其他|1|0|0|0|0|0|1', '四、结转下年度继续办理|2|0|0|0|0|0|2'),
        behind: [tableThree(`${granted}|3|0|0|0|0|0|3`)],
        contradicts: GRANTED,
      },
      { name: 'no row again', table: tableThree(...ROWS) },
    ],
  },
  {
    id: 'choice.rival-unread',
    message: {
      zh: '文中另有同类表格，其数据未能读取，采用的表可能不是本报告的表',
      en: 'Another table of the form in the document could not be read, and the one that was may not be the report’s',
    },
    basis:
      'Of two tables that nothing tells apart the damaged one may be the report’s own, and the whole one last year’s',
    judge: ofChoice('choice.rival-unread'),
    examples: [
      {
        name: 'in the section a table whose columns were lost, and a whole one elsewhere',
        table: tableThree(...ROWS),
        behind: ['三、收到和处理政府信息公开申请情况', COLUMNS_LOST],
        contradicts: ['applications.received.*', 'applications.outcomes.granted.*'],
      },
      {
        name: 'it is captioned as last year’s',
        table: tableThree(...ROWS),
        behind: ['三、收到和处理政府信息公开申请情况', '2023年数据（供比较）', COLUMNS_LOST],
      },
    ],
  },
  {
    id: 'choice.sample-filled',
    message: {
      zh: '该数据空白，而标为空表的表格里有数字',
      en: 'The figure is blank, and a form that is said to be empty has a number',
    },
    basis: 'A form that is called a sample and holds numbers is none: the figures may stand there',
    judge: ofChoice('choice.sample-filled'),
    examples: [
      {
        name: 'blanks, and numbers in a form that is called a sample',
        table: tableTwo('规章|1|2|3', '行政规范性文件|||'),
        behind: ['二、主动公开政府信息情况', '填报样表', tableTwo('规章|||', '行政规范性文件|4|5|6')],
        contradicts: ['disclosure.normative_documents.*'],
      },
      { name: 'one table', table: tableThree(...ROWS) },
    ],
  },
  {
    id: 'choice.other-year',
    message: {
      zh: '只找到标注为其他年度或用于对比的表格',
      en: 'The only table found is captioned as another year’s, or as a comparison',
    },
    basis: 'The figures of a table that names another year are that year’s, or its caption was left over',
    judge: ofChoice('choice.other-year'),
    examples: [
      {
        name: 'last year in the table’s title',
        table: ['2023年度收到和处理政府信息公开申请情况*8', ...tableThree(...ROWS)],
        contradicts: ['applications.received.*', 'applications.outcomes.granted.*'],
      },
      {
        name: 'the report’s year',
        table: ['2024年度收到和处理政府信息公开申请情况*8', ...tableThree(...ROWS)],
      },
    ],
  },
  {
    id: 'choice.two-years',
    message: { zh: '表中并列两个年度的数据', en: 'The table sets the figures of two years side by side' },
    basis: 'Which of two numbers below each label is the report’s, the form’s labels do not say',
    isValueLost: true,
    judge: ({ choice: { chosen } }) => against(chosen !== null && yearsInColumns(chosen).length > 1),
    examples: [
      {
        name: 'two years below each measure',
        table: [
          '第二十条第（一）项*7',
          '信息内容^2|本年制发件数*2|本年废止件数*2|现行有效件数*2',
          '2023年|2024年|2023年|2024年|2023年|2024年',
          '规章|1|2|3|4|5|6',
        ],
        contradicts: ['disclosure.*'],
      },
      { name: 'one year', table: tableTwo('规章|1|2|3') },
    ],
  },
  {
    id: 'choice.edition-unknown',
    message: {
      zh: '无法从标签判断表二属于哪一版格式',
      en: 'The labels of table two do not tell of which edition of the form it is',
    },
    basis: 'The editions have other columns in table two: which a value is hangs on the edition',
    judge: ({ form, edition, choice }) =>
      against(form.table === 'disclosure' && edition === null && choice.chosen !== null),
    examples: [
      {
        name: 'words that both editions have',
        table: ['信息内容|处理决定数量', '行政处罚|6'],
        contradicts: ['disclosure.*'],
      },
      { name: 'measures of one edition', table: tableTwo('规章|1|2|3') },
    ],
  },
  {
    id: 'choice.not-found',
    message: { zh: '未找到该表', en: 'The table was not found' },
    basis: 'A report has all three tables; one that was not found may be a picture or an attachment',
    judge: ({ choice }) => against(choice.chosen === null),
    examples: [
      { name: 'table three alone', table: tableThree(...ROWS), contradicts: ['disclosure.*', 'disputes.*'] },
      {
        name: 'tables two and four',
        table: tableTwo('规章|1|2|3'),
        behind: [tableFour(SEVENS), tableThree(...ROWS)],
      },
    ],
  },
];
