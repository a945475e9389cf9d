/** The reports under review: their verdicts as they stand after every decision, and the decisions that are made here. */
import { statSync } from 'node:fs';
import { type Decided, decidedBy } from '../decisions/decided.ts';
import { type Decision, decidedOrgan } from '../decisions/decision.ts';
import { appendDecisions, type NewDecision, readDecisions } from '../decisions/decisions-file.ts';
import type { Finding } from '../model/finding.ts';
import type { ReportRecord } from '../model/record.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import type { RuleHead } from '../rules/rule.ts';
import { type CheckedReport, checkedReport, type Outlined, outlined } from '../verdicts/checked-report.ts';
import { correctedRecord } from '../verdicts/corrected-record.ts';
import { type ListQuery, type ListResult, runQuery } from './list-query.ts';
import { type IndexedRow, indexedRow, type RowFacts } from './list-row.ts';
import type { RecordSpool } from './record-spool.ts';

type FindingsOf = (recordId: string) => readonly Finding[];

export interface ReviewSetOptions {
  /** After what was corrected, in the order of the inputs. */
  readonly outlines: readonly Outlined[];
  readonly factsOf: (recordId: string) => RowFacts;
  /** What the set says of a record, as it was opened. */
  readonly findingsOf: FindingsOf;
  /** What it says after readings were corrected; null where that takes too long, or can't be asked twice. */
  readonly auditAgain: ((records: Iterable<ReportRecord>) => Promise<FindingsOf>) | null;
  readonly spool: RecordSpool;
  readonly heads: readonly RuleHead[];
  readonly overrides: RuleOverrides;
  /** Files of decisions, read in this order. */
  readonly decisionFiles: readonly string[];
  /** The one of them that is written. */
  readonly writeTo: string;
}

interface Entry {
  outline: Outlined;
  ofSet: readonly Finding[];
  readonly facts: RowFacts;
  checked: CheckedReport;
  indexed: IndexedRow;
}

/** A report with everything that its page shows. */
export interface OpenedReport {
  readonly record: ReportRecord;
  readonly checked: CheckedReport;
  readonly outline: Outlined;
}

/** Permalinks come back to the same few questions. */
const MOST_KEPT_RESULTS = 16;

export class ReviewSet {
  readonly #options: ReviewSetOptions;
  readonly #entries = new Map<string, Entry>();
  #decisions: readonly Decision[] = [];
  #decided: Decided = decidedBy([]);
  #signature = '';
  readonly #results = new Map<string, ListResult>();
  /** Readings have changed since the set was last looked at as a whole. */
  #isStale = false;
  #audits = 0;

