/** What the rows of a table say as a whole: they are pieces of one row, or lost their spans when they were turned. */
import { isNumberLike, isValueLike } from '../../shapes/number-shape.ts';
import type { RunOfRows } from '../rows/read-rows.ts';
import { areColumnNumbers } from '../tables/column-numbers.ts';
import { tableFour, tableTwo } from './example-tables.ts';
import { against, type RunWitness } from './witness.ts';

/** Table four has one row of values: unequal ones under one header are what is left of a row that was cut. */
function arePartsOfOne({ rows, rowKeys, oriented: { headerRows } }: RunOfRows): boolean {
  const [first = 0, last = 0] = [rowKeys[0]?.row, rowKeys.at(-1)?.row];
  const lengths = new Set(rows.map(({ expected }) => expected.codes.length));
  const isUnderOne = ![...headerRows].some((header) => header > first && header < last);
  return lengths.size > 1 && isUnderOne && rowKeys.every(({ key }) => key === '');
}

/** Nothing but numbers in a row that was not read, beside one that was: its first or last cells. */
function isBesidePart({ rows, oriented: { matrix, headerRows } }: RunOfRows): boolean {
  const read = new Set(rows.map(({ row }) => row));
  const isPart = (row: number): boolean => {
    const own = read.has(row) || headerRows.has(row) ? [] : (matrix.rows[row] ?? []);
    return (
      own.some(({ text }) => isNumberLike(text)) && own.every(({ text }) => isValueLike(text)) && !areColumnNumbers(own)
    );
  };
  return rows.some(({ row }) => isPart(row - 1) || isPart(row + 1));
}

export const runWitnesses: readonly RunWitness[] = [
  {
    id: 'row.cut-apart',
    message: { zh: '表四的数值行被拆成几行', en: 'The row of values of table four is cut into several' },
    basis: 'Table four has one row of values: where it was cut, which value stands in which column is a guess',
    judge: (run) => against(run.table === 'disputes' && (arePartsOfOne(run) || isBesidePart(run))),
    examples: [
      {
        name: 'the last values in a row of their own',
        table: [...tableFour('7|0|1|2|10|1|2|3|4|10'), '0|0|0|5|5'],
        contradicts: ['disputes.*'],
      },
      { name: 'one row of values', table: tableFour('7|0|1|2|10|1|2|3|4|10|0|0|0|5|5') },
    ],
  },
  {
    id: 'table.turned-ragged',
    placements: ['counted'],
    message: {
      zh: '行列互换的表格各行长短不一，跨行信息可能丢失',
      en: 'A turned table whose rows differ in length lost its spans',
    },
    basis:
      'In a turned table that lost its spans, or whose numbers run over its labels, what stands under what is a guess',
    judge: ({ rows, oriented: { isTransposed, matrix }, unreadRowCount, addedRows }) =>
      against(
        rows.length > 0 && isTransposed && (matrix.covering.flat().includes(null) || unreadRowCount > addedRows.length),
      ),
    examples: [
      {
        name: 'a turned table with a cell too few',
        table: ['信息内容|规章|行政规范性文件', '本年制发件数|1|2', '本年废止件数|3', '现行有效件数|5|6'],
        contradicts: ['disclosure.*'],
      },
      {
        name: 'a turned table with a label twice, whose last number stands under no label',
        table: [
          '信息内容|规章|行政规范性文件|',
          '本年制发件数|1|2|',
          '本年废止件数|本年废止件数|3|4',
          '现行有效件数|5|6|',
        ],
        contradicts: ['disclosure.*'],
      },
      { name: 'an upright table', table: tableTwo('规章|1|2|3') },
    ],
  },
];
