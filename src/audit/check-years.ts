/** One organ's reports, each against that of the year before. */
import type { Finding } from '../model/finding.ts';
import { fillMessage } from '../rules/message.ts';
import type { Failure } from '../rules/rule.ts';
import type { Digest } from '../rules/set/digest.ts';
import { yearRules } from '../rules/set/set-catalogue.ts';
import type { YearRule } from '../rules/set/set-rule.ts';
import type { YearPair } from '../rules/set/year-pair.ts';
import type { AuditStore, StoredDigest } from './audit-store.ts';

export function checkYears(store: AuditStore, reports: readonly StoredDigest[]): void {
  for (const report of reports) {
    if (!report.isReported) continue;
    const pair = pairOf(report.digest, reports);
    if (pair === null) continue;
    for (const rule of yearRules) for (const finding of findingsOf(rule, pair)) store.addFinding(report, finding);
  }
}

function pairOf(now: Digest, reports: readonly StoredDigest[]): YearPair | null {
  if (now.year === null) return null;
  const ofYear = (year: number): Digest | null =>
    reports.map(({ digest }) => digest).find((digest) => digest.year === year) ?? null;
  const before = ofYear(now.year - 1);
  return before === null ? null : { now, before, earlier: ofYear(now.year - 2), later: ofYear(now.year + 1) };
}

function findingsOf(rule: YearRule, pair: YearPair): readonly Finding[] {
  const findings: Finding[] = [];
  for (const outcome of rule.check(pair)) {
    if (outcome.status === 'fail') findings.push(stamped(rule, pair.now, outcome));
  }
  return findings;
}

function stamped(rule: YearRule, { figures }: Digest, failure: Failure): Finding {
  return {
    rule: rule.id,
    severity: failure.severity ?? rule.severity,
    message: fillMessage(rule.message, failure.words),
    cells: failure.cells,
    printed: failure.cells.map((code) => figures[code] ?? null),
    expected: failure.expected ?? null,
    formula: failure.formula ?? null,
    hint: failure.hint ?? null,
    consequence_of: null,
    unverified: failure.unverified ?? rule.unverified ?? false,
  };
}
