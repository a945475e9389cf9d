/** A report as a checker sees it: its verdict, and everything that speaks against it. */
import type { Decided } from '../decisions/decided.ts';
import type { DecidedReport, DecisionAbout } from '../decisions/decision.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Message } from '../model/note.ts';
import type { ReportRecord } from '../model/record.ts';
import type { RuleHead } from '../rules/rule.ts';
import { linkedWithSet } from '../rules/set/set-causes.ts';
import { adviceFor } from './advice.ts';
import { cellPlaces, type CellPlaces, cellPlaceWords, placeWords } from './place.ts';
import { isReadWhole, type Verdict, verdictOf } from './verdict.ts';

/** A finding with all that a person needs beside it. */
export interface Issue {
  readonly finding: Finding;
  /** From 1, in the order of the report's findings; `consequence_of` counts from 0 in the same order. */
  readonly number: number;
  readonly place: Message;
  readonly page: number | null;
  readonly advice: Message | null;
  /** What was decided about it, or about the finding that it follows from; null if nothing holds. */
  readonly decision: DecisionAbout | null;
  readonly isDismissed: boolean;
}

/** Something that we could not read for certain: no fault of the report. */
export interface Doubt {
  readonly message: Message;
  readonly code: string;
  readonly place: Message | null;
  readonly page: number | null;
}

export interface CheckedReport {
  readonly recordId: string;
  readonly uri: string;
  readonly sha256: string | null;
  readonly title: string | null;
  readonly organ: { readonly name: string; readonly key: string | null } | null;
  readonly year: number | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly verdict: Verdict;
  readonly issues: readonly Issue[];
  readonly doubts: readonly Doubt[];
}

/** Of a record what its rows need: a set of thousands is kept. */
export interface Outlined extends DecidedReport {
  readonly recordId: string;
  readonly title: string | null;
  readonly error: CheckedReport['error'];
  readonly edition: NonNullable<ReportRecord['report']>['edition'] | null;
  readonly findings: readonly Finding[];
  readonly doubts: readonly Doubt[];
  readonly places: CellPlaces;
  readonly isReadWhole: boolean;
}

export const outlined = (record: ReportRecord): Outlined => ({
  ...reportFacts(record),
  recordId: record.record_id,
  title: record.report?.title ?? null,
  error: record.error,
  edition: record.report?.edition ?? null,
  findings: record.findings as readonly Finding[],
  doubts: doubtsOf(record, cellPlaces(record)),
  places: cellPlaces(record),
  isReadWhole: isReadWhole(record),
});

export interface Checking {
  readonly decided: Decided;
  /** Every rule, for its advice. */
  readonly heads: readonly RuleHead[];
}

/** `ofSet`: findings over the set, their `consequence_of` counted among themselves. */
export function checkedReport(report: Outlined, ofSet: readonly Finding[], checking: Checking): CheckedReport {
  const { organ, year, sha256, uri, recordId, title, error, doubts } = report;
  const findings = linkedWithSet(report.findings, ofSet);
  const decisions = findings.map((finding) => checking.decided.about(report, finding));
  const issues = findings.map((finding, index): Issue => {
    const decision = decisions[index] ?? decisions[finding.consequence_of ?? -1] ?? null;
    return {
      ...{ finding, number: index + 1, decision },
      place: placeWords(finding, report.places, report.edition),
      page: finding.page ?? report.places[finding.cells[0] ?? '']?.page ?? null,
      advice: adviceFor(finding.rule, checking.heads),
      isDismissed: decision?.kind === 'dismiss',
    };
  });
  const open = issues.filter(({ isDismissed }) => !isDismissed).map(({ finding }) => finding);
  const verdict = verdictOf(report.isReadWhole, doubts.length > 0, open);
  return { ...{ recordId, uri, sha256, title, organ, year, error, verdict, issues, doubts } };
}

/** What decisions about a record's findings are kept under. */
export function reportFacts({ report, source }: Pick<ReportRecord, 'report' | 'source'>): DecidedReport {
  const organ = report?.organ ?? null;
  return {
    organ: organ === null ? null : { name: organ.name, key: organ.key ?? null },
    year: report?.year ?? null,
    sha256: source.sha256,
    uri: source.uri,
  };
}

function doubtsOf({ notes, report }: ReportRecord, places: CellPlaces): readonly Doubt[] {
  return notes
    .filter(({ cells }) => cells.length > 0)
    .map(({ code, message, cells: [cell = ''] }) => ({
      ...{ code, message },
      place: cellPlaceWords(cell, places, report?.edition ?? null),
      page: places[cell]?.page ?? null,
    }));
}

/** Findings that count: neither dismissed nor said of another one's cause. */
const openCauses = ({ issues }: CheckedReport): readonly Issue[] =>
  issues.filter(({ isDismissed, finding }) => !isDismissed && finding.consequence_of === null);

export function countsOf(report: CheckedReport): Readonly<Record<Severity, number>> {
  const count = (severity: Severity): number =>
    openCauses(report).filter(({ finding }) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

const severityRanks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The gravest that is open, the first of its severity. */
export const firstIssue = (report: CheckedReport): Issue | null =>
  openCauses(report).toSorted(
    (a, b) => severityRanks[a.finding.severity] - severityRanks[b.finding.severity] || a.number - b.number,
  )[0] ?? null;

/** Findings of a record by severity, consequences included, without what was dismissed. */
export function openFindings(record: ReportRecord, decided: Decided): Readonly<Record<Severity, number>> {
  const { issues } = checkedReport(outlined(record), [], { decided, heads: [] });
  const count = (severity: Severity): number =>
    issues.filter(({ isDismissed, finding }) => !isDismissed && finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}
