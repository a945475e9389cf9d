/** Pages in units of their own, or of another size than their text asks for, are read as others are. */
import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import { layOut } from '../../support/made-up/layout/lay-out.ts';
import { judge } from '../../accuracy/count.ts';
import { processDocument } from '../../../src/pipeline.ts';
import { textOf } from '../../support/made-up/document.ts';
import { pdfPages } from '../../support/made-up/render/pdf-pages.ts';
import { madeUpReport } from '../../support/made-up/report.ts';
import { latin, pdfBytes, ruled, type PdfPage } from '../../support/pdf-writer.ts';
import { clean, outcomeOf, page } from './one-figure.ts';

/** Lines of dashes, which are lines as long as the gaps are those of dashes. */
const dashed = page('').replaceAll(/^([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S$/gmu, (_line, ...sides: string[]) => {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = sides.slice(0, 4).map(Number);
  const count = Math.round((x1 - x0 + y1 - y0) / 5);
  const at = (index: number): string => `${x0 + (index * (x1 - x0)) / count} ${y0 + (index * (y1 - y0)) / count}`;
  return Array.from({ length: count }, (_, index) => `${at(index)} m ${at(index + 0.5)} l S`).join('\n');
});

test.each([0.1, 0.5, 2, 10, 40])('a unit of %d points', async (unit) => {
  expect(await outcomeOf(dashed, {}, '', `/UserUnit ${unit}`)).toEqual(clean);
});

const report = madeUpReport(5, { form: '2021', kind: 'county', year: 2023 });
const document = layOut(report);
const pages = pdfPages(document, {
  ground: (xs, ys) => ruled([xs[0]!, xs.at(-1)!], ys, 0.3),
  value: (cell, [x0, y0, x1, y1]) => ({ content: latin((x0 + x1) / 2 - 4, (y0 + y1) / 2 - 2.7, textOf(cell), 6) }),
});
const times = ({ content, size, ...rest }: PdfPage, by: number): PdfPage => {
  const [width, height] = size ?? [595, 842];
  return { ...rest, size: [by * width, by * height], content: `q ${by} 0 0 ${by} 0 0 cm\n${content}Q\n` };
};

test.each([
  ['in units of a tenth of its points', 10, '/UserUnit 0.1'],
  ['in units of ten points', 1, '/UserUnit 10'],
  ['ten times as large', 10, ''],
  ['a quarter as large', 0.25, ''],
])('a whole report %s', async (_name, by, entries) => {
  const own = pages.map((one) => ({ ...times(one, by), entries: `${one.entries ?? ''} ${entries}` }));
  const { faults } = judge({ report, document, seed: 5 }, await processDocument(pdfBytes(own), { uri: 'file:x' }));
  expect(faults).toEqual([]);
});

test('places are those of the page as seen', async () => {
  const boxes = async (entries: string): Promise<readonly number[]> => {
    const { blocks } = await extractPdf(new Uint8Array(Buffer.from(pdfBytes([{ content: page(''), entries }]))));
    return blocks.flatMap((block) => (block.kind === 'grid' ? block.cells.flatMap(({ box }) => box ?? []) : []));
  };
  const plain = await boxes('');
  const scaled = await boxes('/UserUnit 10');
  expect(scaled.map((side) => Math.round(side))).toEqual(plain.map((side) => Math.round(10 * side)));
});
