/** `nianbao rules`: the catalogue of checks, or all about one of them. */
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { ruleset } from '../rules/catalogue.ts';
import { setRules } from '../rules/set/set-catalogue.ts';
import { rulesetName } from '../rules/ruleset-name.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { stdoutOutput } from './output.ts';
import { ruleHeads } from './rule-heads.ts';
import { type RuleObject, ruleObject, ruleText } from './rule-text.ts';
import { padEnd, textWidth } from './terminal-text.ts';

interface RulesOptions {
  /** Null: all of them. */
  readonly id: string | null;
  readonly json: boolean;
  readonly overrides: RuleOverrides;
  readonly language: Language;
}

export async function rulesCommand({ id, json, overrides, language }: RulesOptions): Promise<ExitCode> {
  const rules = ruleHeads.map((head) => ruleObject(head, overrides));
  const text = id === null ? listing(rules, json, overrides, language) : explanation(rules, id, json, language);
  await stdoutOutput().write(Buffer.from(text));
  return exitCodes.success;
}

function explanation(rules: readonly RuleObject[], id: string, json: boolean, language: Language): string {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw unknownRule(id, rules);
  const examples = [...ruleset.rules, ...setRules].find((one) => one.id === id)?.examples ?? [];
  const wordings = ruleset.rules.find((one) => one.id === id)?.wordings ?? null;
  return json ? asJson({ ...rule, examples }) : ruleText(rule, { examples, wordings }, language);
}

/** Rules whose id has a part of the words that were asked for. */
function unknownRule(id: string, rules: readonly RuleObject[]): CommandError {
  const words = id.toLowerCase().split(/[^a-z0-9]+/u);
  const near = rules
    .map((rule) => rule.id)
    .filter((known) => words.some((word) => word !== '' && known.includes(word)));
  const MOST_NAMED = 6;
  const named = near.slice(0, MOST_NAMED);
  return new CommandError(exitCodes.usage, {
    zh: `没有规则 ${id}${named.length === 0 ? '，用 nianbao rules 列出全部' : `，是否指：${named.join('、')}`}`,
    en: `no rule ${id}${named.length === 0 ? ': nianbao rules lists them all' : `; did you mean ${named.join(', ')}?`}`,
  });
}

const asJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function listing(rules: readonly RuleObject[], json: boolean, overrides: RuleOverrides, language: Language): string {
  if (json) return asJson({ version: rulesetName(overrides), rules });
  const width = Math.max(...rules.map(({ id }) => textWidth(id)));
  const off = { zh: '（已停用）', en: ' (off)' }[language];
  const lines = rules.map(
    (rule) =>
      `${padEnd(rule.id, width)}  ${padEnd(rule.severities.join('/'), 14)}  ${rule.title[language]}${rule.off === null ? '' : off}\n`,
  );
  return lines.join('');
}
