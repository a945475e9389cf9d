/** Every report against those of organs of one kind, level, province and year. */
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { peerCodes, peerOutlier } from '../rules/peers/peer-outlier.ts';
import { type PeerStatistics, peerStatistics } from '../rules/peers/peer-statistics.ts';
import type { PeerFacts } from '../rules/set/set-rule.ts';
import type { Digest } from '../rules/set/digest.ts';
import type { AuditStore } from './audit-store.ts';
import type { StoredDigest } from './stored-digest.ts';
import { type ActiveRule, activeRules, failuresIn, setFinding } from './set-finding.ts';

/** A larger group is known well enough by every n-th of its members. */
const MOST_MEASURED = 4000;

export function checkPeers(store: AuditStore, overrides: RuleOverrides): void {
  const [active] = activeRules([peerOutlier], overrides);
  if (active === undefined) return;
  for (const { peers, year, count } of store.peerGroups(active.settings.threshold('peers'))) {
    const statistics = statisticsOf(store.ofPeers(peers, year), Math.ceil(count / MOST_MEASURED));
    for (const report of store.ofPeers(peers, year)) judge(store, active, report, statistics);
  }
}

function judge(
  store: AuditStore,
  { rule, settings }: ActiveRule<typeof peerOutlier>,
  report: StoredDigest,
  statistics: PeerFacts['statistics'],
): void {
  const { isReported, digest: now } = report;
  if (!isReported || now.isFailed) return;
  // The organ's other years are asked for where they matter.
  if (failuresIn(rule.check({ now, statistics, neighbours: [] }, settings)).length === 0) return;
  const facts = { now, statistics, neighbours: otherYears(store, report) };
  for (const failure of failuresIn(rule.check(facts, settings)))
    store.addFinding(report, setFinding(rule, settings, failure, { now }));
}

function statisticsOf(reports: Iterable<StoredDigest>, step: number): ReadonlyMap<string, PeerStatistics> {
  const values = new Map<string, number[]>(peerCodes.map((code) => [code, []]));
  const organs = new Set<string>();
  let index = 0;
  for (const { organ, digest } of reports) {
    index += 1;
    // Two documents of one organ are one peer.
    if (index % step !== 0 || digest.isFailed || (organ !== null && organs.has(organ))) continue;
    if (organ !== null) organs.add(organ);
    for (const [code, list] of values) {
      const value = digest.figures[code];
      if (typeof value === 'number') list.push(value);
    }
  }
  return new Map([...values].map(([code, list]) => [code, peerStatistics(list)]));
}

const otherYears = (store: AuditStore, { organ, digest: { year } }: StoredDigest): readonly Digest[] =>
  organ === null || year === null
    ? []
    : [year - 1, year + 1].flatMap((of) => store.ofOrganAndYear(organ, of).map(({ digest }) => digest));
