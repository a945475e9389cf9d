/** A row a report: what it is, how it fared, and all its figures side by side. */
import { editions, tableNames } from '../../forms/catalogue.ts';
import { cellsOf } from '../../forms/form-cells.ts';
import type { Severity } from '../../model/finding.ts';
import type { ReportRecord } from '../../model/record.ts';
import { figureRows } from './figures.ts';
import { type Fact, fact, valuesOf } from './fact.ts';
import { originColumns } from './origin.ts';
import { column, type RecordTable, type Row } from './table.ts';

/** Codes of all editions, those of the newest first. */
export const allCodes: readonly string[] = [
  ...new Set(
    editions.flatMap(({ tables }) => tableNames.flatMap((table) => cellsOf(tables[table]).map(({ code }) => code))),
  ),
];

const severity =
  (name: Severity) =>
  ({ findings }: ReportRecord) =>
    findings.filter((finding) => finding.severity === name).length;
const doubts = (record: ReportRecord): number => figureRows(record).filter(({ state }) => state === 'doubtful').length;

export const reportColumns: readonly Fact[] = [
  ...originColumns,
  fact('title', 'text', '标题', 'Title', ({ report }) => report?.title),
  fact('period_from', 'date', '统计期限起', 'First day of the period', ({ report }) => report?.period?.from),
  fact('period_to', 'date', '统计期限止', 'Last day of the period', ({ report }) => report?.period?.to),
  fact('published_on', 'date', '发布日期', 'Day of publication', ({ report }) => report?.published_on),
  fact('status', 'text', '读取状态', 'How the reading ended', ({ status }) => status),
  fact('error_code', 'text', '未能读取的原因代码', 'Code of the error, if it failed', ({ error }) => error?.code),
  fact('verdict', 'text', '核查结论', 'Verdict', ({ verdict }) => verdict),
  fact('errors', 'integer', '错误数', 'Findings: errors', severity('error')),
  fact('warnings', 'integer', '警告数', 'Findings: warnings', severity('warning')),
  fact('infos', 'integer', '提示数', 'Findings: for information', severity('info')),
  fact('doubts', 'integer', '读取存疑的数据项数', 'Figures in doubt', doubts),
  fact('replaces', 'text', '所取代的记录', 'Record that it takes the place of', ({ replaces }) => replaces),
  fact('source_uri', 'text', '来源', 'Source', ({ source }) => source.uri),
  fact('resolved_uri', 'text', '最终地址', 'Final address', ({ source }) => source.resolved_uri),
  fact('found_on', 'text', '发现于', 'Page that linked to it', ({ source }) => source.found_on),
  fact('source_sha256', 'text', '来源文件 SHA-256', 'SHA-256 of the source', ({ source }) => source.sha256),
  fact('media_type', 'text', '媒体类型', 'Media type', ({ source }) => source.media_type),
  fact('carrier', 'text', '载体', 'Carrier', ({ source }) => source.carrier),
  fact('fetched_at', 'text', '获取时间', 'Time of fetching', ({ source }) => source.fetched_at),
  fact('extractor_version', 'text', '程序版本', 'Version of the program', ({ extractor }) => extractor.version),
  fact('ruleset', 'text', '规则集', 'Set of rules', ({ extractor }) => extractor.ruleset),
];

export const reportRow = (record: ReportRecord): Row => valuesOf(reportColumns, record);

/** Codes whose cell shows no plain number, with what it shows; null if all do. */
function statesOf(record: ReportRecord): string | null {
  const others = figureRows(record).filter(({ state }) => state !== 'number');
  return others.length === 0
    ? null
    : JSON.stringify(Object.fromEntries(others.map(({ code, state }) => [code, state])));
}

export const reports: RecordTable = {
  name: 'reports',
  title: { zh: '报告（每份一行）', en: 'Reports, a row each' },
  columns: [
    ...reportColumns,
    column('states', 'text', '非数值单元格的状态（JSON）', 'States of the figures that are no plain numbers (JSON)'),
    ...allCodes.map((code) => column(code, 'number', code, code)),
  ],
  rowsOf: (record) => {
    const values = new Map(figureRows(record).map(({ code, value }) => [code, value]));
    return [[...reportRow(record), statesOf(record), ...allCodes.map((code) => values.get(code) ?? null)]];
  },
};
