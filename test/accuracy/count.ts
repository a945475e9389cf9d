/** What was read of a clean document, counted: figures right, missing, wrong without a word, blamed, doubted; findings; facts. */
import type { ReportRecord } from '../../src/model/record.ts';
import { codesOfReport, figureAt, notedIn } from '../support/made-up/judge.ts';
import type { CleanDocument } from './clean-document.ts';

/** Sums over the documents of a kind. All but the first three are faults. */
export interface Counts {
  readonly documents: number;
  /** Numbers printed. */
  readonly figures: number;
  /** Read as printed. */
  readonly right: number;
  /** Printed, and null in the record. */
  readonly missing: number;
  /** Another number, or one where none is printed. */
  readonly wrong: number;
  /** Missing or wrong, and no note names the figure. */
  readonly silent: number;
  /** Missing or wrong, and a finding accuses the publisher of it. */
  readonly blamed: number;
  /** Right, and a note doubts it. */
  readonly doubted: number;
  /** Findings on a faultless report. */
  readonly errors: number;
  readonly warnings: number;
  /** Organ, year or period read otherwise. */
  readonly facts: number;
  /** Documents that gave no figures, or another number of reports. */
  readonly failed: number;
}

export const none: Counts = {
  ...{ documents: 0, figures: 0, right: 0, missing: 0, wrong: 0, silent: 0, blamed: 0 },
  ...{ doubted: 0, errors: 0, warnings: 0, facts: 0, failed: 0 },
};

export const countNames = Object.keys(none) as readonly (keyof Counts)[];

export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (total, counts) =>
      Object.fromEntries(countNames.map((name) => [name, total[name] + counts[name]])) as unknown as Counts,
    none,
  );

export interface Judged {
  readonly counts: Counts;
  /** What went wrong, in words; empty if nothing did. */
  readonly faults: readonly string[];
}

export function judge({ report }: CleanDocument, records: readonly ReportRecord[]): Judged {
  const codes = codesOfReport(report);
  const printed = codes.filter((code) => report.values[code] !== null);
  const [record] = records;
  if (record === undefined || record.status === 'failed' || records.length > 1) {
    const counts = { ...none, documents: 1, figures: printed.length, missing: printed.length, failed: 1 };
    return { counts, faults: [`${records.length} records, ${record?.error?.code ?? ''}`] };
  }
  const isNoted = notedIn(record);
  // That a mixed report mixes two editions is so, whatever was read in the rows that show it.
  const accusing = record.findings.filter(
    ({ severity, rule }) => severity !== 'info' && !(rule === 'edition.mixed' && report.form === 'mixed'),
  );
  const accused = new Set(accusing.flatMap(({ cells }) => cells));
  const isRight = (code: string): boolean => (figureAt(record, code) ?? null) === (report.values[code] ?? null);
  const off = codes.filter((code) => !isRight(code));
  const findings = (severity: string): readonly string[] =>
    record.findings
      .filter((finding) => finding.severity === severity)
      .map(({ rule, message }) => `${rule} ${message.zh}`);
  const facts = factFaults(record, report);
  const doubted = printed.filter((code) => isRight(code) && isNoted(code));
  const counts: Counts = {
    documents: 1,
    figures: printed.length,
    right: printed.filter(isRight).length,
    missing: off.filter((code) => (figureAt(record, code) ?? null) === null).length,
    wrong: off.filter((code) => (figureAt(record, code) ?? null) !== null).length,
    silent: off.filter((code) => !isNoted(code)).length,
    blamed: off.filter((code) => accused.has(code)).length,
    doubted: doubted.length,
    errors: findings('error').length,
    warnings: findings('warning').length,
    facts: facts.length,
    failed: 0,
  };
  const figures = off.map((code) => `${code}: ${String(figureAt(record, code))} for ${String(report.values[code])}`);
  const doubts = doubted.length === 0 ? [] : [`${doubted.length} doubted: ${doubted[0] ?? ''}`];
  return { counts, faults: [...figures, ...doubts, ...findings('error'), ...findings('warning'), ...facts] };
}

function factFaults({ report: read }: ReportRecord, { organ, year }: CleanDocument['report']): readonly string[] {
  const pairs = [
    ['organ', read?.organ?.name, organ],
    ['year', read?.year, year],
    ['period', read?.period?.from, `${year}-01-01`],
  ] as const;
  return pairs
    .filter(([, is, should]) => is !== should)
    .map(([name, is, should]) => `${name}: ${String(is)} for ${should}`);
}
