/** All that the page of one report shows, as plain JSON. */
import { type Decision, subjectKey, subjectOf } from '../decisions/decision.ts';
import { figuresOf } from '../exports/figures.ts';
import { tableNames } from '../forms/catalogue.ts';
import type { Severity } from '../model/finding.ts';
import { bothLanguages } from '../model/both-languages.ts';
import type { ReportRecord } from '../model/record.ts';
import type { CheckedReport } from '../verdicts/checked-report.ts';
import { formOf } from '../verdicts/form-of.ts';
import { cellPlaces, cellPlaceWords } from '../verdicts/place.ts';
import type { FigureView, ReportPage } from './answers.ts';
import type { OpenedReport, ReviewSet } from './review-set.ts';
import { statutoryTable } from './statutory-table.ts';

export function reportPage(opened: OpenedReport, set: ReviewSet): ReportPage {
  const { record, checked, outline } = opened;
  const before = set.yearBefore(outline);
  return {
    ...{ recordId: record.record_id, verdict: checked.verdict, report: record.report, status: record.status },
    error: record.error === null ? null : (record.error.messages ?? bothLanguages(record.error.message)),
    source: record.source,
    tables: tablesIn(record),
    figures: figureViews(record, checked, before),
    issues: checked.issues.map((issue) => ({ ...issue, key: subjectKey(subjectOf(outline, issue.finding)) })),
    doubts: doubtsIn(record, checked),
    notes: record.notes.filter(({ cells }) => cells.length === 0).map(({ message }) => message),
    sections: sectionsIn(record),
    lastYear: before === null ? null : { recordId: before.record_id, year: before.report?.year ?? null },
    readings: set.decided.readings(outline),
    lastDecision: heldDecisions(opened, set).at(-1)?.id ?? null,
    checks: record.checks,
  };
}

function foundAt(
  found: ReportRecord['evidence'][string] | undefined,
  at: ReadonlyMap<string, number>,
): Pick<FigureView, 'raw' | 'page' | 'box' | 'at' | 'corrected'> {
  if (found === undefined) return { raw: null, page: null, box: null, at: null };
  const { raw, page, box, path, corrected } = found;
  return { raw, page, box, at: at.get(path ?? '') ?? null, ...(corrected !== undefined && { corrected }) };
}

/** Paths of all figures, each once: their places in the source are asked for by them. */
export const pathsIn = ({ evidence }: ReportRecord): readonly string[] => [
  ...new Set(Object.values(evidence).flatMap(({ path }) => (path === null ? [] : [path]))),
];

function tablesIn(record: ReportRecord): ReportPage['tables'] {
  const codes = new Set(figuresOf(record).map(({ code }) => code));
  return tableNames.flatMap((table) => {
    const form = formOf(record.report?.edition ?? null, table, codes);
    return form === null || record[table] === undefined ? [] : [{ table, rows: statutoryTable(form, codes) }];
  });
}

function figureViews(record: ReportRecord, checked: CheckedReport, before: ReportRecord | null): ReportPage['figures'] {
  const marks = marksOf(record, checked);
  const places = cellPlaces(record);
  const lastYear = new Map(before === null ? [] : figuresOf(before).map(({ code, value }) => [code, value]));
  const at = new Map([...pathsIn(record).entries()].map(([index, path]) => [path, index]));
  const edition = record.report?.edition ?? null;
  const views = figuresOf(record).map(({ code, value }): readonly [string, FigureView] => {
    const old = lastYear.get(code);
    const view = {
      ...{ value, place: cellPlaceWords(code, places, edition), mark: marks.get(code) ?? null },
      ...foundAt(record.evidence[code], at),
      ...(old !== undefined && { lastYear: old }),
    };
    return [code, view];
  });
  return Object.fromEntries(views);
}

/** The first cell of each open cause. A suspect of an error outweighs a doubt, and that the rest. */
function marksOf({ notes }: ReportRecord, { issues }: CheckedReport): ReadonlyMap<string, Severity | 'doubt'> {
  const open = issues.filter(({ isDismissed, finding }) => !isDismissed && finding.consequence_of === null);
  const of = (severity: Severity) =>
    open.flatMap(({ finding: { severity: own, cells } }) =>
      own === severity ? cells.slice(0, 1).map((code) => [code, severity] as const) : [],
    );
  const doubts = notes.flatMap(({ cells }) => cells.map((code) => [code, 'doubt'] as const));
  return new Map([...of('info'), ...of('warning'), ...doubts, ...of('error')]);
}

function doubtsIn({ notes }: ReportRecord, { doubts }: CheckedReport): ReportPage['doubts'] {
  const cells = notes.filter(({ cells: own }) => own.length > 0).map(({ cells: own }) => own);
  return doubts.map((doubt, index) => ({ ...doubt, cells: cells[index] ?? [] }));
}

function sectionsIn({ sections, claims = [] }: ReportRecord): ReportPage['sections'] {
  return sections.map(({ ordinal, heading, text }) => ({
    ...{ heading, text },
    claims: claims
      .filter(({ section, offset, text: words }) => section === ordinal && text.startsWith(words, offset))
      .map(({ offset, text: words, code, codes, value, period, state }) => ({
        ...{ start: offset, end: offset + words.length, codes: codes ?? (code === undefined ? [] : [code]) },
        ...{ value, period, isWeak: state === 'weak' },
      })),
  }));
}

/** Decisions that hold about findings of the report and cells of it, in the order in which they were made. */
export function heldDecisions({ checked, outline }: OpenedReport, set: ReviewSet): readonly Decision[] {
  const held = new Set([
    ...checked.issues.flatMap(({ decision }) => (decision === null ? [] : [decision.id])),
    ...set.decided.readings(outline).map(({ id }) => id),
  ]);
  return set.decisions.filter(({ id }) => held.has(id));
}
