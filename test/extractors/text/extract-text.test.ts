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

  it.each(['\n', '\r\n', '\r', '\u2028'])('are read whatever ends the lines (%j)', (end) => {
    expect(seen(['规章\t1', '文件\t2', '', '二'].join(end))).toEqual([['规章|1', '文件|2'], '二']);
  });

  it('are read from Markdown', () => {
    const text =
      '## 二、主动公开\n\n| 信息内容 | **本年** |\n|:--|--:|\n| 规章<br>等 | **1** |\n| a\\|b | 2 |\n\n甲 | 乙\n--- | ---\n丙 | 3\n';
    expect(seen(text)).toEqual(['二、主动公开', ['信息内容|本年', '规章\n等|1', 'a|b|2'], ['甲|乙', '丙|3']]);
    expect(read(text).blocks[0]).toMatchObject({ headingLevel: 2 });
  });

  it('are read from rules and bars, lines between two rules being one row', () => {
    expect(seen('┌────┬──┐\n│信息│数│\n│内容│  │\n├────┼──┤\n│规章│1 │\n├────┼──┤\n│文件│2 │\n└────┴──┘\n')).toEqual([
      ['信息\n内容|数', '规章|1', '文件|2'],
    ]);
    expect(seen('+----+---+\n| 甲 | 1 |\n+----+---+\n| 乙 | 2 |\n+----+---+\n')).toEqual([['甲|1', '乙|2']]);
  });

  it('are not guessed where a rule stands beside text, nor from columns of spaces or glued cells', () => {
    expect(gridsOf(read('│  │甲│1│\n│组├──┼─┤\n│  │乙│2│\n'))).toEqual([]);
    expect(gridsOf(read('规章    1    2\n文件    3    4\n'))).toEqual([]);
    expect(gridsOf(read('规章000行政规范性文件693665\n'))).toEqual([]);
  });

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
