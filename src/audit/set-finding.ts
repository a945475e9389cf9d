import type { Finding } from '../model/finding.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { fillMessage } from '../rules/message.ts';
import type { Failure, Outcome, RuleHead, RuleSettings } from '../rules/rule.ts';
import { settingsOf } from '../rules/settings.ts';
import type { Digest } from '../rules/set/digest.ts';

export interface ActiveRule<R extends RuleHead> {
  readonly rule: R;
  readonly settings: RuleSettings;
}

/** The rules that aren't switched off, each with its settings. */
export const activeRules = <R extends RuleHead>(
  rules: readonly R[],
  overrides: RuleOverrides,
): readonly ActiveRule<R>[] =>
  rules
    .map((rule) => ({ rule, settings: settingsOf(rule, overrides) }))
    .filter(({ settings }) => settings.off === null);

export const failuresIn = (outcomes: Iterable<Outcome>): readonly Failure[] =>
  [...outcomes].filter((outcome) => outcome.status === 'fail');

interface About {
  /** Null: an organ has none. */
  readonly now: Digest | null;
  /** The report that it is compared with. */
  readonly before?: Digest | null;
}

/** A failure of a set rule as a finding about `now`. Throws on a severity that the rule doesn't name: the rule is at fault. */
export function setFinding(rule: RuleHead, settings: RuleSettings, failure: Failure, about: About): Finding {
  const { expected = null, formula = null, hint = null, unverified = rule.unverified ?? false } = failure;
  return {
    rule: rule.id,
    severity: settings.severity(severityOf(rule, failure)),
    message: fillMessage(rule.message, failure.words),
    cells: failure.cells,
    printed: failure.cells.map((code) => about.now?.figures[code] ?? null),
    ...{ expected, formula, hint, consequence_of: null, unverified },
    ...(failure.quote !== undefined && { quote: failure.quote }),
    basis: rule.basis,
    ...(about.before != null && { previous: about.before.recordId }),
  };
}

function severityOf(rule: RuleHead, { severity = rule.severity }: Failure): Finding['severity'] {
  if (severity !== rule.severity && rule.otherSeverities?.includes(severity) !== true)
    throw new Error(`${rule.id} has no severity ${severity}`);
  return severity;
}
