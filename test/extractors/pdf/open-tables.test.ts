import { expect, test } from 'vitest';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import { latin, pdfBytes, text } from '../../support/pdf-writer.ts';
import { gridsOf, rowsOf } from './grid-rows.ts';

async function rowsIn(...contents: readonly string[]): Promise<string[][][]> {
  const pages = contents.map((content) => ({ content }));
  return gridsOf(await extractPdf(pdfBytes(pages))).map(rowsOf);
}

const LABELS = ['规章', '处罚', '许可', '强制'];

test('frames round the values alone, with round corners, are no tables of their own', async () => {
  const field = (x: number, y: number): string =>
    `${x} ${y} m ${x + 74} ${y} l ${x + 78} ${y} ${x + 78} ${y + 4} ${x + 78} ${y + 8} c ${x + 78} ${y + 14} l ` +
    `${x} ${y + 14} l h S\n`;
  const rows = LABELS.map((word, row) => {
    const y = 700 - 20 * row;
    return (
      text(60, y + 4, word) +
      [1, 2, 3].map((at) => field(80 * at + 60, y) + latin(80 * at + 95, y + 4, `${row}${at}`)).join('')
    );
  });
  expect(await rowsIn(rows.join(''))).toEqual([LABELS.map((word, row) => [word, `${row}1`, `${row}2`, `${row}3`])]);
});

test('numbers of one row may stand a little higher than the others', async () => {
  const rows = LABELS.map((word, row) => {
    const y = 700 - 20 * row;
    const raised = row === 2 ? 6 : 0;
    return text(60, y, word) + latin(175, y, `${row}1`) + latin(255, y + raised, `${row}2`) + latin(335, y, `${row}3`);
  });
  expect(await rowsIn(rows.join(''))).toEqual([LABELS.map((word, row) => [word, `${row}1`, `${row}2`, `${row}3`])]);
});

test('running text right above a table is no row of it, whatever gaps its numbers leave', async () => {
  const words =
    text(60, 740, '办结申请') + latin(108, 740, '1258') + text(140, 740, '件，予以公开') + latin(206, 740, '15');
  const end = text(60, 720, '件。另有') + latin(108, 720, '33') + text(130, 720, '件。');
  const rows = LABELS.map((word, row) => {
    const y = 700 - 20 * row;
    return text(60, y, word) + [175, 255, 335].map((x, at) => latin(x, y, `${row}${at + 1}`)).join('');
  });
  expect(await rowsIn(words + end + rows.join(''))).toEqual([
    LABELS.map((word, row) => [word, `${row}1`, `${row}2`, `${row}3`]),
  ]);
});
