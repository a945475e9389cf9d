import { describe, expect, it } from 'vitest';
import { rowsOf } from '../read-back.ts';

const cellOf = (cell: string): string | undefined =>
  rowsOf(`<table><tr><td>甲${cell.startsWith('<td') ? '' : '<td>'}${cell}<tr><td>乙<td>1</table>`)[0]?.slice(2);

describe('Digits beyond the edge of a box that shows nothing there', () => {
  it.each([
    '<div style="width:20px;overflow:hidden;white-space:nowrap">136789</div>',
    '<div style="width:1ch;overflow:hidden">1367</div>',
    '<span style="display:inline-block;max-width:1.6em;overflow-x:clip">136<b style="margin-left:3em">99</b></span>',
    '<div style="width:20px;overflow:hidden;white-space:nowrap">136 789</div>',
    '<td style="max-width:20px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">136789',
  ])('are a doubt: %s', (cell) => {
    expect(cellOf(cell)).toMatch(/^[\d ]+!covered$/);
  });

  it.each([
    '<div style="width:60px;overflow:hidden;white-space:nowrap">1367</div>',
    '<div style="width:20%;overflow:hidden">136789</div>',
    '<span style="width:20px;overflow:hidden">136789</span>',
    '<td style="width:20px;overflow:hidden">136789',
    '<div style="width:20px">136789</div>',
    '<div style="width:26px;overflow:hidden">136 789</div>',
  ])('are none where they have room: %s', (cell) => {
    expect(cellOf(cell)).toMatch(/^[\d ]+$/);
  });
});
