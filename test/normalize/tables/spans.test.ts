import { expect, it } from 'vitest';
import { normalize } from '../../../src/normalize/normalize.ts';
import { type CellSpec, disclosureRows, documentOf, grid, text } from '../grids.ts';

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

it('of a header that prints a procedure twice say nothing of the order of the others', () => {
  const wide = (words: string, columnSpan: number): CellSpec[] => [
    [words, { columnSpan }],
    ...Array<null>(columnSpan - 1).fill(null),
  ];
  const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const low = results.map((words): CellSpec => [words, { rowSpan: 2 }]);
  const covered = Array<null>(5).fill(null);
  const values = results.flatMap((_, index) => [`${index}`, `${index + 10}`, `${index + 20}`]);
  const rows: CellSpec[][] = [
    [...wide('行政复议', 6), ...wide('行政复议', 6), ...wide('行政诉讼', 10)],
    [...low, ...wide('未经复议直接起诉', 5), ...wide('复议后起诉', 5), ...Array<null>(7).fill(null)],
    [...covered, ...results, ...results, ...Array<null>(7).fill(null)],
    [...values, ...Array<null>(7).fill(null)],
  ];
  const [report] = normalize(documentOf([grid(rows)]));
  const first = report?.figures['disputes.reconsideration.upheld'];
  expect(first?.value).toBe(0);
  expect(report?.figures['disputes.litigation_direct.upheld']?.value).toBe(21);
});

it('of a table cut into pieces: a row above the header of the next piece is upright', () => {
  const rows = disclosureRows(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  const pieces = [rows.slice(0, 3), rows.slice(3, 6), rows.slice(6)].map((piece) => grid(piece));
  const [report] = normalize(documentOf(pieces));
  expect(report?.figures['disclosure.normative_documents.in_force']?.value).toBe(6);
});
