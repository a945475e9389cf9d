/** The overview: a row for each report. */
import type { Message } from '../model/note.ts';
import { type CheckedReport, countsOf, firstIssue, type Issue } from '../verdicts/checked-report.ts';
import { verdictWords } from '../verdicts/verdict.ts';
import { failureWords, type Language, problemText, type SheetRow } from './columns.ts';

export const summaryColumns: readonly { readonly title: Message; readonly width: number }[] = [
  { title: { zh: '结论', en: 'Verdict' }, width: 10 },
  { title: { zh: '机关', en: 'Organ' }, width: 28 },
  { title: { zh: '年度', en: 'Year' }, width: 7 },
  { title: { zh: '错误', en: 'Errors' }, width: 7 },
  { title: { zh: '警告', en: 'Warnings' }, width: 9 },
  { title: { zh: '提示', en: 'Infos' }, width: 7 },
  { title: { zh: '读取存疑', en: 'Doubts' }, width: 9 },
  { title: { zh: '已排除', en: 'Dismissed' }, width: 10 },
  { title: { zh: '首要问题', en: 'First' }, width: 70 },
  { title: { zh: '文件', en: 'File' }, width: 40 },
];

export function summaryRow(report: CheckedReport, language: Language): SheetRow {
  const { error, warning, info } = countsOf(report);
  return [
    ...[verdictWords[report.verdict][language], report.organ?.name ?? null, report.year],
    ...[error, warning, info, report.doubts.length, report.issues.filter(({ isDismissed }) => isDismissed).length],
    ...[firstText(report, language), report.uri],
  ];
}

/** The first fault in words, with page and cell; else why the file wasn't read, or what is in doubt. */
export function firstText(report: CheckedReport, language: Language): string | null {
  const issue = firstIssue(report);
  if (issue !== null && issue.finding.severity !== 'info') return issueText(issue, language);
  if (report.error !== null) return `${failureWords(report.error, language)} (${report.error.code})`;
  const [doubt] = report.doubts;
  return doubt === undefined ? null : placed(doubt.place?.[language], doubt.page, doubt.message[language], language);
}

const issueText = (issue: Issue, language: Language): string =>
  placed(issue.place[language], issue.page, problemText(issue, language), language);

function placed(place: string | undefined, page: number | null, text: string, language: Language): string {
  const onPage = page === null ? '' : { zh: `（第 ${page} 页）`, en: ` (p. ${page})` }[language];
  return `${place ?? ''}${onPage}${language === 'zh' ? '：' : ': '}${text}`;
}
