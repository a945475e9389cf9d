/** What the reading of a row by order and places says of itself: it speaks where cells are put to figures. */
import type { WitnessId } from '../../model/witness.ts';
import { carriedIn, granted, partlyGranted, received, tableFour, tableThree, tableTwo } from './example-tables.ts';
import { against, type FigureWitness, type WitnessHead } from './witness.ts';

const ofReading = (id: WitnessId, head: Omit<WitnessHead, 'id'>): FigureWitness => ({
  id,
  of: 'figure',
  ...head,
  judge: ({ assigned: { doubts } }) => against(doubts.includes(id)),
});

const WHOLE = tableThree(`${received}|5|0|0|0|0|0|5`, `${granted}|2|0|0|0|0|0|2`);

export const orderWitnesses: readonly FigureWitness[] = [
  ofReading('order.columns-swapped', {
    message: { zh: '按次序与按位置读取的列不同', en: 'Order and places give the values to other columns' },
    basis: 'Labels that stand straight over the same cells in another order name other columns than the order does',
    examples: [
      {
        name: 'a total that stands before other applicants in the header',
        table: [
          '填报^3|申请人情况',
          '自然人^2|法人或其他组织|总计^2',
          '商业企业|科研机构|社会公益组织|法律服务机构|其他',
          `${received}|5|1|0|0|0|0|6`,
          `${granted}|2|1|0|0|0|0|3`,
        ],
        contradicts: ['applications.received.*', 'applications.outcomes.granted.*'],
      },
      { name: 'a whole table', table: WHOLE, contradicts: [] },
    ],
  }),
  ofReading('order.columns-guessed', {
    message: { zh: '表头不清，各列含义无法确认', en: 'The header is unclear: which columns the values are is a guess' },
    basis: 'Without a header that is clear, and an edition that is sure, the number of values alone tells the columns',
    examples: [
      {
        name: 'a measure twice in the header, another missing',
        table: ['第二十条第（一）项*4', '信息内容|本年制发件数|本年制发件数|现行有效件数', '规章|1|2|3'],
        contradicts: ['disclosure.rules.*'],
      },
      { name: 'a header with all measures', table: tableTwo('规章|1|2|3'), contradicts: [] },
    ],
  }),
  ofReading('order.longer-than-header', {
    message: { zh: '该行的数值比表头和其他各行都多', en: 'The row has more values than the header and all other rows' },
    basis: 'What most rows lack, and the header too, is no figure of the few that have more',
    examples: [
      {
        name: 'a header without 总计, and one row of three that has it',
        table: [
          '|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他',
          `${received}|5|0|0|0|0|0`,
          `${carriedIn}|5|0|0|0|0|0`,
          `${granted}|2|0|0|0|0|0|9`,
        ],
        contradicts: ['applications.outcomes.granted.*'],
      },
      { name: 'rows alike', table: WHOLE, contradicts: [] },
    ],
  }),
  ofReading('order.readings-differ', {
    message: { zh: '按次序与按位置读取的数值不同', en: 'Order and places give the figure different cells' },
    basis:
      'Where the order of the values and the labels over them differ and no other row proves either, both may be right',
    examples: [
      {
        name: 'drawn labels that stand a place further right than the values',
        placement: 'drawn',
        table: [
          '|自然人|.|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计',
          `${received}|5|0|0|0|0|0|5`,
          `${granted}|2|0|0|0|0|0|2`,
        ],
        contradicts: ['applications.received.*', 'applications.outcomes.granted.*'],
      },
      { name: 'a whole table', table: WHOLE, contradicts: [] },
    ],
  }),
  ofReading('order.count-unusual', {
    message: { zh: '该行数值个数与多数行不同', en: 'The row has another number of values than most rows' },
    basis: 'A row whose number of values is its own has lost a cell or has one that is none',
    examples: [
      {
        name: 'a column more in three rows of four',
        table: [
          '|自然人|商业企业|增加|科研机构|社会公益组织|法律服务机构|其他|总计',
          `${received}|5|0|9|0|0|0|0|5`,
          `${carriedIn}|5|0|9|0|0|0|0|5`,
          `${granted}|2|0|9|0|0|0|0|2`,
          `${partlyGranted}|2|0|0|0|0|0|2`,
        ],
        contradicts: ['applications.outcomes.partly_granted.*'],
      },
      { name: 'rows alike', table: WHOLE, contradicts: [] },
    ],
  }),
  ofReading('order.out-of-shape', {
    message: {
      zh: '该行数值的位置与表头和其他各行不同',
      en: 'The row’s values do not stand where the header and other rows have them',
    },
    basis:
      'Values that stand nearer to one another, or farther apart, than their columns have one among them that is none',
    examples: [
      {
        name: 'a stray number and two cells in one',
        table: tableFour('7|9|1*2|2|10|1|2|3|4|10|0|0|0|5|5'),
        contradicts: ['disputes.*'],
      },
      { name: 'the values as they should be', table: tableFour('7|0|1|2|10|1|2|3|4|10|0|0|0|5|5'), contradicts: [] },
    ],
  }),
  ofReading('order.beside-hole', {
    message: { zh: '空白单元格旁缺少单元格', en: 'A cell is missing beside the blank one' },
    basis: 'A blank that has less than its column’s width, with nothing in the rest of it, is what is left of the cell',
    examples: [
      {
        name: 'a blank before a hole',
        table: [...tableTwo('规章|1|2|3'), '第二十条第（五）项*4', '信息内容|本年处理决定数量*3', '行政许可|'],
        contradicts: ['disclosure.licensing.decisions'],
      },
      {
        name: 'a blank of its column’s width',
        table: [...tableTwo('规章|1|2|3'), '第二十条第（五）项*4', '信息内容|本年处理决定数量*3', '行政许可|*3'],
        contradicts: [],
      },
    ],
  }),
  ofReading('order.under-other-words', {
    message: { zh: '该数值上方是其他列的文字', en: 'Other words stand over the value than its column’s' },
    basis: 'A value that is a column’s by its order alone, under words such as 备注 or 上年数, is none of the form’s',
    examples: [
      {
        name: '备注 in the place of 总计',
        table: [
          '|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|备注',
          `${received}|5|0|0|0|0|0|5`,
          `${granted}|2|0|0|0|0|0|9`,
        ],
        contradicts: ['applications.received.total', 'applications.outcomes.granted.total'],
      },
      { name: 'a whole table', table: WHOLE, contradicts: [] },
    ],
  }),
  ofReading('order.columns-incomplete', {
    message: {
      zh: '该行数值个数不符，且各列不能逐一对应',
      en: 'The row has another number of values, and not every column has its own',
    },
    basis: 'Where the number of values is not the form’s, only labels that each have a value tell which is which',
    examples: [
      { name: 'a cell too few', table: tableTwo('规章|1|2'), contradicts: ['disclosure.rules.*'] },
      { name: 'each column with its value', table: tableTwo('规章|1|2|3'), contradicts: [] },
    ],
  }),
];
