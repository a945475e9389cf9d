import { describe, expect, it } from 'vitest';
import { extractDocx } from '../../../src/extractors/docx/extract-docx.ts';
import { drawn, drawnBlocks, gridsOf, textsOf } from '../read-back.ts';
import { down, p, run, span, tbl, tc, tr, wordFile } from './word-file.ts';

async function rowsOf(body: string): Promise<readonly string[]> {
  return drawn(gridsOf(await extractDocx(wordFile(body)))[0]);
}

describe('tables in Word files', () => {
  it('keep columns where rows begin or end inside of the grid', async () => {
    const body = tbl(
      tr([tc('甲'), tc('乙'), tc('丙')]),
      tr([tc('1'), tc('2')], '<w:gridBefore w:val="1"/>'),
      tr([tc('3')], '<w:gridAfter w:val="2"/>'),
    );
    const grid = gridsOf(await extractDocx(wordFile(body)))[0];
    expect(drawn(grid)).toEqual(['甲|乙|丙', '|1|2', '3|×2']);
    expect(grid?.cells.map(({ path }) => path)).toEqual([
      '1/1/1',
      '1/1/2',
      '1/1/3',
      '1/2',
      '1/2/1',
      '1/2/2',
      '1/3/1',
      '1/3',
    ]);
  });

  it('read merged cells of both spellings', async () => {
    const body = tbl(
      tr([tc('题', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge w:val="continue"/>'), tc('数')]),
      tr([tc('组', down('restart')), tc('甲'), tc('1')]),
      tr([tc('', down('')), tc('乙'), tc('2')]),
      tr([tc('总计', span(2)), tc('3')]),
    );
    expect(await rowsOf(body)).toEqual(['题×2|数', '组↓2|甲|1', '乙|2', '总计×2|3']);
  });

  it('take a continuation without a cell above it for a cell of its own', async () => {
    const body = tbl(tr([tc('甲', span(2)), tc('1')]), tr([tc('', down('')), tc('乙'), tc('2', down('continue'))]));
    expect(await rowsOf(body)).toEqual(['甲×2|1', '|乙|2']);
  });

  it('give the place of a cell in its row, merged-over cells counted', async () => {
    const body = tbl(tr([tc('组', down('restart')), tc('甲')]), tr([tc('', down('')), tc('乙')]));
    const cells = gridsOf(await extractDocx(wordFile(body)))[0]?.cells ?? [];
    expect(cells.map(({ text, path }) => `${text} ${path ?? ''}`)).toEqual(['组 1/1/1', '甲 1/1/2', '乙 1/2/2']);
  });

  it('leave out rows that are hidden or deleted, and cells whose deletion is tracked', async () => {
    const body = tbl(
      tr([tc('甲'), tc('1')]),
      tr([tc('乙'), tc('9')], '<w:hidden/>'),
      tr([tc('丙'), tc('9')], '<w:del w:id="1"/>'),
      tr([tc('丁'), tc('9', '<w:cellDel w:id="1"/>'), tc('2')], '<w:ins w:id="2"/>'),
    );
    expect(await rowsOf(body)).toEqual(['甲|1', '丁|2']);
  });

  it('read what replaces a row marked as deleted, and say what is lost with one', async () => {
    const removed = (label: string, figure: string): string =>
      tr(
        [label, figure].map((text) =>
          tc(`<w:p><w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del></w:p>`),
        ),
        '<w:del w:id="1"/>',
      );
    const read = async (...rows: readonly string[]) => {
      const document = await extractDocx(wordFile(tbl(tr([tc('甲'), tc('1')]), ...rows)));
      return [...drawn(gridsOf(document)[0]), ...document.notes.map(({ code }) => code)];
    };
    const inserted = tr([tc('乙'), tc('5')], '<w:ins w:id="2"/>');
    expect(await read(removed('乙', '3'), inserted)).toEqual(['甲|1', '乙|5']);
    expect(await read(removed('乙', '5'), inserted)).toEqual(['甲|1', '乙|5']);
    expect(await read(removed('丙', '3'), inserted)).toEqual(['甲|1', '乙|5', 'extraction.part-left-out']);
    expect(await read(removed('丙', ''), inserted)).toEqual(['甲|1', '乙|5']);
    const twice = [removed('乙', '3'), inserted, inserted, removed('乙', '5')];
    expect(await read(...twice)).toEqual(['甲|1', '乙|5', '乙|5']);
  });

  it('find rows and cells in content controls', async () => {
    const control = (content: string): string =>
      `<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const body = control(
      tbl(control(tr([tc('甲'), control(tc('1'))])), tr([tc('乙'), tc(`<w:p>${control(run('2'))}</w:p>`)])),
    );
    expect(await rowsOf(body)).toEqual(['甲|1', '乙|2']);
  });

  it('read tables in cells and in text boxes', async () => {
    const inner = tbl(tr([tc('7')]));
    expect(await rowsOf(tbl(tr([tc('甲'), tc(`${inner}<w:p/>`)]), tr([tc('乙'), tc('8')])))).toEqual(['甲|7', '乙|8']);
    const box = tbl(tr([tc('规章'), tc('1')]), tr([tc('文件'), tc('2')]));
    const shape = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${box}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${box}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('表')}</w:p>`;
    expect(drawnBlocks((await extractDocx(wordFile(shape))).blocks)).toEqual(['表', ['规章|1', '文件|2']]);
  });

  it('doubt blank cells where numbers stand alone in boxes or frames, which may lie over them', async () => {
    const table = tbl(tr([tc('甲'), tc(''), tc('1')]));
    const box = (text: string): string =>
      `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const frame = (text: string): string => p(text, '<w:framePr w:w="900" w:x="1" w:y="1"/>');
    const doubtful = '甲|!two-readings|1';
    expect(await rowsOf(box('7') + table)).toEqual([doubtful]);
    expect(await rowsOf(table + frame('1,234'))).toEqual([doubtful]);
    // Words, years, numbers of pages, and numbers in the flow of the text.
    for (const beside of [box('甲7'), box('2024'), box('1') + frame('2'), p('7')])
      expect(await rowsOf(beside + table)).toEqual(['甲||1']);
    expect(await rowsOf(tbl(tr([tc('甲'), tc(''), tc(box('7'))])))).toEqual(['甲||7']);
  });

  it('count tables and rows as the source does', async () => {
    const table = tbl(tr([tc('规章'), tc('1')]), tr([tc('x'), tc('9')], '<w:hidden/>'), tr([tc('文件'), tc('2')]));
    const grids = gridsOf(await extractDocx(wordFile(`${table}${p('二')}${table}`)));
    expect(grids.map(({ cells }) => cells.at(-1)?.path)).toEqual(['1/3/2', '2/3/2']);
  });

  it('are one where nothing stands between tables of the same columns', async () => {
    const table = (text: string, width = 900): string =>
      tbl(tr([tc(text), tc('1')])).replace(
        '<w:tblPr/>',
        `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(2)}</w:tblGrid>`,
      );
    const read = async (body: string) =>
      gridsOf(await extractDocx(wordFile(body))).map((grid) => [...drawn(grid), grid.cells.at(-1)?.path ?? '']);
    expect(await read(table('甲') + table('乙') + table('丙'))).toEqual([['甲|1', '乙|1', '丙|1', '1/3/2']]);
    const apart = [
      ['甲|1', '1/1/2'],
      ['乙|1', '2/1/2'],
    ];
    expect(await read(`${table('甲')}<w:p/>${table('乙')}`)).toEqual(apart);
    expect(await read(table('甲') + table('乙', 800))).toEqual(apart);
    expect(await read(tbl(tr([tc('甲'), tc('1')])) + tbl(tr([tc('乙'), tc('1')])))).toEqual(apart);
  });

  it('are one where each row is a table and the columns stand below one another', async () => {
    const row = (texts: readonly string[], widths: readonly number[], properties = ''): string =>
      tbl(tr(texts.map((text) => tc(text)))).replace(
        '<w:tblPr/>',
        `<w:tblPr>${properties}</w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
      );
    const read = async (...rows: readonly string[]) =>
      gridsOf(await extractDocx(wordFile(rows.join('')))).map((grid) => [
        ...drawn(grid),
        grid.cells.at(-1)?.path ?? '',
      ]);
    const head = row(['类', '数'], [1000, 2000]);
    const first = row(['甲', '1', '2'], [990, 1020, 990]);
    const last = row(['乙', '3', '4'], [1030, 980, 1000]);
    const joined = ['类|数×2', '甲|1|2', '乙|3|4'];
    expect(await read(head, first, last)).toEqual([[...joined, '1/3/3']]);
    expect(await read(head, '<w:p/>', first, '<w:p/><w:p/>', last)).toEqual([[...joined, '3/1/3']]);
    const apart = [
      ['类|数', '1/1/2'],
      ['甲|1|2', '2/1/3'],
      ['乙|3|4', '3/1/3'],
    ];
    expect(await read(head, p('合计'), first, last)).toEqual(apart);
    // Where it can't be told which column a cell stands in, or one row is longer, or stands elsewhere.
    for (const widths of [
      [990, 720, 1290],
      [990, 1020, 1990],
    ])
      expect(await read(head, row(['甲', '1', '2'], widths), last)).toEqual(apart);
    for (const properties of ['<w:tblInd w:w="900" w:type="dxa"/>', '<w:tblpPr w:tblpX="900"/>'])
      expect(await read(head, row(['甲', '1', '2'], [990, 1020, 990], properties), last)).toEqual(apart);
  });

  it('give no grid for what holds no table', async () => {
    expect(textsOf(await extractDocx(wordFile(p('一、总体情况'))))).toEqual(['一、总体情况']);
  });
});
