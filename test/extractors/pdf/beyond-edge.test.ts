/** What lies beyond the edge of a page without a grid is said, and not missed. */
import { expect, test } from 'vitest';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import { processDocument } from '../../../src/pipeline.ts';
import { layOut } from '../../support/made-up/layout/lay-out.ts';
import { figureAt } from '../../support/made-up/judge.ts';
import { pdfPages } from '../../support/made-up/render/pdf-pages.ts';
import { madeUpReport } from '../../support/made-up/report.ts';
import { textOf } from '../../support/made-up/document.ts';
import { latin, pdfBytes, text, type PdfPage } from '../../support/pdf-writer.ts';

const report = madeUpReport(5, { form: '2021', kind: 'county', year: 2023 });
const pages = pdfPages(layOut(report), {
  ground: () => '',
  value: (cell, [x0, y0, x1, y1]) => ({ content: latin((x0 + x1) / 2 - 4, (y0 + y1) / 2 - 2.7, textOf(cell), 6) }),
});
const cropped = (box: string): readonly PdfPage[] =>
  pages.map((page) => ({ ...page, entries: `${page.entries ?? ''} /CropBox [${box}]` }));

const clipped = (box: string): readonly PdfPage[] =>
  pages.map((page) => ({ ...page, content: `${box} re W n\n${page.content}` }));

test.each([
  ['the last rows of tables', cropped('0 400 595 842')],
  ['the first rows', cropped('0 0 595 600')],
  ['rows beyond a clip', clipped('0 400 595 442')],
])('%s: in doubt, and nobody is blamed', async (_name, own) => {
  const [record] = await processDocument(pdfBytes(own), { uri: 'file:cropped.pdf' });
  const noted = new Set(record!.notes.flatMap(({ cells }) => cells));
  const wrong = Object.entries(report.values).filter(
    ([code, value]) => (figureAt(record!, code) ?? null) !== value && !noted.has(code),
  );
  expect(record!.notes.map(({ code }) => code)).toContain('extraction.part-left-out');
  expect([wrong, record!.findings.filter(({ severity }) => severity !== 'info')]).toEqual([[], []]);
});

const notesOf = async (...own: readonly PdfPage[]): Promise<readonly string[]> =>
  (await extractPdf(pdfBytes(own))).notes.map(({ message }) => message.en);

const words = text(60, 700, '二、主动公开政府信息情况') + text(60, 100, '本年度没有收取信息处理费');

test('printers’ marks beyond the edge are none of the text', async () => {
  const marks =
    latin(60, 20, 'report-2024.indd 3 2025/1/17', 6) + latin(300, 20, 'C M Y K', 10) + text(60, 30, '三', 10);
  expect(await notesOf({ content: words + marks, entries: '/CropBox [0 50 595 842]' })).toEqual([]);
});

test('a sheet cut into pages shows on one what lies beyond the edge of the other', async () => {
  const halves = ['0 400 595 842', '0 0 595 400'].map((box) => ({ content: words, entries: `/CropBox [${box}]` }));
  expect(await notesOf(...halves)).toEqual([]);
  expect(await notesOf(halves[0]!)).toEqual([
    'Page 1: text lies beyond the edge of the page, or of what is shown of it; it is not seen and was not read.',
  ]);
});

test('where no lines tell the columns, a row that runs off the page may be of other columns than it seems', async () => {
  const row = (y: number, label: string, numbers: readonly string[]): string =>
    text(60, y, label) + numbers.map((number, at) => latin(190 + 100 * at, y, number)).join('');
  const labels = ['规章', '处罚', '许可', '强制'];
  const content = labels.map((label, at) => row(700 - 20 * at, label, ['12', '3', '45', `6${at}`])).join('');
  const doubtsAt = async (right: number): Promise<readonly string[]> => {
    const { blocks } = await extractPdf(pdfBytes([{ content, entries: `/CropBox [0 0 ${right} 842]` }]));
    return blocks.flatMap((block) => (block.kind === 'grid' ? block.cells.flatMap(({ doubts }) => doubts) : []));
  };
  expect([await doubtsAt(595), await doubtsAt(460)]).toEqual([[], Array(12).fill('unknown-characters')]);
});
