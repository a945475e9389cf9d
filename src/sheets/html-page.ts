/** The findings as one web page without scripts: opens anywhere, prints well. */
import { type CheckedReport } from '../verdicts/checked-report.ts';
import { countVerdicts } from '../verdicts/order.ts';
import { type Verdict, verdicts, verdictWords } from '../verdicts/verdict.ts';
import { findingColumns, findingRows, type Language, type SheetRow, type SheetValue } from './columns.ts';
import { summaryColumns, summaryRow } from './summary-columns.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/gu, (character) => entities[character] ?? character);

const STYLE = `body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;margin:2em}
table{border-collapse:collapse;margin:1em 0;width:100%}th,td{border:1px solid #999;padding:.3em .5em;vertical-align:top;text-align:left}
th{background:#e8eef7}td.n{text-align:right;white-space:nowrap}.faulty{color:#a00}.to_check{color:#850}.not_assessable{color:#555}.clean{color:#060}
@media print{body{margin:0;font-size:11px}h2{break-after:avoid}tr{break-inside:avoid}}`;

export function* htmlPage(reports: readonly CheckedReport[], language: Language): Generator<string> {
  const title = { zh: '政府信息公开工作年度报告检查结果', en: 'Findings in annual reports' }[language];
  yield (
    `<!doctype html>\n<html lang="${{ zh: 'zh-CN', en: 'en' }[language]}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body>\n`
  );
  yield `<h1>${title}</h1>\n<p>${verdicts.map((verdict) => countText(verdict, reports, language)).join(' · ')}</p>\n`;
  yield* table(
    summaryColumns,
    reports.map((report) => summaryRow(report, language)),
    language,
  );
  for (const report of reports) yield* details(report, language);
  yield '</body></html>\n';
}

const countText = (verdict: Verdict, reports: readonly CheckedReport[], language: Language): string =>
  `<span class="${verdict}">${verdictWords[verdict][language]} ${countVerdicts(reports)[verdict]}</span>`;

/** Organ, year, verdict and file stand above the table. */
const OWN_COLUMNS = 3;

function* details(report: CheckedReport, language: Language): Generator<string> {
  const rows = findingRows(report, language);
  if (rows.length === 0) return;
  const name = [report.organ?.name ?? report.uri, report.year].filter((part) => part !== null).join(' ');
  yield `<h2 class="${report.verdict}">${escaped(name)}${language === 'zh' ? '：' : ': '}${verdictWords[report.verdict][language]}</h2>\n`;
  yield `<p>${escaped(report.uri)}</p>\n`;
  const cut = (row: SheetRow): SheetRow => row.slice(OWN_COLUMNS, -1);
  yield* table(findingColumns.slice(OWN_COLUMNS, -1), rows.map(cut), language);
}

function* table(columns: typeof findingColumns, rows: Iterable<SheetRow>, language: Language): Generator<string> {
  yield `<table><thead><tr>${columns.map(({ title }) => `<th scope="col">${title[language]}</th>`).join('')}</tr></thead><tbody>\n`;
  for (const row of rows) yield `<tr>${row.map(cell).join('')}</tr>\n`;
  yield '</tbody></table>\n';
}

const cell = (value: SheetValue): string =>
  typeof value === 'number' ? `<td class="n">${value}</td>` : `<td>${escaped(value ?? '')}</td>`;
