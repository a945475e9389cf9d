import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { decidedBy } from '../../src/decisions/decided.ts';
import { type Decision, readingOfCell } from '../../src/decisions/decision.ts';
import { DECISION_SCHEMA } from '../../src/decisions/decision-schema.ts';
import { type ReportRecord, recordSchema } from '../../src/model/record.ts';
import { processDocument } from '../../src/pipeline.ts';
import { reportFacts } from '../../src/verdicts/checked-report.ts';
import { correctedRecord } from '../../src/verdicts/corrected-record.ts';

const sample = readFileSync(join(import.meta.dirname, '../../samples/faults-2024.html'), 'utf8');
const CODE = 'applications.outcomes.refused.third_party_rights.total';
const time = '2025-03-01T08:00:00.000Z';

const readingFor = (record: ReportRecord, code: string, value: number | null): Decision => ({
  ...{ schema: DECISION_SCHEMA, id: `${code}=${value}`, time, author: '张三', kind: 'reading' },
  ...{ of: readingOfCell(reportFacts(record), code)!, read: 9, value },
});

describe('a corrected reading', () => {
  let record: ReportRecord;
  /** The same report, printed with what the reading says. */
  let printed: ReportRecord;
  beforeAll(async () => {
    [record] = (await processDocument(Buffer.from(sample), { uri: 'file:x' })) as [ReportRecord];
    const cell =
      /(保护第三方合法权益(?:<\/td>|.)*?<td>0<\/td>\s*<td>0<\/td>\s*<td>2<\/td>\s*<td>1<\/td>\s*<td>3<\/td>\s*<td>0<\/td>\s*<td>)9</su;
    expect(sample).toMatch(cell);
    [printed] = (await processDocument(Buffer.from(sample.replace(cell, '$16<')), { uri: 'file:x' })) as [ReportRecord];
  });

  it('gives the findings that the report would have if it were printed so', () => {
    const corrected = correctedRecord(record, decidedBy([readingFor(record, CODE, 6)]));
    expect(corrected.findings).toEqual(printed.findings);
    expect(corrected.findings).not.toEqual(record.findings);
    expect(corrected.checks).toEqual(printed.checks);
    expect(corrected.applications).toEqual(printed.applications);
  });

  it('leaves what was printed, and says who read what', () => {
    const { evidence } = correctedRecord(record, decidedBy([readingFor(record, CODE, 6)]));
    expect(evidence[CODE]).toEqual({
      ...record.evidence[CODE],
      corrected: { value: 6, read: 9, author: '张三', time },
    });
    expect(recordSchema.safeParse({ ...record, evidence }).success).toBe(true);
  });

  it('makes a fault where it brings one out', () => {
    const right = 'applications.received.total';
    const { findings } = correctedRecord(record, decidedBy([readingFor(record, right, 145)]));
    expect(findings.some(({ cells, severity }) => severity === 'error' && cells.includes(right))).toBe(true);
    expect(record.findings.some(({ cells, severity }) => severity === 'error' && cells.includes(right))).toBe(false);
  });

  it('settles a doubt, and with the last of them the record is complete', () => {
    const note = { code: 'extraction.two-readings', message: { zh: '', en: '' }, cells: [CODE] };
    const doubted: ReportRecord = { ...record, status: 'partial', notes: [note] };
    const { status, notes } = correctedRecord(doubted, decidedBy([readingFor(record, CODE, 9)]));
    expect([status, notes]).toEqual(['complete', [{ ...note, cells: [], about: [CODE] }]]);
  });

  it('holds for these bytes alone, for a cell that is there, and until it is undone', () => {
    const reading = readingFor(record, CODE, 6);
    const other: ReportRecord = { ...record, source: { ...record.source, sha256: '0'.repeat(64) } };
    expect(correctedRecord(other, decidedBy([reading]))).toBe(other);
    expect(correctedRecord(record, decidedBy([readingFor(record, 'applications.no.such', 6)]))).toBe(record);
    const undo: Decision = {
      ...{ schema: DECISION_SCHEMA, id: 'u', time, author: '张三' },
      kind: 'undo',
      undoes: reading.id,
    };
    expect(correctedRecord(record, decidedBy([reading, undo]))).toBe(record);
  });
});
