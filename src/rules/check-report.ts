/** Runs every rule over a report: findings, and how all rule instances ended. */
import type { Checks, Finding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { noOverrides, type RuleOverrides } from '../model/rule-overrides.ts';
import { isLegible, isWhole } from './cut-short.ts';
import { ruleset } from './catalogue.ts';
import { type Facts, factsOf } from './facts.ts';
import { fillMessage } from './message.ts';
import { rememberedOf } from '../shapes/remembered.ts';
import { type Draft, linked, restsOnDoubt } from './root-cause.ts';
import { type Failure, type Need, notAssessable, type Rule, type RuleSettings } from './rule.ts';
import { rulesetName } from './ruleset-name.ts';
import { settingsOf } from './settings.ts';

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly checks: Checks;
  /** Instances by rule id, for rules that had any. */
  readonly checksByRule: Readonly<Record<string, Checks>>;
  /** The catalogue's version, and a digest of what the user changed in it. */
  readonly ruleset: string;
}

interface RuleResult {
  readonly rule: string;
  readonly drafts: readonly Draft[];
  readonly checks: Checks;
}

function severityOf(rule: Rule, { severity = rule.severity }: Failure): Finding['severity'] {
  if (severity !== rule.severity && rule.otherSeverities?.includes(severity) !== true) {
    throw new Error(`${rule.id} has no severity ${severity}`);
  }
  return severity;
}

/** What a person needs to find the place. */
function whereabouts({ figures }: Report, { cells: [cell = ''], quote }: Failure): Pick<Finding, 'quote' | 'page'> {
  const page = figures[cell]?.evidence.pageNumber ?? null;
  return { ...(quote !== undefined && { quote }), ...(page !== null && { page }) };
}

function draftOf(rule: Rule, { report }: Facts, failure: Failure, settings: RuleSettings): Draft {
  const finding: Finding = {
    rule: rule.id,
    severity: settings.severity(severityOf(rule, failure)),
    message: fillMessage(rule.message, failure.words),
    cells: failure.cells,
    printed: failure.cells.map((code) => report.figures[code]?.value ?? null),
    expected: failure.expected ?? null,
    formula: failure.formula ?? null,
    hint: failure.hint ?? null,
    consequence_of: null,
    unverified: failure.unverified ?? rule.unverified ?? false,
    ...whereabouts(report, failure),
    basis: rule.basis,
  };
  return { finding, key: failure.key ?? null, because: failure.because ?? null };
}

function isGiven(need: Need, report: Report): boolean {
  if (need === 'legible') return isLegible(report);
  return need === 'report' || (need === 'whole' && isWhole(report));
}

/** A rule whose needs aren't met is not assessable, once. */
function runRule(rule: Rule, facts: Facts, settings: RuleSettings): RuleResult {
  const drafts: Draft[] = [];
  const counts = { pass: 0, fail: 0, 'not-assessable': 0 };
  const isFed = rule.needs.every((need) => isGiven(need, facts.report));
  for (const outcome of isFed ? rule.check(facts, settings) : [notAssessable]) {
    const draft = outcome.status === 'fail' ? draftOf(rule, facts, outcome, settings) : null;
    const isSound = draft === null || !restsOnDoubt(facts.report, draft.finding);
    counts[isSound ? outcome.status : 'not-assessable'] += 1;
    if (draft !== null && isSound) drafts.push(draft);
  }
  const checks = { passed: counts.pass, failed: counts.fail, not_assessable: counts['not-assessable'] };
  return { rule: rule.id, drafts, checks };
}

function sumChecks(results: readonly RuleResult[]): Checks {
  const sum = { passed: 0, failed: 0, not_assessable: 0 };
  for (const { checks } of results) {
    sum.passed += checks.passed;
    sum.failed += checks.failed;
    sum.not_assessable += checks.not_assessable;
  }
  return sum;
}

const hasInstances = ({ passed, failed, not_assessable }: Checks): boolean => passed + failed + not_assessable > 0;

/** Rules that are not switched off, with their settings: the same for every report of a run. */
const inForce = rememberedOf((overrides: RuleOverrides) =>
  rememberedOf((rules: readonly Rule[]) =>
    rules
      .map((rule) => ({ rule, settings: settingsOf(rule, overrides) }))
      .filter(({ settings }) => settings.off === null),
  ),
);

/**
 * Needs no clock, network or file: the same report and overrides give the same findings in the same order, that of `rules`.
 * A rule that is switched off has no instances.
 */
export function checkReport(
  report: Report,
  overrides: RuleOverrides = noOverrides,
  rules: readonly Rule[] = ruleset.rules,
): CheckResult {
  const facts = factsOf(report);
  const results = inForce(overrides)(rules).map(({ rule, settings }) => runRule(rule, facts, settings));
  return {
    findings: linked(results.flatMap(({ drafts }) => drafts)),
    checks: sumChecks(results),
    checksByRule: Object.fromEntries(
      results.filter(({ checks }) => hasInstances(checks)).map(({ rule, checks }) => [rule, checks]),
    ),
    ruleset: rulesetName(overrides),
  };
}
