/** Documents and records → reports with their verdicts, over the whole set: what `check`, `sheet` and `dismiss` begin with. */
import { type Audit, type AuditOptions, openAudit } from '../audit/open-audit.ts';
import type { Decided } from '../decisions/decided.ts';
import { jsonLine } from '../model/plain-text.ts';
import type { ReportRecord } from '../model/record.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { type CheckedReport, checkedReport, type Outlined, outlined } from '../verdicts/checked-report.ts';
import { correctedRecord } from '../verdicts/corrected-record.ts';
import { recordAlone } from '../verdicts/judged-record.ts';
import { inOrder } from '../workers/in-order.ts';
import { MEGABYTE, type ParserLimits } from '../workers/parser-limits.ts';
import { ParserPool } from '../workers/parser-pool.ts';
import { processInput } from '../workers/process-input.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { type InputList, listInputs } from './list-inputs.ts';
import { isDataFolder, readRecords } from './read-records.ts';
import { recordsIn, recordsOfFile } from './records-file.ts';
import { ruleHeads } from './rule-heads.ts';
import { WaitingLines } from './waiting-lines.ts';
import { stopOnSignals } from './stop-signals.ts';

export interface CheckSetOptions {
  readonly jobs: number;
  readonly limits: ParserLimits;
  readonly rules: RuleOverrides;
  readonly decided: Decided;
  /** What the set is compared with beside itself. */
  readonly beside: Pick<AuditOptions, 'history' | 'aliases'>;
  /** Files that the command writes: they are no inputs. */
  readonly out: string | null;
  /** Called after each input with how many were read. */
  readonly onInput: (done: number, total: number) => void;
  readonly parserEntry?: string;
}

export interface CheckedSet {
  /** In the order of the inputs. */
  readonly reports: readonly CheckedReport[];
  readonly list: InputList;
}

const WINDOW_INPUTS = 256;
const WINDOW_BYTES = 64 * MEGABYTE;

interface OpenSetOptions extends CheckSetOptions {
  /** Called with each record as it comes, and as it is after what people corrected in it. */
  readonly onRecord: (record: ReportRecord, corrected: ReportRecord) => void | Promise<void>;
}

/** What the whole set says of each record. */
interface OpenedSet {
  readonly list: InputList;
  /** The caller closes it. */
  readonly audit: Audit;
}

/** Rejects as `openSet` does. */
export async function checkSet(args: readonly string[], options: CheckSetOptions): Promise<CheckedSet> {
  const waiting = await WaitingLines.open();
  // What the rows of each record need waits on the disk, since it holds the place of every cell.
  const onRecord = (_: ReportRecord, corrected: ReportRecord): Promise<void> =>
    waiting.add(Buffer.from(jsonLine(outlined(corrected))));
  try {
    const { list, audit } = await openSet(args, { ...options, onRecord });
    try {
      return { list, reports: await reportsOf(waiting, audit, options.decided) };
    } finally {
      audit.close();
    }
  } finally {
    await waiting.close();
  }
}

/** Rejects with the number of the signal in a `Stopped`, or with a CommandError when there is nothing to read. */
export async function openSet(args: readonly string[], options: OpenSetOptions): Promise<OpenedSet> {
  const { jobs, limits, rules, parserEntry } = options;
  const [made, unread] = [args.filter(holdsRecords), args.filter((arg) => !holdsRecords(arg))];
  const list = listInputs(unread, { out: options.out, stdinUri: '-' });
  if (list.inputs.length + made.length === 0) throw nothingToRead(args);
  const pool = new ParserPool({ jobs, limits, rules, ...(parserEntry !== undefined && { entry: parserEntry }) });
  const signals = stopOnSignals(() => {
    pool.close();
    process.stdin.destroy();
  });
  try {
    const records = corrected(allRecords(list, made, pool, options), options);
    return { list, audit: await openAudit(records, { ...options.beside, overrides: rules }) };
  } catch (error) {
    if (signals.stoppedBy !== null) throw new CommandError(signals.stoppedBy, null, { cause: error });
    throw error;
  } finally {
    signals.release();
    pool.close();
  }
}

/** Whether records were made of it before: a file of them, or a data folder. */
const holdsRecords = (arg: string): boolean => arg.endsWith('.jsonl') || isDataFolder(arg);

async function* corrected(
  records: AsyncIterable<ReportRecord>,
  { decided, rules, onRecord }: OpenSetOptions,
): AsyncGenerator<ReportRecord> {
  for await (const record of records) {
    const asRead = correctedRecord(record, decided, rules);
    await onRecord(record, asRead);
    yield asRead;
  }
}

async function reportsOf(waiting: WaitingLines, audit: Audit, decided: Decided): Promise<readonly CheckedReport[]> {
  const reports: CheckedReport[] = [];
  for await (const line of waiting.read()) {
    // Written here a moment ago.
    const report = JSON.parse(line) as Outlined;
    reports.push(checkedReport(report, audit.findingsOf(report.recordId), { decided, heads: ruleHeads }));
  }
  return reports;
}

async function* allRecords(
  { inputs }: InputList,
  made: readonly string[],
  pool: ParserPool,
  { jobs, limits, onInput }: CheckSetOptions,
): AsyncGenerator<ReportRecord> {
  const results = inOrder(inputs, (input) => processInput(input, { pool, limits }), {
    ...{ jobs, window: WINDOW_INPUTS, windowBytes: WINDOW_BYTES },
    sizeOf: (result) => result.output.byteLength,
  });
  let done = 0;
  for await (const { output } of results) {
    onInput((done += 1), inputs.length);
    yield* recordsIn(output);
  }
  // What an export said over another set is said anew over this one.
  for (const path of made) {
    const records = isDataFolder(path) ? readRecords([path]) : recordsOfFile(path);
    for await (const record of records) yield recordAlone(record);
  }
}

const nothingToRead = (args: readonly string[]): CommandError =>
  new CommandError(exitCodes.usage, {
    zh: `没有可读的文件：${args.join(' ')} 中没有 .html .docx .pdf .txt 等文件。`,
    en: `Nothing to read: no .html, .docx, .pdf or .txt file in ${args.join(' ')}.`,
  });
