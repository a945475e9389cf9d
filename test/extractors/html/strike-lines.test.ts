import { describe, expect, it } from 'vitest';
import { rowsOf } from '../read-back.ts';

const cellOf = (cell: string, before = ''): string | undefined =>
  rowsOf(`${before}<table><tr><td>甲${cell.startsWith('<td') ? '' : '<td>'}${cell}<tr><td>乙<td>1</table>`)[0]?.slice(
    2,
  );
const after = (line: string, of = '.k'): string =>
  `<style>${of} { position: relative } ${of}::after { ${line} }</style>`;

describe('A line that a style draws through a number', () => {
  it.each([
    ['a bar', 'content:"";position:absolute;left:0;width:100%;top:50%;height:1px;background:red'],
    ['a border', 'content:"";position:absolute;left:0;right:0;top:45%;border-bottom:1px solid #c00'],
    ['a border set by all sides', 'content:"";position:absolute;inset:50% 0 auto 0;border-top:2px solid'],
    [
      'a slanting bar',
      'content:"";position:absolute;left:0;top:0;width:100%;height:2px;background:#000;transform:rotate(-20deg)',
    ],
  ])('makes it a doubt: %s behind its letters', (_, line) => {
    expect(cellOf('<span class=k>351</span>', after(line))).toBe('351!struck');
    expect(cellOf('<td class=k>351', after(line))).toBe('351!struck');
  });

  it.each([
    '351<hr style="margin-top:-10px">',
    '351<hr style="margin:-8px 0 0">',
    '<span style="position:relative">351<i style="position:absolute;left:0;right:0;top:50%;border-top:1px solid red"></i></span>',
    '<span style="background:linear-gradient(transparent 45%,#000 45%,#000 55%,transparent 55%)">351</span>',
    '<td style="background-image:linear-gradient(to top right,rgba(0,0,0,0) 49%,red 49%,red 51%,rgba(0,0,0,0) 51%)">351',
    '<td style="background:linear-gradient(transparent calc(50% - 1px),red 50%,transparent calc(50% + 1px))">351',
  ])('makes it a doubt: %s', (cell) => {
    expect(cellOf(cell)).toBe('351!struck');
  });

  it('makes it a doubt in all cells of the row that it is drawn through', () => {
    const style = after('content:"";position:absolute;left:0;right:0;top:50%;border-top:1px solid', 'tr.del');
    expect(rowsOf(`${style}<table><tr class=del><td>甲<td>3<td>5<tr><td>乙<td>1<td>2</table>`)).toEqual([
      '甲|3!struck|5!struck',
      '乙|1|2',
    ]);
  });

  it.each([
    ['an underline', 'content:"";position:absolute;left:0;right:0;bottom:0;height:1px;background:red'],
    ['a dot before it', 'content:"";position:absolute;left:-8px;top:50%;width:4px;height:4px;background:red'],
    ['a line that isn’t shown yet', 'content:"";position:absolute;left:0;width:0;top:50%;height:1px;background:red'],
    ['a clear line', 'content:"";position:absolute;left:0;width:100%;top:50%;height:1px;background:red;opacity:0'],
    ['no box at all', 'content:none;position:absolute;left:0;width:100%;top:50%;height:1px;background:red'],
  ])('is told from %s', (_, line) => {
    expect(cellOf('<span class=k>351</span>', after(line))).toBe('351');
  });

  it.each([
    '351<hr>',
    '<td style="background:linear-gradient(#fff,#eee)">351',
    '<td style="background:linear-gradient(transparent 60%,#ff0 60%)">351',
    '<td style="background:linear-gradient(transparent,#eee 50%,transparent)">351',
    '<td style="background:repeating-linear-gradient(45deg,transparent 40%,#eee 45%,transparent 50%)">351',
  ])('is told from grounds and rules: %s', (cell) => {
    expect(cellOf(cell)).toBe('351');
  });

  it('strikes out letter by letter', () => {
    expect(cellOf('3\u03365\u03361\u0336')).toBe('!struck');
    expect(cellOf('3\u03385\u0338 7')).toBe('7!two-numbers');
  });
});
