import { describe, expect, it } from 'vitest';
import { ruleset } from '../../src/rules/catalogue.ts';
import { checkReport } from '../../src/rules/check-report.ts';
import type { Example } from '../../src/rules/rule.ts';
import { madeReport } from './made-report.ts';

const findingsIn = (example: Example) =>
  checkReport(madeReport(example), { rules: {}, local: example.local ?? {} }).findings;

describe.each(ruleset.rules)('$id', (rule) => {
  it.each(rule.examples)('$name', (example) => {
    const findings = findingsIn(example).filter((finding) => finding.rule === rule.id);
    expect(findings.map(({ cells }) => cells[0] ?? null)).toEqual(example.finds);
  });

  it('has an example that finds and one that does not', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true);
  });

  it('speaks in both languages, without unfilled placeholders', () => {
    const findings = rule.examples.flatMap(findingsIn);
    for (const { rule: id, message, hint } of findings) {
      if (id !== rule.id) continue;
      expect(message.zh + (hint?.zh ?? '')).toMatch(/\p{Script=Han}/u);
      for (const words of [message.zh, message.en, hint?.zh ?? '', hint?.en ?? '']) {
        expect(words).not.toMatch(/[{}]|undefined|\[object/);
      }
    }
  });
});

describe('the catalogue', () => {
  it('has unique ids of the form family.name', () => {
    const ids = ruleset.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it.each(['2021', '2019'] as const)('finds nothing in a faultless report of edition %s', (edition) => {
    expect(checkReport(madeReport({ edition })).findings).toEqual([]);
  });
});
