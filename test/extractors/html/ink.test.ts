import { describe, expect, it } from 'vitest';
import { page, rowsOf } from '../read-back.ts';

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
    '<video src=2.mp4></video>351',
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
    ['351<b class=brush></b>', '<link rel=stylesheet href=a.css><p><b class=brush>年报</b></p>'],
    ['351', '<style>td { background: url(paper.gif) }</style>'],
    [
      '351',
      '<style>@font-face { font-family: iconfont; src: url(a.woff) } .iconfont { font-family: iconfont }</style>',
    ],
  ])('is told from what shows nothing: %s', (cell, before) => {
    expect(cellOf(cell, before)).toBe('351');
  });

  it.each(['.im', '#im', 'table .im'])('is the picture of a cell alone, as a style names it: %s', (selector) => {
    const cell = (text: string, ground: string): string =>
      rowsOf(
        `<style>${selector} { ${ground} }</style><table><tr><td>甲<td class=im id=im>${text}<td>4<tr><td>乙<td>1<td>2</table>`,
      )[0] ?? '';
    expect(cell('', 'background:url(351.png) no-repeat')).toBe('甲|!not-text|4');
    expect(cell('&nbsp;', 'background-image:url(351.png)')).toMatch(/!not-text\|4$/);
    expect(cell('51', 'background:url(3.png) no-repeat left')).toBe('甲|51!not-text|4');
    expect(cell('', 'border-image:url(351.png) 30 fill')).toBe('甲|!not-text|4');
    expect(cell('', 'background:linear-gradient(#eee,#fff)')).toBe('甲||4');
  });

  it('is none that cells share with those around', () => {
    const table = '<table><tr class=z><td>甲<td>351<td><tr><td>乙<td>1<td>2<tr class=z><td>丙<td colspan=2>7</table>';
    const plain = rowsOf(table);
    for (const cells of ['.z td', 'td', 'td + td', 'td:nth-child(2)'])
      expect(rowsOf(`<style>${cells} { background: url(row.gif) }</style>${table}`)).toEqual(plain);
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

describe('Fonts that the page brings along', () => {
  const own = '@font-face { font-family: "Digits"; src: url(d.woff2) }';
  it.each([
    ['<b style="font-family: Digits">7</b>', own, '7!own-font'],
    ['<font face=Digits>7</font>', own, '7!own-font'],
    ['7', `${own} table { font: 10pt/1.5 Digits, 宋体 }`, '7!own-font'],
    ['7', `${own} td:nth-child(2) { font-family: 'digits' }`, '7!own-font'],
    ['7', '@font-face{font-family:宋体;src:url(a.ttf)} td{font-family:宋体}', '7!own-font'],
    ['7<b style="font-family:Digits">件</b>', own, '7件'],
    ['<b style="font-family:宋体">7</b>', `${own} table { font-family: Digits }`, '7'],
    ['7', `${own} td { font-family: 宋体, Digits }`, '7'],
    ['7', '@font-face{font-family:a;src:local("SimSun")} td{font-family:a}', '7'],
    ['7', '@font-face{font-family:a;src:url(a.woff);unicode-range:U+4e00-9fff} td{font-family:a}', '7'],
    ['7', '@font-face{font-family:a;src:url(a.woff);unicode-range:U+0-ff} td{font-family:a}', '7!own-font'],
  ])('may show other digits than the page holds: %s, %s', (cell, sheet, text) => {
    expect(cellOf(cell, `<style>${sheet}</style>`)).toBe(text);
  });
});

describe('Digits with a name of their own', () => {
  it.each([
    ['83<span class=annotation>1</span>', '', '831!two-readings'],
    ['<span class=n>83</span><span class=annotation>1</span>', '', '831!two-readings'],
    ['<span class=figure>831</span>', '', '831'],
    ['<span class=font5>83</span><span class=font7>1</span>', '', '831'],
    ['83<span class=MsoCommentReference>1</span>', '', '831'],
    ['83<span class=red>1</span>', '<style>.red { color: red }</style>', '831'],
    ['83 <span class=unit>件</span>', '', '83 件'],
  ])('may be set apart by a sheet that is not there: %s', (cell, before, text) => {
    expect(cellOf(cell, before)).toBe(text);
  });
});

it('reads around NUL bytes, and doubts digits that one stands beside', () => {
  expect(rowsOf('<table><tr><td>甲\0乙<td>7\0件<tr><td>丙<td>\0</table>')).toEqual([
    '甲乙|7\ufffd件!unknown-characters',
    '丙|\ufffd!unknown-characters',
  ]);
});

it('reads values beside labels that come again for small screens', () => {
  const row = (label: string, ...cells: readonly string[]): string =>
    `<tr><td>${label}<td>${cells.map((cell, index) => `<span class=mobile-label>${['自然人', '总计：'][index]}</span>${cell}`).join('<td>')}`;
  expect(rowsOf(`<table><tr><th>项<th>自然人<th>总计${row('甲', '1', '2')}${row('乙', '12件', '—')}</table>`)).toEqual([
    '项|自然人|总计',
    '甲|1|2',
    '乙|12件|—',
  ]);
});

it.each(['template', 'noscript'])('tells that tables in a %s are not shown', (tag) => {
  const rows = Array.from(
    { length: 9 },
    (_, index) => `<tr><td>项${index}</td><td>${index}</td><td>${index}</td></tr>`,
  );
  const document = page(`<p>年报</p><${tag}><table>${rows.join('')}</table></${tag}>`);
  expect(document.notes.map(({ code, message }) => [code, message.en.includes(tag)])).toEqual([
    ['extraction.part-left-out', true],
  ]);
  expect(page(`<${tag}><table><tr><td>{{ n }}</td></tr></table></${tag}>`).notes).toEqual([]);
});
