import { createHash } from 'node:crypto';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { ruleset } from './catalogue.ts';

const DIGEST_DIGITS = 12;

/** JSON with the keys of every object in order, so that equal rules give equal bytes however they were written. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/**
 * What a record says of the rules that it was checked by: the catalogue's version, and a digest of what the user changed
 * in it. As the build part of a version it makes a line neither older nor newer.
 */
export function rulesetName({ rules, local }: RuleOverrides): string {
  if (Object.keys(rules).length === 0 && Object.keys(local).length === 0) return ruleset.version;
  const digest = createHash('sha256').update(canonical({ rules, local })).digest('hex');
  return `${ruleset.version}+rules.${digest.slice(0, DIGEST_DIGITS)}`;
}
