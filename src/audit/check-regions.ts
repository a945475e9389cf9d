/** A place and year at a time: its government against its units, and what its units share. */
import type { Finding } from '../model/finding.ts';
import type { Message } from '../model/note.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { describeOrgan, type OrganDescription } from '../organs/describe-organ.ts';
import { sharedTemplateError } from '../rules/fleet/region.ts';
import { regionRules } from '../rules/set/set-catalogue.ts';
import type { HandedOver, RegionFacts, SharedFault } from '../rules/set/set-rule.ts';
import { settingsOf } from '../rules/settings.ts';
import type { AuditStore } from './audit-store.ts';
import type { NamedOrgan, StoredDigest } from './stored-digest.ts';
import { type ActiveRule, activeRules, failuresIn, setFinding } from './set-finding.ts';

/** Reports without a place have no government; a place with more is none. */
const MOST_UNITS = 5000;

interface Member {
  readonly report: StoredDigest;
  readonly organ: OrganDescription;
}

export function checkRegions(store: AuditStore, overrides: RuleOverrides): void {
  const rules = activeRules(regionRules, overrides);
  const leastOrgans = settingsOf(sharedTemplateError, overrides).threshold('organs');
  let last: PlaceYear | null = null;
  for (const { place, year, count } of store.places()) {
    if (place === '' || count > MOST_UNITS) continue;
    const members = membersOf(store.ofPlace(place, year));
    const isNext: boolean = last?.place === place && last.year === year - 1;
    const handedOver = isNext && last !== null ? handedOverBetween(last.carriedOut, members) : null;
    last = { place, year, carriedOut: carriedOutBy(members) };
    if (!members.some(({ report }) => report.isReported)) continue;
    const government = members.find(({ organ }) => organ.kind === 'government') ?? null;
    const units = members.filter((member) => isUnit(member, government));
    const faults = sharedFaults(members, leastOrgans);
    checkRegion({ store, rules, place, year, government, units, faults, handedOver });
  }
}

interface PlaceYear {
  readonly place: string;
  readonly year: number;
  readonly carriedOut: ReadonlyMap<string, number | null>;
}

const keyOf = ({ report }: Member): string => report.organ ?? report.digest.organName ?? '';

const carriedOutBy = (members: readonly Member[]): PlaceYear['carriedOut'] =>
  new Map(members.map((member) => [keyOf(member), member.report.digest.figures[CARRIED_OUT] ?? null]));

const [CARRIED_IN, CARRIED_OUT] = ['applications.carried_in.total', 'applications.carried_out.total'];

/** Null where an organ has a report of one of the years only. */
function handedOverBetween(before: PlaceYear['carriedOut'], members: readonly Member[]): readonly HandedOver[] | null {
  if (before.size !== members.length || members.some((member) => !before.has(keyOf(member)))) return null;
  return members.map((member) => ({
    organ: member.report.digest.organName ?? '',
    out: before.get(keyOf(member)) ?? null,
    taken: member.report.digest.figures[CARRIED_IN] ?? null,
  }));
}

/** One document of each organ, failed ones left out. */
function membersOf(reports: Iterable<StoredDigest>): readonly Member[] {
  const members = new Map<string, Member>();
  for (const report of reports) {
    const { organName, isFailed } = report.digest;
    if (isFailed || organName === null) continue;
    members.set(report.organ ?? organName, { report, organ: describeOrgan(organName) });
  }
  return [...members.values()];
}

/** Police count apart; a government's office publishes its government's report. */
const isUnit = ({ report, organ }: Member, government: Member | null): boolean =>
  report !== government?.report &&
  organ.kind !== 'government' &&
  organ.function !== 'government_office' &&
  organ.function !== 'public_security';

function sharedFaults(members: readonly Member[], atLeast: number): readonly SharedFault[] {
  const byText = new Map<string, { readonly text: Message; readonly organs: string[] }>();
  for (const { report } of members) {
    for (const { rule, zh, en } of report.digest.faults) {
      const key = `${rule} ${zh}`;
      const known = byText.get(key) ?? { text: { zh, en }, organs: [] };
      known.organs.push(report.digest.organName ?? '');
      byText.set(key, known);
    }
  }
  return [...byText.values()].filter(({ organs }) => organs.length >= atLeast);
}

interface Region {
  readonly store: AuditStore;
  readonly rules: readonly ActiveRule<(typeof regionRules)[number]>[];
  readonly place: string;
  readonly year: number;
  readonly government: Member | null;
  readonly units: readonly Member[];
  readonly faults: readonly SharedFault[];
  readonly handedOver: RegionFacts['handedOver'];
}

/** What the units share is told of their government, with its report where there is one. */
function checkRegion({ store, rules, place, year, government, units, faults, handedOver }: Region): void {
  const asked =
    government === null ? rules.filter(({ rule }) => rule.id === sharedTemplateError.id || rule.isOfPlace) : rules;
  const [unit = null] = units;
  const now = (government ?? unit)?.report.digest;
  if (now === undefined) return;
  const facts: RegionFacts = { now, units: units.map(({ report }) => report.digest), faults, handedOver };
  const ofPlace = (finding: Finding): void =>
    store.addUnreported(governmentOf(place, unit?.organ ?? government?.organ ?? null), year, finding);
  const tell = (finding: Finding): void =>
    government?.report.isReported === true ? store.addFinding(government.report, finding) : ofPlace(finding);
  for (const { rule, settings } of asked) {
    for (const failure of failuresIn(rule.check(facts, settings)))
      (rule.isOfPlace ? ofPlace : tell)(setFinding(rule, settings, failure, { now }));
  }
}

function governmentOf(place: string, unit: OrganDescription | null): NamedOrgan {
  const name = `${unit?.region ?? place}人民政府`;
  return { name, key: describeOrgan(name).key };
}
