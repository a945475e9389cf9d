/** All that the page of one report shows, as plain JSON. */
import type { Decision, Reading } from '../decisions/decision.ts';
import { figuresOf } from '../exports/figures.ts';
import { tableNames } from '../forms/catalogue.ts';
import type { Severity } from '../model/finding.ts';
import type { Message, TableName } from '../model/note.ts';
import { bothLanguages } from '../model/both-languages.ts';
import type { ReportRecord } from '../model/record.ts';
import type { CheckedReport, Doubt, Issue } from '../verdicts/checked-report.ts';
import { formOf } from '../verdicts/form-of.ts';
import { cellPlaces, cellPlaceWords } from '../verdicts/place.ts';
import type { OpenedReport, ReviewSet } from './review-set.ts';
import { statutoryTable, type TableRow } from './statutory-table.ts';

export interface FigureView {
  readonly value: number | null;
  /** Null: the report has no cell for it. */
  readonly raw: string | null;
  readonly page: number | null;
  readonly box: readonly number[] | null;
  /** Of its path among `pathsIn`; null where the source has no paths. */
  readonly at: number | null;
  readonly place: Message;
  readonly lastYear?: number | null;
  /** The gravest that is open about it; `doubt`: our own. */
  readonly mark: Severity | 'doubt' | null;
  readonly corrected?: ReportRecord['evidence'][string]['corrected'];
}

export interface ClaimView {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly string[];
  readonly value: number;
  readonly period: string;
  readonly isWeak: boolean;
}

export interface ReportPage {
  readonly recordId: string;
  readonly verdict: CheckedReport['verdict'];
  readonly report: ReportRecord['report'];
  readonly status: ReportRecord['status'];
  readonly error: Message | null;
  readonly source: ReportRecord['source'];
  readonly tables: readonly { readonly table: TableName; readonly rows: readonly TableRow[] }[];
  readonly figures: Readonly<Record<string, FigureView>>;
  readonly issues: readonly Issue[];
  readonly doubts: readonly (Doubt & { readonly cells: readonly string[] })[];
  readonly notes: readonly Message[];
  readonly sections: readonly {
    readonly heading: string;
    readonly text: string;
    readonly claims: readonly ClaimView[];
  }[];
  readonly lastYear: { readonly recordId: string; readonly year: number | null } | null;
  /** Readings that hold, by code, for undoing them. */
  readonly readings: readonly Reading[];
  readonly checks: ReportRecord['checks'];
}

export function reportPage({ record, checked, outline }: OpenedReport, set: ReviewSet): ReportPage {
  const before = set.yearBefore(outline);
  return {
    ...{ recordId: record.record_id, verdict: checked.verdict, report: record.report, status: record.status },
    error: record.error === null ? null : (record.error.messages ?? bothLanguages(record.error.message)),
    source: record.source,
    tables: tablesIn(record),
    figures: figureViews(record, checked, before),
    issues: checked.issues,
    doubts: doubtsIn(record, checked),
    notes: record.notes.filter(({ cells }) => cells.length === 0).map(({ message }) => message),
    sections: sectionsIn(record),
    lastYear: before === null ? null : { recordId: before.record_id, year: before.report?.year ?? null },
    readings: set.decided.readings(outline),
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

/** The newest decision that still holds about a finding of the report or a cell of it: what `undo` takes back. */
export function lastDecision({ checked, outline }: OpenedReport, set: ReviewSet): Decision | null {
  const held = new Set([
    ...checked.issues.flatMap(({ decision }) => (decision === null ? [] : [decision.id])),
    ...set.decided.readings(outline).map(({ id }) => id),
  ]);
  return set.decisions.findLast(({ id }) => held.has(id)) ?? null;
}