  constructor(options: ReviewSetOptions) {
    this.#options = options;
    this.#read();
    for (const outline of options.outlines) {
      if (this.#entries.has(outline.recordId)) continue;
      const ofSet = options.findingsOf(outline.recordId);
      const facts = options.factsOf(outline.recordId);
      this.#entries.set(outline.recordId, { outline, ofSet, facts, ...this.#judged(outline, ofSet, facts) });
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  list(query: ListQuery): ListResult {
    this.#refresh();
    const key = JSON.stringify(query);
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const result = runQuery(
      [...this.#entries.values()].map(({ indexed }) => indexed),
      query,
    );
    const [oldest] = this.#results.keys();
    if (oldest !== undefined && this.#results.size >= MOST_KEPT_RESULTS) this.#results.delete(oldest);
    this.#results.set(key, result);
    return result;
  }

  /** Null: there is none of this id. */
  open(recordId: string): OpenedReport | null {
    this.#refresh();
    const entry = this.#entries.get(recordId);
    const stored = this.#options.spool.get(recordId);
    if (entry === undefined || stored === null) return null;
    const record = correctedRecord(stored, this.#decided, this.#options.overrides);
    return { record, checked: entry.checked, outline: entry.outline };
  }

  /** The report of the same organ for the year before; null where there is none, or the organ isn't known. */
  yearBefore({ organ, year }: Outlined): ReportRecord | null {
    if (organ === null || year === null) return null;
    const isBefore = ({ outline }: Entry): boolean =>
      outline.year === year - 1 && outline.organ !== null && organKey(outline.organ) === organKey(organ);
    const before = [...this.#entries.values()].find(isBefore);
    return before === undefined ? null : (this.open(before.outline.recordId)?.record ?? null);
  }

  /** All lines of the files, in their order. */
  get decisions(): readonly Decision[] {
    this.#refresh();
    return this.#decisions;
  }

  get decided(): Decided {
    this.#refresh();
    return this.#decided;
  }

  /** On the disk when it returns. Errors: DecisionsError, and the system's. */
  add(decision: NewDecision, now: number): Decision | null {
    const [written] = appendDecisions(this.#options.writeTo, [decision], now);
    this.#refresh();
    return written ?? null;
  }

  /** Findings that compare with other reports, after readings have changed. Of two at once the later counts. */
  async renew(): Promise<void> {
    const { auditAgain } = this.#options;
    if (!this.#isStale || auditAgain === null) return;
    this.#isStale = false;
    const own = ++this.#audits;
    const findingsOf = await auditAgain(this.#correctedRecords());
    if (own !== this.#audits) return;
    for (const entry of this.#entries.values()) {
      const ofSet = findingsOf(entry.outline.recordId);
      Object.assign(entry, { ofSet, ...this.#judged(entry.outline, ofSet, entry.facts) });
    }
    this.#results.clear();
  }

  *#correctedRecords(): Generator<ReportRecord> {
    const { spool, overrides } = this.#options;
    for (const recordId of this.#entries.keys()) {
      const stored = spool.get(recordId);
      if (stored !== null) yield correctedRecord(stored, this.#decided, overrides);
    }
  }

  /** Another program may have written meanwhile. */
  #refresh(): void {
    if (this.#signatureNow() === this.#signature) return;
    const [before, old] = [this.#decided, this.#decisions];
    this.#read();
    this.#results.clear();
    // Of ten thousand reports a decision touches those of one organ.
    const organs = new Set([...old, ...this.#decisions].map(organOf));
    for (const entry of this.#entries.values()) {
      if (!organs.has(decidedOrgan(entry.outline))) continue;
      const outline = this.#outlineAfter(before, entry);
      Object.assign(entry, { outline, ...this.#judged(outline, entry.ofSet, entry.facts) });
    }
  }

  /** Only where readings came or went is the record looked at again. */
  #outlineAfter(before: Decided, { outline }: Entry): Outlined {
    const [old, now] = [before.readings(outline), this.#decided.readings(outline)];
    if (old.map(({ id }) => id).join() === now.map(({ id }) => id).join()) return outline;
    this.#isStale = true;
    const stored = this.#options.spool.get(outline.recordId);
    return stored === null ? outline : outlined(correctedRecord(stored, this.#decided, this.#options.overrides));
  }

  #judged(outline: Outlined, ofSet: readonly Finding[], facts: RowFacts): Pick<Entry, 'checked' | 'indexed'> {
    const checked = checkedReport(outline, ofSet, { decided: this.#decided, heads: this.#options.heads });
    return { checked, indexed: indexedRow(checked, facts) };
  }

  #read(): void {
    const signature = this.#signatureNow();
    this.#decisions = this.#options.decisionFiles.flatMap((file) => readDecisions(file));
    this.#decided = decidedBy(this.#decisions);
    // Only what was read whole counts as read: a file that can't be used is told of until it can.
    this.#signature = signature;
  }

  #signatureNow(): string {
    return this.#options.decisionFiles
      .map((file) => {
        const stats = statSync(file, { throwIfNoEntry: false });
        return stats === undefined ? '-' : `${stats.size}:${stats.mtimeMs}`;
      })
      .join();
  }
}

const organOf = (decision: Decision): string | null => {
  if (decision.kind === 'undo') return null;
  return decision.kind === 'reading' ? decision.of.organ : decision.subject.organ;
};

const organKey = ({ key, name }: NonNullable<Outlined['organ']>): string => key ?? name;
