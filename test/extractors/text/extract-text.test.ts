import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractText } from '../../../src/extractors/text/extract-text.ts';
import { PipelineError } from '../../../src/model/pipeline-error.ts';
import { drawnBlocks, gridsOf } from '../read-back.ts';

function read(text: string) {
  return extractText(new TextEncoder().encode(text));
}

const seen = (text: string): readonly (string | readonly string[])[] => drawnBlocks(read(text).blocks);

describe('tables in plain text', () => {
  it('are read one cell a line, a blank line between rows, further lines of a cell without a tab', () => {
    const text =
      '二、主动公开\n\n\t第二十条\n\n\t信息内容\n\t本年\n制发件数\n\n\t规章\n\t 2\n\n\t\n\t3\n\n\n三、收到\n';
    expect(seen(text)).toEqual(['二、主动公开', ['第二十条', '信息内容|本年\n制发件数', '规章| 2', '|3'], '三、收到']);
    expect(gridsOf(read(text))[0]).toMatchObject({
      placement: 'listed',
      cells: [{ path: 'line 3' }, { path: 'line 5' }, { path: 'line 6' }, {}, {}, {}, {}],
    });
  });

  it('end where a section begins right below, or a paragraph', () => {
    const long =
      '本单位全年主动公开政府信息，内容涉及财政预决算、招标采购、行政执法等各个方面，有效保障了公众的知情权。';
    expect(seen('\t规章\n\t1\n\n\t文件\n\t2\n五、存在的主要问题')).toEqual([
      ['规章|1', '文件|2'],
      '五、存在的主要问题',
    ]);
    expect(seen(`\t规章\n\t1\n\n\t文件\n\t2\n${long}`)).toEqual([['规章|1', '文件|2'], long]);
  });

  it('are not made of paragraphs that tabs indent', () => {
    const long =
      '本单位全年主动公开政府信息，内容涉及财政预决算、招标采购、行政执法等各个方面，有效保障了公众的知情权。';
    expect(seen(`\t${long}\n\t${long}\n`)).toEqual([long, long]);
  });

  it('are read one row a line, with titles over all columns and empty cells', () => {
    const text =
      '第二十条第（一）项\n信息内容\t本年制发件数\n规章\t1\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t\n一、总体情况\n';
    expect(seen(text)).toEqual([
      [
        '第二十条第（一）项',
        '信息内容|本年制发件数',
        '规章|1',
        '第二十条第（五）项',
        '信息内容|本年处理决定数量',
        '行政许可|',
      ],
      '一、总体情况',
    ]);
    expect(gridsOf(read(text))[0]?.placement).toBe('listed');
  });

  it('may be counted off only where every row has as many cells', () => {
    expect(gridsOf(read('甲\t1\t2\n乙\t\t3\n'))[0]?.placement).toBe('counted');
    expect(gridsOf(read('甲\t1\t2\n乙\t3\n'))[0]?.placement).toBe('listed');
  });

  it('take quoted cells over lines, but no quotation mark that is never closed', () => {
    expect(seen('"商业\n企业"\t科研\t"危及""三安全"""\n1\t2\t3\n')).toEqual([
      ['商业\n企业|科研|危及"三安全"', '1|2|3'],
    ]);
    expect(seen('"商业\t科研\n1\t2\n')).toEqual([['"商业|科研', '1|2']]);
  });

  it.each(['\n', '\r\n', '\r', '\r\r\n', '\u2028', '\v'])('are read whatever ends the lines (%j)', (end) => {
    expect(seen(['规章\t1', '文件\t2', '', '二'].join(end))).toEqual([['规章|1', '文件|2'], '二']);
  });

  it.each(['\v', '\u2028'])('hold further lines of a cell behind a soft break (%j)', (soft) => {
    expect(seen(`商业${soft}企业\t科研\n1\t2\n甲${soft}乙`)).toEqual([['商业\n企业|科研', '1|2'], '甲', '乙']);
  });

  it('are read without what takes up no room, and with white space around the tab that indents a cell', () => {
    expect(seen('规章\t1\u200b2\n文件\t\ufeff3\u00ad\n')).toEqual([['规章|12', '文件|3']]);
    expect(seen('规章\t\u202e12\u202c\n文件\t3\n')).toEqual([['规章|\u202e12\u202c!unknown-characters', '文件|3']]);
    expect(seen('\u00a0\t规章\t\n\u00a0\t1\t\n\n\u00a0\t文件\t\n\u00a0\t2\t\n')).toEqual([['规章|1', '文件|2']]);
  });

  it('hold no marks of items or of a quotation, which would make a figure negative', () => {
    expect(seen('- 3\t9\n- 1\t2\n')).toEqual([['3|9', '1|2']]);
    expect(seen('规章\t1\n- 3\t9\n')).toEqual([['规章|1', '- 3|9']]);
    expect(seen('> | 甲 | 乙 |\n> |---|---|\n> | 1 | 2 |\n')).toEqual([['甲|乙', '1|2']]);
    expect(seen('｜甲｜乙｜\n｜---｜---｜\n｜1｜2｜\n')).toEqual([['甲|乙', '1|2']]);
  });

  it('doubt rows that lost a cell where merged ones are written as blanks', () => {
    const head = '申请\t\t人数\t\n\t\t商业\t科研\n';
    expect(seen(`${head}新收\t\t1\t2\n结转\t\t34\n`)[0]?.slice(2)).toEqual([
      '新收||1|2',
      '结转!two-readings|!two-readings|34!two-readings',
    ]);
    expect(seen('申请\t人数\n商业\t科研\n新收\t1\t\n2\n总计\t3\t4\n')[0]).toEqual([
      '申请|人数',
      '商业|科研',
      '新收!two-readings|1!two-readings|!two-readings',
      '2!two-readings',
      '总计|3|4',
    ]);
    expect(seen('新收\t1\t9\n68件\n总计\t3\t4\n')[0]).toEqual([
      '新收!two-readings|1!two-readings|9!two-readings',
      '68件!two-readings',
      '总计|3|4',
    ]);
  });

  it('take a blank cell at the end of every row for the mark of its end', () => {
    expect(seen('\t甲\n\t1\n\t\n\n\t乙\n\t\n\t\n\n\t丙\n\t3\n')).toEqual([['甲|1', '乙|', '丙|3']]);
  });

  it.each([
    ['the line below holds the rest of its last number', '申请\t\t\n新收\t1\t2\n结转\t1\t\n26\n', 2],
    ['the line above holds its first number', '维持\t纠正\t总计\n1\n\t0\t1\n', 2],
    ['the next line follows in its last cell', '新收\t1\t2\n结转\t1\t2五、存在的主要问题及改进情况\n', 1],
    ['it is longer than the others', '申请\t\t\n新收\t\t2\n结转\t\t3\t4\n总计\t\t5\n', 2],
  ])('doubt a row where %s', (_, text, row) => {
    const doubted = read(text).blocks.flatMap((block) => (block.kind === 'grid' ? block.cells : []));
    expect([...new Set(doubted.filter(({ doubts }) => doubts.length > 0).map((cell) => cell.row))]).toEqual([row]);
  });

  it('are doubted where a width cut their lines, and refused where it cut their bars', () => {
    const cut = (text: string, width: number): string =>
      text.match(new RegExp(`.{1,${width}}`, 'gu'))?.join('\n') ?? '';
    const story = cut('全年收到政府信息公开申请六件，上年结转一件，办结六件。'.repeat(3), 12);
    const rows = '规章\t11\t12\t13\t14\n文件\t1\t2\t3\t4\n';
    expect(seen(`${story}\n\n${rows}`).at(-1)).toEqual(['规章|11|12|13|14', '文件|1|2|3|4']);
    const doubted = seen(
      `${story}\n\n${rows
        .split('\n')
        .map((row) => cut(row, 12))
        .join('\n')}`,
    ).at(-1);
    expect(doubted).toContain('文件!two-readings|1!two-readings|2!two-readings|3!two-readings|4!two-readings');
    const piped = '| 甲 | 乙 | 丙 |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 \n| 6 |\n| 7 | 8 | 9 |\n';
    expect(gridsOf(read(piped))).toEqual([]);
    expect(gridsOf(read(piped.replace('5 \n|', '5 |')))).toHaveLength(1);
  });

  it('are read from Markdown', () => {
    const text =
      '## 二、主动公开\n\n| 信息内容 | **本年** |\n|:--|--:|\n| 规章<br>等 | **1** |\n| a\\|b | 2 |\n\n甲 | 乙\n--- | ---\n丙 | 3\n';
    expect(seen(text)).toEqual(['二、主动公开', ['信息内容|本年', '规章\n等|1', 'a|b|2'], ['甲|乙', '丙|3']]);
    expect(read(text).blocks[0]).toMatchObject({ headingLevel: 2 });
  });

  it.each([
    ['甲 | 乙 | 丙\n--- | --- | ---\n | 1 | 2\n3 | 4 | \n | 5 | \n', ['甲|乙|丙', '|1|2', '3|4|', '|5|']],
    ['│甲│乙│\n规章│││1\n文件││2│3\n', ['|甲|乙|', '规章|||1', '文件||2|3']],
    ['|甲|乙|\n|---|---|\n||1|\n', ['甲|乙', '|1']],
  ])('keep a blank cell before or behind the first bar where the table has no bars at its edges (%j)', (text, rows) => {
    expect(seen(text)).toEqual([rows]);
  });

  it('are read from rules and bars, lines between two rules being one row', () => {
    expect(seen('┌────┬──┐\n│信息│数│\n│内容│  │\n├────┼──┤\n│规章│1 │\n├────┼──┤\n│文件│2 │\n└────┴──┘\n')).toEqual([
      ['信息\n内容|数', '规章|1', '文件|2'],
    ]);
    expect(seen('+----+---+\n| 甲 | 1 |\n+----+---+\n| 乙 | 2 |\n+----+---+\n')).toEqual([['甲|1', '乙|2']]);
  });

  it.each([
    [
      'rules between groups of rows alone',
      '┌────┬───┐/│项目│数 │/├────┼───┤/│许可│ 2 │/│处罚│ 3 │/├────┼───┤/│费用│ 5 │/├────┼───┤/│强制│ 7 │/└────┴───┘',
      ['项目|数', '许可|2', '处罚|3', '费用|5', '强制|7'],
    ],
    [
      'labels that go on below, without rules between rows',
      '+------+----+/| 项目 | 数 |/+------+----+/| 行政 | 2  |/| 许可 |    |/| 1.处 | 3  |/| 罚   |    |/| 2.强 |    |/| 制   | 5  |/+------+----+',
      ['项目|数', '行政\n许可|2', '1.处\n罚|3', '2.强\n制|5'],
    ],
    [
      'numbers that may go on below: they stay in one cell',
      '┌────┬──┐/│许可│12│/│证照│34│/├────┼──┤/│处罚│12│/│    │3 │/├────┼──┤/│强制│5 │/└────┴──┘',
      ['许可\n证照!two-readings|12\n34!two-readings', '处罚!two-readings|12\n3!two-readings', '强制|5'],
    ],
    [
      'rules between groups of rows, whose lines are no one row anywhere',
      '┌──────┬───┐/│项目名│数 │/├──────┼───┤/│许可  │ 2 │/│处罚  │   │/├──────┼───┤/│费用  │ 5 │/│规费  │ 6 │/├──────┼───┤/│强制  │ 7 │/└──────┴───┘',
      ['项目名|数', '许可|2', '处罚|', '费用|5', '规费|6', '强制|7'],
    ],
    [
      'strokes for none beside the last line of a label',
      '+------+----+/| 行政 |    |/| 许可 | —  |/| 1.处 | 3  |/+------+----+',
      ['行政\n许可|—', '1.处|3'],
    ],
    [
      'rows of their own whose labels fill the column, beside a blank one and behind ordinals of any kind',
      '+------+---+---+/| 行政 | 0 |   |/| 许可 | 0 | 0 |/| ３． | 5 |   |/| ④罚 |   |   |/+------+---+---+',
      ['行政|0|', '许可|0|0', '３．|5|', '④罚||'],
    ],
  ])('are read with %s', (_, drawn, rows) => {
    expect(seen(drawn.replaceAll('/', '\n'))).toEqual([rows]);
  });

  it('are not guessed where a rule stands beside text, nor from columns of spaces or glued cells', () => {
    expect(gridsOf(read('│  │甲│1│\n│组├──┼─┤\n│  │乙│2│\n'))).toEqual([]);
    expect(gridsOf(read('规章    1    2\n文件    3    4\n'))).toEqual([]);
    expect(gridsOf(read('规章000行政规范性文件693665\n'))).toEqual([]);
  });

  it.each([
    '+------+------+/| 行政 | 1233 |/| 许可 | 0    |/| 1.处 | 3    |/| 罚   |      |/+------+------+',
    '+------+---+---------+/| 行政 | 0 | 4，000  |/| 许可 |   | 2       |/| 行政 | 0 | 4，000.1 |/| 处罚 |   | 8       |/+------+---+---------+',
  ])(
    'are left in one row where lines go on below and a number fills its column, so that its rest may too: %s',
    (drawn) => {
      expect(gridsOf(read(drawn.replaceAll('/', '\n'))).map(({ rowCount }) => rowCount)).toEqual([1]);
    },
  );

  it('are read from comma-separated values', () => {
    expect(seen('规章,"1,234",\n"规范性\n文件","写作""件""",3\n正文\n')).toEqual([
      ['规章|1,234|', '规范性\n文件|写作"件"|3'],
      '正文',
    ]);
  });

  it('are not made of rows with unequally many commas, nor of the equal ones among them', () => {
    expect(gridsOf(read('规章,1,234,5\n文件,1,2\n许可,3,4\n处罚,5,6\n'))).toEqual([]);
    expect(gridsOf(read('甲,乙\n丙,丁\n'))).toEqual([]);
  });

  it.each(['\t', ','])(
    'leave out the running text of a sheet saved whole, behind which stand blank cells (%j)',
    (mark) => {
      const long = '本单位按照条例的要求编制本年度报告，内容包括总体情况、主动公开、依申请公开和行政复议诉讼情况。';
      const sheet = (texts: readonly string[]): string => texts.map((text) => text + mark.repeat(3)).join('\r\n');
      const rows = [`甲${mark}1${mark}2${mark}3`, `乙${mark}4${mark}5${mark}6`].join('\r\n');
      const text = [sheet(['某局年报', '', `"""某局""${long}"`, '二、主动公开']), rows, sheet([long, '某局']), ''];
      const expected = ['某局年报', `"某局"${long}`, ['二、主动公开|||', '甲|1|2|3', '乙|4|5|6'], long, '某局'];
      expect(seen(text.join('\r\n'))).toEqual(expected);
    },
  );

  it('doubt characters that mean nothing', () => {
    expect(seen('甲\t\ufffd\n乙\t2\n')).toEqual([['甲|\ufffd!unknown-characters', '乙|2']]);
  });

  it('keep every line, whatever the text', () => {
    const line = fc.array(fc.constantFrom('\t', '7', '规章', ' ', '|', '"', '─', '-', '一、', '。', '#'), {
      maxLength: 12,
    });
    const text = fc
      .array(
        line.map((parts) => parts.join('')),
        { maxLength: 30 },
      )
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (content) => {
        const printed = read(content).blocks.flatMap((block) =>
          block.kind === 'text' ? [block.text] : block.cells.map((cell) => cell.text),
        );
        const digits = (s: string): number => s.match(/7/g)?.length ?? 0;
        expect(printed.reduce((sum, s) => sum + digits(s), 0)).toBe(digits(content));
      }),
      { numRuns: 500 },
    );
  });

  it('are refused beyond a hundred thousand cells', () => {
    let code = '';
    try {
      read('1\t2\t3\t4\n'.repeat(50_000));
    } catch (error) {
      code = error instanceof PipelineError ? error.code : '';
    }
    expect(code).toBe('extract.too-complex');
  });
});
