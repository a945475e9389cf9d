import { describe, expect, it } from 'vitest';
import type { Severity } from '../../src/model/finding.ts';
import type { RuleOverride, RuleOverrides } from '../../src/model/rule-overrides.ts';
import { ruleset } from '../../src/rules/catalogue.ts';
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
const threshold = { value: 3, unit: '件', meaning: { zh: '', en: '' }, measured: '' };

const check = (...rules: readonly Rule[]) => checkReport(madeReport(), undefined, rules);

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
        basis: '',
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

describe('one cause, one finding', () => {
  const cell = 'disclosure.licensing.decisions';
  const finding = (id: string, severity: Severity, expected: number | null = null) =>
    ruleThat([fail([cell], { words, expected })], { id, severity });
  const causes = (...rules: readonly Rule[]) => check(...rules).findings.map(({ consequence_of }) => consequence_of);

  it('what the sums say of a cell explains that its number is implausible', () => {
    expect(causes(finding('identity.a', 'error', 7), finding('plausibility.b', 'warning'))).toEqual([null, 0]);
  });

  it('a wrong unit explains that the amount is implausible', () => {
    expect(causes(finding('value.a', 'error'), finding('plausibility.b', 'warning'))).toEqual([null, 0]);
  });

  it('sums that name no cell explain nothing', () => {
    expect(causes(finding('identity.a', 'error'), finding('plausibility.b', 'warning'))).toEqual([null, null]);
  });

  it('words that name the number which the sums ask for follow from it, others do not', () => {
    const sum = finding('identity.a', 'error', 7);
    expect(causes(sum, finding('narrative.b', 'error', 7))).toEqual([null, 0]);
    expect(causes(sum, finding('narrative.b', 'error', 8))).toEqual([null, null]);
  });

  it('the strongest of several reasons leads, whatever its place', () => {
    const [weak, strong] = [finding('plausibility.a', 'info'), finding('plausibility.b', 'warning')];
    expect(causes(weak, strong)).toEqual([1, null]);
    expect(causes(strong, finding('plausibility.c', 'warning'), weak)).toEqual([null, 0, 0]);
  });

  it('no error rests on a figure that is in doubt', () => {
    const report = madeReport({ figures: { [cell]: { state: 'doubtful', value: 3 } } });
    const rules = [finding('identity.a', 'error', 7), finding('plausibility.b', 'info'), finding('value.c', 'error')];
    const { findings, checksByRule } = checkReport(report, undefined, rules);
    expect(findings.map(({ rule }) => rule)).toEqual(['plausibility.b', 'value.c']);
    expect(checksByRule['identity.a']).toEqual({ passed: 0, failed: 0, not_assessable: 1 });
  });
});

describe('rules that the user changes', () => {
  const rule = ruleThat([fail([], { words }), fail([], { words, severity: 'info' })], { otherSeverities: ['info'] });
  const changed = (change: RuleOverride, ...rules: readonly Rule[]) =>
    checkReport(madeReport(), { rules: { 'made.up': change }, local: {} }, rules);

  it('have another severity in every case, or case by case', () => {
    const severities = (change: RuleOverride) => changed(change, rule).findings.map(({ severity }) => severity);
    expect(severities({ severity: 'warning' })).toEqual(['warning', 'warning']);
    expect(severities({ severity: { info: 'warning' } })).toEqual(['error', 'warning']);
  });

  it('have no instances where they are off', () => {
    const other = ruleThat([pass], { id: 'made.other' });
    const { findings, checks, checksByRule } = changed({ off: '本地不适用' }, rule, other);
    expect([findings, checks]).toEqual([[], { passed: 1, failed: 0, not_assessable: 0 }]);
    expect(Object.keys(checksByRule)).toEqual(['made.other']);
  });

  it('take other thresholds, and the local demands', () => {
    const limited = ruleThat([], {
      thresholds: { most: threshold },
      *check(_, settings) {
        yield fail([], { words: { left: settings.threshold('most'), right: settings.local.contact?.[0] ?? 'none' } });
      },
    });
    expect(check(limited).findings[0]!.message.en).toBe('3 and none');
    const overrides = { rules: { 'made.up': { thresholds: { most: 7 } } }, local: { contact: ['phone'] as const } };
    expect(checkReport(madeReport(), overrides, [limited]).findings[0]!.message.en).toBe('7 and phone');
  });

  it('fail loudly on a threshold that they do not declare', () => {
    const rules = [ruleThat([], { check: (_, settings) => [settings.threshold('least') > 0 ? pass : notAssessable] })];
    expect(() => check(...rules)).toThrow('least');
  });

  it('are told from the catalogue’s in the record, by what they change and not by how it is written', () => {
    const name = (rules: RuleOverrides['rules']) => checkReport(madeReport(), { rules, local: {} }, []).ruleset;
    const [a, b] = [{ off: '甲' }, { severity: 'info' as const }];
    expect(name({})).toBe(ruleset.version);
    expect(name({ x: a, y: b })).toMatch(/^\d+\.\d+\+rules\.[0-9a-f]{12}$/u);
    expect(name({ x: a, y: b })).toBe(name({ y: b, x: a }));
    expect(name({ x: a, y: b })).not.toBe(name({ x: a }));
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
