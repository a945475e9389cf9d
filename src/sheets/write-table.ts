/** The findings of a set as one file: a workbook, CSV, a web page, or lines for programs. */
import { BYTE_ORDER_MARK, csvField } from '../exports/csv.ts';
import { FINDING_SCHEMA } from '../model/finding-line.ts';
import { jsonLine } from '../model/plain-text.ts';
import { type CheckedReport, countsOf } from '../verdicts/checked-report.ts';
import { findingColumns, findingRows, type Language } from './columns.ts';
import { htmlPage } from './html-page.ts';
import { summaryColumns, summaryRow } from './summary-columns.ts';
import { type Sheet, writeXlsx } from '../exports/xlsx.ts';

export const tableKinds = ['xlsx', 'csv', 'jsonl', 'html'] as const;
export type TableKind = (typeof tableKinds)[number];

type Write = (bytes: Uint8Array) => Promise<void>;

/** By the extension of the file's name; null for any other. */
export function tableKindOf(path: string): TableKind | null {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return tableKinds.find((kind) => kind === extension) ?? null;
}

/** `reports` in the order of the table. */
export async function writeTable(
  kind: TableKind,
  reports: readonly CheckedReport[],
  language: Language,
  write: Write,
): Promise<void> {
  if (kind === 'xlsx') await writeXlsx(workbook(reports, language), write);
  else for (const text of texts[kind](reports, language)) await write(Buffer.from(text));
}

export function workbook(reports: readonly CheckedReport[], language: Language): readonly Sheet[] {
  const titled = (columns: typeof findingColumns): Sheet['columns'] =>
    columns.map(({ title, width }) => ({ title: title[language], width }));
  return [
    {
      name: { zh: '汇总', en: 'Summary' }[language],
      columns: titled(summaryColumns),
      rows: reports.map((report) => summaryRow(report, language)),
    },
    {
      name: { zh: '问题清单', en: 'Findings' }[language],
      columns: titled(findingColumns),
      rows: allRows(reports, language),
    },
  ];
}

function* allRows(
  reports: readonly CheckedReport[],
  language: Language,
): Generator<ReturnType<typeof findingRows>[number]> {
  for (const report of reports) yield* findingRows(report, language);
}

const texts: Readonly<
  Record<Exclude<TableKind, 'xlsx'>, (reports: readonly CheckedReport[], language: Language) => Iterable<string>>
> = {
  *csv(reports, language) {
    const line = (values: readonly (string | number | null)[]): string => `${values.map(csvField).join(',')}\r\n`;
    yield BYTE_ORDER_MARK + line(findingColumns.map(({ title }) => title[language]));
    for (const row of allRows(reports, language)) yield line(row);
  },
  *jsonl(reports) {
    for (const report of reports) yield* reportLines(report);
  },
  html: htmlPage,
};

const CHECK_SCHEMA = 'nianbao/check@1';

/** What `check --json` prints of a report. */
export const checkLine = (report: CheckedReport): object => ({
  schema: CHECK_SCHEMA,
  record_id: report.recordId,
  source_uri: report.uri,
  organ: report.organ,
  year: report.year,
  verdict: report.verdict,
  error: report.error,
  findings: countsOf(report),
  doubts: report.doubts.length,
  dismissed: report.issues.filter(({ isDismissed }) => isDismissed).length,
});

/** The report's own line, then one for each finding. */
function* reportLines(report: CheckedReport): Generator<string> {
  yield jsonLine(checkLine(report));
  for (const { finding, place, page, advice, decision, isDismissed } of report.issues) {
    yield jsonLine({
      schema: FINDING_SCHEMA,
      record_id: report.recordId,
      organ: report.organ,
      year: report.year,
      source_uri: report.uri,
      ...finding,
      ...(page !== null && { page }),
      ...{ place, advice, dismissed: isDismissed, decision },
    });
  }
}
