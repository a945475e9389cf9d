/** Which form a report prints, where table two says little of it. */
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/model/document.ts';
import type { Report } from '../../../src/model/report.ts';
import { normalize } from '../../../src/normalize/normalize.ts';
import {
  applicationRows,
  type CellSpec,
  disclosureRows,
  disputeRows,
  documentOf,
  grid,
  text,
  zeros,
} from '../grids.ts';

const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

const tableTwo = disclosureRows(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10.5']);
const wordsOf = (row: readonly CellSpec[]): string => JSON.stringify(row);
const without = (words: RegExp): CellSpec[][] => tableTwo.filter((row) => !words.test(wordsOf(row)));

const older: CellSpec[][] = [
  ['规章', '1', '1', '1'],
  ['规范性文件', '2', '2', '2'],
  ['行政许可', '3', '0', '3'],
  ['行政处罚', '4', '+1', '4'],
  ['行政强制', '5', '0', '5'],
  ['行政事业性收费', '6', ['-1', { columnSpan: 2 }], null],
];

/** Table three with （六） in one row. */
const undivided = (): CellSpec[][] => {
  const rows = applicationRows(() => '0');
  const isPart = (row: readonly CellSpec[]): boolean => /逾期|3\.其他/.test(wordsOf(row));
  const first = rows.findIndex(isPart);
  return rows.filter((row) => !isPart(row)).toSpliced(first, 0, ['（六）其他处理', ...Array<string>(7).fill('0')]);
};

const read = (year: string, three: CellSpec[][], ...blocks: Block[]): Report =>
  normalize(documentOf([text(`某县林业局${year}政府信息公开工作年度报告`, 1), ...blocks, grid(three)]))[0]!;

describe('beside （六） in one row, which both forms have', () => {
  it.each([
    ['without headers', '2024年', [grid(without(/信息内容/))], '2021'],
    ['without headers and titles', '2024年', [grid(without(/信息内容|第二十条/))], '2021'],
    ['of the older form without them', '2020年', [grid(older)], '2019'],
    ['of the older form in a later year', '2024年', [grid(older)], '2019'],
    ['of one block alone', '2024年', [grid(tableTwo.slice(11))], '2021'],
    ['that is not there', '2024年', [], null],
    ['that is not there, in a year of the older form', '2020年', [], '2019'],
    ['that is not there, no year', '', [], null],
    ['of rows that both forms have', '2024年', [grid(without(/信息内容/).slice(0, 3))], null],
  ])('table two %s', (_, year, blocks, edition) => {
    expect(read(year, undivided(), ...blocks).edition).toBe(edition);
  });

  it('what no word and no row tells is in doubt', () => {
    const report = read('2024年', undivided(), grid(without(/信息内容/).slice(0, 3)));
    const doubted = new Set(report.notes.flatMap(({ cells }) => cells));
    expect([...doubted]).toContain('disclosure.rules.issued');
    expect([...doubted]).toContain('disclosure.fees.amount_wan_cny');
  });
});

describe('a block of table two printed twice', () => {
  const block = (value: string): Block => grid([...tableTwo.slice(4, 6), ['行政许可', value, '', '']]);
  const doubtsBeside = (...blocks: Block[]): readonly string[] =>
    read(
      '2024年',
      applicationRows(() => '0'),
      ...blocks,
    )
      .notes.filter(({ table }) => table === 'disclosure')
      .flatMap(({ cells }) => cells);

  it.each([
    ['below', [grid(tableTwo), block('99')]],
    ['above', [block('99'), grid(tableTwo)]],
    ['between the blocks', [grid(tableTwo.slice(0, 4)), block('99'), grid(tableTwo.slice(4))]],
  ])('otherwise, %s, is in doubt', (_, blocks) => {
    expect(doubtsBeside(...blocks)).toContain('disclosure.licensing.decisions');
  });

  it.each([
    ['alike', [grid(tableTwo), block('7')]],
    ['under another section', [grid(tableTwo), text('六、其他需要报告的事项'), block('99')]],
    ['for last year', [grid(tableTwo), text('2023年数据（供比较）'), block('99')]],
  ])('%s, is none', (_, blocks) => expect(doubtsBeside(...blocks)).toEqual([]));

  it('as a table that no figure could be read from is in doubt', () => {
    const four = grid(disputeRows(zeros(15).map((_, index) => String(index))));
    const nameless = grid([
      ['', ...results],
      ['', '1', '2', '3', '4', '10'],
    ]);
    const report = read(
      '2024年',
      applicationRows(() => '0'),
      grid(tableTwo),
      nameless,
      four,
    );
    expect(report.notes.flatMap(({ cells }) => cells)).toContain('disputes.reconsideration.upheld');
  });
});
