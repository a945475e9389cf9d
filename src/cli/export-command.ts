/** `nianbao export`: the records of one or several data folders as one file, without doubles, newest first choice. */
import { isText } from '../exports/formats/table-formats.ts';
import { leanLines } from '../exports/lean.ts';
import { followSegments } from '../exports/merge/follow-segments.ts';
import type { Damage, LineCounts, Loaded, WriteLines } from '../exports/merge/merge.ts';
import { isOfSet, isOfVerdict } from '../exports/merge/where.ts';
import { mergeSegments, type MergeSegmentsOptions } from '../exports/merge/merge-segments.ts';
import type { Readings } from '../exports/merge/readings.ts';
import { verdicts, verdictWords } from '../verdicts/verdict.ts';
import { readingsIn } from '../workers/ledger/readings.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { exportFailure } from './export-failure.ts';
import type { FormatChoice } from './format-options.ts';
import type { Language } from './language.ts';
import { missingText } from './missing-text.ts';
import { fileOutput, type Output, stdoutOutput } from './output.ts';
import { correcting, Judge, type JudgeOptions } from './judge-lines.ts';
import { holdsVerdicts, recordSink } from './record-sink.ts';
import { stopOnSignals } from './stop-signals.ts';

export interface ExportOptions extends FormatChoice {
  readonly since: string | null;
  readonly where: readonly string[];
  readonly allVersions: boolean;
  readonly follow: boolean;
  /** Without evidence. */
  readonly lean: boolean;
  /** Goes on without what is damaged, and says which records are missing. */
  readonly withoutDamaged: boolean;
  /** Null: lines as they are stored. */
  readonly judging: JudgeOptions | null;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

type Counts = Loaded & LineCounts & { readonly verdicts?: Judge['verdicts'] };

/** Rejects with a CommandError; then nothing stands under the name that was asked for. */
export async function exportCommand(dataFolders: readonly string[], options: ExportOptions): Promise<ExitCode> {
  if (options.follow) assertFollows(options);
  if (options.follow || options.judging === null) assertNoVerdict(options.where);
  assertLeanIsLines(options);
  const stopping = new AbortController();
  const signals = stopOnSignals(() => stopping.abort());
  let output: Output | null = null;
  try {
    output = options.out === null ? stdoutOutput() : await fileOutput(options.out);
    const isWhole = await writeAll(dataFolders, output, options, stopping.signal);
    if (signals.stoppedBy !== null) throw stopping.signal.reason;
    await output.finish();
    return isWhole ? exitCodes.success : exitCodes.someFailed;
  } catch (error) {
    await output?.abandon();
    if (signals.stoppedBy !== null) return signals.stoppedBy;
    throw exportFailure(error);
  } finally {
    signals.release();
  }
}

/** Lines as they are stored have none. */
function assertNoVerdict(where: readonly string[]): void {
  const asked = where.find(isOfVerdict);
  if (asked === undefined) return;
  throw new CommandError(exitCodes.usage, {
    zh: `筛选条件“${asked}”要先核查全部记录，不能与 --plain、--follow 同用`,
    en: `the condition "${asked}" needs all records to be checked: it can't go with --plain or --follow`,
  });
}

function assertLeanIsLines({ lean, format }: ExportOptions): void {
  if (!lean || format === 'jsonl') return;
  throw new CommandError(exitCodes.usage, {
    zh: '--lean 只用于 jsonl',
    en: '--lean is for jsonl only',
  });
}

function assertFollows({ out, format, withoutDamaged }: ExportOptions): void {
  if (withoutDamaged)
    throw new CommandError(exitCodes.usage, {
      zh: '--follow 不能与 --without-damaged 同用',
      en: '--follow and --without-damaged exclude each other',
    });
  if (out !== null)
    throw new CommandError(exitCodes.usage, {
      zh: '--follow 只能写到标准输出（可用 >> 追加到文件）',
      en: '--follow writes to standard output only (append to a file with >>)',
    });
  if (format === 'jsonl' || isText(format)) return;
  throw new CommandError(exitCodes.usage, {
    zh: `--follow 只能输出 jsonl、cells 或 csv，不能输出 ${format}`,
    en: `--follow gives jsonl, cells or csv, not ${format}`,
  });
}

/** False: records are missing. */
async function writeAll(
  dataFolders: readonly string[],
  output: Output,
  options: ExportOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const { since, where, allVersions, follow } = options;
  const readings = (): Promise<Readings> => readingsIn(dataFolders);
  let isWhole = true;
  const onMissing = (missing: readonly Damage[]): void => {
    isWhole = missing.length === 0;
    tellMissing(missing, options);
  };
  const merging = { where, allVersions, signal, readings, ...(since !== null && { since }) };
  const once = { ...merging, ...(options.withoutDamaged && { onMissing }) };
  const records = await recordSink(options, (bytes) => output.write(options.lean ? leanLines(bytes) : bytes));
  try {
    if (follow)
      await followSegments(dataFolders, records.write, { ...merging, onRound: (counts) => tell(counts, options) });
    else tell(await mergeOnce(dataFolders, records.write, once, options), options);
    await records.finish();
    return isWhole;
  } catch (error) {
    await records.abandon();
    throw error;
  }
}

function tellMissing(missing: readonly Damage[], { json, language }: ExportOptions): void {
  for (const damage of missing)
    process.stderr.write(`${json ? JSON.stringify({ missing: damage }) : missingText(damage, language)}\n`);
}

const mergeOnce = async (
  dataFolders: readonly string[],
  write: WriteLines,
  merging: MergeSegmentsOptions & { readonly signal: AbortSignal },
  options: ExportOptions,
): Promise<Counts> =>
  options.judging === null || !(holdsVerdicts(options) || options.where.some(isOfVerdict))
    ? mergeSegments(dataFolders, write, {
        ...merging,
        judge: options.judging === null ? undefined : correcting(options.judging),
      })
    : mergeJudged(dataFolders, write, merging, { ...options.judging, signal: merging.signal });

async function mergeJudged(
  dataFolders: readonly string[],
  write: WriteLines,
  merging: MergeSegmentsOptions,
  judging: JudgeOptions,
): Promise<Counts> {
  const { where = [] } = merging;
  const judge = new Judge({ ...judging, where: where.filter(isOfSet) });
  try {
    const counts = await mergeSegments(dataFolders, write, {
      ...merging,
      where: where.filter((condition) => !isOfSet(condition)),
      judge: (lines) => judge.read(lines),
    });
    return { ...counts, verdicts: judge.verdicts };
  } finally {
    judge.close();
  }
}

function tell(counts: Counts, { json, quiet, language }: ExportOptions): void {
  if (json) process.stderr.write(`${JSON.stringify({ export: counts })}\n`);
  else if (!quiet) process.stderr.write(`${countsText(counts, language)}\n`);
}

function countsText(counts: Counts, language: Language): string {
  const { segments, linesIn, linesOut, identical, replaced, superseded, notWanted, verdicts: counted } = counts;
  const judged = counted === undefined ? '' : verdictsText(counted, language);
  return language === 'zh'
    ? `读入 ${linesIn} 行（${segments} 个分段），输出 ${linesOut} 条；重复 ${identical}，被新行替换 ${replaced}，被同一来源的新结果取代 ${superseded}，筛去 ${notWanted}${judged}`
    : `${linesIn} lines in (${segments} segments), ${linesOut} out; ${identical} identical, ${replaced} replaced by newer lines, ${superseded} superseded by newer readings of their source, ${notWanted} not wanted${judged}`;
}

function verdictsText(counts: Judge['verdicts'], language: Language): string {
  const each = verdicts.map((verdict) => `${verdictWords[verdict][language]} ${counts[verdict]}`);
  return language === 'zh' ? `；${each.join('，')}` : `; ${each.join(', ')}`;
}
