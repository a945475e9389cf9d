/** `nianbao check`: a line a report, worst first, and what a checker takes away. */
import type { Decided } from '../decisions/decided.ts';
import { jsonLine } from '../model/plain-text.ts';
import { firstText } from '../sheets/summary-columns.ts';
import { checkLine, type TableKind, writeTable } from '../sheets/write-table.ts';
import { type CheckedReport, countsOf } from '../verdicts/checked-report.ts';
import { countVerdicts, worstFirst } from '../verdicts/order.ts';
import { type Verdict, verdicts, verdictWords } from '../verdicts/verdict.ts';
import { checkSet, type CheckSetOptions } from './check-set.ts';
import { type ColourChoice, type Paint, paintFor, type Style } from './colour.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import type { InputList } from './list-inputs.ts';
import { fileOutput, stdoutOutput } from './output.ts';
import { counted } from './plural.ts';
import { type Progress, progressOn } from './progress.ts';
import { passedOverText } from './summary.ts';
import { padEnd, printable, textWidth } from './terminal-text.ts';

export interface CheckOptions extends Pick<CheckSetOptions, 'jobs' | 'limits' | 'rules' | 'beside' | 'parserEntry'> {
  readonly decided: Decided;
  /** Null: no table. */
  readonly table: { readonly path: string; readonly kind: TableKind } | null;
  readonly failOn: 'never' | 'error' | 'warning';
  readonly json: boolean;
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly color: ColourChoice;
  readonly language: Language;
}

export async function checkCommand(args: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const { table, language, json, quiet, color } = options;
  const paint = paintFor(process.stdout, color, process.env);
  const progress = progressFor(options);
  const { reports, list } = await checkSet(args, {
    ...options,
    out: table?.path ?? null,
    onInput: (done, total) => progress.advance(done, total),
  });
  progress.end();
  const ordered = worstFirst(reports);
  const output = stdoutOutput();
  const lines = json ? ordered.map((report) => jsonLine(checkLine(report))) : textLines(ordered, paint, language);
  for (const line of lines) await output.write(Buffer.from(line));
  if (table !== null) await writeTableFile(table, ordered, language);
  if (json)
    process.stderr.write(jsonLine({ summary: { verdicts: countVerdicts(reports), passed_over: list.passedOver } }));
  else if (!quiet) process.stderr.write(`${summaryLine(reports, list, options)}\n`);
  return exitCodeFor(reports, options.failOn);
}

/** The bar's total is known when the inputs are listed. */
function progressFor({ progress, quiet, json, color }: CheckOptions): {
  readonly advance: (done: number, total: number) => void;
  readonly end: () => void;
} {
  const hasBar = progress && !quiet && !json && process.stderr.isTTY;
  const paint = paintFor(process.stderr, color, process.env);
  let bar: Progress | null = null;
  return {
    advance: (done, total) => {
      bar ??= progressOn({
        ...{ total, hasBar: hasBar && total > 1, paint },
        write: (text) => process.stderr.write(text),
        now: () => performance.now(),
      });
      bar.advance(done);
    },
    end: () => bar?.end(),
  };
}

const styles: Readonly<Record<Verdict, Style>> = {
  faulty: 'red',
  not_assessable: 'cyan',
  to_check: 'yellow',
  clean: 'green',
};

function textLines(reports: readonly CheckedReport[], paint: Paint, language: Language): readonly string[] {
  const rows = reports.map((report) => ({
    report,
    verdict: verdictWords[report.verdict][language],
    organ: printable(report.organ?.name ?? { zh: '（机关不明）', en: '(unknown organ)' }[language]),
    year: report.year === null ? '----' : String(report.year),
    counts: countsText(report, language),
  }));
  const width = (column: 'verdict' | 'organ' | 'counts'): number =>
    Math.max(0, ...rows.map((row) => textWidth(row[column])));
  const widths = { verdict: width('verdict'), organ: width('organ'), counts: width('counts') };
  return rows.map(({ report, verdict, organ, year, counts }) => {
    const first = firstText(report, language);
    const parts = [
      paint(styles[report.verdict], padEnd(verdict, widths.verdict)),
      padEnd(organ, widths.organ),
      year,
      padEnd(counts, widths.counts),
      ...(first === null ? [] : [printable(first)]),
      paint('dim', printable(report.uri)),
    ];
    return `${parts.join('  ')}\n`;
  });
}

function countsText(report: CheckedReport, language: Language): string {
  const { error, warning, info } = countsOf(report);
  const doubts = report.doubts.length;
  return language === 'zh'
    ? `错误 ${error} 警告 ${warning} 提示 ${info} 存疑 ${doubts}`
    : `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(info, 'info')}, ${counted(doubts, 'doubt')}`;
}

function summaryLine(reports: readonly CheckedReport[], list: InputList, { language, table }: CheckOptions): string {
  const counts = countVerdicts(reports);
  const dismissed = reports.reduce(
    (sum, { issues }) => sum + issues.filter(({ isDismissed }) => isDismissed).length,
    0,
  );
  const each = verdicts.map((verdict) => `${verdictWords[verdict][language]} ${counts[verdict]}`);
  const passedOver = passedOverText(list, language);
  const parts =
    language === 'zh'
      ? [
          `共 ${reports.length} 份：${each.join('，')}`,
          ...(dismissed === 0 ? [] : [`已排除 ${dismissed} 项`]),
          ...(passedOver === '' ? [] : [passedOver]),
          ...(table === null ? [] : [`问题清单已写入 ${table.path}`]),
        ]
      : [
          `${reports.length} report(s): ${each.join(', ')}`,
          ...(dismissed === 0 ? [] : [`${dismissed} finding(s) dismissed`]),
          ...(passedOver === '' ? [] : [passedOver]),
          ...(table === null ? [] : [`findings written to ${table.path}`]),
        ];
  return parts.join(language === 'zh' ? '；' : '; ');
}

async function writeTableFile(
  { path, kind }: NonNullable<CheckOptions['table']>,
  reports: readonly CheckedReport[],
  language: Language,
): Promise<void> {
  const file = await fileOutput(path);
  try {
    await writeTable(kind, reports, language, (bytes) => file.write(bytes));
    await file.finish();
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

/** A file that wasn't read may hide anything, so it comes before the faults that were found. */
function exitCodeFor(reports: readonly CheckedReport[], failOn: CheckOptions['failOn']): ExitCode {
  if (reports.some(({ error }) => error !== null)) return exitCodes.someFailed;
  const isCounted = (report: CheckedReport): boolean => {
    const { error, warning } = countsOf(report);
    return { never: false, error: report.verdict === 'faulty', warning: error + warning > 0 }[failOn];
  };
  return reports.some(isCounted) ? exitCodes.findings : exitCodes.success;
}
