import { describe, expect, it } from 'vitest';
import { decidedBy, nothingDecided } from '../../src/decisions/decided.ts';
import { subjectOf } from '../../src/decisions/decision.ts';
import type { Finding } from '../../src/model/finding.ts';
import { recordSchema } from '../../src/model/record.ts';
import { ruleset } from '../../src/rules/catalogue.ts';
import { setRules } from '../../src/rules/set/set-catalogue.ts';
import { judgedRecord, recordAlone } from '../../src/verdicts/judged-record.ts';
import { madeRecord } from '../support/set-records.ts';

const clean = madeRecord({ organ: '青山县档案局', year: 2023 });
const faulty = madeRecord({ organ: '青山县档案局', year: 2023, figures: { 'applications.received.total': 4 } });

const ofSet = (consequence_of: number | null): Finding => ({
  ...{ rule: 'chain.carried-over', severity: 'error', message: { zh: '结转不符', en: 'not carried over' } },
  ...{ cells: ['applications.carried_in.total'], printed: [1], expected: 3, formula: null, hint: null },
  ...{ consequence_of, unverified: false },
});

describe('a record with what its set says', () => {
  it('holds the findings of the set behind its own, each pointing where it did', () => {
    const own = faulty.findings.length;
    const judged = judgedRecord(faulty, [ofSet(null), ofSet(0)], nothingDecided);
    expect(own).toBeGreaterThan(0);
    expect(judged.findings.slice(0, own)).toEqual(faulty.findings);
    expect(judged.findings.slice(own).map(({ consequence_of }) => consequence_of)).toEqual([null, own]);
    expect(judged.checks).toEqual(faulty.checks);
  });

  it('has its verdict in its place in the line, and keeps fields that are not known here', () => {
    const later = { ...clean, later_field: 1, replaces: 'f'.repeat(64), extractor: clean.extractor };
    const judged = judgedRecord(later, [], nothingDecided);
    expect(Object.keys(judged).slice(-4)).toEqual(['later_field', 'verdict', 'replaces', 'extractor']);
    expect(judged).toEqual({ ...later, verdict: 'clean' });
    expect(recordSchema.safeParse(judged).success).toBe(true);
  });

  it('keeps a dismissed finding, which no longer makes it faulty', () => {
    const finding = ofSet(null);
    const report = { organ: { name: '青山县档案局', key: null }, year: 2023, sha256: null, uri: clean.source.uri };
    const organ = clean.report!.organ!;
    const subject = subjectOf({ ...report, organ: { name: organ.name, key: organ.key ?? null } }, finding);
    const decision = {
      schema: 'nianbao/decision@1',
      id: '1',
      time: '2026-01-01T00:00:00Z',
      author: '某',
      reason: '核实',
    };
    const decided = decidedBy([{ ...decision, schema: 'nianbao/decision@1', kind: 'dismiss', subject }]);
    const verdicts = [nothingDecided, decided].map((one) => judgedRecord(clean, [finding], one));
    expect(verdicts.map(({ verdict, findings }) => [verdict, findings.length])).toEqual([
      ['faulty', clean.findings.length + 1],
      ['clean', clean.findings.length + 1],
    ]);
  });

  it('is judged anew over another set', () => {
    const judged = judgedRecord(faulty, [ofSet(null)], nothingDecided);
    expect(recordAlone(judged).findings).toEqual(faulty.findings);
    expect(judgedRecord(judged, [ofSet(null)], nothingDecided)).toEqual(judged);
  });

  it('tells its findings from those of the document by their rules', () => {
    const ids = new Set(ruleset.rules.map(({ id }) => id));
    expect(setRules.filter(({ id }) => ids.has(id))).toEqual([]);
  });
});
