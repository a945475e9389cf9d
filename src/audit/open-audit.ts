/**
 * What is said over a set of records and never stored with one: last year's report, peers, copies, the roster. The records
 * are read once; what is found is kept on the disk until it is asked for.
 */
import type { Finding } from '../model/finding.ts';
import { FINDING_SCHEMA, type FindingLine } from '../model/finding-line.ts';
import type { ReportRecord } from '../model/record.ts';
import { noOverrides, type RuleOverrides } from '../model/rule-overrides.ts';
import { AuditStore } from './audit-store.ts';
import { checkYears } from './check-years.ts';
import { digestOf } from './digest-of.ts';

export type Records = AsyncIterable<ReportRecord> | Iterable<ReportRecord>;

export interface AuditOptions {
  /** Records to compare with, which nothing is said about: earlier years that aren't checked again. */
  readonly history?: Records;
  /** What the user's rules file changes. */
  readonly overrides?: RuleOverrides;
  readonly signal?: AbortSignal;
}

export interface Audit {
  /**
   * What the set says of one record, in the order of the rules; none for a record of the history, or one that it doesn't
   * know. `consequence_of` is an index in this list.
   */
  findingsOf(recordId: string): readonly Finding[];
  /** All findings, in the order in which the records came; then those of organs that have no report. */
  lines(): Iterable<FindingLine>;
  close(): void;
}

/** Rejects with the reason of the signal. The caller closes what it gets. */
export async function openAudit(records: Records, options: AuditOptions = {}): Promise<Audit> {
  const store = new AuditStore();
  try {
    await addAll(store, records, true, options.signal);
    if (options.history !== undefined) await addAll(store, options.history, false, options.signal);
    store.index();
    for (const reports of store.byOrgan()) checkYears(store, reports, options.overrides ?? noOverrides);
  } catch (error) {
    store.close();
    throw error;
  }
  return {
    findingsOf: (recordId) => store.findingsOf(recordId),
    lines: () => linesOf(store),
    close: () => store.close(),
  };
}

async function addAll(store: AuditStore, records: Records, isReported: boolean, signal?: AbortSignal): Promise<void> {
  for await (const record of records) {
    signal?.throwIfAborted();
    store.add(digestOf(record), isReported);
  }
}

function* linesOf(store: AuditStore): Generator<FindingLine> {
  for (const { finding, digest } of store.findings()) {
    yield {
      schema: FINDING_SCHEMA,
      record_id: digest?.recordId ?? null,
      organ: digest?.organName == null ? null : { name: digest.organName, key: digest.organKey },
      year: digest?.year ?? null,
      source_uri: digest?.uri ?? null,
      ...finding,
    };
  }
}
