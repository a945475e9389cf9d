/** `nianbao extract`: inputs → lines on standard output or in a file, in the order of the inputs. */
import type { AuditOptions } from '../audit/open-audit.ts';
import { type Decided, nothingDecided } from '../decisions/decided.ts';
import type { ReadingOptions } from '../extractors/reading-options.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { inOrder } from '../workers/in-order.ts';
import { MEGABYTE, type ParserLimits } from '../workers/parser-limits.ts';
import { ParserPool } from '../workers/parser-pool.ts';
import { type Input, type InputResult, processInput } from '../workers/process-input.ts';
import { recordSink } from './record-sink.ts';
import { type ColourChoice, type Paint, paintFor } from './colour.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import type { FormatChoice } from './format-options.ts';
import type { Language } from './language.ts';
import { type InputList, listInputs } from './list-inputs.ts';
import { fileOutput, type Output, stdoutOutput } from './output.ts';
import { failureLine } from './failure-text.ts';
import { type Progress, progressOn } from './progress.ts';
import { stopOnSignals } from './stop-signals.ts';
import { summaryText } from './summary.ts';
import { count, countFindings, emptyTally, summaryObject, type Tally } from './tally.ts';

export interface ExtractOptions extends FormatChoice {
  readonly jobs: number;
  readonly limits: ParserLimits;
  readonly failOn: 'never' | 'error' | 'warning';
  readonly stdinUri: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly color: ColourChoice;
  readonly language: Language;
  readonly rules: RuleOverrides;
  readonly reading: ReadingOptions;
  /** Findings that were dismissed count neither in the summary nor for the exit code; the lines stay as they are. */
  readonly decided: Decided;
  /** Lines as their documents give them, as they come: no second pass over the set. */
  readonly plain: boolean;
  /** What the set is compared with beside itself. */
  readonly beside: Pick<AuditOptions, 'history' | 'aliases'>;
  /** File of the parser child's program; tests pass their own. */
  readonly parserEntry?: string;
}

/** Results that wait for a slow document before them: some hundred lines of 30 KB, or one that is as large as allowed. */
const WINDOW_INPUTS = 256;
const WINDOW_BYTES = 64 * MEGABYTE;

interface Run {
  readonly options: ExtractOptions;
  readonly list: InputList;
  readonly pool: ParserPool;
  readonly tally: Tally;
  readonly progress: Progress;
  readonly paint: Paint;
}

/** Rejects with a CommandError when the run can't go on; what a single input does wrong is in its line. */
export async function extractCommand(args: readonly string[], options: ExtractOptions): Promise<ExitCode> {
  const began = performance.now();
  const { limits, jobs, rules, reading, parserEntry, language } = options;
  const pool = new ParserPool({
    jobs,
    limits,
    rules,
    reading,
    ...(parserEntry !== undefined && { entry: parserEntry }),
  });
  pool.warm();
  const signals = stopOnSignals(() => {
    pool.close();
    // Whoever should write to it may never do so.
    process.stdin.destroy();
  });
  let output: Output | null = null;
  try {
    const list = listed(args, options);
    const paint = paintFor(process.stderr, options.color, process.env);
    const run: Run = { options, list, pool, tally: emptyTally(), progress: progressFor(list, options, paint), paint };
    output = options.out === null ? stdoutOutput() : await fileOutput(options.out);
    await (hasSecondPass(run) ? writeJudged(run, output) : writeAll(run, output));
    await output.finish();
    run.progress.end();
    const elapsedMs = performance.now() - began;
    if (options.json) say(JSON.stringify({ summary: summaryObject(run.tally, list, elapsedMs) }));
    else if (!options.quiet) say(summaryText({ tally: run.tally, list, elapsedMs }, language));
    return exitCodeFor(run.tally, options.failOn);
  } catch (error) {
    await output?.abandon();
    if (signals.stoppedBy !== null) return signals.stoppedBy;
    throw error;
  } finally {
    signals.release();
    pool.close();
  }
}

