import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/rules/check-report.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../../src/rules/rule.ts';
import { codesIn, madeReport } from './made-report.ts';

const ruleThat = (outcomes: readonly Outcome[], patch: Partial<Rule> = {}): Rule => ({
  id: 'made.up',
  severity: 'error',
  needs: ['report'],
  title: { zh: '', en: '' },
  message: { zh: '{left} 与 {right}', en: '{left} and {right}' },
  basis: '',
  check: () => outcomes,
  examples: [],
  ...patch,
});

const words = { left: 1, right: { zh: '二', en: 'two' } };
const check = (...rules: readonly Rule[]) => checkReport(madeReport(), rules);

describe('the runner', () => {
  it('counts instances by how they ended', () => {
    const result = check(ruleThat([pass, notAssessable, fail([], { words }), pass]));
    expect(result.checks).toEqual({ passed: 2, failed: 1, not_assessable: 1 });
    expect(result.checksByRule).toEqual({ 'made.up': result.checks });
  });

  it('stamps id and severity, fills both languages and adds printed values', () => {
    const rule = ruleThat([fail(['disclosure.rules.issued', 'no.such.code'], { words })], { unverified: true });
    expect(check(rule).findings).toEqual([
      {
        rule: 'made.up',
        severity: 'error',
        message: { zh: '1 与 二', en: '1 and two' },
        cells: ['disclosure.rules.issued', 'no.such.code'],
        printed: [0, null],
        expected: null,
        formula: null,
        hint: null,
        consequence_of: null,
        unverified: true,
      },
    ]);
  });

  it('links a finding to the one that explains it, across rules', () => {
    const consequence = ruleThat([fail([], { words, because: 'cause' })]);
    const cause = ruleThat([fail([], { words }), fail([], { words, key: 'cause' })]);
    expect(check(consequence, cause).findings.map(({ consequence_of }) => consequence_of)).toEqual([2, null, null]);
  });

  it('counts a rule whose needs are not met as not assessable, once', () => {
    const rule = ruleThat([pass, pass, pass], { needs: ['report', 'last-year'] });
    expect(check(rule).checks).toEqual({ passed: 0, failed: 0, not_assessable: 1 });
  });

  it('does not hide a rule’s own mistakes', () => {
    expect(() => check(ruleThat([fail([])]))).toThrow('{left}');
    expect(() => check(ruleThat([fail([], { words, severity: 'info' })]))).toThrow('severity info');
    expect(() => check(ruleThat([fail([], { words, because: 'nothing' })]))).toThrow('nothing');
  });

  it('takes a severity that the rule names', () => {
    const rule = ruleThat([fail([], { words, severity: 'info' })], { otherSeverities: ['info'] });
    expect(check(rule).findings[0]!.severity).toBe('info');
  });
});

describe('the form variant in force', () => {
  const report = madeReport();
  const sumsOf = (codes: readonly string[], edition: '2021' | '2019' | null) => {
    const { checksByRule } = checkReport({ ...report, codes, edition });
    return ['balance', 'column-sum', 'row-sum', 'dispute-sum'].map((rule) => checksByRule[`identity.${rule}`]);
  };
  const passed = (...counts: readonly number[]) =>
    counts.map((count) => ({ passed: count, failed: 0, not_assessable: 0 }));

  it('is told by the codes, not by the edition: table two of 2019 beside three rows （六）', () => {
    const codes = [
      ...codesIn('2019').filter((code) => code.startsWith('disclosure.')),
      ...codesIn('2021').filter((code) => !code.startsWith('disclosure.')),
    ];
    expect(sumsOf(codes, '2019')).toEqual(passed(7, 7, 25, 3));
    expect(sumsOf(codes, null)).toEqual(passed(7, 7, 25, 3));
  });

  it('without codes is the report’s edition, all of it not assessable', () => {
    const { checksByRule } = checkReport({ ...report, codes: [], figures: {} });
    expect(checksByRule['identity.row-sum']).toEqual({ passed: 0, failed: 0, not_assessable: 25 });
  });

  it('without codes and edition is none', () => {
    expect(sumsOf([], null)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('with a row missing assesses no column sum', () => {
    const { checksByRule } = checkReport(
      madeReport({ absent: report.codes.filter((code) => code.startsWith('applications.outcomes.granted.')) }),
    );
    expect(checksByRule['identity.column-sum']).toEqual({ passed: 0, failed: 0, not_assessable: 7 });
    expect(checksByRule['identity.row-sum']).toEqual({ passed: 24, failed: 0, not_assessable: 1 });
  });
});
