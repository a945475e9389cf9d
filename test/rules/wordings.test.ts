import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { factNotes } from '../../src/normalize/facts/fact-notes.ts';
import { readPeriod } from '../../src/normalize/facts/period.ts';
import { ruleset } from '../../src/rules/catalogue.ts';
import { checkReport } from '../../src/rules/check-report.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { type CellSpec, disclosureRows, documentOf, grid, text } from '../normalize/grids.ts';
import { type Made, madeReport } from './made-report.ts';

/** What is read of a table two with labels printed so. */
function readingOf(printed: Readonly<Record<string, string>>): Pick<Made, 'tables' | 'report'> {
  const rows = disclosureRows(Array.from({ length: 10 }, (_, index) => String(index))).map((row) =>
    row.map((spec): CellSpec => {
      if (spec === null) return null;
      const [words, spans] = typeof spec === 'string' ? [spec, {}] : spec;
      return [printed[words] ?? words, spans];
    }),
  );
  const title = text('青山县档案局2023年政府信息公开工作年度报告', 1);
  const [report] = normalize(documentOf([title, grid(rows)]));
  const notes = report!.notes.filter(({ table }) => table === 'disclosure');
  return { tables: { disclosure: report!.tables.disclosure }, report: { notes } };
}

/** The period is what the opening words say. */
function reportOf({ printed, ...given }: Made): Report {
  const made = printed === undefined ? given : { ...given, ...readingOf(printed) };
  const report = madeReport(made);
  if (made.report?.preamble === undefined) return report;
  const texts = report.preamble.split('\n').map((line) => text(line));
  const { period, unread } = readPeriod(texts, report.year);
  const notes = factNotes({ organ: null, evidence: {}, unreadPeriod: unread });
  return { ...report, period: period?.value ?? null, notes: [...report.notes, ...notes] };
}

const worded = ruleset.rules.flatMap(({ id, wordings }) => (wordings === undefined ? [] : [{ id, ...wordings }]));

describe.each(worded)('$id', ({ id, satisfy, violate, open = [], in: reportWith }) => {
  const result = (words: string) => checkReport(reportOf(reportWith(words)));
  const finds = (words: string): boolean => result(words).findings.some(({ rule }) => rule === id);

  it('knows many wordings', () => {
    expect(new Set(satisfy).size).toBeGreaterThanOrEqual(15);
    expect(new Set(violate).size).toBeGreaterThanOrEqual(5);
  });

  it.each(satisfy)('is satisfied by: %s', (words) => {
    expect(result(words).checksByRule[id]).toEqual({ passed: 1, failed: 0, not_assessable: 0 });
  });

  it.each(violate)('is not by: %s', (words) => expect(finds(words)).toBe(true));

  it.each([...open])('leaves unassessed: %s', (words) => {
    expect(result(words).checksByRule[id]).toMatchObject({ passed: 0, failed: 0 });
  });
});
