/** Rows with as many cells as the form has columns, but not where it has them: one cell is no figure, and one figure has no cell. */
import { expect, it } from 'vitest';
import { normalize } from '../../../src/normalize/normalize.ts';
import { page } from '../../extractors/read-back.ts';

/** Cells of a row, parted by bars; `7*2`: over two columns, `7^2`: over two rows. */
const row = (cells: string): string =>
  `<tr>${cells
    .split('|')
    .map((cell) => cell.replace(/^([^*^]*)(?:\*(\d+))?(?:\^(\d+))?$/, '<td colspan="$2" rowspan="$3">$1</td>'))
    .join('')}</tr>`;

/** Figures that notes name. */
function named(rows: readonly string[], table: string): readonly string[] {
  const title = '<h1>某县林业局2024年政府信息公开工作年度报告</h1>';
  const [report] = normalize(page(`${title}<table>${rows.map(row).join('')}</table>`));
  const noted = (report?.notes ?? []).filter((note) => note.table === table);
  return [...new Set(noted.flatMap(({ cells }) => cells))];
}

const results = '结果维持|结果纠正|其他结果|尚未审结|总计';
const separate = (values: string): readonly string[] => ['行政复议*5', results, values];
const whole = (values: string): readonly string[] => [
  '行政复议*5|行政诉讼*10',
  `${results.replaceAll('|', '^2|')}^2|未经复议直接起诉*5|复议后起诉*5`,
  `${results}|${results}`,
  values,
];
const turned = (other: string): readonly string[] => [
  '行政复议^5|结果维持|7',
  '结果纠正|0',
  '其他结果|1',
  '尚未审结|2',
  '总计|10',
  '未经复议直接起诉^5|结果维持|7',
  '结果纠正|0',
  other,
  '尚未审结|2',
  '总计|10',
];
/** With a blank column in front. */
const spansLost = (values: string): readonly string[] => [
  '|行政复议*5|行政诉讼*10',
  `|${results}|未经复议直接起诉*5|复议后起诉*5`,
  `|${results}|${results}`,
  `|${values}`,
];
const spaced = whole('').map((cells) =>
  cells.replace('结果纠正^2', '^2|结果纠正^2').replace('行政复议*5', '行政复议*6'),
);

it.each([
  ['a cell over two columns and a blank one', separate('7*2|3||4|14'), 5],
  ['a stray number and two cells in one', whole('7|9|1*2|2|10|1|2|3|4|10|0|0|0|5|5'), 15],
  ['a cell too few and the blank of a blank column', [...spaced.slice(0, 3), '7||1|2|10|1|2|3|4|10|0|0|0|5|5'], 15],
  [
    'a row cut in two, one of them with a stray number',
    [...whole('').slice(0, 3), '7', '0|1|2|10|1|2|9|3|4|10|0|0|0|5|5'],
    15,
  ],
  ['two numbers in one cell, a blank column counted', spansLost('7|0|1|2|10|1|2|3|4|10 5|0|0|6|11'), 15],
  ['a header without its spans', spansLost('7|0|1|2|10|1|2|3|4|10|5|0|0|6|11'), 0],
  ['the values as they should be', whole('7|0|1|2|10|1|2|3|4|10|0|0|0|5|5'), 0],
  ['a blank column', [...spaced.slice(0, 3), '7||0|1|2|10|1|2|3|4|10|0|0|0|5|5'], 0],
])('of table four: %s', (_, rows, count) => {
  expect(named(rows, 'disputes')).toHaveLength(count);
});

const beside = (values: string): readonly string[] => [
  '第二十条第（六）项*4|第二十条第（八）项*2',
  '信息内容|本年处理决定数量*3|信息内容|本年收费金额（单位：万元）',
  '行政处罚|6*3|行政事业性收费|88.9',
  `行政强制${values}`,
];
const disclosure = (header: string, ...rows: readonly string[]): readonly string[] => [
  '第二十条第（一）项*5',
  `信息内容|${header}本年制发件数|本年废止件数|现行有效件数`,
  ...rows,
];
const licensing = (values: string): readonly string[] => [
  ...disclosure('', '规章|1|2|3', '行政规范性文件|4|5|6'),
  '第二十条第（五）项*4',
  '信息内容|本年处理决定数量*3',
  `行政许可${values}`,
];

it.each([
  ['a label over the first column too', disclosure('', '规章|1|2|3', '行政规范性文件*2|4||6'), 3],
  ['a cell over two columns, a blank column', disclosure('|', '规章||1|2|3', '行政规范性文件||4*2|6'), 3],
  ['a number in the cell of the label', disclosure('', '规章|1|2|3', '行政规范性文件<br>4|5|6|6'), 3],
  ['the values as they should be', disclosure('|', '规章||1|2|3', '行政规范性文件||4|5|6'), 0],
])('of table two: %s', (_, rows, count) => {
  expect(named(rows, 'disclosure')).toHaveLength(count);
});

it.each([
  ['a label and its number in one cell', turned('其他结果 1'), 'disputes.litigation_direct.other', true],
  ['a number beside its label', turned('其他结果|1'), 'disputes.litigation_direct.other', false],
  ['a blank cell before a hole', licensing('|'), 'disclosure.licensing.decisions', true],
  ['a blank cell', licensing('|*3'), 'disclosure.licensing.decisions', false],
  ['a blank cell over two tables', beside('|*5'), 'disclosure.compulsion.decisions', true],
  ['a blank cell beside another', beside('|*3|*2'), 'disclosure.compulsion.decisions', false],
])('leaves a blank in doubt where a number may have stood: %s', (_, rows, code, isNamed) => {
  expect(named(rows, code.split('.')[0]!).includes(code)).toBe(isNamed);
});
