/** One organ's reports: each against that of the year before, and against the other documents of its year. */
import type { Finding } from '../model/finding.ts';
import { describeOrgan } from '../organs/describe-organ.ts';
import type { Digest } from '../rules/set/digest.ts';
import { organYearRules, yearRules } from '../rules/set/set-catalogue.ts';
import type { OrganYear } from '../rules/set/set-rule.ts';
import type { YearPair } from '../rules/set/year-pair.ts';
import type { AuditStore } from './audit-store.ts';
import type { StoredDigest } from './stored-digest.ts';
import { type ActiveRule, activeRules, failuresIn, setFinding } from './set-finding.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { LEAST_OWN_LETTERS, lettersOf, likeness } from './shingles.ts';
import { type Versions, versionsOf } from './versions.ts';

interface OrganCheck {
  readonly store: AuditStore;
  /** The organ came out of several in this year. */
  readonly isNew: (organ: string, year: number) => boolean;
  readonly yearRules: readonly ActiveRule<(typeof yearRules)[number]>[];
  readonly organYearRules: readonly ActiveRule<(typeof organYearRules)[number]>[];
}

export const organCheck = (store: AuditStore, isNew: OrganCheck['isNew'], overrides: RuleOverrides): OrganCheck => ({
  store,
  isNew,
  yearRules: activeRules(yearRules, overrides),
  organYearRules: activeRules(organYearRules, overrides),
});

/** `reports`: all of one organ. */
export function checkOrgan(check: OrganCheck, reports: readonly StoredDigest[]): void {
  const years = new Map<number, Versions>();
  for (const [year, ofYear] of Map.groupBy(reports, ({ digest }) => digest.year)) {
    if (year === null) continue;
    const versions = versionsOf(ofYear);
    years.set(year, versions);
    checkOrganYear(check, ofYear, versions);
  }
  for (const [year, { current }] of years) {
    for (const report of current) if (report.isReported) checkAgainstLastYear(check, report, year, years);
  }
}

function checkOrganYear(
  { store, organYearRules: rules }: OrganCheck,
  reports: readonly StoredDigest[],
  versions: Versions,
): void {
  const read = reports.filter(({ digest }) => !digest.isFailed);
  for (const [index, report] of read.entries()) {
    if (!report.isReported) continue;
    const facts: OrganYear = {
      now: report.digest,
      organ: describeOrgan(report.digest.organName ?? ''),
      earlier: read.slice(0, index).map(({ digest }) => digest),
      others: read.filter((other) => other !== report).map(({ digest }) => digest),
      isSuperseded: versions.superseded.includes(report),
    };
    const about = { now: report.digest, before: facts.earlier[0] ?? null };
    for (const { rule, settings } of rules) {
      const failures = failuresIn(rule.check(facts, settings));
      for (const failure of failures) store.addFinding(report, setFinding(rule, settings, failure, about));
    }
  }
}

interface Found {
  readonly report: StoredDigest;
  readonly finding: Finding;
}

/** Where it isn't known which of last year's documents counts, the one that agrees best. */
function checkAgainstLastYear(
  check: OrganCheck,
  report: StoredDigest,
  year: number,
  years: ReadonlyMap<number, Versions>,
): void {
  if (report.organ === null || check.isNew(report.organ, year)) return;
  const candidates = years.get(year - 1)?.current ?? [];
  const results = candidates.map((before) => comparison(check, report, before, neighbours(check, report, year, years)));
  const [best = []] = results.toSorted((one, other) => weight(one) - weight(other));
  for (const found of best) check.store.addFinding(found.report, found.finding);
}

const weight = (found: readonly Found[]): number => found.filter(({ finding }) => finding.severity !== 'info').length;

type Neighbours = Pick<YearPair, 'earlier' | 'later'>;

function neighbours(
  { isNew }: OrganCheck,
  { organ }: StoredDigest,
  year: number,
  years: ReadonlyMap<number, Versions>,
): Neighbours {
  const digestOf = (of: number): Digest | null => years.get(of)?.current[0]?.digest ?? null;
  const isCut = (of: number): boolean => organ !== null && isNew(organ, of);
  return { earlier: isCut(year - 1) ? null : digestOf(year - 2), later: isCut(year + 1) ? null : digestOf(year + 1) };
}

function comparison(
  { yearRules: rules }: OrganCheck,
  now: StoredDigest,
  before: StoredDigest,
  around: Neighbours,
): readonly Found[] {
  const pair: YearPair = { now: now.digest, before: before.digest, ...around, likeness: ownLikeness(now, before) };
  const found: Found[] = [];
  for (const { rule, settings } of rules) {
    for (const outcome of rule.check(pair, settings)) {
      if (outcome.status !== 'fail') continue;
      const isBefore = outcome.about === 'before' && before.isReported;
      const [report, other] = isBefore ? [before, now] : [now, before];
      const about = { now: report.digest, before: other.digest };
      found.push({ report, finding: setFinding(rule, settings, outcome, about) });
    }
  }
  return found;
}

function ownLikeness(now: StoredDigest, before: StoredDigest): number | null {
  const fewest = Math.min(now.words.own.length, before.words.own.length);
  return lettersOf(fewest) < LEAST_OWN_LETTERS ? null : likeness(now.words, before.words);
}
