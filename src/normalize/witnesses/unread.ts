/** Whether what is missing was left out by the publisher or not read by us: every trace of it makes it our doubt. */
import { witnessCodes } from '../../model/witness.ts';
import { carriedIn, granted, SEVENS, tableFour, tableTwo, wholeTableThree } from './example-tables.ts';
import {
  hasColumnsElsewhere,
  hasHeaderElsewhere,
  hasResultsElsewhere,
  hasUnreadNumbers,
  hasUnreadRows,
  isNamed,
  isTableTraced,
} from './traces.ts';
import { against, type HeardFigure, type SeenTable, type TableWitness, type Testimony } from './witness.ts';

/** Where a trace of them was seen, what is missing may be there. */
const missingWhere =
  (isTraced: (table: SeenTable) => boolean) =>
  (table: SeenTable): Testimony =>
    table.runs.length > 0 && table.missing.length > 0 && isTraced(table) ? { contradicts: table.missing } : 'silent';

/** Where nothing is missing, columns elsewhere speak against all that was read. */
function judgeColumns(table: SeenTable): Testimony {
  if (!hasColumnsElsewhere(table)) return 'silent';
  return table.missing.length > 0 ? { contradicts: table.missing } : 'contradicts';
}

/** As are numbers where all figures are blank. */
function judgeNumbers({ runs, missing, figures }: SeenTable): Testimony {
  if (!runs.some(hasUnreadNumbers)) return 'silent';
  return missing.length > 0 ? { contradicts: missing } : against(figures.every(isReadAsBlank));
}

/** Without a doubt: what is in doubt may be no blank. */
const isReadAsBlank = ({ reading, doubts }: HeardFigure): boolean =>
  reading === null || (reading.state === 'blank' && doubts.length === 0);

/** Table two without its further rows and blocks. */
const RULES_ALONE = tableTwo('规章|1|2|3');
const REST = ['disclosure.normative_documents.*', 'disclosure.licensing.*', 'disclosure.penalties.*'].concat([
  'disclosure.compulsion.*',
  'disclosure.fees.*',
]);

