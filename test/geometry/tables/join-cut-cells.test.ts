import { describe, expect, it } from 'vitest';
import { joinCutCells, type PartCell } from '../../../src/geometry/tables/join-cut-cells.ts';

/** Two cells above a page break and two below it, none closed towards the break. */
function atBreak([label, value]: readonly [string, string], [goesOn, below]: readonly [string, string]) {
  const part = (row: number, column: number, text: string): PartCell => ({
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    text,
    doubts: [],
    pageNumber: row + 1,
    box: null,
    path: null,
    openTop: row === 1,
    openBottom: row === 0,
    ink: null,
  });
  return joinCutCells([part(0, 0, label), part(0, 1, value), part(1, 0, goesOn), part(1, 1, below)], [1]);
}

describe('a row at a page break', () => {
  it('whose label goes on below is one row', () => {
    expect(atBreak(['属于三类内', '12件'], ['部事务信息', '']).joinedRows).toBe(1);
  });

  it.each([
    ['12件', '34件'],
    ['12', '34'],
    ['（1）', '（2）'],
    ['5人次', '—'],
    ['无', '无'],
  ])('stays two rows where it has a value in both parts: %s, %s', (above, below) => {
    const { cells, joinedRows } = atBreak(['属于三类内', above], ['部事务信息', below]);
    expect(joinedRows).toBe(0);
    expect(cells.map(({ text }) => text)).toContain(below);
  });
});
