/** Reports that are PDF forms: the figures are values of fields, drawn by no one, by viewers, or otherwise than they are. */
import { expect, it } from 'vitest';
import type { ReportRecord } from '../../src/model/record.ts';
import { processDocument } from '../../src/pipeline.ts';
import { judge } from '../accuracy/count.ts';
import { cleanDocument } from '../accuracy/clean-document.ts';
import { codesOfReport } from '../support/made-up/judge.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { pdfFormBytes } from '../support/made-up/render/pdf-fields.ts';

const doubtsOf = ({ notes }: ReportRecord): readonly string[] =>
  notes.flatMap(({ code, cells }) => cells.map((cell) => `${code} ${cell}`));

/** The bytes with other words in the place of some, as long as those. */
function changed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(text.replaceAll(from, to.padEnd(from.length)), 'latin1');
}

it.each([true, false])(
  'are read without a doubt where the file asks viewers to draw them (ruled: %s)',
  async (isRuled) => {
    // 16: a value that fills its field, which viewers set as large as it fits.
    for (const turn of new Set([...upTo(2 * effort), 16])) {
      const clean = cleanDocument('PDF form', turn);
      const [record] = await processDocument(pdfFormBytes(clean.document, isRuled), { uri: 'file:form.pdf' });
      const { counts } = judge(clean, [record!]);
      expect([turn, counts.right, counts.silent, counts.errors]).toEqual([turn, counts.figures, 0, 0]);
      expect(doubtsOf(record!).filter((doubt) => doubt.startsWith('extraction.form-field'))).toEqual([]);
    }
  },
);

it.each([true, false])(
  'are read with a note on each where nobody says how to draw them (ruled: %s)',
  async (isRuled) => {
    const clean = cleanDocument('PDF form', 1);
    const bytes = changed(pdfFormBytes(clean.document, isRuled), '/NeedAppearances true', '');
    const [record] = await processDocument(bytes, { uri: 'file:form.pdf' });
    const { counts } = judge(clean, [record!]);
    expect([counts.right, counts.errors, counts.warnings]).toEqual([counts.figures, 0, 0]);
    const codes = codesOfReport(clean.report);
    expect(doubtsOf(record!)).toEqual(codes.map((code) => `extraction.form-field ${code}`));
  },
);

it('are no figures where the fields are hidden', async () => {
  const clean = cleanDocument('PDF form', 1);
  const bytes = changed(pdfFormBytes(clean.document, true), '/F 4 ', '/F 2 ');
  const [record] = await processDocument(bytes, { uri: 'file:form.pdf' });
  expect(record?.error?.code).toBe('normalize.empty-form');
});
