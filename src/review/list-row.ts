/** A report in the list: what it is told, filtered, sorted and searched by. */
import type { Message } from '../model/note.ts';
import type { ReportRecord } from '../model/record.ts';
import { type CheckedReport, countsOf, firstIssue } from '../verdicts/checked-report.ts';
import type { Verdict } from '../verdicts/verdict.ts';

/** What is known of a report whatever was decided about it. */
export interface RowFacts {
  readonly region: string | null;
  readonly level: string | null;
  readonly function: string | null;
  readonly carrier: string | null;
}

export interface ListRow extends RowFacts {
  readonly recordId: string;
  readonly verdict: Verdict;
  readonly organ: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly uri: string;
  /** Open causes by severity, and our own doubts. */
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number; readonly doubt: number };
  /** Findings that were decided about. */
  readonly decided: number;
  readonly first: Message | null;
}

/** A row with what only the server looks at. */
export interface IndexedRow {
  readonly row: ListRow;
  /** Rules of open findings. */
  readonly rules: readonly string[];
  readonly searched: string;
}

export function rowFacts({ report, source }: ReportRecord): RowFacts {
  const organ = report?.organ ?? null;
  return {
    region: organ?.region ?? null,
    level: organ?.level ?? null,
    function: organ?.function ?? null,
    carrier: source.carrier,
  };
}

export function indexedRow(report: CheckedReport, facts: RowFacts): IndexedRow {
  const open = report.issues.filter(({ isDismissed }) => !isDismissed);
  const row: ListRow = {
    ...facts,
    recordId: report.recordId,
    verdict: report.verdict,
    organ: report.organ?.name ?? null,
    year: report.year,
    title: report.title,
    uri: report.uri,
    counts: { ...countsOf(report), doubt: report.doubts.length },
    decided: report.issues.filter(({ decision }) => decision !== null).length,
    first: firstIssue(report)?.finding.message ?? report.doubts[0]?.message ?? null,
  };
  const words = [row.organ, row.title, row.uri, row.region, row.year, ...open.map(({ finding }) => finding.message.zh)];
  return {
    row,
    rules: [...new Set(open.map(({ finding }) => finding.rule))],
    searched: words.join('\n').normalize('NFKC').toLowerCase(),
  };
}
