/** What a rule runs with: its thresholds and severities as the catalogue or the user's rules file sets them. */
import type { RuleOverrides } from '../model/rule-overrides.ts';
import type { RuleHead, RuleSettings } from './rule.ts';

export function settingsOf({ id, thresholds = {} }: RuleHead, { rules, local }: RuleOverrides): RuleSettings {
  const { severity, off, thresholds: changed = {} } = rules[id] ?? {};
  return {
    threshold: (name) => {
      const value = changed[name] ?? thresholds[name]?.value;
      if (value === undefined) throw new Error(`${id} has no threshold ${name}`);
      return value;
    },
    local,
    severity: (given) => (typeof severity === 'object' ? severity[given] : severity) ?? given,
    off: off ?? null,
  };
}
