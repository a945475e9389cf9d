/** Table three with its columns in several tables. */
import { cell, mapTables, type ModelCell, type ModelTable } from '../document.ts';
import { applicationsTable } from '../layout/applications.ts';
import { columnsAlone } from '../placed.ts';
import type { Random } from '../random.ts';
import { madeUpReport, type MadeUpReport } from '../report.ts';
import { bend, type Bend } from './bend.ts';

/** `isLabelled`: the labels of rows stand in each of the tables, not in the first alone. */
function byColumns(source: ModelTable, random: Random, isLabelled: boolean): readonly ModelTable[] {
  const [labels, first, last] = [[0, 1, 2], 3, 9];
  const end = random.pick([4, 6, 9]);
  const ends = end === 4 && random.chance(0.5) ? [4, 9, last + 1] : [end, last + 1];
  return ends.map((to, index) => {
    const from = ends[index - 1] ?? first;
    const own = Array.from({ length: to - from }, (_, step) => from + step);
    return columnsAlone(source, index === 0 || isLabelled ? [...labels, ...own] : own);
  });
}

/** So that the rows of two tables are not the same. */
function withoutARow([left, ...others]: readonly ModelTable[], random: Random): readonly ModelTable[] {
  const dropped = random.int(5, 20);
  const rest = others.map((part) => ({ ...part, rows: part.rows.filter((_, row) => row !== dropped) }));
  return left === undefined ? [] : [left, ...rest];
}

const isOfValues = (row: readonly ModelCell[] | undefined): boolean =>
  row?.some(({ role }) => role === 'value') === true;

/** Last year's figure before each of the report's, the years above them. */
function withTwoYears({ name, rows, ...rest }: ModelTable, report: MadeUpReport, random: Random): ModelTable {
  const last = madeUpReport(random.int(1, 1e9), { form: report.form, size: 'county' });
  const years = [cell('other', `${report.year - 1}年`), cell('other', `${report.year}年`)];
  const widened = (row: readonly ModelCell[]): readonly ModelCell[] =>
    row.map((own) => (own.role === 'column' || own.role === 'span' ? { ...own, colSpan: own.colSpan * 2 } : own));
  const yearRow = (row: readonly ModelCell[]): readonly ModelCell[] =>
    row.flatMap((own) => (own.role === 'value' ? years : [cell('corner', '', { colSpan: own.colSpan })]));
  const doubled = (row: readonly ModelCell[]): readonly ModelCell[] =>
    row.flatMap((own) => (own.code === null ? [own] : [cell('value', last.printed[own.code] ?? '0'), own]));
  return {
    ...{ name, ...rest },
    rows: rows.flatMap((row, index) => {
      if (!isOfValues(row)) return [widened(row)];
      return isOfValues(rows[index - 1]) ? [doubled(row)] : [yearRow(row), doubled(row)];
    }),
  };
}

export const columnBends: readonly Omit<Bend, 'family'>[] = [
  bend('columns of applications in several tables', {
    // With the labels in three columns, spans that are lost leave the reading in doubt.
    tables: (report, random) => {
      const parts = byColumns(applicationsTable(report, { header: 'one row' }), random, true);
      return { applications: parts };
    },
    expects: 'noted',
    carriers: ['html', 'docx'],
  }),
  bend('columns of applications in several tables, labels once', {
    tables: (report, random) => ({ applications: byColumns(applicationsTable(report), random, false) }),
    carriers: ['html', 'docx'],
  }),
  bend('two years in each column', {
    removes: true,
    expects: 'noted',
    change: (document, random, report) => mapTables(document, (source) => withTwoYears(source, report, random)),
    carriers: ['html', 'docx'],
  }),
  bend('columns of applications in tables with unlike rows', {
    removes: true,
    expects: 'noted',
    tables: (report, random) => {
      const parts = byColumns(applicationsTable(report, { labels: 'path' }), random, true);
      return { applications: withoutARow(parts, random) };
    },
    carriers: ['html', 'docx'],
  }),
];
