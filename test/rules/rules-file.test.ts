import { describe, expect, it } from 'vitest';
import { ruleset } from '../../src/rules/catalogue.ts';
import type { RuleHead } from '../../src/rules/rule.ts';
import { readRulesFile } from '../../src/rules/rules-file.ts';

const head: RuleHead = {
  ...ruleset.rules[0]!,
  id: 'made.up',
  thresholds: { most: { value: 3, unit: '件', meaning: { zh: '', en: '' }, measured: '' } },
};
const read = (file: object) => readRulesFile(JSON.stringify({ schema: 'nianbao/rules@1', ...file }), [head]);

describe('a rules file', () => {
  it('is read, a byte-order mark before it or not', () => {
    const file = { rules: { 'made.up': { severity: 'info', thresholds: { most: 0 } } }, local: { contact: ['phone'] } };
    expect(read(file)).toEqual(file);
    expect(readRulesFile('\uFEFF{"schema":"nianbao/rules@1","name":"某市"}', [])).toEqual({ rules: {}, local: {} });
  });

  it.each([
    ['an unknown rule', { rules: { 'made.down': {} } }, 'made.down'],
    ['an unknown threshold', { rules: { 'made.up': { thresholds: { least: 1 } } } }, 'it has: most'],
    ['an unknown severity', { rules: { 'made.up': { severity: 'fatal' } } }, 'severity'],
    ['a rule that is off without a reason', { rules: { 'made.up': { off: '' } } }, 'off'],
    ['a key that means nothing', { rule: {} }, 'rule'],
    ['a date that none is', { local: { deadlines: [{ date: '13-01' }] } }, 'date'],
    ['another schema', { schema: 'nianbao/report@1' }, 'schema'],
  ])('with %s is refused, and says why', (_, file, words) => {
    expect(() => read(file)).toThrow(words);
  });

  it('that is no JSON is refused', () => {
    expect(() => readRulesFile('rules:', [head])).toThrow('not JSON');
  });
});
