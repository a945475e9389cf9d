/** A table wider than what is shown of it: a web page printed within the margins of narrow paper. */
import { expect, test } from 'vitest';
import { processDocument } from '../../../src/pipeline.ts';
import { latin, pdfBytes } from '../../support/pdf-writer.ts';
import { page } from './one-figure.ts';

/** Table two with the lines between 50 and 500; producers leave out text of which nothing shows. */
const table = page('')
  .replace(latin(410, 626, '45'), '')
  .replace(latin(410, 606, '8'), '');
const COLUMN = ['disclosure.rules.in_force', 'disclosure.normative_documents.in_force'];

async function read(content: string): Promise<{ told: boolean; doubted: string[]; blamed: string[] }> {
  const [record] = await processDocument(pdfBytes([{ content }]), { uri: 'file:made-up.pdf' });
  const { notes, findings } = record!;
  return {
    told: notes.some(({ code, cells }) => code === 'extraction.part-left-out' && cells.length === 0),
    doubted: COLUMN.filter((code) => notes.some(({ cells }) => cells.includes(code))),
    blamed: findings.filter(({ rule }) => rule === 'structure.blank-cells').flatMap(({ cells }) => cells),
  };
}

test('a column that its clip cuts through is in doubt, and nobody is blamed', async () => {
  const cut = await read(`30 0 400 842 re W n\n${table}`);
  expect(cut).toEqual({ told: true, doubted: COLUMN, blamed: [] });
});

test.each([
  ['a clip beside the table', `30 0 480 842 re W n\n${table}`],
  ['a clip at the middle of its border', `30 0 470 842 re W n\n${table}`],
  ['lines that hang over a border at which the clip ends', `30 0 401 842 re W n\n${table}430 600 m 430 680 l S\n`],
])('blank cells are blank: %s', async (_name, content) => {
  const { told, doubted } = await read(content);
  expect([told, doubted]).toEqual([false, []]);
});
