/** `nianbao dismiss`: decisions about findings, added to a file that only grows. */
import { reasonOf } from '../model/reason.ts';
import { userInfo } from 'node:os';
import { appendDecisions, DecisionsError, type NewDecision } from '../decisions/decisions-file.ts';
import { subjectOf } from '../decisions/decision.ts';
import { jsonLine } from '../model/plain-text.ts';
import { decisionText, problemText, severityWords } from '../sheets/columns.ts';
import type { CheckedReport, Issue } from '../verdicts/checked-report.ts';
import { checkSet, type CheckSetOptions } from './check-set.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { fileUri } from '../workers/file-uri.ts';
import type { Language } from './language.ts';
import { stdoutOutput } from './output.ts';
import { printable } from './terminal-text.ts';

export interface DismissOptions extends Omit<CheckSetOptions, 'out' | 'onInput'> {
  readonly reason: string | null;
  /** Null: the present user. */
  readonly author: string | null;
  readonly undo: boolean;
  /** Of the report, where the file holds several. */
  readonly year: number | null;
  readonly among: readonly string[];
  readonly json: boolean;
  /** Of the decisions. */
  readonly path: string;
  readonly language: Language;
}

export async function dismissCommand(
  file: string,
  numbers: readonly string[],
  options: DismissOptions,
): Promise<ExitCode> {
  const { reports } = await checkSet([file, ...options.among], { ...options, out: null, onInput: () => undefined });
  const report = wanted(reports, file, options);
  const chosen = numbers.map((number) => issueNumbered(report, number));
  const output = stdoutOutput();
  if (chosen.length === 0) {
    const listed = report.issues.map((issue) => issueLine(report, issue, options));
    await output.write(Buffer.from(listed.join('')));
    return exitCodes.success;
  }
  const added = options.undo ? undone(chosen, options) : dismissed(report, chosen, options);
  const written = append(options.path, added);
  const said = options.json ? written.map(jsonLine).join('') : `${doneText(chosen.length, options)}\n`;
  await output.write(Buffer.from(said));
  return exitCodes.success;
}

function wanted(reports: readonly CheckedReport[], file: string, { year }: DismissOptions): CheckedReport {
  const own = reports.filter(({ uri }) => file.endsWith('.jsonl') || uri === fileUri(file) || uri === file);
  const candidates = own.filter((report) => year === null || report.year === year);
  const [report, another] = candidates;
  if (report !== undefined && another === undefined) return report;
  throw new CommandError(
    exitCodes.usage,
    report === undefined
      ? { zh: `${file} 中没有所指的报告`, en: `no such report in ${file}` }
      : { zh: `${file} 含多份报告，请用 --year 指明年度`, en: `${file} holds several reports: say which by --year` },
  );
}

function issueNumbered({ issues }: CheckedReport, text: string): Issue {
  const issue = issues.find(({ number }) => String(number) === text);
  if (issue !== undefined) return issue;
  throw new CommandError(exitCodes.usage, {
    zh: `没有第 ${text} 项问题（共 ${issues.length} 项）`,
    en: `no finding number ${text} (there are ${issues.length})`,
  });
}

const authorOf = ({ author }: DismissOptions): string => author ?? userInfo().username;

function dismissed(report: CheckedReport, issues: readonly Issue[], options: DismissOptions): readonly NewDecision[] {
  const reason = options.reason?.trim() ?? '';
  if (reason === '') {
    throw new CommandError(exitCodes.usage, {
      zh: '请用 --reason 写明排除的理由',
      en: 'say by --reason why they are dismissed',
    });
  }
  const common = { author: authorOf(options), kind: 'dismiss' as const, reason };
  return issues.map(({ finding }) => ({ ...common, subject: subjectOf(report, finding) }));
}

function undone(issues: readonly Issue[], options: DismissOptions): readonly NewDecision[] {
  const reason = options.reason === null ? {} : { reason: options.reason };
  return issues.map(({ decision, number }) => {
    if (decision !== null) return { author: authorOf(options), kind: 'undo' as const, undoes: decision.id, ...reason };
    throw new CommandError(exitCodes.usage, {
      zh: `第 ${number} 项没有处理意见可撤销`,
      en: `nothing was decided about finding ${number}`,
    });
  });
}

function append(path: string, added: readonly NewDecision[]): ReturnType<typeof appendDecisions> {
  try {
    return appendDecisions(path, added, Date.now());
  } catch (error) {
    if (error instanceof DecisionsError) throw new CommandError(exitCodes.usage, error.text, { cause: error });
    const { zh, en } = reasonOf(error);
    const text = {
      zh: `无法写入处理意见文件 ${path}：${zh}`,
      en: `the decisions can't be written to ${path}: ${en}`,
    };
    throw new CommandError(exitCodes.outputFailed, text, { cause: error });
  }
}

function doneText(count: number, { undo, path, language }: DismissOptions): string {
  if (language === 'zh') return `${undo ? '已撤销' : '已排除'} ${count} 项，写入 ${path}`;
  return `${count} finding(s) ${undo ? 'taken up again' : 'dismissed'}, in ${path}`;
}

function issueLine(report: CheckedReport, issue: Issue, { json, language }: DismissOptions): string {
  const { number, finding, place, decision } = issue;
  if (json) return jsonLine({ number, ...finding, subject: subjectOf(report, finding), decision });
  const decided = decisionText(issue, language);
  const text = `${place[language]}${language === 'zh' ? '：' : ': '}${problemText(issue, language)}`;
  const marks = decided === null ? '' : ` [${decided}]`;
  return `${String(number).padStart(3)}. ${severityWords[finding.severity][language]} ${printable(text)}${printable(marks)}\n`;
}
