/** The decisions that hold. */
import {
  type DecidedReport,
  type Decision,
  type DecisionAbout,
  type Reading,
  readingOfCell,
  subjectKey,
  subjectOf,
} from './decision.ts';
import type { Finding } from '../model/finding.ts';

export interface Decided {
  /** The newest decision about a finding; null if none holds. */
  about(report: DecidedReport, finding: Finding): DecisionAbout | null;
  /** What people read in the cells of a report, the newest of each. */
  readings(report: DecidedReport): readonly Reading[];
  /** Whether anybody corrected a reading at all. */
  readonly hasReadings: boolean;
}

export const nothingDecided: Decided = { about: () => null, readings: () => [], hasReadings: false };

/** `decisions` in the order of the file: of two about one finding or cell the later holds, and an undone one never. */
export function decidedBy(decisions: readonly Decision[]): Decided {
  if (decisions.length === 0) return nothingDecided;
  const undone = new Set(decisions.flatMap((decision) => (decision.kind === 'undo' ? [decision.undoes] : [])));
  const bySubject = new Map<string, DecisionAbout>();
  const byReport = new Map<string, Map<string, Reading>>();
  for (const decision of decisions) {
    if (decision.kind === 'undo' || undone.has(decision.id)) continue;
    if (decision.kind === 'reading') {
      const key = reportKey(decision.of);
      byReport.set(key, (byReport.get(key) ?? new Map<string, Reading>()).set(decision.of.code, decision));
    } else bySubject.set(subjectKey(decision.subject), decision);
  }
  return {
    hasReadings: byReport.size > 0,
    about: (report, finding) => bySubject.get(subjectKey(subjectOf(report, finding))) ?? null,
    readings: (report) => {
      const of = byReport.size === 0 ? null : readingOfCell(report, '-');
      return of === null ? [] : [...(byReport.get(reportKey(of))?.values() ?? [])];
    },
  };
}

const reportKey = ({ sha256, organ, year }: Reading['of']): string => JSON.stringify([sha256, organ, year]);
