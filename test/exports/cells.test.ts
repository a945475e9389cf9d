import { describe, expect, it } from 'vitest';
import { cellColumns, cellLines, cellRows } from '../../src/exports/cells.ts';
import { recordJsonSchema } from '../../src/exports/record-schema.ts';
import { recordWith } from './record.ts';

const record = recordWith({
  'applications.received.total': { value: 7, raw: ' 7' },
  'applications.outcomes.refused.state_secret.total': { value: null, raw: '/' },
});

describe('the long form', () => {
  it('has a row for each figure, blanks included, in the order of the record', () => {
    expect(cellRows(record).map(({ code, value, raw }) => ({ code, value, raw }))).toEqual([
      { code: 'applications.received.total', value: 7, raw: ' 7' },
      { code: 'applications.outcomes.refused.state_secret.total', value: null, raw: '/' },
    ]);
  });

  it('has the same columns in the same order in each row', () => {
    for (const line of cellLines(record).trim().split('\n')) {
      expect(Object.keys(JSON.parse(line) as object)).toEqual([...cellColumns]);
    }
  });

  it('has a row for a figure without a cell of its own', () => {
    expect(cellRows({ ...record, evidence: {} })[0]).toMatchObject({ value: 7, raw: null, row: null });
  });

  it('has nothing for a failed record', () => {
    expect(cellLines(recordWith({}))).toBe('');
  });
});

describe('the schema', () => {
  it('names every field of a record and requires what is always there', () => {
    expect(recordJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: expect.arrayContaining(['schema', 'record_id', 'status', 'source', 'evidence', 'findings']) as unknown,
    });
  });
});