function listed(args: readonly string[], { out, stdinUri }: ExtractOptions): InputList {
  const list = listInputs(args, { out, stdinUri });
  if (list.inputs.length > 0) return list;
  throw new CommandError(exitCodes.usage, {
    zh: `没有可读的文件：${args.join(' ')} 中没有 .html .docx .pdf .txt 等文件。`,
    en: `Nothing to read: no .html, .docx, .pdf or .txt file in ${args.join(' ')}.`,
  });
}

function progressFor(list: InputList, options: ExtractOptions, paint: Paint): Progress {
  const { progress, quiet, json, out } = options;
  // Lines and a bar on one terminal would overwrite each other.
  const isSeen = process.stderr.isTTY && (out !== null || !process.stdout.isTTY);
  return progressOn({
    total: list.inputs.length,
    hasBar: progress && !quiet && !json && isSeen && list.inputs.length > 1,
    paint,
    write: (text) => process.stderr.write(text),
    now: () => performance.now(),
  });
}

/** The long forms hold figures only, and of one document there is no set. */
const hasSecondPass = ({ options: { format, plain, beside }, list }: Run): boolean =>
  !plain && format === 'jsonl' && (list.inputs.length > 1 || beside.history !== undefined);

async function writeAll(run: Run, output: Output): Promise<void> {
  const records = await recordSink(run.options, (bytes) => output.write(bytes));
  try {
    for await (const lines of outputsOf(run)) await records.write(lines);
    await records.finish();
  } catch (error) {
    await records.abandon();
    throw error;
  }
}

async function writeJudged(run: Run, output: Output): Promise<void> {
  const { decided, rules, beside } = run.options;
  // Only for a set: one document needs none of what it loads.
  const { SecondPass } = await import('./second-pass.ts');
  const pass = await SecondPass.open({ ...beside, decided, overrides: rules });
  try {
    await pass.read(outputsOf(run)).catch(async (error: unknown) => {
      // What was read so far is whole, and whoever reads standard input of another program may want it.
      for await (const line of pass.plainLines()) await output.write(Buffer.from(`${line}\n`));
      throw error;
    });
    for await (const { line, added } of pass.lines()) {
      await output.write(Buffer.from(`${line}\n`));
      countFindings(run.tally, added);
    }
  } finally {
    await pass.close();
  }
}

/** The lines of one input after the other, which are counted and told of as they come. */
async function* outputsOf(run: Run): AsyncGenerator<Uint8Array> {
  const { options, list, pool, tally, progress } = run;
  const results = inOrder(list.inputs, (input) => processed(input, pool, options), {
    jobs: options.jobs,
    window: WINDOW_INPUTS,
    windowBytes: WINDOW_BYTES,
    sizeOf: (result) => result.output.byteLength,
  });
  for await (const result of results) {
    if (result.output.byteLength > 0) yield result.output;
    count(tally, result.records);
    if (!options.quiet) reportFailures(run, result);
    progress.advance(tally.inputs);
  }
}

async function processed(input: Input, pool: ParserPool, options: ExtractOptions): Promise<InputResult> {
  const { limits, decided } = options;
  const result = await processInput(input, { pool, limits });
  if (decided === nothingDecided) return result;
  const { recordsIn } = await import('./records-file.ts');
  const { openFindings } = await import('../verdicts/checked-report.ts');
  const records = recordsIn(result.output);
  return {
    ...result,
    records: result.records.map((outline, index) => {
      const record = records[index];
      return record === undefined ? outline : { ...outline, findings: openFindings(record, decided) };
    }),
  };
}

function reportFailures({ progress, paint, options }: Run, { input, records, log }: InputResult): void {
  for (const { error } of records) {
    if (error === null) continue;
    const { uri } = input.source;
    if (options.json) progress.note(JSON.stringify({ failed: { uri, ...error, log } }));
    else progress.note(failureLine(paint, uri, error, options.language));
  }
  if (log !== null && log !== '' && !options.json && process.env['NIANBAO_DEBUG'] !== undefined) progress.note(log);
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function exitCodeFor({ failed, findings }: Tally, failOn: ExtractOptions['failOn']): ExitCode {
  if (failed > 0) return exitCodes.someFailed;
  const counted = { never: 0, error: findings.error, warning: findings.error + findings.warning }[failOn];
  return counted > 0 ? exitCodes.findings : exitCodes.success;
}
