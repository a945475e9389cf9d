/** What a note doubts is no ground for a finding about the publisher, and its evidence says so. */
import { expect, it } from 'vitest';
import { processDocument } from '../src/pipeline.ts';
import { layOut, officialTables } from './support/made-up/layout/lay-out.ts';
import { htmlBytes } from './support/made-up/render/html.ts';
import { htmlStyles } from './support/made-up/render/html-styles.ts';
import { madeUpReport, type MadeUpReport } from './support/made-up/report.ts';

const received = 'applications.received.natural_person';

const printing = (report: MadeUpReport, text: string): MadeUpReport => ({
  ...report,
  printed: { ...report.printed, [received]: text },
});

it('figures that two tables print differently, and nothing tells which is meant, are no operands', async () => {
  const report = madeUpReport(7, { form: '2021', size: 'county' });
  const wrong = printing(report, '999999');
  const tables = officialTables(wrong);
  const twice = { ...tables, applications: [...tables.applications, ...officialTables(report).applications] };
  const [record] = await processDocument(htmlBytes(layOut(wrong, twice), htmlStyles[0]!), { uri: 'file:made-up' });
  const { notes, evidence, findings, status } = record!;
  expect(notes.map(({ code, cells }) => [code, cells])).toEqual([['extraction.several-tables', [received]]]);
  expect([status, record!.applications!['received']]).toMatchObject(['partial', { natural_person: 999999 }]);
  const doubted = Object.entries(evidence).filter(([, { confidence }]) => confidence < 1);
  expect(doubted.map(([code]) => code)).toEqual([received]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  // Its row, and the balance of its column.
  expect(record!.checks.not_assessable).toBeGreaterThanOrEqual(2);
});
