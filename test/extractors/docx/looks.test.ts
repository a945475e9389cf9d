import { describe, expect, it } from 'vitest';
import { extractDocx } from '../../../src/extractors/docx/extract-docx.ts';
import { drawn, gridsOf, textsOf } from '../read-back.ts';
import { cellOf } from './cell-of.ts';
import { p, run, tbl, tc, tr, wordFile } from './word-file.ts';

const shade = (fill: string): string => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
const ink = (color: string): string => `<w:color w:val="${color}"/>`;
const effect = (fill: string): string => `<w14:textFill>${fill}</w14:textFill>`;
const styles = [
  `<w:style w:type="paragraph" w:styleId="Dark"><w:pPr>${shade('000000')}</w:pPr></w:style>`,
  `<w:style w:type="character" w:styleId="Black"><w:rPr>${ink('000000')}</w:rPr></w:style>`,
  `<w:style w:type="character" w:styleId="Gone"><w:basedOn w:val="Black"/><w:rPr>${shade('0A0A0A')}</w:rPr></w:style>`,
].join('');

describe('digits in Word files that nobody sees', () => {
  it.each([
    ['black highlight', '<w:highlight w:val="black"/>' + ink('000000')],
    ['black highlight under automatic ink, which some draw black', '<w:highlight w:val="black"/>'],
    ['black shading', shade('000000') + ink('000000')],
    ['shading of nearly their ink', shade('4472C4') + ink('4070C0')],
    ['shading filled wholly with dots', '<w:shd w:val="solid" w:color="FF0000" w:fill="auto"/>' + ink('FF0000')],
    ['shading filled with dots by half', '<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>' + ink('808080')],
    ['the shading of their style', '<w:rStyle w:val="Gone"/>'],
    ['paper, in nearly white', ink('EFEFEF')],
    ['paper, in white of the theme', '<w:color w:val="auto" w:themeColor="background1"/>'],
    ['paper, without any ink', effect('<w14:noFill/>')],
    ['paper, in white of an effect', effect('<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>')],
    ['paper, 2 pt high', '<w:sz w:val="4"/>'],
    ['paper, squeezed to a line', '<w:w w:val="1"/>'],
    ['paper, drawn over one another', '<w:spacing w:val="-120"/>'],
    ['paper, fitted into a line', '<w:fitText w:val="20" w:id="1"/>'],
  ])('are not glued to a figure: on %s', async (_, properties) => {
    expect(await cellOf(p(run('8', properties) + run('0')), { styles })).toBe('0!two-numbers');
    expect(await cellOf(p(run('8', properties)), { styles })).toBe('8!two-readings');
  });

  it.each([
    ['automatic ink, white on black', shade('000000')],
    ['automatic ink on yellow', '<w:highlight w:val="yellow"/>'],
    ['red on white', ink('FF0000')],
    ['yellow on white', ink('FFFF00')],
    ['red on green, alike in brightness', ink('FF0000') + shade('007F00')],
    ['black on grey', ink('000000') + shade('BFBFBF')],
    ['black on a shading that is none', ink('000000') + '<w:shd w:val="clear" w:fill="auto"/>'],
    ['black on stripes', ink('000000') + '<w:shd w:val="horzStripe" w:color="000000" w:fill="000000"/>'],
    ['a colour of the theme', '<w:color w:val="auto" w:themeColor="accent1"/>'],
    ['black on white, set closer', '<w:spacing w:val="-20"/>'],
    ['white with an outline', effect('<w14:noFill/>') + '<w14:textOutline><w14:solidFill/></w14:textOutline>'],
  ])('are none of these: %s', async (_, properties) => {
    expect(await cellOf(p(run('8', properties) + run('0')))).toBe('80');
  });

  it.each([
    ['cell', '', shade('000000')],
    ['paragraph', shade('000000'), ''],
    ['style of the paragraph', '<w:pStyle w:val="Dark"/>', ''],
  ])('are told by the ground of their %s', async (_, paragraph, cell) => {
    const content = (color: string): string => p(run('8', ink(color)) + run('0', ink('FF0000')), paragraph);
    expect(await cellOf(content('000000'), { styles }, cell)).toBe('0!two-numbers');
    expect(await cellOf(content('FFFFFF'), { styles }, cell)).toBe('80');
  });

  it('are told by the style of their table, for the place of the cell', async () => {
    const part = (type: string, fill: string, color = ''): string =>
      `<w:tblStylePr w:type="${type}"><w:rPr>${color}</w:rPr><w:tcPr>${shade(fill)}</w:tcPr></w:tblStylePr>`;
    const style = `<w:style w:type="table" w:styleId="T"><w:tcPr>${shade('FFFFFF')}</w:tcPr>${part('firstRow', '000000', ink('FFFFFF'))}${part('band2Horz', '000000')}${part('firstCol', '00FF00')}</w:style>`;
    const row = tr(['1', '2'].map((digit) => tc(p(run(digit) + run('8', ink('000000')) + run('9', ink('FFFFFF'))))));
    const table = (look: string): string =>
      tbl(row, row, row).replace('<w:tblPr/>', `<w:tblPr><w:tblStyle w:val="T"/>${look}</w:tblPr>`);
    const read = async (look: string) => drawn(gridsOf(await extractDocx(wordFile(table(look), { styles: style })))[0]);
    const onPaper = '18!two-numbers|28!two-numbers';
    const onBlack = '19!two-numbers|29!two-numbers';
    expect(await read('<w:tblLook w:val="0620"/>')).toEqual([onBlack, onPaper, onPaper]);
    expect(await read('<w:tblLook w:firstRow="1" w:noHBand="0"/>')).toEqual([onBlack, onPaper, onBlack]);
    expect(await read('<w:tblLook w:val="0680"/>')).toEqual(Array.from({ length: 3 }, () => '189|28!two-numbers'));
  });

  it('are told by the ink that the whole file has, unless the style of their table has another', async () => {
    const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${ink('FFFFFF')}</w:rPr></w:rPrDefault></w:docDefaults>`;
    const table = `<w:style w:type="table" w:default="1" w:styleId="T"><w:rPr>${ink('auto')}</w:rPr></w:style>`;
    const content = p(run('8') + run('0', ink('FF0000')));
    expect(await cellOf(content, { styles: defaults })).toBe('0!two-numbers');
    expect(await cellOf(content, { styles: defaults + table })).toBe('80');
  });

  it.each(['<w:strike/>', '<w:vanish/>', '<w:sz w:val="4"/>'])(
    'are told by the style of their table, and by the defaults: %s',
    async (properties) => {
      const looks = `<w:rPr>${properties}</w:rPr>`;
      const part = `<w:tblStylePr w:type="band1Horz">${looks}</w:tblStylePr>`;
      const first = async (styles: string): Promise<string> => (await cellOf(p('8'), { styles })).split('|')[0] ?? '';
      expect(await first(`<w:style w:type="table" w:default="1" w:styleId="T">${looks}</w:style>`)).toBe(
        '8!two-readings',
      );
      expect(await first(`<w:style w:type="table" w:default="1" w:styleId="T">${part}</w:style>`)).toBe(
        '8!two-readings',
      );
      expect(await first(`<w:docDefaults><w:rPrDefault>${looks}</w:rPrDefault></w:docDefaults>`)).toBe(
        '8!two-readings',
      );
      const own = run('8', '<w:strike w:val="0"/><w:vanish w:val="0"/><w:sz w:val="21"/>');
      const styles = `<w:style w:type="table" w:default="1" w:styleId="T">${looks}</w:style>`;
      expect((await cellOf(p(own), { styles })).split('|')[0]).toBe('8');
    },
  );

  it('are left out of running text beside what is seen', async () => {
    const read = async (content: string) => textsOf(await extractDocx(wordFile(p(content))));
    expect(await read(run('甲局') + run('2021', ink('FFFFFF')) + run('2022年年报'))).toEqual(['甲局2022年年报']);
    expect(await read(run('甲局2022年年报', ink('FFFFFF')))).toEqual(['甲局2022年年报']);
  });

  it('stand in columns of no width, where widths are fixed', async () => {
    const read = async (layout: string, width: number, own = '') => {
      const properties = `<w:tblPr><w:tblLayout w:type="${layout}"/></w:tblPr>`;
      const grid = `<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="${width}"/></w:tblGrid>`;
      const table = tbl(tr([tc('7'), tc('8', own)])).replace('<w:tblPr/>', properties + grid);
      return drawn(gridsOf(await extractDocx(wordFile(table)))[0])[0];
    };
    expect(await read('fixed', 0)).toBe('7|8!two-readings');
    expect(await read('fixed', 900)).toBe('7|8');
    expect(await read('autofit', 0)).toBe('7|8');
    expect(await read('fixed', 900, '<w:tcW w:w="5" w:type="dxa"/>')).toBe('7|8!two-readings');
    expect(await read('fixed', 0, '<w:tcW w:w="900" w:type="dxa"/>')).toBe('7|8');
  });

  it('stand beside their cell, pushed out by indents', async () => {
    const read = async (indent: string, width = 900) => {
      const cells = tr([tc(p('8', `<w:ind ${indent}/>`), `<w:tcW w:w="${width}" w:type="dxa"/>`), tc('x')]);
      const fixed = tbl(cells).replace('<w:tblPr/>', '<w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr>');
      return drawn(gridsOf(await extractDocx(wordFile(fixed)))[0])[0];
    };
    for (const indent of [
      'w:left="-2000"',
      'w:hanging="2000"',
      'w:leftChars="-900"',
      'w:end="1000"',
      'w:firstLine="900"',
    ])
      expect(await read(indent)).toBe('8!two-readings|x');
    for (const indent of ['w:left="-200" w:right="-200"', 'w:left="420" w:hanging="420"', 'w:firstLine="480"'])
      expect(await read(indent)).toBe('8|x');
    expect(await read('w:firstLine="900"', 2000)).toBe('8|x');
  });

  describe('may lie behind a picture or a shape', () => {
    const picture = '<pic:pic/>';
    const shape = (fill: string): string => `<wps:wsp><wps:spPr>${fill}</wps:spPr></wps:wsp>`;
    const drawing = (inside: string, { behind = 0, wrap = 'wrapNone', down = 0, from = 'paragraph' } = {}): string =>
      `<w:drawing xmlns:wp="urn:wp" xmlns:a="urn:a" xmlns:pic="urn:pic"><wp:anchor behindDoc="${behind}"><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="${from}"><wp:posOffset>${down}</wp:posOffset></wp:positionV><wp:extent cx="360000" cy="360000"/><wp:${wrap}/>${inside}</wp:anchor></w:drawing>`;
    const rectangle = (fill: string, style: string): string =>
      `<w:pict><v:rect ${fill} style="width:20pt;height:20pt;${style}"/></w:pict>`;
    it.each([
      ['a picture', drawing(picture)],
      ['a filled shape', drawing(shape('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'))],
      ['a picture somewhere on the page', drawing(picture, { from: 'page' })],
      ['a rectangle', rectangle('', 'position:absolute;margin-top:-2pt;z-index:1')],
    ])('in front of them: %s', async (_, content) => {
      expect(await cellOf(p(`${run('8')}<w:r>${content}</w:r>`))).toMatch(/^8!two-readings/);
    });
    it.each([
      ['a picture lower down', drawing(picture, { down: 500_000 })],
      ['a picture above', drawing(picture, { down: -500_000 })],
      ['a shape without a fill', drawing(shape('<a:noFill/>'))],
      ['a rectangle without a fill', rectangle('filled="f"', 'position:absolute;z-index:1')],
      ['a rectangle behind the text', rectangle('', 'position:absolute;z-index:-1')],
    ])('or not: %s', async (_, content) => {
      expect(await cellOf(p(`${run('8')}<w:r>${content}</w:r>`))).toBe('8');
    });
  });

  it('may lie behind a shape that is anchored outside of their table, or in another row of it', async () => {
    const shape = (place: string): string =>
      `<w:r><w:pict><v:rect style="position:absolute;width:40pt;height:20pt;${place};z-index:1"/></w:pict></w:r>`;
    const onPage = 'margin-top:90pt;mso-position-vertical-relative:page';
    const table = (cell = ''): string =>
      tbl(...['1', '2', '3', '4'].map((digit) => tr([tc('甲'), tc(p(run(digit) + cell))])));
    const doubted = async (body: string): Promise<string> =>
      (gridsOf(await extractDocx(wordFile(body)))[0]?.cells ?? [])
        .filter(({ doubts }) => doubts.length > 0)
        .map(({ text }) => text)
        .join('');
    const line = p('单位：件');
    expect(await doubted(p(shape('margin-top:16pt')) + table())).toBe('12');
    expect(await doubted(table() + p(shape('margin-top:-24pt')))).toBe('34');
    expect(await doubted(p(shape(onPage)) + p('') + table())).toBe('1234');
    expect(await doubted(table().replace('</w:r></w:p>', `</w:r>${shape('margin-top:28pt')}</w:p>`))).toBe('34');
    for (const body of [
      p(shape('margin-top:-4pt')) + table(),
      p(shape('margin-top:16pt')) + line + line + table(),
      table() + line + p(shape(onPage)),
    ])
      expect(await doubted(body)).toBe('');
  });

  it('stand in lines too low to show them', async () => {
    const low = (rule: string): string => `<w:spacing w:line="20" w:lineRule="${rule}"/>`;
    const style = `<w:style w:type="paragraph" w:styleId="L"><w:pPr>${low('exact')}</w:pPr></w:style>`;
    expect(await cellOf(p(run('8'), low('exact')) + p('0'))).toBe('0!two-numbers');
    expect(await cellOf(p(run('8'), '<w:pStyle w:val="L"/>'), { styles: style })).toBe('8!two-readings');
    expect(await cellOf(p(run('8'), low('atLeast')))).toBe('8');
  });

  it('stand in shapes that are hidden', async () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>8</w:t></w:r></w:p></w:txbxContent>';
    const shape = (style: string): string =>
      p(`<w:r><w:pict><v:shape style="${style}"><v:textbox>${box}</v:textbox></v:shape></w:pict></w:r>${run('0')}`);
    const drawing = (hidden: string): string =>
      p(
        `<w:r><w:drawing xmlns:wp="urn:wp"><wp:anchor><wp:docPr ${hidden}/><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r>${run('0')}`,
      );
    for (const content of [shape('width:9pt;visibility:hidden'), drawing('hidden="1"')])
      expect(await cellOf(content)).toBe('0');
    for (const content of [shape('width:9pt'), drawing('')]) expect(await cellOf(content)).toBe('0\n8');
  });

  it('are told by the fill of their text box', async () => {
    const cells = tr([tc(p(run('8', ink('FFFFFF')) + run('0', ink('FF0000')))), tc('x')]);
    const vml = (fill: string): string =>
      p(
        `<w:r><w:pict><v:shape ${fill}><v:textbox><w:txbxContent>${tbl(cells)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      );
    const drawing = (fill: string): string =>
      p(
        `<w:r><w:drawing xmlns:a="urn:a"><wps:wsp><wps:spPr>${fill}</wps:spPr><wps:txbx><w:txbxContent>${tbl(cells)}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></w:r>`,
      );
    const read = async (body: string) => drawn(gridsOf(await extractDocx(wordFile(body)))[0])[0];
    const isDark = [
      vml('fillcolor="#1f4e79 [1604]"'),
      drawing('<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'),
    ];
    const isWhite = [vml(''), drawing('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'), drawing('<a:noFill/>')];
    for (const body of isDark) expect(await read(body)).toBe('80|x');
    for (const body of isWhite) expect(await read(body)).toBe('0!two-numbers|x');
  });

  it('leave rows out that are too low for text, unless it goes on below', async () => {
    const low = (height: number): string => `<w:trHeight w:val="${height}" w:hRule="exact"/>`;
    const merge = (value: string): string => `<w:vMerge w:val="${value}"/>`;
    const rows = async (...all: readonly string[]) => drawn(gridsOf(await extractDocx(wordFile(tbl(...all))))[0]);
    const row = (text: string, height: number): string => tr([tc(text), tc('x')], low(height));
    expect(await rows(row('1', 300), row('2', 1), row('3', 300))).toEqual(['1|x', '3|x']);
    expect(await rows(row('1', 300), row('2', 90))).toEqual(['1|x', '2!two-readings|x']);
    expect(
      await rows(tr([tc('1', merge('restart')), tc('x')], low(1)), tr([tc('', merge('continue')), tc('y')])),
    ).toEqual(['1↓2|x', 'y']);
  });
});
