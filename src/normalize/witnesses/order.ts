/** What the alignment of a row to its columns says of itself: it speaks where cells are put to figures. */
import type { WitnessId } from '../../model/witness.ts';
import { carriedIn, granted, received, tableFour, tableThree, tableTwo } from './example-tables.ts';
import { against, type FigureWitness, type WitnessHead } from './witness.ts';

const ofReading = (id: WitnessId, head: Omit<WitnessHead, 'id'>): FigureWitness => ({
  id,
  ...head,
  isOfMarks: true,
  judge: ({ assigned: { doubts } }) => against(doubts.includes(id)),
});

const WHOLE = tableThree(`${received}|5|0|0|0|0|0|5`, `${granted}|2|0|0|0|0|0|2`);

export const orderWitnesses: readonly FigureWitness[] = [
  ofReading('order.columns-guessed', {
    message: { zh: '表头不清，各列含义无法确认', en: 'The header is unclear: which columns the values are is a guess' },
    basis: 'Without a header that is clear, and an edition that is sure, the number of values alone tells the columns',
    examples: [
      {
        name: 'a measure twice in the header, another missing',
        table: ['第二十条第（一）项*4', '信息内容|本年制发件数|本年制发件数|现行有效件数', '规章|1|2|3'],
        contradicts: ['disclosure.rules.*'],
      },
      {
        name: 'the organisations behind the total, which stood in a row below',
        table: [
          '|自然人|法人或其他组织*5|总计|商业企业|科研机构|社会公益组织|法律服务机构|其他',
          `${received}|5|0|0|0|1|0|6`,
          `${granted}|2|0|0|0|0|0|2`,
        ],
        contradicts: ['applications.*'],
      },
      {
        name: 'the results of one procedure in another order than those of the others',
        table: [
          '行政复议*5|行政诉讼*10',
          '结果维持^2|结果纠正^2|其他结果^2|尚未审结^2|总计^2|未经复议直接起诉*5|复议后起诉*5',
          '结果纠正|其他结果|尚未审结|总计|结果维持|结果维持|结果纠正|其他结果|尚未审结|总计',
          '7|0|1|2|10|1|2|3|4|10|0|0|0|5|5',
        ],
        contradicts: ['disputes.*'],
      },
      {
        name: 'an applicant twice in the header, another missing',
        table: [
          '|自然人|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他',
          `${received}|5|0|0|0|1|0|6`,
          `${granted}|2|0|0|0|0|0|2`,
        ],
        contradicts: ['applications.*'],
      },
      { name: 'a header with all measures', table: tableTwo('规章|1|2|3') },
    ],
  }),
  ofReading('order.readings-differ', {
    message: { zh: '另一单元格也可能是该数值', en: 'Another cell may be the figure’s as well' },
    basis:
      'Where order, labels and the other rows give the figure different cells, and none costs clearly more, any may be right',
    examples: [
      {
        name: 'drawn labels a place further right than the last three values',
        placement: 'drawn',
        table: [
          '|自然人|商业企业|科研机构|社会公益组织|.|法律服务机构|其他|总计',
          `${received}|5|0|0|0||0|5`,
          `${carriedIn}|1|0|0|0||0|1`,
          `${granted}|2|0|0|0||0|2`,
        ],
        contradicts: ['applications.*'],
      },
      { name: 'a whole table', table: WHOLE },
    ],
  }),
  ofReading('order.count-unusual', {
    message: {
      zh: '该行数值个数不符，另一单元格也可能是该数值',
      en: 'The row has another number of values, and another cell may be the figure’s as well',
    },
    basis: 'Where the number of values is not the form’s, only labels or the other rows tell which of them is none',
    examples: [
      {
        name: 'a cell more under no header, and two that are blank',
        table: [`${received}|5||1||0|0|0|6`, `${carriedIn}|5|1||2||0|0|8`, `${granted}|5|0|1||2||0|8`],
        contradicts: ['applications.received.*', 'applications.carried_in.*', 'applications.outcomes.granted.*'],
      },
      {
        name: 'a column of subtotals, and a row moved beside it',
        table: [
          '*2|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|小计|总计',
          `${received}*2|5|1|0|2|0|0|3|8`,
          `${carriedIn}*2|1|0|0|1|0|0|1|2`,
          `${granted}|2||1|0|0|0|1|3`,
        ],
        contradicts: ['applications.outcomes.granted.*'],
      },
      {
        name: 'a dash or an empty cell more, under heads that lost their spans',
        table: [
          '申请人情况',
          '自然人|法人或其他组织',
          '商业企业|科研机构|社会公益组织|法律服务机构|其他',
          `${received}|20|7|5|5|1|5|`,
          `${carriedIn}|9|0|1|0|0|—|`,
          `三、本年度办理结果|${granted}|0|0|—|1|0|—|`,
          '（二）部分公开（区分处理的，只计这一情形，不计其他情形）|—|1|0|1|—|—|',
          '（三）不予公开|1.属于国家秘密|—|0|0|0|0|0|',
          '2.其他法律行政法规禁止公开|0|1|0|0|—|1|',
          '3.危及“三安全一稳定”|—|0|0|1|—|—|',
          '4.保护第三方合法权益|—|0|0|0|—|—|',
          '（六）其他处理|5|0|1|0|0|1|',
          '（七）总计|20|6|6|5|1|5|',
        ],
        contradicts: ['applications.outcomes.granted.*', 'applications.outcomes.refused.state_secret.*'],
      },
      { name: 'rows alike', table: WHOLE },
    ],
  }),
  ofReading('order.out-of-shape', {
    message: {
      zh: '该行数值的位置与表头和其他各行不同',
      en: 'The row’s values do not stand where the header and other rows have them',
    },
    basis:
      'A row that can’t be read at the price of the rows like it, whichever cells are taken, has one among them that is none',
    examples: [
      {
        name: 'a stray number and two cells in one',
        table: tableFour('7|9|1*2|2|10|1|2|3|4|10|0|0|0|5|5'),
        contradicts: ['disputes.*'],
      },
      { name: 'the values as they should be', table: tableFour('7|0|1|2|10|1|2|3|4|10|0|0|0|5|5') },
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
      { name: 'a whole table', table: WHOLE },
    ],
  }),
  ofReading('order.columns-incomplete', {
    message: {
      zh: '该行有的列没有单元格',
      en: 'A column of the row has no cell',
    },
    basis: 'Which cell a row has lost shows in none of the others, unless the whole table is without the column',
    examples: [
      { name: 'a cell too few', table: tableTwo('规章|1|2'), contradicts: ['disclosure.rules.*'] },
      { name: 'each column with its value', table: tableTwo('规章|1|2|3') },
    ],
  }),
];
