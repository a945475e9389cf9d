/** The findings table: a row for each finding, doubt and file that could not be read. */
import type { Severity } from '../model/finding.ts';
import { bothLanguages } from '../model/both-languages.ts';
import type { Message } from '../model/note.ts';
import { formatNumber } from '../rules/decimal.ts';
import type { CheckedReport, Doubt, Issue } from '../verdicts/checked-report.ts';
import { verdictWords } from '../verdicts/verdict.ts';

export type Language = keyof Message;
export type SheetValue = string | number | null;
export type SheetRow = readonly SheetValue[];

export const severityWords: Readonly<Record<Severity | 'doubt' | 'failed', Message>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
  doubt: { zh: '读取存疑', en: 'doubt' },
  failed: { zh: '未能读取', en: 'not read' },
};

interface Column {
  readonly title: Message;
  /** In characters of the usual width. */
  readonly width: number;
}

const column = (zh: string, en: string, width: number): Column => ({ title: { zh, en }, width });

export const findingColumns: readonly Column[] = [
  column('机关', 'Organ', 24),
  column('年度', 'Year', 7),
  column('结论', 'Verdict', 9),
  column('序号', 'No.', 6),
  column('级别', 'Severity', 9),
  column('位置', 'Place', 36),
  column('页码', 'Page', 6),
  column('所填', 'Printed', 12),
  column('应为', 'Expected', 12),
  column('算式', 'Formula', 26),
  column('正文原句', 'Words of the text', 32),
  column('问题', 'Finding', 48),
  column('依据', 'Basis', 36),
  column('整改建议', 'What to do', 40),
  column('由第几项引起', 'Follows from', 8),
  column('处理意见', 'Decision', 24),
  column('规则', 'Rule', 26),
  column('文件', 'File', 36),
];

/** A report without anything to say has no rows. */
export function findingRows(report: CheckedReport, language: Language): readonly SheetRow[] {
  return [
    ...(report.error === null ? [] : [failedRow(report, language)]),
    ...report.issues.map((issue) => issueRow(report, issue, language)),
    ...report.doubts.map((doubt) => doubtRow(report, doubt, language)),
  ];
}

const whose = ({ organ, year, verdict }: CheckedReport, language: Language): SheetRow => [
  organ?.name ?? null,
  year,
  verdictWords[verdict][language],
];

function issueRow(report: CheckedReport, issue: Issue, language: Language): SheetRow {
  const { finding } = issue;
  return [
    ...whose(report, language),
    ...[issue.number, severityWords[finding.severity][language], issue.place[language], issue.page],
    ...[printedIn(issue), expectedIn(issue), finding.formula, finding.quote ?? null],
    ...[problemText(issue, language), basisText(issue, language), issue.advice?.[language] ?? null],
    ...[finding.consequence_of === null ? null : finding.consequence_of + 1, decisionText(issue, language)],
    ...[finding.rule, report.uri],
  ];
}

function doubtRow(report: CheckedReport, { message, place, page, code }: Doubt, language: Language): SheetRow {
  const advice = { zh: '先核对原文。', en: 'Check the original first.' }[language];
  return [
    ...whose(report, language),
    ...[null, severityWords.doubt[language], place?.[language] ?? null, page, null, null, null, null],
    ...[message[language], null, advice, null, null, code, report.uri],
  ];
}

function failedRow(report: CheckedReport, language: Language): SheetRow {
  const { code = '', message = '' } = report.error ?? {};
  return [
    ...whose(report, language),
    ...[null, severityWords.failed[language], null, null, null, null, null, null],
    ...[failureWords({ message }, language), null, null, null, null, code, report.uri],
  ];
}

/** Messages of errors are written in both languages. */
export function failureWords({ message }: { readonly message: string }, language: Language): string {
  return bothLanguages(message)[language];
}

/** The value of the suspect; all of them, where nothing tells which is wrong. */
function printedIn({ finding: { printed, expected } }: Issue): SheetValue {
  const [first = null] = printed;
  if (printed.length <= 1 || expected !== null) return first;
  const MOST_LISTED = 8;
  const shown = printed.slice(0, MOST_LISTED).map((value) => (value === null ? '—' : formatNumber(value)));
  return `${shown.join('、')}${printed.length > MOST_LISTED ? ' …' : ''}`;
}

const expectedIn = ({ finding: { expected } }: Issue): SheetValue => expected;

export const problemText = ({ finding: { message, hint } }: Issue, language: Language): string =>
  [message[language], hint?.[language]].filter((part) => part !== undefined).join(language === 'zh' ? '' : ' ');

function basisText({ finding: { basis, unverified } }: Issue, language: Language): string | null {
  if (basis === undefined) return null;
  return unverified ? `${basis}${{ zh: '（未经核实）', en: ' (not verified)' }[language]}` : basis;
}

const decisionWords = {
  dismiss: { zh: '已排除', en: 'dismissed' },
  confirm: { zh: '已确认', en: 'confirmed' },
  correct: { zh: '已确认，应改正', en: 'confirmed, to be corrected' },
} as const;

export function decisionText({ decision }: Issue, language: Language): string | null {
  if (decision === null) return null;
  const parts = [decisionWords[decision.kind][language], decision.reason, decision.author];
  return parts.filter((part) => part !== undefined && part !== '').join(language === 'zh' ? '：' : ': ');
}
