import { describe, expect, it } from 'vitest';
import { cellLines } from '../../src/exports/cells.ts';
import { figures } from '../../src/exports/tables/figures.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { recordJsonSchema } from '../../src/exports/record-schema.ts';
import { recordWith } from './record.ts';

const record = recordWith({
  'applications.received.total': { value: 7, raw: ' 7' },
  'applications.outcomes.refused.state_secret.total': { value: null, raw: '/' },
});

const rowsIn = (of: ReportRecord): readonly Readonly<Record<string, unknown>>[] =>
  cellLines(of)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the long form', () => {
  it('has a row for each figure, blanks included, in the order of the record', () => {
    expect(rowsIn(record).map(({ code, value, raw }) => ({ code, value, raw }))).toEqual([
      { code: 'applications.received.total', value: 7, raw: ' 7' },
      { code: 'applications.outcomes.refused.state_secret.total', value: null, raw: '/' },
    ]);
  });

  it('has the same columns in the same order in each row', () => {
    const names = figures.columns.map(({ name }) => name);
    for (const row of rowsIn(record)) expect(Object.keys(row)).toEqual(names);
  });

  it('has a row for a figure without a cell of its own', () => {
    expect(rowsIn({ ...record, evidence: {} })[0]).toMatchObject({ value: 7, raw: null, row: null, state: 'absent' });
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
