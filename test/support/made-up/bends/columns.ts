/** Table three with its columns in several tables. */
import type { ModelTable } from '../document.ts';
import { applicationsTable } from '../layout/applications.ts';
import { columnsAlone } from '../placed.ts';
import type { Random } from '../random.ts';
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
