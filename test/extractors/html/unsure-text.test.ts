import { describe, expect, it } from 'vitest';
import { rowsOf } from '../read-back.ts';

const cellOf = (cell: string, sheet = ''): string | undefined =>
  rowsOf(`<style>${sheet}</style><table><tr><td>甲<td>${cell}<tr><td>乙<td>1</table>`)[0]?.slice(2);

describe('text in HTML whose look can not be known', () => {
  it.each([
    ['7<a href="#n1">1</a>', '7!two-numbers'],
    ['7<a href="#n1"><span>[1]</span></a>', '7!two-numbers'],
    ['7<span class="footnote-ref">1</span>', '7!two-numbers'],
    ['7<i role=doc-noteref>1</i>', '7!two-numbers'],
    ['<a href="#n1">7</a>', '7'],
    ['<a href="#">7</a>1', '71'],
    ['<a href="list.html#a">7</a>1', '71'],
  ])('take digits that lead to a note for its mark: %s', (cell, text) => {
    expect(cellOf(cell)).toBe(text);
  });

  it.each([
    ['<i class="visible-xs">2023</i>7', '20237!two-numbers'],
    ['<i class="sr-only">9</i>7', '97!two-numbers'],
    ['7<b class="col d-md-none">9</b>', '79!two-numbers'],
    ['<i class=hidden>7</i>', '7!two-readings'],
    ['<i class="d-none d-md-inline">7</i>', '7'],
    ['<i class="hidden-xs">7</i>', '7'],
    ['<i class="hide">件</i>7', '件7'],
  ])('doubt digits with a name by which sheets hide: %s', (cell, text) => {
    expect(cellOf(cell)).toBe(text);
  });

  it.each([
    '<font face="Wingdings 2">7</font>1',
    '<i style="font-family:Webdings">71</i>',
    '<i style="font-family:Wingdings,宋体">7</i>1',
  ])('doubt digits in a font that shows signs in their places: %s', (cell) => {
    expect(cellOf(cell)).toBe('71!unknown-characters');
  });

  it.each([
    ['<i class="num7"></i>', '!unknown-characters'],
    ['<i style="background:url(7.png)"></i>', '!unknown-characters'],
    ['<i class="el-table_1_column_3 col-4"></i>', ''],
  ])('doubt a blank cell in which pictures may show digits: %s', (cell, text) => {
    expect(cellOf(cell)).toBe(text);
  });

  it('read white text on dark rows that only an engine finds', () => {
    expect(cellOf('7', 'tr:first-child { background: #1f4e79 } td { color: #fff }')).toBe('7');
  });

  it('leave out a column that is collapsed, and what it takes from the spans over it', () => {
    const table =
      '<table><col><col style="visibility:collapse"><col><tr><td>名<td colspan=2>数<tr><td>甲<td>9<td>7<tr><td>乙<td>9<td>1</table>';
    expect(rowsOf(table)).toEqual(['名|数', '甲|7', '乙|1']);
  });

  it.each([
    'text-indent:-9999px',
    'width:0;height:0;overflow:hidden',
    'transform:scale(0)',
    'max-width:0;overflow:hidden',
  ])('doubt digits in a line that only a box would hide, and read them where they stand alone: %s', (css) => {
    expect(cellOf(`7<span style="${css}">1</span>`)).toBe('71!unknown-characters');
    expect(cellOf(`<span style="${css}">71</span>`)).toBe('71');
    expect(cellOf(`7<span style="float:left;${css}">1</span>`)).toBe('7');
  });

  it('read what runs into the padding of a box without height', () => {
    expect(cellOf('<div style="height:0;overflow:hidden;padding-bottom:20px">7</div>')).toBe('7');
  });
});
