import { describe, expect, it } from 'vitest';
import { normalize } from '../../../src/normalize/normalize.ts';
import { applicationRows, type CellSpec, disputeRows, documentOf, grid, text, zeros } from '../grids.ts';

const TITLE = text('某县林业局2024年政府信息公开工作年度报告', 1);

/** How many figures the rows leave in doubt, since they don't have as many values as the form. */
function doubted(rows: CellSpec[][]): number {
  const [report] = normalize(documentOf([TITLE, grid(rows)]));
  return (report?.notes ?? [])
    .filter(({ code }) => code === 'extraction.cell-count')
    .reduce((sum, { cells }) => sum + cells.length, 0);
}

describe('a value too many', () => {
  it.each([[[5]], [[5, 6, 7]]])('in one row or a few leaves them in doubt: %j', (at) => {
    const rows = applicationRows((row, applicant) => String(row.length + applicant.length));
    const pushed = rows.map((row, index) => (at.includes(index) ? [...row.slice(0, 3), '77', ...row.slice(3)] : row));
    expect(doubted(pushed)).toBe(at.length * 7);
  });

  it('in the row of table four leaves it in doubt, unless words stand above it', () => {
    const values = zeros(15).map((_, index) => String(index));
    const named = disputeRows([...values, '77']).map((row, index) => (index === 0 ? [...row, '备注'] : row));
    expect(doubted(disputeRows(['77', ...values]))).toBe(15);
    expect(doubted(named)).toBe(0);
  });

  it('in one of two rows of a block leaves that row in doubt', () => {
    const rows = [
      ['第二十条第（一）项', '', '', '', ''],
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数', ''],
      ['规章', '8', '1', '2', '3'],
      ['行政规范性文件', '4', '5', '6', null],
    ];
    expect(doubted(rows)).toBe(3);
  });
});
