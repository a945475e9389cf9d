import { describe, expect, test } from 'vitest';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import { latin, pdfBytes, ruled, text } from '../../support/pdf-writer.ts';
import { gridsOf, rowsOf } from './grid-rows.ts';

const XS = [50, 150, 250, 350];

describe('tables over page breaks', () => {
  const page = (ys: readonly number[], words: string): { content: string } => ({ content: ruled(XS, ys) + words });

  test('fragments of one table are one grid, whatever the page carries around them', async () => {
    const foot = text(290, 30, '1');
    const next = text(290, 30, '2') + text(60, 726, '许可') + latin(160, 726, '1') + latin(260, 726, '2');
    const document = await extractPdf(
      pdfBytes([
        page(
          [60, 80, 100],
          text(60, 86, '规章') + latin(160, 86, '5') + text(60, 66, '处罚') + latin(260, 66, '7') + foot,
        ),
        page([720, 740], next),
      ]),
    );
    const [grid, ...others] = gridsOf(document);
    expect(others).toEqual([]);
    expect(grid?.pageStarts).toEqual([2]);
    expect(grid === undefined ? [] : rowsOf(grid)).toEqual([
      ['规章', '5', ''],
      ['处罚', '', '7'],
      ['许可', '1', '2'],
    ]);
    expect(document.blocks).toHaveLength(1);
  });

  test('a frame round one number within its cell moves no column', async () => {
    const next = text(60, 726, '许可') + latin(162, 726, '1') + latin(260, 726, '2');
    const frame = '1 0 0 RG 158 721.5 m 172 721.5 l 172 738.5 l 158 738.5 l h S\n';
    const document = await extractPdf(
      pdfBytes([
        page([60, 80], `${text(60, 66, '规章')}${latin(160, 66, '5')}${latin(260, 66, '7')}`),
        page([700, 720, 740], `${next}${text(60, 706, '强制')}${latin(160, 706, '3')}${latin(260, 706, '4')}${frame}`),
      ]),
    );
    expect(gridsOf(document).map(rowsOf)).toEqual([
      [
        ['规章', '5', '7'],
        ['许可', '1', '2'],
        ['强制', '3', '4'],
      ],
    ]);
  });

  test('a page number that touches the last row is no part of it', async () => {
    const number = (at: number): string => latin(262, 57, `- ${String(at)} -`);
    const document = await extractPdf(
      pdfBytes([
        page([60, 80], `${text(60, 66, '规章')}${latin(160, 66, '5')}${latin(260, 66, '7')}${number(1)}`),
        page([720, 740], `${text(60, 726, '许可')}${latin(160, 726, '1')}${latin(260, 726, '2')}${number(2)}`),
      ]),
    );
    expect(gridsOf(document).map(rowsOf)).toEqual([
      [
        ['规章', '5', '7'],
        ['许可', '1', '2'],
      ],
    ]);
  });

  test('tables side by side go on next to one another', async () => {
    const beside = (ys: readonly number[], words: readonly string[]): { content: string } => ({
      content: [50, 320]
        .map((x, table) => {
          const cells = [text(x + 5, 0, words[table]!), latin(x + 105, 0, '1')].map((cell) =>
            cell.replace(' 0 Tm', ` ${(ys[0] ?? 0) + 6} Tm`),
          );
          return ruled([x, x + 100, x + 200], ys) + cells.join('');
        })
        .join(''),
    });
    const pages = [beside([60, 80], ['规章', '许可']), beside([720, 740], ['处罚', '强制'])];
    expect(gridsOf(await extractPdf(pdfBytes(pages))).map(rowsOf)).toEqual([
      [
        ['规章', '1'],
        ['处罚', '1'],
      ],
      [
        ['许可', '1'],
        ['强制', '1'],
      ],
    ]);
  });

  test('a blank cell that a page end cut is in doubt where the other part was not found', async () => {
    const first = ruled([50, 80, 350], [60, 80]) + text(90, 66, '表');
    const open = `${ruled(XS, [700, 720])}${XS.map((x) => `${x} 720 m ${x} 740 l S\n`).join('')}`;
    const rest = text(60, 726, '事项') + text(60, 706, '处罚') + latin(160, 706, '1');
    const grids = gridsOf(await extractPdf(pdfBytes([{ content: first }, { content: open + rest }])));
    const cells = grids.at(-1)!.cells.map(({ text: own, doubts }) => [own, ...doubts]);
    expect(cells).toEqual([['事项'], ['', 'number-on-rule'], ['', 'number-on-rule'], ['处罚'], ['1'], ['']]);
  });

  test('tables with a heading between them stay two', async () => {
    const first = text(60, 86, '规章') + latin(160, 86, '5');
    const second =
      text(50, 760, '三、收到和处理政府信息公开申请情况', 12) + text(60, 726, '许可') + latin(160, 726, '1');
    const document = await extractPdf(pdfBytes([page([80, 100], first), page([720, 740], second)]));
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['grid', 'text', 'grid']);
  });
});

describe('labels over several rows at a page break', () => {
  const [left, middle, right] = [50, 120, 250];

  /** A label beside two rows on each page; `upper` and `lower` are painted at the given heights. */
  async function labelsOf(upper: string, lower: string): Promise<string[]> {
    const rows = (ys: readonly [number, number, number]): string =>
      ruled([left, middle, right, 300], [ys[0], ys[2]]) + `${middle} ${ys[1]} m 300 ${ys[1]} l S\n`;
    const words = (y: number, a: string, b: string): string =>
      text(130, y + 26, a) + latin(260, y + 26, '1') + text(130, y + 6, b) + latin(260, y + 6, '2');
    const document = await extractPdf(
      pdfBytes([
        { content: rows([60, 80, 100]) + words(60, '第一行', '第二行') + upper },
        { content: rows([700, 720, 740]) + words(700, '第三行', '第四行') + lower },
      ]),
    );
    return gridsOf(document).flatMap((grid) =>
      grid.cells.filter(({ column }) => column === 0).map((cell) => cell.text),
    );
  }

  test('cut in two', async () => {
    expect(await labelsOf(text(60, 63, '未经复议'), text(60, 728, '直接起诉'))).toEqual(['未经复议直接起诉']);
  });

  test('not repeated on the next page', async () => {
    expect(await labelsOf(text(60, 76, '无法提供'), '')).toEqual(['无法提供']);
  });

  test('two labels, each in the middle of its rows, or with an ordinal of its own', async () => {
    expect(await labelsOf(text(60, 76, '直接起诉'), text(60, 716, '复议后起诉'))).toEqual(['直接起诉', '复议后起诉']);
    expect(await labelsOf(text(60, 63, '（一）公开'), text(60, 728, '（二）不公开'))).toEqual([
      '（一）公开',
      '（二）不公开',
    ]);
  });

  test('a header over a page break never takes a value', async () => {
    const head = {
      content: ruled(XS, [60, 80]) + text(60, 66, '自然人') + text(160, 66, '商业') + text(260, 66, '总计'),
    };
    const body = {
      content: ruled(XS, [720, 740]) + text(60, 726, '53件') + text(160, 726, '2件') + text(260, 726, '55件'),
    };
    const [grid] = gridsOf(await extractPdf(pdfBytes([head, body])));
    expect(grid === undefined ? [] : rowsOf(grid)).toEqual([
      ['自然人', '商业', '总计'],
      ['53件', '2件', '55件'],
    ]);
  });
});
