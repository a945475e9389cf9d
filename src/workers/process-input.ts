/** One input from its path to finished lines. Whatever happens to it, it gives at least one outline, and a line in JSONL. */
import { PipelineError, type ErrorCode } from '../model/pipeline-error.ts';
import { failedRecord, type SourceFacts, sourceOf } from '../record.ts';
import { MEGABYTE, type ParserLimits } from './parser-limits.ts';
import type { OutputFormat, RecordOutline } from './parser-messages.ts';
import type { ParserPool } from './parser-pool.ts';
import { type FilePath, readInput } from './read-input.ts';
import { renderRecords } from './render-records.ts';

export interface Input {
  /** Null: standard input. */
  readonly path: FilePath | null;
  readonly source: SourceFacts;
}

export interface InputResult {
  readonly input: Input;
  readonly records: readonly RecordOutline[];
  /** Whole lines in the format asked for. */
  readonly output: Uint8Array;
  /** What a child that was lost said last: for whoever looks into it, not for the record. */
  readonly log: string | null;
}

export interface Processing {
  readonly pool: Pick<ParserPool, 'parse'>;
  readonly limits: ParserLimits;
  readonly format: OutputFormat;
}

export async function processInput(input: Input, { pool, limits, format }: Processing): Promise<InputResult> {
  let bytes: Uint8Array | null = null;
  try {
    bytes = await readInput(input.path, limits.inputBytes);
    const outcome = await pool.parse({ source: input.source, format }, bytes);
    if (outcome.kind === 'done') return { input, records: outcome.records, output: outcome.output, log: null };
    const error = new PipelineError(outcome.code, messageFor(outcome.code, limits));
    return failed(input, bytes, error, format, outcome.detail);
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return failed(input, bytes, error, format, null);
  }
}

function failed(
  input: Input,
  bytes: Uint8Array | null,
  error: PipelineError,
  format: OutputFormat,
  log: string | null,
): InputResult {
  const record = failedRecord(sourceOf(input.source, bytes, null), error);
  const outline: RecordOutline = {
    status: 'failed',
    error: record.error,
    notes: 0,
    findings: { error: 0, warning: 0, info: 0 },
  };
  return { input, records: [outline], output: Buffer.from(renderRecords([record], format)), log };
}

function messageFor(code: ErrorCode, { timeoutMs, memoryBytes, outputBytes }: ParserLimits): string {
  const [seconds, memory, output] = [timeoutMs / 1000, memoryBytes / MEGABYTE, outputBytes / MEGABYTE];
  switch (code) {
    case 'extract.timeout':
      return `解析超过 ${seconds} 秒，已终止；若文件正常，请提高 --timeout | Reading took more than ${seconds} s and was stopped: raise --timeout if the document is genuine`;
    case 'extract.out-of-memory':
      return `解析占用内存超过 ${memory} MB，已终止；若文件正常，请提高 --memory | Reading took more than ${memory} MB of memory and was stopped: raise --memory if the document is genuine`;
    case 'extract.too-large':
      return `结果超过 ${output} MB，不可能是年度报告，请检查文件 | The result is larger than ${output} MB, which no report is: check what the document is`;
    default:
      return '解析进程在此文件上异常退出，请连同文件报告此问题 | The parser stopped unexpectedly on this document: please report it with the document';
  }
}
