/** Who must report against who did. */
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { describeOrgan } from '../organs/describe-organ.ts';
import type { Identities } from '../organs/identities.ts';
import type { RosterEntry } from '../organs/roster.ts';
import { missingReport, notOnRoster } from '../rules/fleet/roster-rules.ts';
import type { RosterFacts } from '../rules/set/set-rule.ts';
import { dueDay } from '../rules/publication/deadlines.ts';
import { decodedUri } from './digest-of.ts';
import type { AuditStore } from './audit-store.ts';
import type { NamedOrgan } from './stored-digest.ts';
import { activeRules, failuresIn, setFinding } from './set-finding.ts';

export interface Coverage {
  readonly roster: readonly RosterEntry[];
  readonly identities: Identities;
  /** ISO day: what isn't due by then isn't missing. */
  readonly asOf: string;
  /** Reporting years that are asked for; empty: those that occur. */
  readonly years: readonly number[];
}

export function checkRoster(store: AuditStore, coverage: Coverage, overrides: RuleOverrides): void {
  checkMissing(store, coverage, overrides);
  checkListed(store, coverage, overrides);
}

const namesOf = ({ name, otherNames }: RosterEntry): readonly string[] => [name, ...otherNames];

function checkMissing(store: AuditStore, coverage: Coverage, overrides: RuleOverrides): void {
  const [active] = activeRules([missingReport], overrides);
  if (active === undefined) return;
  const { rule, settings } = active;
  const { identities } = coverage;
  const years = coverage.years.length > 0 ? coverage.years : store.reportedYears();
  const unread = unreadNames(store);
  const entries = coverage.roster.flatMap((entry) => years.map((year) => ({ entry, year })));
  for (const { entry, year } of entries) {
    const isGone = organsNamed(namesOf(entry), identities, year).some((organ) => identities.isGone(organ, year));
    if (isGone || !isDue(entry.from, entry.until, year)) continue;
    const facts = factsOf(store, coverage, entry, year, unread);
    for (const failure of failuresIn(rule.check(facts, settings)))
      store.addUnreported(organOf(entry), year, setFinding(rule, settings, failure, { now: null }));
  }
}

const organOf = ({ name }: RosterEntry): NamedOrgan => ({ name, key: describeOrgan(name).key });

function factsOf(
  store: AuditStore,
  { identities, asOf }: Coverage,
  entry: RosterEntry,
  year: number,
  unread: readonly string[],
): RosterFacts {
  const names = namesOf(entry);
  const organs = new Set(organsNamed(names, identities, year));
  const read = [...organs].reduce((sum, organ) => sum + store.countOf(organ, year), 0);
  const named = unread.filter((text) => text.includes(String(year)) && names.some((name) => text.includes(name)));
  const due = `${year + 1}-${dueDay(describeOrgan(entry.name), year) ?? '03-31'}`;
  return { organ: entry.name, year, due, asOf, reportCount: read + named.length, now: null };
}

/** A former name on the roster stands for the organ of today. */
const organsNamed = (names: readonly string[], identities: Identities, year: number): readonly string[] =>
  names.flatMap((name) => [year, null].flatMap((of) => identities.of(name, of) ?? []));

const isDue = (from: number | null, until: number | null, year: number): boolean =>
  (from === null || year >= from) && (until === null || year <= until);

/** Names of files that couldn't be read, which may tell whose they are. */
const MOST_UNREAD = 10_000;

function unreadNames(store: AuditStore): readonly string[] {
  const names: string[] = [];
  for (const { digest } of store.failed()) {
    if (digest.organName === null || digest.year === null)
      names.push(`${decodedUri(digest.uri)} ${digest.title ?? ''}`);
    if (names.length >= MOST_UNREAD) break;
  }
  return names;
}

function checkListed(store: AuditStore, { roster, identities }: Coverage, overrides: RuleOverrides): void {
  const listed = new Set(roster.flatMap((entry) => namesOf(entry).flatMap((name) => identities.of(name, null) ?? [])));
  for (const { rule, settings } of activeRules([notOnRoster], overrides)) {
    for (const report of store.all()) {
      const { organName, year } = report.digest;
      if (!report.isReported || organName === null || year === null) continue;
      const isListed = report.organ !== null && listed.has(report.organ);
      const facts = { organ: isListed ? organName : null, year, due: '', asOf: '', reportCount: 1, now: report.digest };
      for (const failure of failuresIn(rule.check(facts, settings)))
        store.addFinding(report, setFinding(rule, settings, failure, { now: report.digest }));
    }
  }
}
