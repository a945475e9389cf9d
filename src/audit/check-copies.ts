/** Reports of different organs that are one report: the same figures, or nearly the same words. */
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { nearDuplicate } from '../rules/fleet/near-duplicate.ts';
import type { CopyFacts } from '../rules/set/set-rule.ts';
import type { AuditStore } from './audit-store.ts';
import type { StoredDigest } from './stored-digest.ts';
import { type ActiveRule, activeRules, failuresIn, setFinding } from './set-finding.ts';
import { bandsOf, lettersOf, LEAST_OWN_LETTERS, likeness } from './shingles.ts';

/** Of reports that all have the same, each is compared with the first few. */
const MOST_COMPARED = 3;

export function checkCopies(store: AuditStore, overrides: RuleOverrides): void {
  const [active] = activeRules([nearDuplicate], overrides);
  if (active === undefined) return;
  const setSize = store.count();
  collectSameFigures(store);
  collectSameWords(store);
  for (const { one, other } of store.pairs()) {
    const reports = [store.report(one), store.report(other)] as const;
    if (reports[0] !== null && reports[1] !== null) judge(store, active, [reports[0], reports[1]], setSize);
  }
}

function collectSameFigures(store: AuditStore): void {
  for (const group of store.byPrint()) {
    const first = group.slice(0, MOST_COMPARED);
    for (const { id } of group) for (const other of first) addPair(store, id, other.id);
  }
}

function collectSameWords(store: AuditStore): void {
  for (const { id, words } of store.all()) {
    if (lettersOf(words.own.length) >= LEAST_OWN_LETTERS) store.addBands(id, bandsOf(words.own));
  }
  for (const ids of store.sharedBands()) {
    for (const other of ids.slice(0, MOST_COMPARED)) for (const id of ids) addPair(store, id, other);
  }
}

const addPair = (store: AuditStore, one: number, other: number): void => {
  if (one !== other) store.addPair(Math.min(one, other), Math.max(one, other));
};

function judge(
  store: AuditStore,
  { rule, settings }: ActiveRule<typeof nearDuplicate>,
  [one, other]: readonly [StoredDigest, StoredDigest],
  setSize: number,
): void {
  if (isOneOrgan(one, other)) return;
  const fewest = Math.min(one.words.own.length, other.words.own.length);
  const alike = lettersOf(fewest) < LEAST_OWN_LETTERS ? null : likeness(one.words, other.words);
  const suspects = suspectsOf(store, one, other);
  for (const [now, twin] of [
    [one, other],
    [other, one],
  ] as const) {
    if (!now.isReported) continue;
    const facts: CopyFacts = {
      now: now.digest,
      other: twin.digest,
      likeness: alike,
      setSize,
      isSuspect: suspects.includes(now),
    };
    for (const failure of failuresIn(rule.check(facts, settings)))
      store.addFinding(now, setFinding(rule, settings, failure, { now: now.digest, before: twin.digest }));
  }
}

/** One organ, or a government and the office that publishes its report; without a name it can't be told. */
function isOneOrgan(one: StoredDigest, other: StoredDigest): boolean {
  if (one.organ === null || other.organ === null) return true;
  return one.organ === other.organ || bodyOf(one.organ) === bodyOf(other.organ);
}

const bodyOf = (organ: string): string => organ.replace(/办公[室厅]$/u, '');

/** Whose own years don't agree with it, else who came later; both where nothing tells. */
function suspectsOf(store: AuditStore, one: StoredDigest, other: StoredDigest): readonly StoredDigest[] {
  const weight = ({ digest }: StoredDigest): number =>
    store.findingsOf(digest.recordId).filter(({ rule, severity }) => severity !== 'info' && isOwnHistory(rule)).length;
  const surplus = weight(one) - weight(other);
  if (surplus !== 0) return [surplus > 0 ? one : other];
  const later = laterOf(one, other);
  return later === null ? [one, other] : [later];
}

function laterOf(one: StoredDigest, other: StoredDigest): StoredDigest | null {
  if (one.digest.year !== other.digest.year) return (one.digest.year ?? 0) > (other.digest.year ?? 0) ? one : other;
  const [when, then] = [one.digest.publishedOn, other.digest.publishedOn];
  if (when === null || then === null || when === then) return null;
  return when > then ? one : other;
}

/** Also what is far from its peers: a bureau with another one's figures. */
const isOwnHistory = (rule: string): boolean => rule.startsWith('chain.') || rule === 'plausibility.peer-outlier';
