import { describe, expect, it } from 'vitest';
import { rowsOf } from '../read-back.ts';

const cellOf = (cell: string, before = ''): string | undefined =>
  rowsOf(`${before}<table><tr><td>甲<td>${cell}<tr><td>乙<td>1</table>`)[0]?.slice(2);

describe('What in a value cell is drawn', () => {
  it.each([
    '<img src="2.png" width=8 height=14>351',
    '351<img src="data:image/png;base64,AAAA">',
    '3<svg viewBox="0 0 8 14"><path d="M0 0"/></svg>51',
    '<canvas width=9 height=14></canvas>351',
    '<i class="num num-3"></i>351',
    '35<span class="iconfont icon-1"></span>1',
    '35<span style="display:inline-block;background:url(1.png);width:8px;height:14px">&nbsp;</span>1',
    '<b class=x7></b>351',
    '<span class=x7>351</span>',
    '<object data=2.svg></object>351',
    '<v:shape type="#_x0000_t75">351</v:shape>',
    '<input type=image src=2.png>351',
    '<count-up end=2></count-up>351',
  ])('makes its figure a doubt, whatever stands beside it: %s', (cell) => {
    expect(cellOf(cell, '<style>.x7 { background: url(sprite.png) -8px 0 }</style>')).toMatch(/!not-text$/);
  });

  it.each(['<img src=0.png>', '—<img src=0.png>', '<svg><use href="#d7"/></svg>', '<td background=7.gif>'])(
    'is never a blank cell or a dash: %s',
    (cell) => {
      expect(cellOf(cell)).toMatch(/!not-text$/);
    },
  );

  it.each([
    ['<img>351', ''],
    ['351<img src=spacer.gif width=1 height=1>', ''],
    ['351<img src=a.png style="display:none">', ''],
    ['351<img src=line.gif style="width:100px;height:1px">', ''],
    ['351<svg width=0 height=0><defs></defs></svg>', ''],
    ['351<span class="x8"></span>', ''],
    ['351<span class=MsoPlaceholderText></span><o:p></o:p>', '<link rel=stylesheet href=a.css>'],
    ['351<a name="_GoBack"></a>', '<link rel=stylesheet href=a.css>'],
    ['<p class=cell>351</p>', '<link rel=stylesheet href=a.css>'],
    ['351', '<style>td { background: url(paper.gif) }</style>'],
    [
      '351',
      '<style>@font-face { font-family: iconfont; src: url(a.woff) } .iconfont { font-family: iconfont }</style>',
    ],
  ])('is told from what shows nothing: %s', (cell, before) => {
    expect(cellOf(cell, before)).toBe('351');
  });

  it('does not concern the words of labels', () => {
    expect(rowsOf('<table><tr><td>甲<img src=a.png><td>7<tr><td>乙<i class="icon icon-1"></i><td>1</table>')).toEqual([
      '甲|7',
      '乙|1',
    ]);
  });
});

describe('Cells that a script fills', () => {
  it.each([
    '<td id=r1c1><script>document.getElementById("r1c1").innerHTML = 5</script>',
    '<td id=r1c1>',
    '<td><span class="fig-a"></span>',
    '<td v-text="row.total">',
    '<td>{{ row.total }}',
    '<td>${total}',
  ])('are in doubt: %s', (cell) => {
    const script = '<script>document.querySelector("#r1c1, .fig-a").textContent = rows[0]</script>';
    expect(rowsOf(`<table><tr><td>甲${cell}<tr><td>乙<td>1</table>${script}`)[0]).toMatch(
      /!(?:not-text|unknown-characters)$/,
    );
  });

  it.each([
    ['rows.forEach((n, i) => { document.querySelectorAll("td")[i].innerHTML = n })', '!not-text'],
    ['document.querySelector(".title").innerHTML = "年报"', ''],
    ['', ''],
  ])('are all blank cells of a table without a number, where a script writes into cells: %s', (script, doubt) => {
    const rows = rowsOf(`<table><tr><td>甲<td><td><tr><td>乙<td><td></table><script>${script}</script>`);
    expect(rows).toEqual([`甲|${doubt}|${doubt}`, `乙|${doubt}|${doubt}`]);
  });
});

describe('What a browser keeps back', () => {
  it.each([
    ['7<span popover>9</span>', '7'],
    ['7<span popover=manual>9</span>', '7'],
    ['7<dialog popover open>9</dialog>', '7\n9'],
    ['<span><template shadowrootmode=open>7</template>9</span>', '7'],
    ['<span><template shadowrootmode=closed><slot></slot>9</template>7</span>', '79'],
    ['<x-n><template shadowrootmode=open><slot name=n>0</slot></template><i slot=n>7</i><i>9</i></x-n>', '7'],
    ['<x-n><template shadowrootmode=open><slot name=n>7</slot></template><i>9</i></x-n>', '7'],
    ['<span><template shadowrootmode=open><style>i{display:none}</style>7<i>9</i></template></span>', '7'],
    [
      '<span><template shadowrootmode=open><style>i{display:none}</style>7<slot></slot></template><i>1</i></span>',
      '71',
    ],
    ['<span><template shadowrootmode=open><style>:host{display:none}</style>9</template></span>7', '7'],
    ['<template shadowrootmode=open>9</template>7', '7'],
    ['<span><template>9</template>7</span>', '7'],
    ['7<small>1</small>', '71!unknown-characters'],
    ['83<font size=1>1</font>', '831!unknown-characters'],
    ['<font size=3>83</font><font size=2>1</font>', '831!unknown-characters'],
    ['83<span style="font-size:14px">1</span>', '831'],
    ['83<span style="font-size:smaller">1</span>', '831!unknown-characters'],
    ['83<span style="font-size:x-small">1</span>', '831!unknown-characters'],
  ])('is read as it shows it: %s', (cell, text) => {
    expect(cellOf(cell)).toBe(text);
  });
});
