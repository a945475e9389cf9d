/** A record → the report that the rules run on, as far as a record tells: its figures, its words, its doubts. */
import { figuresOf } from '../exports/figures.ts';
import { tableNames } from '../forms/catalogue.ts';
import type { Box } from '../model/document.ts';
import type { ReportRecord } from '../model/record.ts';
import type { Figure, FigureState, Note, Report, TableName, TableReading } from '../model/report.ts';

/**
 * What a record doesn't hold (labels as printed, the text before the first section) is as in a faultless report: run the
 * rules on two such reports and look at what differs.
 */
export function reportOfRecord(record: ReportRecord): Report {
  const { report, sections, evidence, notes } = record;
  const values = new Map(figuresOf(record).map(({ code, value }) => [code, value]));
  const doubted = new Set(notes.flatMap(({ cells }) => cells));
  const figures = Object.entries(evidence).map(([code, found]): readonly [string, Figure] => {
    const value = values.get(code) ?? null;
    const state = doubted.has(code) ? 'doubtful' : (found.state ?? stateOf(value, found.raw));
    return [code, { code, state, value, normalised: [], unit: null, evidence: placeOf(found), confidence: 1 }];
  });
  return {
    reportsInDocument: [],
    ...factsOf(report),
    factEvidence: {},
    codes: [...values.keys()],
    figures: Object.fromEntries(figures),
    tables: tablesOf(evidence),
    preamble: '',
    sections,
    picturedSections: [],
    unclearSections: [],
    // Written by this program: their codes are ours.
    notes: notes as readonly Note[],
  };
}

function factsOf(
  report: ReportRecord['report'],
): Pick<Report, 'title' | 'organ' | 'year' | 'period' | 'edition' | 'publishedOn'> {
  if (report === null) return { title: null, organ: null, year: null, period: null, edition: null, publishedOn: null };
  const { title, organ, year, period, edition, published_on: publishedOn } = report;
  return { title, organ, year, period, edition, publishedOn };
}

/** In lines of versions that didn't say it. */
function stateOf(value: number | null, raw: string): FigureState {
  if (value !== null) return 'number';
  const text = raw.trim();
  if (text === '') return 'blank';
  return /^[-–—―－─/／]+$/u.test(text) ? 'dash' : 'text';
}

function placeOf({ raw, table, row, column, page, box, path }: ReportRecord['evidence'][string]): Figure['evidence'] {
  return { ...{ raw, table, row, column, path }, pageNumber: page, box: isBox(box) ? box : null };
}

const isBox = (box: readonly number[] | null): box is Box => box?.length === 4;

function tablesOf(evidence: ReportRecord['evidence']): Report['tables'] {
  const codes = Object.keys(evidence);
  const entries = tableNames.map((table): readonly [TableName, TableReading] => [
    table,
    {
      table,
      found: codes.some((code) => code.startsWith(`${table}.`)),
      ...{ tableOrdinals: [], tells: [], labels: [], missingRows: [], repeatedRows: [], misplacedRows: [] },
      ...{
        missingColumns: [],
        misplacedColumns: [],
        addedRows: [],
        missingBlockTitles: [],
        cornerNote: null,
        headers: {},
      },
    },
  ]);
  return Object.fromEntries(entries) as unknown as Report['tables'];
}
