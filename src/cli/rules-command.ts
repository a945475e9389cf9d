/** `nianbao rules`: the catalogue of checks. */
import { ruleset } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { stdoutOutput } from './output.ts';
import { padEnd, textWidth } from './terminal-text.ts';

interface RulesOptions {
  readonly json: boolean;
  readonly language: Language;
}

export async function rulesCommand({ json, language }: RulesOptions): Promise<ExitCode> {
  const rules = ruleset.rules.map(ruleObject);
  const text = json ? `${JSON.stringify({ version: ruleset.version, rules }, null, 2)}\n` : listing(rules, language);
  await stdoutOutput().write(Buffer.from(text));
  return exitCodes.success;
}

type RuleObject = Pick<Rule, 'id' | 'severity' | 'needs' | 'title' | 'basis'> & {
  readonly severities: readonly Rule['severity'][];
  readonly unverified: boolean;
};

const ruleObject = ({
  id,
  severity,
  otherSeverities = [],
  needs,
  title,
  basis,
  unverified = false,
}: Rule): RuleObject => ({
  ...{ id, severity, severities: [severity, ...otherSeverities], needs, title, basis, unverified },
});

function listing(rules: readonly RuleObject[], language: Language): string {
  const width = Math.max(...rules.map(({ id }) => textWidth(id)));
  const lines = rules.map(
    ({ id, severities, title }) => `${padEnd(id, width)}  ${padEnd(severities.join('/'), 14)}  ${title[language]}\n`,
  );
  return lines.join('');
}
