import { describe, expect, it } from 'vitest';
import { extractHtml } from '../../../src/extractors/html/extract-html.ts';
import { drawn, gridsOf, rowsOf } from '../read-back.ts';

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
    ['<i class="sr-only">数量：</i>7', '数量：7!two-readings'],
    ['1.属于<i class="hidden">国家</i>秘密', '1.属于国家秘密'],
  ])('doubt digits with a name by which sheets hide: %s', (cell, text) => {
    expect(cellOf(cell)).toBe(text);
  });

  it.each([
    ['<button>-</button><input value=7><button>+</button>', '7'],
    ['<span><button> ▲ </button></span><input value=7>', '7'],
    ['<button>7</button>', '7'],
    ['<button>详情</button>7', '详情7'],
  ])('leave out the buttons that turn a number up or down: %s', (cell, text) => {
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
    ['<i class="num7"></i>', '!not-text'],
    ['<i style="background:url(7.png)"></i>', '!not-text'],
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

  it.each([
    ...[
      'scale:0',
      'filter:brightness(99)',
      'transform:rotateX(90deg)',
      'clip-path:polygon(0 0,0 0,0 0)',
      'mask:url(a.svg)',
    ],
    ...[
      'mix-blend-mode:screen',
      'color:oklch(1 0 0)',
      'color:canvas',
      'font-size:calc(0px)',
      'inset:-9999px auto auto 0',
    ],
    ...[
      'font-variant-position:super',
      'vertical-align:top;font-size:12px',
      'margin-top:-8px',
      'font-size:6px',
      'font-size:50%',
    ],
  ])('doubt digits that a style sets apart from others in a way that is not known to keep them: %s', (css) => {
    expect(cellOf(`7<span style="display:inline-block;${css}">1</span>`)).toBe('71!unknown-characters');
    expect(cellOf(`<span style="display:inline-block;${css}">71</span>`)).toBe('71');
  });

  it.each([
    "mso-bidi-font-size:12pt;font-size:10.5pt;font-family:'Times New Roman';mso-font-kerning:0pt",
    'line-height:150%;text-decoration:underline;background:#fff;word-break:break-all;-webkit-text-size-adjust:none',
    'color:rgb(51,51,51);font-weight:bold;text-transform:none;widows:2;-ms-text-justify:inter-ideograph;*zoom:1',
  ])('read digits that are pasted together with %s', (css) => {
    expect(cellOf(`<span style="font-size:12pt">7<span style="${css}">1</span></span>`)).toBe('71');
  });

  it.each([
    ['<input value=7><input value=1>', '7 1'],
    ['<input value=7 style="visibility:hidden">1', '1'],
    ['<input value=7 style="color:#fff">1', '1!two-numbers'],
    ['<i style="display:none;display:blah">7</i>1', '1'],
    ['<i style="display:block flow">7</i>1', '7\n1'],
    ['<i style="color:hsl(.5turn 0% 100%)">7</i>1', '1!two-numbers'],
    ['<i style="color:rgb(300,300,300)">7</i>1', '1!two-numbers'],
  ])('read boxes to fill in, and values as browsers take them: %s', (cell, text) => {
    expect(cellOf(cell)).toBe(text);
  });

  it.each(['.x { display: none } @layer a { i.x { display: inline } }', '@scope (td) { .x { display: none } }'])(
    'take layers and scopes into account: %s',
    (sheet) => {
      expect(cellOf('7<i class=x>1</i>', sheet)).toBe('7');
    },
  );

  it.each([
    ['@layer b, a; @layer a { .x { display: none } } @layer b { .x { display: inline } }', '7'],
    ['@layer b, a;</style><style>@layer a { .x { display: inline } } @layer b { .x { display: none } }', '71'],
    ['@layer a { i.x { display: inline } } @layer b { .x { display: none } }', '7'],
    ['@layer a { } @layer b { .x { display: none } } @layer a { .x { display: inline } }', '7'],
    ['@layer a.c { i.x { display: inline } } @layer a { .x { display: none } }', '7'],
    ['@layer { i.x { display: inline } } @layer { .x { display: none } }', '7'],
    ['@layer a { .x { display: none !important } } .x { display: inline !important }', '7'],
  ])('let layers yield in the order in which they are named: %s', (sheet, text) => {
    expect(cellOf('7<i class=x>1</i>', sheet)).toBe(text);
  });

  it.each([
    ['color:#fff;color:nocolour', '7!two-numbers'],
    ['color:#fff;color:#zzz', '7!two-numbers'],
    ['color:#fff;color:', '7!two-numbers'],
    ['color:#fff;color:windowtext', '71'],
    ['color:#fff;color:var(--unknown)', '71'],
    ['visibility:hidden;visibility:blah', '7'],
    ['font-size:0;font-size:blah', '7'],
    ['opacity:0;opacity:blah', '7'],
    ['position:absolute;left:-9999px;left:blah', '7'],
    ['text-decoration:line-through;text-decoration:blah', '7!two-numbers'],
    ['display:none\\9', '71'],
    ['color:fff', '71!unknown-characters'],
  ])('go on with the value before one that a browser does not take: %s', (css, text) => {
    expect(cellOf(`7<i style="${css}">1</i>`)).toBe(text);
  });

  it.each([
    ['', '7'],
    ['<!doctype html>', '71'],
  ])('match names in any case on pages that browsers take for old ones: %j', (doctype, text) => {
    const sheets = ['.Xy { display: none }', '#Z { display: none }', 'i.Xy:nth-child(1) { display: none }'];
    for (const sheet of sheets) {
      const html = `${doctype}<style>${sheet}</style><table><tr><td>a<td>7<i class=xY id=z>1</i><tr><td>b<td>1</table>`;
      expect(drawn(gridsOf(extractHtml(new TextEncoder().encode(html)))[0])[0]?.slice(2)).toMatch(
        new RegExp(`^${text}(?:!two-readings)?$`),
      );
    }
  });

  it.each([
    '7<i style="position:absolute;inset:0;background:#fff"></i>',
    '<div style="position:relative">7<div class=k>9</div></div>',
    '<b class=l>7</b>',
  ])('doubt digits beside a box that may lie over them: %s', (cell) => {
    const sheet =
      '.k { position: absolute; background: white } .l::after { content: ""; position: absolute; background: red }';
    expect(cellOf(cell, sheet)).toMatch(/^7.*!unknown-characters(?:!not-text)?$/s);
  });

  it.each([
    'height:1px;background:#ddd',
    'z-index:-1;background:#fff',
    'background:rgba(0,0,0,.03)',
    'border:1px solid',
  ])('read digits with a line over or a box behind them: %s', (css) =>
    expect(cellOf('7', `td::after { content: ""; position: absolute; ${css} }`)).toBe('7'),
  );

  it.each([
    ['7<span style="position:absolute;left:0;opacity:.1">某县</span>', '7某县!unknown-characters'],
    ['7<small>件</small>', '7件'],
    ['<meter value=7></meter>', '!not-text'],
  ])('take no words that lie over a number for its own: %s', (cell, text) => {
    expect(cellOf(cell)).toBe(text);
  });

  it('doubt a blank cell whose digits a style sheet hides, not one where the markup does', () => {
    expect(cellOf('<i class=x>7</i>', '.x { display: none }')).toBe('!two-readings');
    expect(cellOf('<i style="display:none">7</i>')).toBe('');
    expect(cellOf('<i hidden>7</i>')).toBe('');
  });
});
