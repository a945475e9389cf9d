import { describe, expect, it } from 'vitest';
import { drawn, drawnBlocks, gridsOf, page, rowsOf, textsOf } from '../read-back.ts';

describe('tables in HTML', () => {
  it('survive unclosed tags, rows outside of tbody, several tbody, thead after tbody and tfoot before it', () => {
    expect(
      rowsOf(
        '<table><tfoot><tr><td>总计<td>3</tfoot><tbody><tr><td>甲<td>1<tr><td>乙<td>2</tbody><thead><tr><th>名<th>数</thead></table>',
      ),
    ).toEqual(['名|数', '甲|1', '乙|2', '总计|3']);
  });

  it.each([
    ['not a number', 'colspan=abc', '标题'],
    ['zero', 'colspan=0', '标题'],
    ['negative', 'colspan=-4', '标题'],
    ['with a unit', 'colspan=2px', '标题×2'],
    ['a billion', 'colspan=1000000000', '标题×2'],
  ])('read a column span that is %s', (_, attribute, expected) => {
    expect(rowsOf(`<table><tr><td ${attribute}>标题<tr><td>甲<td>1<tr><td>乙<td>2</table>`)[0]).toBe(expected);
  });

  it('are tables where they are a column of numbers in form fields, cut off its table', () => {
    const fields = ['3', '0', '12'].map((value) => `<tr><td><input value=${value}>`);
    expect(rowsOf(`<table><tr><td>总计${fields.join('')}</table>`)).toEqual(['总计', '3', '0', '12']);
  });

  it.each(['flex', 'table-row'])('are read from plain boxes in a box of their kind, as rows of %s', (display) => {
    const row = (...cells: string[]): string =>
      `<div style="display:${display}">${cells.map((cell) => `<div>${cell}</div>`).join('')}</div>`;
    const rows = [row('信息内容', '制发', '废止'), row('甲', '1', '2'), row('乙', '3', '4'), row('丙', '5', '6')];
    expect(drawnBlocks(page(`<p>二、情况。</p><div>${rows.join('')}</div>`).blocks)).toEqual([
      '二、情况。',
      ['信息内容|制发|废止', '甲|1|2', '乙|3|4', '丙|5|6'],
    ]);
  });

  it('join a table element for each row to the table that is seen', () => {
    const row = (...cells: string[]): string => `<table><tr>${cells.map((cell) => `<td>${cell}`).join('')}</table>`;
    const rows = [row('信息内容'), row('甲', '1'), row('乙', '2')];
    expect(drawnBlocks(page(rows.join('\n<p>&nbsp;</p>')).blocks)).toEqual([['信息内容', '甲|1', '乙|2']]);
    expect(drawnBlocks(page(rows.map((one) => `<div>${one}</div>`).join('')).blocks)).toHaveLength(1);
    expect(drawnBlocks(page(rows.join('<p>又表</p>')).blocks)).toEqual([
      '信息内容',
      '又表',
      ['甲|1'],
      '又表',
      ['乙|2'],
    ]);
    expect(drawnBlocks(page(rows.slice(1).join('')).blocks)).toEqual([['甲|1'], ['乙|2']]);
  });

  it('clip row spans that go past the end of the table', () => {
    expect(rowsOf('<table><tr><td rowspan=99>甲<td>1<tr><td>2</table>')).toEqual(['甲↓2|1', '2']);
  });

  it('read the text of Word pastes: a span a character, o:p, conditional comments', () => {
    const cell =
      '<td><!--[if !supportEmptyParas]-->&nbsp;<!--[endif]--><p class=MsoNormal><span>1</span><span lang=EN-US>2</span><b><span>8</span></b><o:p></o:p></p></td>';
    expect(
      rowsOf(
        `<table><tr><td>甲</td>${cell}</tr><![if !supportMisalignedColumns]><tr><td>乙</td><td><o:p>&nbsp;</o:p></td></tr><![endif]></table>`,
      ),
    ).toEqual(['甲|128', '乙|\u00a0']);
  });

  it('keep a hidden table and mark it', () => {
    const grids = gridsOf(
      page('<div style="display:none"><p>旧表</p><table><tr><td>甲<td>9</table></div><table><tr><td>甲<td>1</table>'),
    );
    expect(grids.map(({ hidden, ordinal }) => [hidden, ordinal])).toEqual([
      [true, 1],
      [false, 2],
    ]);
    expect(drawn(grids[0])).toEqual(['甲|9']);
  });

  it('keep the text of a page that a script shows', () => {
    const shown = page('<div id=app style="display:none"><h1>年度报告</h1><table><tr><td>甲<td>1</table></div>');
    expect(textsOf(shown)).toEqual(['年度报告']);
    expect(gridsOf(shown).map(({ hidden }) => hidden)).toEqual([true]);
  });

  it('give the text outside of struck-out and footnoted parts, in doubt where both hold digits', () => {
    expect(
      rowsOf(`<table><tr><td><del>5</del>7</td><td><s>旧</s>7</td><td>7<sup>①</sup></td><td>7<sup>注</sup></td><td><sup>7</sup></td>
        <td><span style="text-decoration:line-through">5</span></td></tr><tr><td>a<td>b</table>`)[0],
    ).toBe('7!two-numbers|7|7!two-numbers|7注|7|!struck');
  });

  it('read the values of form fields, and doubt cells that only a picture or a script fills', () => {
    expect(
      rowsOf(
        '<table><tr><td><input value=7></td><td><input type=hidden value=9>8</td><td><textarea>6</textarea></td><td><select><option>1<option selected>2</select></td><td><img src=7.png></td><td data-value=7></td></tr><tr><td>x<td>y</table>',
      )[0],
    ).toBe('7|8|6|2|!not-text|!unknown-characters');
  });

  it('part lines by breaks and blocks, fold white space, drop what has no width', () => {
    expect(
      rowsOf(
        '<table><tr><td>商业<br>企业</td><td><p>科研</p><p>机构</p></td><td> 总\n  计 </td><td>1\u200b2\ufeff</td><td><i style="display:block">1</i><i style="display:block">2</i></td></table>',
      ),
    ).toEqual(['商业\n企业|科研\n机构|总 计|12|1\n2']);
  });

  it('are taken apart where they lay out the page', () => {
    const inner = `<table><tr><td>规章</td><td>1</td></tr><tr><td>${'行政规范性文件'.repeat(3)}</td><td>2</td></tr></table>`;
    const { blocks } = page(
      `<table><tr><td>导航</td><td>首页</td></tr><tr><td colspan=2><h1>年报</h1>${'<p>一、总体情况的文字。</p>'.repeat(20)}${inner}<p>二</p></td></tr></table>`,
    );
    const seen = drawnBlocks(blocks);
    expect(seen.slice(0, 3)).toEqual(['导航', '首页', '年报']);
    expect(seen.at(-2)).toEqual(['规章|1', `${'行政规范性文件'.repeat(3)}|2`]);
    expect(gridsOf({ blocks }).map(({ ordinal }) => ordinal)).toEqual([1]);
  });

  it('read as text where a single column holds the article', () => {
    expect(drawnBlocks(page('<table><tr><td>标题</td></tr><tr><td>一、总体情况</td></tr></table>').blocks)).toEqual([
      '标题',
      '一、总体情况',
    ]);
  });

  it('keep a value that stands in a table of its own, and give larger nested tables besides', () => {
    const value = '<table><tr><td>7</td></tr></table>';
    expect(rowsOf(`<table><tr><td>规章<td>${value}<tr><td>文件<td>8</table>`)).toEqual(['规章|7', '文件|8']);
    const nested = gridsOf(
      page(
        `<table><tr><td>一、本年新收政府信息公开申请数量</td><td><table><tr><td>7<td>8</table></td></tr><tr><td>二<td>9</table>`,
      ),
    );
    expect(nested.map(drawn)).toEqual([['一、本年新收政府信息公开申请数量|7\n8', '二|9'], ['7|8']]);
  });

  it('are found where boxes are laid out as tables', () => {
    expect(
      rowsOf(
        '<div style="display:table"><div style="display:table-row"><div style="display:table-cell">甲</div><div style="display:table-cell">1</div></div><div style="display:table-row"><span style="display:table-cell">乙</span><span style="display:table-cell">2</span></div></div>',
      ),
    ).toEqual(['甲|1', '乙|2']);
    expect(
      rowsOf(
        '<div role=table><div role=rowgroup><div role=row><span role=columnheader aria-colspan=2>题</span></div><div role=row><span role=cell>甲</span><span role=cell>1</span></div></div></div>',
      ),
    ).toEqual(['题×2', '甲|1']);
  });

  it('stay tables where a style sheet for small screens makes blocks of the cells', () => {
    expect(rowsOf('<style>td{display:block}</style><table><tr><td>甲<td>1<tr><td>乙<td>2</table>')).toEqual([
      '甲|1',
      '乙|2',
    ]);
  });

  it('doubt characters that turn the order round or mean nothing', () => {
    expect(rowsOf('<table><tr><td>\u202e21<td>\ue123<td>锟斤拷<td><bdo dir=rtl>21</bdo></table>')).toEqual([
      '\u202e21!unknown-characters|\ue123!unknown-characters|锟斤拷!unknown-characters|21!unknown-characters',
    ]);
  });

  it('are read from a pre that sets them with tabs', () => {
    expect(rowsOf('<pre>规章\t1\t2\n文件\t3\t4\n</pre>')).toEqual(['规章|1|2', '文件|3|4']);
  });
});
