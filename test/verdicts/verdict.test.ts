import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { decidedBy, nothingDecided } from '../../src/decisions/decided.ts';
import { type Decision, subjectOf } from '../../src/decisions/decision.ts';
import { DECISION_SCHEMA } from '../../src/decisions/decision-schema.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { processDocument } from '../../src/pipeline.ts';
import { ruleset } from '../../src/rules/catalogue.ts';
import { adviceFor } from '../../src/verdicts/advice.ts';
import {
  type CheckedReport,
  checkedReport,
  countsOf,
  firstIssue,
  outlined,
} from '../../src/verdicts/checked-report.ts';
import { worstFirst } from '../../src/verdicts/order.ts';

const samples = join(import.meta.dirname, '../../samples');
const recordOf = async (name: string): Promise<ReportRecord> => {
  const bytes = new Uint8Array(readFileSync(join(samples, name)));
  return (await processDocument(bytes, { uri: `file:${name}` }))[0]!;
};
const heads = ruleset.rules;
const check = (
  record: ReportRecord,
  ofSet: readonly Finding[] = [],
  decisions: readonly Decision[] = [],
): CheckedReport =>
  checkedReport(outlined(record), ofSet, {
    decided: decisions.length === 0 ? nothingDecided : decidedBy(decisions),
    heads,
  });

const dismissing = (report: CheckedReport, findings: readonly Finding[]): readonly Decision[] =>
  findings.map((finding, index) => ({
    schema: DECISION_SCHEMA,
    id: String(index),
    time: '2026-01-05T00:00:00Z',
    author: '王某',
    kind: 'dismiss',
    reason: '核实无误',
    subject: subjectOf(report, finding),
  }));

let faulty: ReportRecord;
let clean: ReportRecord;
beforeAll(async () => {
  [faulty, clean] = await Promise.all([recordOf('faults-2024.html'), recordOf('huaiyuan-2024.html')]);
});

describe('the verdict', () => {
  it('is faulty with an error, clean without errors, warnings and doubts, whatever the infos', () => {
    expect(check(faulty).verdict).toBe('faulty');
    expect(check(clean).verdict).toBe('clean');
    expect(check(clean).issues.every(({ finding }) => finding.severity === 'info')).toBe(true);
  });

  it('is to check with a doubt, not assessable without a table or where nothing was read', () => {
    const note = { code: 'extraction.label-match', message: { zh: '', en: '' }, cells: ['disclosure.rules.issued'] };
    expect(check({ ...clean, notes: [note] }).verdict).toBe('to_check');
    const evidence = Object.fromEntries(
      Object.entries(clean.evidence).filter(([code]) => !code.startsWith('disputes.')),
    );
    expect(check({ ...clean, evidence }).verdict).toBe('not_assessable');
    const error = { code: 'extract.encrypted', message: '文件已加密 | encrypted' };
    expect(check({ ...clean, status: 'failed', error, evidence: {} }).verdict).toBe('not_assessable');
  });

  it('follows what the set says, and its consequences keep their causes', () => {
    const [template] = faulty.findings as readonly Finding[];
    const cause = { ...template!, rule: 'chain.carried-over', severity: 'error' as const, consequence_of: null };
    const report = check(clean, [cause, { ...cause, consequence_of: 0 }]);
    expect(report.verdict).toBe('faulty');
    expect(countsOf(report).error).toBe(1);
    expect(report.issues.at(-1)!.finding.consequence_of).toBe(clean.findings.length);
  });

  it('follows dismissals: of the causes alone, for their consequences go with them', () => {
    const report = check(faulty);
    const causes = report.issues
      .map(({ finding }) => finding)
      .filter(({ severity, consequence_of: cause }) => severity !== 'info' && cause === null);
    expect(check(faulty, [], dismissing(report, causes)).verdict).toBe('clean');
    const but = check(faulty, [], dismissing(report, causes.slice(1)));
    expect(but.verdict).toBe('faulty');
    expect(firstIssue(but)!.finding).toEqual(causes[0]);
  });
});

describe('an issue', () => {
  it('says where it is in the form’s own words, with row and page', async () => {
    const page = check(await recordOf('page-breaks-2023.pdf')).issues.find(({ finding }) => finding.cells.length > 0);
    const first = firstIssue(check(faulty))!;
    expect(first.place.zh).toMatch(/^表[二三四]第\d+行「.+」×「.+」$/u);
    expect(page === undefined || typeof page.page === 'number').toBe(true);
  });

  it('has advice for every rule', () => {
    expect(heads.filter(({ id }) => adviceFor(id, heads) === null)).toEqual([]);
  });
});

it('the worst come first, and equals in their order', () => {
  const [bad, good] = [check(faulty), check(clean)];
  const failed = check({ ...clean, status: 'failed', evidence: {} });
  expect(worstFirst([good, failed, bad, good]).map(({ verdict }) => verdict)).toEqual([
    'faulty',
    'not_assessable',
    'clean',
    'clean',
  ]);
});
