import { ruleset } from '../rules/catalogue.ts';
import type { RuleHead } from '../rules/rule.ts';
import { setRules } from '../rules/set/set-catalogue.ts';

/** Every rule that there is, of one report and of sets of them. */
export const ruleHeads: readonly RuleHead[] = [...ruleset.rules, ...setRules];
