/**
 * What is said over a set of records and never stored with one: last year's report, peers, copies, the roster. The records
 * are read once; what is found is kept on the disk until it is asked for.
 */
import type { Finding } from '../model/finding.ts';
import { FINDING_SCHEMA, type FindingLine } from '../model/finding-line.ts';
import type { ReportRecord } from '../model/record.ts';
import { noOverrides, type RuleOverrides } from '../model/rule-overrides.ts';
import type { Alias } from '../organs/aliases.ts';
import { type Identities, identitiesIn } from '../organs/identities.ts';
import { linkedInSet } from '../rules/set/set-causes.ts';
import { AuditStore } from './audit-store.ts';
import { checkCopies } from './check-copies.ts';
import { checkOrgan, organCheck } from './check-organ.ts';
import { checkPeers } from './check-peers.ts';
import { checkRegions } from './check-regions.ts';
import { checkRoster, type Coverage } from './check-roster.ts';
import { digestOf, narrativeOf } from './digest-of.ts';
import { groupingOf } from './grouping-of.ts';
import { keepOwnWords } from './own-words.ts';
import { bareText, shinglesOf } from './shingles.ts';

export type Records = AsyncIterable<ReportRecord> | Iterable<ReportRecord>;

export interface AuditOptions {
  /** Records to compare with, which nothing is said about: earlier years that aren't checked again. */
  readonly history?: Records;
  /** Organs that were renamed or merged. */
  readonly aliases?: readonly Alias[];
  /** Who must report, and by when. */
  readonly coverage?: Omit<Coverage, 'identities'>;
  /** What the user's rules file changes. */
  readonly overrides?: RuleOverrides;
  readonly signal?: AbortSignal;
}

export interface AuditCounts {
  /** The history's among them. */
  readonly records: number;
  readonly organs: number;
  /** That have a report of the set itself, ascending. */
  readonly years: readonly number[];
}

export interface Audit {
  /**
   * What the set says of one record, in the order of the rules; none for a record of the history, or one that it doesn't
   * know. `consequence_of` is an index in this list.
   */
  findingsOf(recordId: string): readonly Finding[];
  /**
   * All findings, in the order in which the records came; then those of organs that have no report. `consequence_of` counts
   * the lines of one record.
   */
  lines(): Iterable<FindingLine>;
  readonly counts: AuditCounts;
  close(): void;
}

/** Rejects with the reason of the signal. The caller closes what it gets. */
export async function openAudit(records: Records, options: AuditOptions = {}): Promise<Audit> {
  const store = new AuditStore();
  try {
    await addAll(store, records, true, options.signal);
    if (options.history !== undefined) await addAll(store, options.history, false, options.signal);
    checkAll(store, options);
    store.finish();
  } catch (error) {
    store.close();
    throw error;
  }
  return {
    findingsOf: (recordId) => linkedInSet(store.findingsOf(recordId)),
    lines: () => linesOf(store),
    counts: { records: store.count(), organs: store.organCount(), years: store.reportedYears() },
    close: () => store.close(),
  };
}

async function addAll(store: AuditStore, records: Records, isReported: boolean, signal?: AbortSignal): Promise<void> {
  for await (const record of records) {
    signal?.throwIfAborted();
    const digest = digestOf(record);
    const shingles = shinglesOf(bareText(narrativeOf(record), digest.organName));
    store.add(digest, isReported, groupingOf(digest), shingles);
  }
}

function checkAll(store: AuditStore, { aliases = [], coverage, overrides = noOverrides, signal }: AuditOptions): void {
  const rosterNames = coverage?.roster.flatMap(({ name, otherNames }) => [name, ...otherNames]) ?? [];
  const identities = nameOrgans(store, aliases, rosterNames);
  keepOwnWords(store);
  const check = organCheck(store, identities.isNew, overrides);
  for (const reports of store.byOrgan()) {
    signal?.throwIfAborted();
    checkOrgan(check, reports);
  }
  checkPeers(store, overrides);
  signal?.throwIfAborted();
  checkCopies(store, overrides);
  signal?.throwIfAborted();
  checkRegions(store, overrides);
  if (coverage !== undefined) checkRoster(store, { ...coverage, identities }, overrides);
}

function nameOrgans(store: AuditStore, aliases: readonly Alias[], others: readonly string[]): Identities {
  let identities: Identities = identitiesIn(others, aliases);
  store.nameOrgans((names) => {
    identities = identitiesIn([...names, ...others], aliases);
    return identities.of;
  });
  return identities;
}

function* linesOf(store: AuditStore): Generator<FindingLine> {
  for (const { findings, digest } of store.findings()) {
    for (const finding of linkedInSet(findings)) {
      yield {
        schema: FINDING_SCHEMA,
        record_id: digest.recordId,
        organ: digest.organName === null ? null : { name: digest.organName, key: digest.organKey },
        year: digest.year,
        source_uri: digest.uri,
        ...finding,
      };
    }
  }
  for (const { finding, organ, year } of store.unreported()) {
    yield { schema: FINDING_SCHEMA, record_id: null, organ, year, source_uri: null, ...finding };
  }
}
