/** Table two as a list: label of the row, label of the column, value. */
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/model/document.ts';
import type { Report } from '../../../src/model/report.ts';
import { normalize } from '../../../src/normalize/normalize.ts';
import { applicationRows, type CellSpec, documentOf, grid, text } from '../grids.ts';

const TITLE = text('某县林业局2024年政府信息公开工作年度报告', 1);
const read = (...blocks: Block[]): Report => normalize(documentOf([TITLE, ...blocks]))[0]!;
const three = () => applicationRows(() => '0');
const value = ({ figures }: Report, code: string): number | null | undefined => figures[code]?.value;

describe('lists', () => {
  it.each([
    ['label, label and value', (_unit: string, ...row: string[]) => row],
    ['label, unit, label and value', (unit: string, label = '', ...row: string[]) => [label, unit, ...row]],
    ['label, label, unit and value', (unit: string, ...row: string[]) => [...row.slice(0, 2), unit, ...row.slice(2)]],
  ])('are read as a list of %s', (_, set) => {
    const list = grid([
      set('件', '规章', '本年制发件数', '1'),
      set('件', '', '本年废止件数', '2'),
      set('件', '', '现行有效件数', '3'),
      set('件', '行政许可', '本年处理决定数量', '4'),
    ]);
    const report = read(list, grid(three()));
    expect([value(report, 'disclosure.rules.in_force'), value(report, 'disclosure.licensing.decisions')]).toEqual([
      3, 4,
    ]);
  });

  it('leave in doubt what stands beside words that name no row', () => {
    const rows = (label: string, ...own: string[][]): CellSpec[][] =>
      own.map((row, index) => [index === 0 ? [label, { rowSpan: own.length }] : null, ...row]);
    const report = read(
      grid([
        ...rows('行政许可', ['上一年项目数量', '1'], ['本年增/减', '2'], ['处理决定数量', '3']),
        ...rows('其他对外管理服务事项', ['上一年项目数量', '4'], ['本年增/减', '5'], ['某某某', '6']),
        ...rows('某某', ['某某某', '7'], ['本年增/减', '8'], ['处理决定数量', '9']),
      ]),
      grid(three()),
    );
    expect(value(report, 'disclosure.other_services.decisions')).not.toBe(9);
  });
});
