/** What the rules need to know of a report, worked out once. */
import { tableNames } from '../forms/catalogue.ts';
import type { NoteCode, Report, TableName } from '../model/report.ts';
import { explainSums, type SumExplanations } from './explain.ts';
import { type Layouts, layoutsOf } from './layout.ts';
import { type CheckedSum, checkSums } from './sums.ts';

export interface Facts {
  readonly report: Report;
  readonly layouts: Layouts;
  /** The sums of tables three and four, in the forms' order. */
  readonly sums: readonly CheckedSum[];
  /** What explains the failing sums of table three. */
  readonly explanations: SumExplanations;
  /** Too little of the report is there for its outline to be judged. */
  readonly isExcerpt: boolean;
  /** Preamble and sections. */
  readonly narrative: string;
}

/** Fewer headings than this and the document is taken for a part of a report. */
const LEAST_HEADINGS = 2;

export function factsOf(report: Report): Facts {
  const layouts = layoutsOf(report);
  const applications = checkSums(report, layouts.applications);
  return {
    report,
    layouts,
    sums: [...applications, ...checkSums(report, layouts.disputes)],
    explanations: explainSums(report, applications),
    isExcerpt: report.title === null || report.sections.length < LEAST_HEADINGS,
    narrative: [report.preamble ?? '', ...report.sections.map(({ text }) => text)].join('\n'),
  };
}

/** Statutory tables that were found, in the report's order. */
export const foundTables = ({ report }: Facts): readonly TableName[] =>
  tableNames.filter((table) => report.tables[table].found);

export const hasNote = ({ notes }: Report, table: TableName, ...codes: readonly NoteCode[]): boolean =>
  notes.some((note) => codes.includes(note.code) && (note.table === undefined || note.table === table));
