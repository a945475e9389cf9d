/** What the rules need to know of a report, worked out once. */
import { tableNames } from '../forms/catalogue.ts';
import type { Unit } from '../forms/form.ts';
import { sectionForms } from '../forms/sections.ts';
import type { Figure, FigureState, NoteCode, Report, TableName } from '../model/report.ts';
import { describeOrgan, type OrganDescription } from '../organs/describe-organ.ts';
import { explainSums, type SumExplanations } from './explain-sums.ts';
import { type Layout, type Layouts, layoutsOf } from './layout.ts';
import { type CheckedSum, checkSums } from './sums.ts';

export interface FormCell {
  readonly code: string;
  readonly unit: Unit;
  /** Absent: the page has no such cell, or it wasn't found. */
  readonly figure: Figure | undefined;
}

/** The cells that a table of this layout has. */
export interface TableCells {
  readonly table: TableName;
  readonly layout: Layout;
  readonly cells: readonly FormCell[];
  readonly blanks: readonly string[];
  readonly absentCount: number;
  readonly doubtfulCount: number;
}

export interface WholeNumber {
  readonly code: string;
  readonly value: number;
}

export interface Facts {
  readonly report: Report;
  /** What the organ's name tells of it; null where it has none. */
  readonly organ: OrganDescription | null;
  readonly layouts: Layouts;
  /** Of the tables that have a layout. */
  readonly tables: readonly TableCells[];
  /** Codes of the cells that these tables have. */
  readonly codes: ReadonlySet<string>;
  /** Of these cells, those that hold whole numbers. */
  readonly wholeNumbers: readonly WholeNumber[];
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

function tableCells(report: Report, layout: Layout): TableCells {
  const cells = layout.codes.map((code) => ({
    code,
    unit: layout.units.get(code) ?? 'count',
    figure: report.figures[code],
  }));
  const isIn = ({ figure }: FormCell, state: FigureState): boolean => figure?.state === state;
  return {
    table: layout.table,
    layout,
    cells,
    blanks: cells.filter((cell) => isIn(cell, 'blank') || isIn(cell, 'dash')).map(({ code }) => code),
    absentCount: cells.filter(({ figure }) => figure === undefined).length,
    doubtfulCount: cells.filter((cell) => isIn(cell, 'doubtful')).length,
  };
}

function wholeNumbersIn(tables: readonly TableCells[]): readonly WholeNumber[] {
  const found: WholeNumber[] = [];
  for (const { cells } of tables)
    for (const { code, figure } of cells) {
      const value = figure?.state === 'number' ? figure.value : null;
      if (value !== null && Number.isInteger(value)) found.push({ code, value });
    }
  return found;
}

const sumsOf = (report: Report, { layout, cells }: TableCells): readonly CheckedSum[] =>
  checkSums(
    report,
    layout,
    cells.map(({ figure }) => figure),
  );

/** Without title a document is still whole if it has all its sections. */
const isExcerpt = ({ title, sections }: Report): boolean =>
  sections.length < LEAST_HEADINGS || (title === null && sections.length < sectionForms.length);

export function factsOf(report: Report): Facts {
  const layouts = layoutsOf(report);
  const tables = tableNames.flatMap((table) => (layouts[table] === null ? [] : [tableCells(report, layouts[table])]));
  const sums = tables.flatMap((table) => sumsOf(report, table));
  return {
    report,
    organ: report.organ === null ? null : describeOrgan(report.organ.name),
    layouts,
    tables,
    codes: new Set(tables.flatMap(({ layout }) => layout.codes)),
    wholeNumbers: wholeNumbersIn(tables),
    sums,
    explanations: explainSums(
      report,
      sums.filter(({ layout }) => layout.table === 'applications'),
    ),
    isExcerpt: isExcerpt(report),
    narrative: [report.preamble, ...report.sections.map(({ text }) => text)].join('\n'),
  };
}

/** Statutory tables that were found, in the report's order. */
export const foundTables = ({ report }: Facts): readonly TableName[] =>
  tableNames.filter((table) => report.tables[table].found);

export const hasNote = ({ notes }: Report, table: TableName, ...codes: readonly NoteCode[]): boolean =>
  notes.some((note) => codes.includes(note.code) && (note.table === undefined || note.table === table));
