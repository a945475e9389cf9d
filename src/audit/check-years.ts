/** One organ's reports, each against that of the year before. */
import type { Finding } from '../model/finding.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { settingsOf } from '../rules/settings.ts';
import type { Digest } from '../rules/set/digest.ts';
import { yearRules } from '../rules/set/set-catalogue.ts';
import type { YearRule } from '../rules/set/set-rule.ts';
import type { YearPair } from '../rules/set/year-pair.ts';
import type { AuditStore, StoredDigest } from './audit-store.ts';
import { setFinding } from './set-finding.ts';

export function checkYears(store: AuditStore, reports: readonly StoredDigest[], overrides: RuleOverrides): void {
  for (const report of reports) {
    if (!report.isReported) continue;
    const pair = pairOf(report.digest, reports);
    if (pair === null) continue;
    for (const rule of yearRules)
      for (const finding of findingsOf(rule, pair, overrides)) store.addFinding(report, finding);
  }
}

function pairOf(now: Digest, reports: readonly StoredDigest[]): YearPair | null {
  if (now.year === null) return null;
  const ofYear = (year: number): Digest | null =>
    reports.map(({ digest }) => digest).find((digest) => digest.year === year) ?? null;
  const before = ofYear(now.year - 1);
  return before === null ? null : { now, before, earlier: ofYear(now.year - 2), later: ofYear(now.year + 1) };
}

function findingsOf(rule: YearRule, pair: YearPair, overrides: RuleOverrides): readonly Finding[] {
  const settings = settingsOf(rule, overrides);
  if (settings.off !== null) return [];
  const findings: Finding[] = [];
  for (const outcome of rule.check(pair, settings)) {
    if (outcome.status === 'fail') findings.push(setFinding(rule, settings, outcome, pair));
  }
  return findings;
}
