import { describe, expect, test } from 'vitest';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import type { Document } from '../../../src/model/document.ts';
import { latin, pdfBytes, ruled, text } from '../../support/pdf-writer.ts';
import { gridsOf, rowsOf } from './grid-rows.ts';

const SIZE = 10;
const LEFT = 60;
const LINE = '坚持以人民为中心全面推进决策执行管理公开';

/** A column of lines, the last of them half as long; `gap` to the right of the left one, which is as wide as its lines. */
const column = (x: number, top: number, heading: string, leading = 15): string =>
  [heading, LINE, LINE, LINE, LINE.slice(0, 9)].map((words, at) => text(x, top - leading * at, words, SIZE)).join('');

const rightOf = (gap: number): number => LEFT + SIZE * LINE.length + gap;

const rows = (x: number, top: number, figures: readonly string[]): string =>
  ruled(
    [x, x + 110, x + 190],
    Array.from({ length: figures.length + 1 }, (_, at) => top - 20 * at),
  ) +
  figures
    .map((figure, at) => text(x + 5, top - 14 - 20 * at, `行${at}`) + latin(x + 120, top - 14 - 20 * at, figure))
    .join('');

const blocksOf = async (...contents: readonly string[]): Promise<Document> =>
  extractPdf(pdfBytes(contents.map((content) => ({ content }))));

const startsOf = ({ blocks }: Document): readonly string[] =>
  blocks.map((block) => (block.kind === 'grid' ? rowsOf(block).flat().join(' ') : block.text.slice(0, 4)));

const PARAGRAPH = LINE.slice(0, 4);

describe('text in two columns', () => {
  test.each([
    [6, 15, 0],
    [8, 18, 3],
    [10, 15, 7],
    [14, 24, 5],
    [24, 15, 0],
  ])('%d pt apart, lines of %d pt, %d pt lower on the right, is read column by column', async (gap, leading, lower) => {
    const title = text(LEFT + 60, 780, '二〇二四年政府信息公开工作年度报告之一', 14);
    const page = title + column(LEFT, 740, '一、甲', leading) + column(rightOf(gap), 740 - lower, '二、乙', leading);
    const { blocks } = await blocksOf(page);
    expect(startsOf({ blocks } as Document)).toEqual(['二〇二四', '一、甲', PARAGRAPH, '二、乙', PARAGRAPH]);
    expect(blocks[2]).toMatchObject({ text: LINE.repeat(3) + LINE.slice(0, 9) });
  });

  test('marks that hang out of the lines into the gap are no text across it', async () => {
    const hung = [740, 725, 710]
      .map((y) => text(rightOf(6) - 5, y - 75, '（一）主动公开政府信息的内容和形式情况'))
      .join('');
    const page = column(LEFT, 740, '一、甲') + column(LEFT, 665, '二、乙') + column(rightOf(6), 740, '三、丙') + hung;
    expect(startsOf(await blocksOf(page)).slice(0, 5)).toEqual(['一、甲', PARAGRAPH, '二、乙', PARAGRAPH, '三、丙']);
  });

  test('a table across both stands between what is above it and what is below', async () => {
    const across =
      ruled([LEFT, 200, 400, rightOf(10) + 200], [600, 620, 640]) + text(70, 626, '件数') + latin(210, 606, '12');
    const page =
      column(LEFT, 740, '一、甲') +
      column(rightOf(10), 740, '二、乙') +
      across +
      column(LEFT, 580, '三、丙') +
      column(rightOf(10), 580, '四、丁');
    expect(startsOf(await blocksOf(page))).toEqual([
      '一、甲',
      PARAGRAPH,
      '二、乙',
      PARAGRAPH,
      '件数    12 ',
      '三、丙',
      PARAGRAPH,
      '四、丁',
      PARAGRAPH,
    ]);
  });

  test('a table goes on in the next column, and on the next page', async () => {
    const right = rightOf(8);
    const first =
      column(LEFT, 740, '一、甲') +
      rows(LEFT, 660, ['1', '2']) +
      rows(right, 750, ['3', '4', '5']) +
      column(right, 660, '二、乙');
    expect(gridsOf(await blocksOf(first)).map(rowsOf)).toEqual([
      ['1', '2', '3', '4', '5'].map((figure, at) => [`行${at < 2 ? at : at - 2}`, figure]),
    ]);
    const cut = column(LEFT, 740, '一、甲') + column(right, 740, '二、乙') + rows(right, 660, ['1', '2']);
    expect(gridsOf(await blocksOf(cut, rows(LEFT, 750, ['3', '4']) + column(LEFT, 700, '三、丙')))).toHaveLength(1);
  });

  test('one column with numbers set far apart, and one with a gap between words at one place, stay whole', async () => {
    const open = [0, 1, 2, 3, 4]
      .map(
        (at) =>
          text(LEFT, 700 - 18 * at, LINE) +
          latin(300, 700 - 18 * at, '12') +
          latin(360, 700 - 18 * at, '3') +
          latin(420, 700 - 18 * at, '45'),
      )
      .join('');
    expect(gridsOf(await blocksOf(open)).map(({ columnCount }) => columnCount)).toEqual([4]);
    const gapped = [0, 1].map((at) => text(LEFT, 600 - 15 * at, LINE) + text(rightOf(6), 600 - 15 * at, LINE)).join('');
    const whole = [0, 1, 2, 3].map((at) => text(LEFT, 570 - 15 * at, LINE + LINE)).join('');
    const { blocks } = await blocksOf(gapped + whole);
    expect(blocks).toHaveLength(1);
  });
});
