/** What a line may hold, and what a line says of a document that gave no figures. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellLines } from '../src/exports/cells.ts';
import { csvLines } from '../src/exports/csv.ts';
import { jsonLine } from '../src/model/plain-text.ts';
import type { ReportRecord } from '../src/model/record.ts';
import { processDocument } from '../src/pipeline.ts';
import { altered } from './support/made-up/alter.ts';
import { isTable, type ModelDocument } from './support/made-up/document.ts';
import { codesOfReport } from './support/made-up/judge.ts';
import { layOut } from './support/made-up/layout/lay-out.ts';
import { htmlBytes } from './support/made-up/render/html.ts';
import { htmlStyles } from './support/made-up/render/html-styles.ts';
import { madeUpReport, type MadeUpReport } from './support/made-up/report.ts';

const page = (document: ModelDocument): Uint8Array => htmlBytes(document, htmlStyles[0]!);

async function recordOf(bytes: Uint8Array): Promise<ReportRecord> {
  const [record] = await processDocument(bytes, { uri: 'file:made-up\u2028name.html' });
  return record!;
}

const report = madeUpReport(11, { form: '2021', size: 'county', year: 2023 });

/** Anything but the line feed at the end of a line that some reader takes for the end of one, or no database takes. */
const UNTAKEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/u;

describe('A line', () => {
  const separators = '\u2028\u2029\u0085\u0001\u0007\u001f\u007f';
  const received = 'applications.received.total';

  it.each([
    ['records', 1, jsonLine],
    ['cells', 200, cellLines],
    ['CSV', 200, (record: ReportRecord) => csvLines(record).replaceAll('\r\n', '\n')],
  ])('of %s holds no control character and no separator of lines as it is', async (_, count, write) => {
    const printed = `${report.values[received]}${separators}\n`;
    const odd: MadeUpReport = {
      ...altered(report, { [received]: [printed, report.values[received] ?? 0] }),
      preamble: `甲${separators}乙。${report.preamble}`,
    };
    const record = await recordOf(page(layOut(odd)));
    expect(write(record)).not.toMatch(UNTAKEN);
    expect(write(record).split('\n')).toHaveLength(count + 1);
  });

  it('gives back any text but what databases refuse', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = jsonLine({ [text]: text, path: '\\u0000 \\ud800' });
        const taken = text.toWellFormed().replaceAll('\0', '\uFFFD');
        expect(JSON.parse(line)).toEqual({ [taken]: taken, path: '\\u0000 \\ud800' });
        expect(line).not.toMatch(UNTAKEN);
      }),
    );
  });
});

describe('A failed record', () => {
  it('keeps title, organ, year, period and sections of a report without tables', async () => {
    const document = layOut(report);
    const blocks = document.blocks.filter((block) => !isTable(block));
    const { status, error, report: facts, sections } = await recordOf(page({ ...document, blocks }));
    expect([status, error?.code]).toEqual(['failed', 'normalize.no-statutory-table']);
    expect(facts).toMatchObject({
      title: report.title.join('').replaceAll(' ', ''),
      organ: { name: report.organ },
      year: 2023,
      period: { from: '2023-01-01', to: '2023-12-31' },
      edition: null,
    });
    expect(sections.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('says its error in both languages, each apart', async () => {
    const { error } = await recordOf(new TextEncoder().encode('甲乙丙丁'));
    expect(error?.message).toBe(`${error?.messages?.zh ?? ''} | ${error?.messages?.en ?? ''}`);
  });

  it('of a list of reports is no report of any organ', async () => {
    const titles = [2021, 2022, 2023].map((year) => ({
      kind: 'paragraph' as const,
      text: `青芦县统计局${year}年政府信息公开工作年度报告`,
    }));
    const record = await recordOf(page({ name: '年报', meta: {}, blocks: titles }));
    expect([record.status, record.report]).toEqual(['failed', null]);
  });
});

describe('An empty form', () => {
  const codes = codesOfReport(report);
  const blank = altered(report, Object.fromEntries(codes.map((code) => [code, ['', null]])));

  it('has no figures, and its status says so', async () => {
    const record = await recordOf(page(layOut(blank)));
    expect([record.status, record.error?.code]).toEqual(['failed', 'normalize.empty-form']);
    expect(record.report?.organ?.name).toBe(report.organ);
    expect(Object.keys(record.evidence)).toEqual(codes);
    expect(record.findings.filter(({ rule }) => rule === 'structure.table-blank')).toHaveLength(3);
    expect(cellLines(record)).toBe('');
  });

  it('is one that shows nothing at all: a dash or a zero is filled in', async () => {
    const dash = altered(blank, { 'disclosure.rules.issued': ['—', null] });
    const record = await recordOf(page(layOut(dash)));
    expect([record.status, record.error]).toEqual(['complete', null]);
  });
});
