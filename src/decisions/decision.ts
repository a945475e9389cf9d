/** What people decided about findings and about readings, and what it is about. */
import type { Finding } from '../model/finding.ts';
import type { ReadingOf, Subject } from './decision-schema.ts';

// Types alone: whoever only asks what was decided loads no schema.
export type { Decision, DecisionAbout, Reading, ReadingOf, Subject } from './decision-schema.ts';

/** The report that a finding is about, as far as its decisions need to know it. */
export interface DecidedReport {
  readonly organ: { readonly name: string; readonly key: string | null } | null;
  readonly year: number | null;
  readonly sha256: string | null;
  readonly uri: string;
}

/** What decisions know a report's organ by. */
export const decidedOrgan = ({ organ, sha256, uri }: DecidedReport): string =>
  organ === null ? (sha256 ?? uri) : (organ.key ?? organ.name);

/** Null for a report whose bytes aren't known. */
export function readingOfCell(report: DecidedReport, code: string): ReadingOf | null {
  const { sha256, year } = report;
  return sha256 === null ? null : { sha256, organ: decidedOrgan(report), year, code };
}

/** A changed value, or a finding about other words, is another subject: what was decided doesn't hold for it. */
export function subjectOf(report: DecidedReport, finding: Finding): Subject {
  const { rule, cells, printed, quote, message } = finding;
  const words = quote ?? (cells.length === 0 ? message.zh : undefined);
  return {
    organ: decidedOrgan(report),
    year: report.year,
    rule,
    cells: [...cells],
    printed: [...printed],
    ...(words !== undefined && { words }),
  };
}

export const subjectKey = ({ organ, year, rule, cells, printed, words }: Subject): string =>
  JSON.stringify([organ, year, rule, cells, printed, words ?? null]);
