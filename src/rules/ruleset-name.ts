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
 * in it, with the file's revision before it. The digest makes a line neither older nor newer; a higher revision makes it newer.
 */
export function rulesetName({ rules, local, revision }: RuleOverrides): string {
  const isChanged = [rules, local].some((part) => Object.keys(part).length > 0);
  if (!isChanged && revision === undefined) return ruleset.version;
  const digest = createHash('sha256').update(canonical({ rules, local })).digest('hex').slice(0, DIGEST_DIGITS);
  return `${ruleset.version}+rules.${revision === undefined ? '' : `${revision}.`}${digest}`;
}
