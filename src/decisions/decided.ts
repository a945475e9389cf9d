/** The decisions that hold. */
import { type DecidedReport, type Decision, type DecisionAbout, subjectKey, subjectOf } from './decision.ts';
import type { Finding } from '../model/finding.ts';

export interface Decided {
  /** The newest decision about a finding; null if none holds. */
  about(report: DecidedReport, finding: Finding): DecisionAbout | null;
}

export const nothingDecided: Decided = { about: () => null };

/** `decisions` in the order of the file: of two about one finding the later holds, and an undone one never. */
export function decidedBy(decisions: readonly Decision[]): Decided {
  if (decisions.length === 0) return nothingDecided;
  const undone = new Set(decisions.flatMap((decision) => (decision.kind === 'undo' ? [decision.undoes] : [])));
  const bySubject = new Map<string, DecisionAbout>();
  for (const decision of decisions) {
    if (decision.kind !== 'undo' && !undone.has(decision.id)) bySubject.set(subjectKey(decision.subject), decision);
  }
  return { about: (report, finding) => bySubject.get(subjectKey(subjectOf(report, finding))) ?? null };
}