export const unreadWitnesses: readonly TableWitness[] = [
  {
    id: 'unread.part-left-out',
    message: {
      zh: '文件有部分内容未能读取，缺少的行可能在其中',
      en: 'A part of the source was left out: what is missing may be in it',
    },
    basis: 'A page without text, a part that could not be read or a cut end may hold the rows that were not found',
    judge: missingWhere(({ isPartUnread }) => isPartUnread),
    examples: [
      { name: 'a part left out, rows missing', table: RULES_ALONE, isPartUnread: true, contradicts: REST },
      { name: 'rows missing', table: RULES_ALONE },
    ],
  },
  {
    id: 'unread.other-table',
    message: {
      zh: '另有同类表格且数据不同，缺少的行可能在其中',
      en: 'Another table of the form says otherwise, and may have what is missing',
    },
    basis: 'What one of two tables lacks may stand in the other',
    judge: missingWhere(({ choice }) => choice.doubts.length > 0),
    examples: [
      {
        name: 'two tables that differ, rows missing in the first',
        table: RULES_ALONE,
        behind: [tableTwo('规章|1|2|4')],
        contradicts: REST,
      },
      { name: 'the same table twice', table: RULES_ALONE, behind: [RULES_ALONE] },
    ],
  },
  {
    id: 'unread.label-in-doubt',
    message: {
      zh: '有行的标签无法确认，可能正是缺少的行',
      en: 'A row’s label is in doubt: it may be the one that is missing',
    },
    basis: 'A row whose label is in doubt may be one of those that were not found',
    judge: missingWhere(({ figures }) =>
      figures.some(({ doubts }) => doubts.some((id) => witnessCodes[id] === 'extraction.label-match')),
    ),
    examples: [
      {
        name: 'a measure twice in the header, another missing',
        table: ['第二十条第（一）项*4', '信息内容|本年制发件数|本年制发件数|现行有效件数', '规章|1|2|3'],
        contradicts: REST,
      },
      { name: 'labels that are sure', table: RULES_ALONE },
    ],
  },
  {
    id: 'unread.numbers',
    message: { zh: '表中有数字不属于任何已辨认的数据', en: 'Numbers of the table were put to no figure' },
    basis:
      'Numbers that stand for no figure are those of rows or columns that were not found, or of figures that look blank',
    judge: judgeNumbers,
    examples: [
      { name: 'a number without a column', table: tableTwo('规章|1|2|3|9'), contradicts: REST },
      { name: 'no number left', table: RULES_ALONE },
    ],
  },
  {
    id: 'unread.rows',
    message: { zh: '表中有行未能辨认，或同一行出现两次', en: 'A row was not recognised, or one came twice' },
    basis: 'A row without a label that is known, or with the label of another, may be the one that is missing',
    judge: missingWhere(({ runs }) => runs.some(hasUnreadRows)),
    examples: [
      { name: 'a row of unknown words', table: tableTwo('规章|1|2|3', '某某|9|9|9'), contradicts: REST },
      { name: 'a row that comes twice', table: tableTwo('规章|1|2|3', '规章|9|9|9'), contradicts: REST },
      { name: 'rows missing and none unread', table: RULES_ALONE },
    ],
  },
  {
    id: 'unread.words',
    message: { zh: '缺少的行的名称出现在文中别处', en: 'Words of a missing row stand elsewhere in the report' },
    basis: 'A row whose label stands as a line, in another table or among numbers lost its cells, and is not left out',
    judge: missingWhere(isNamed),
    examples: [
      {
        name: 'the row as a line with numbers',
        table: RULES_ALONE,
        behind: ['行政规范性文件 4 5 6'],
        contradicts: REST,
      },
      {
        name: 'a sentence that names it',
        table: RULES_ALONE,
        behind: ['本年制发行政规范性文件4件。'],
      },
    ],
  },
  {
    id: 'unread.header-elsewhere',
    message: {
      zh: '表四的表头或一行结果另有一处，其所在的表未能辨认，读取的可能是别的表',
      en: 'A header or a row of table four stands elsewhere too: that table was not recognised, and what was read may be another',
    },
    basis: 'A header or row that is left as a line lost its table; the one that was read may be last year’s',
    judge: (table) => against(hasHeaderElsewhere(table) || hasResultsElsewhere(table)),
    examples: [
      {
        name: 'the header as a line above another table',
        table: tableFour(SEVENS),
        behind: ['结果维持 结果纠正 其他结果 尚未审结 总计'],
        contradicts: ['disputes.*'],
      },
      {
        name: 'a row of results as a line of its section',
        table: tableFour(SEVENS),
        behind: ['四、政府信息公开行政复议、行政诉讼情况', '0   0   1   2   3'],
        contradicts: ['disputes.*'],
      },
      { name: 'one header', table: tableFour(SEVENS) },
    ],
  },
  {
    id: 'unread.columns-elsewhere',
    message: {
      zh: '表三缺少的列名出现在另一表格或单独一行中',
      en: 'Columns that table three lacks stand in another table, or as a line',
    },
    basis: 'A table that was parted has its further columns elsewhere, and what was read may be put to the wrong ones',
    judge: judgeColumns,
    examples: [
      {
        name: 'a column without a name, which stands as a line below',
        table: wholeTableThree('', '5|0|0|0|0|0|5'),
        behind: ['三、收到和处理政府信息公开申请情况', '总计'],
        contradicts: ['applications.*'],
      },
      { name: 'all columns in one table', table: wholeTableThree('总计', '5|0|0|0|0|0|5') },
    ],
  },
];

export const tableTraces: TableWitness = {
  id: 'choice.traces',
  message: { zh: '表格未找到，但其标签出现在文中', en: 'The table was not found, and its labels stand in the report' },
  basis: 'A table whose labels stand in the text or in some grid is there, and lost its cells on the way',
  judge: (table) => against(table.choice.chosen === null && isTableTraced(table)),
  beside: {
    witness: 'choice.not-found',
    why: 'With it, that the table is missing is no finding: a table whose labels are there was not left out',
  },
  examples: [
    {
      name: 'its labels in lines of text',
      table: tableTwo('规章|1|2|3'),
      behind: [carriedIn, granted, '属于国家秘密', ['自然人|商业企业|科研机构|社会公益组织|法律服务机构']],
      contradicts: ['applications.*'],
    },
    { name: 'not a word of it', table: tableTwo('规章|1|2|3') },
  ],
};
