/** The order in which a checker goes through reports. */
import { type CheckedReport, countsOf } from './checked-report.ts';
import { type Verdict, verdicts } from './verdict.ts';

/** Worst first; what is equal stays as it came. */
export function worstFirst(reports: readonly CheckedReport[]): readonly CheckedReport[] {
  const keyed = reports.map((report) => ({ report, counts: countsOf(report), rank: verdicts.indexOf(report.verdict) }));
  return keyed
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        b.counts.error - a.counts.error ||
        b.counts.warning - a.counts.warning ||
        b.report.doubts.length - a.report.doubts.length,
    )
    .map(({ report }) => report);
}

export const countVerdicts = (reports: readonly CheckedReport[]): Readonly<Record<Verdict, number>> => ({
  faulty: reports.filter(({ verdict }) => verdict === 'faulty').length,
  not_assessable: reports.filter(({ verdict }) => verdict === 'not_assessable').length,
  to_check: reports.filter(({ verdict }) => verdict === 'to_check').length,
  clean: reports.filter(({ verdict }) => verdict === 'clean').length,
});
