import { expect, it } from 'vitest';
import { normalize } from '../../src/normalize/normalize.ts';
import { type CellSpec, documentOf, grid, text } from './grids.ts';

it('of a header and of its values that disagree are noted, where order and positions say the same', () => {
  const header: CellSpec[] = ['信息内容', '上一年项目数量', ['本年增/减', { columnSpan: 2 }], null, '处理决定数量'];
  const row = (label: string, [first = '', ...others]: readonly string[]): CellSpec[] => [
    label,
    [first, { columnSpan: 2 }],
    null,
    ...others,
  ];
  const rows = [header, row('行政许可', ['7', '1', '2']), row('其他对外管理服务事项', ['3', '4', '5'])];
  const title = text('某县林业局2019年政府信息公开工作年度报告', 1);
  const [report] = normalize(documentOf([title, grid(rows)]));
  const values = ['items_previous_year', 'items_change', 'decisions'].map(
    (key) => report?.figures[`disclosure.licensing.${key}`]?.value,
  );
  expect(values).toEqual([7, 1, 2]);
  const codes = report?.notes.filter(({ table }) => table === 'disclosure').map(({ code }) => code);
  expect(codes).toContain('extraction.spans-disagree');
});
