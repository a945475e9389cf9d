import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectedText, readme } from '../samples/sample-texts.ts';
import { sampleList } from '../samples/sample-reports.ts';
import type { ReportRecord } from '../src/model/record.ts';
import { processDocument } from '../src/pipeline.ts';
import { figureAt } from './support/made-up/judge.ts';

const folder = join(import.meta.dirname, '../samples');
const samples = sampleList();

interface Expected {
  readonly organ: string;
  readonly year: number;
  readonly edition: string;
  readonly errors: readonly { readonly rule: string; readonly cell: string }[];
  readonly values: Readonly<Record<string, number | null>>;
}

const expectedOf = (name: string): readonly Expected[] =>
  JSON.parse(readFileSync(join(folder, 'expected', `${name}.json`), 'utf8')) as readonly Expected[];

function summary(record: ReportRecord, { values }: Expected): Expected {
  const errors = record.findings.filter(
    ({ severity, consequence_of: cause }) => severity === 'error' && cause === null,
  );
  return {
    organ: record.report?.organ?.name ?? '',
    year: record.report?.year ?? 0,
    edition: record.report?.edition ?? '',
    errors: errors.map(({ rule, cells }) => ({ rule, cell: cells[0] ?? '' })),
    values: Object.fromEntries(Object.keys(values).map((code) => [code, figureAt(record, code) ?? null])),
  };
}

describe('Samples', () => {
  it.each(samples)('$name ($extension) gives the figures beside it', async ({ name, extension }) => {
    const bytes = new Uint8Array(readFileSync(join(folder, `${name}.${extension}`)));
    const records = await processDocument(bytes, { uri: `file:samples/${name}.${extension}` });
    const expected = expectedOf(name);
    expect(records.map(({ status }) => status)).toEqual(expected.map(() => 'complete'));
    expect(records.map((record, index) => summary(record, expected[index]!))).toEqual(expected);
  });

  it.each(samples)('$name ($extension): expected figures are those of the generator', (sample) => {
    expect(readFileSync(join(folder, 'expected', `${sample.name}.json`), 'utf8')).toBe(expectedText(sample));
  });

  it.each(samples.filter((sample) => sample.extension !== 'pdf'))(
    '$name.$extension is what the generator writes',
    (sample) => {
      expect(new Uint8Array(readFileSync(join(folder, `${sample.name}.${sample.extension}`)))).toEqual(sample.bytes);
    },
  );

  it('are all listed, and no other document lies beside them', () => {
    const documents = readdirSync(folder).filter((file) => /\.(html|docx|pdf|txt)$/.test(file));
    expect(documents.sort()).toEqual(samples.map(({ name, extension }) => `${name}.${extension}`).sort());
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(readme(samples));
  });
});
