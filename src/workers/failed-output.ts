/** The line of a document that gave no figures. */
import type { ErrorCode, PipelineError } from '../model/pipeline-error.ts';
import { failedRecord, type SourceFacts, sourceOf } from '../record.ts';
import { MEGABYTE, type ParserLimits } from './parser-limits.ts';
import type { RecordOutline } from './parser-messages.ts';
import type { Processed, Processing } from './processed.ts';
import { renderRecords } from './render-records.ts';

/** The line of a document that the parser gave up. */
export function lossOutput(
  source: SourceFacts,
  bytes: Uint8Array | null,
  { code, detail }: NonNullable<Processed['loss']>,
  { limits }: Omit<Processing, 'pool'>,
): Processed {
  const error = { code, message: messageFor(code, limits) };
  return { ...failedOutput(source, bytes, error), loss: { code, detail } };
}

/** The line of a document that gave no figures. `bytes` null: they could not be read. */
export function failedOutput(
  source: SourceFacts,
  bytes: Uint8Array | null,
  error: Pick<PipelineError, 'code' | 'message'>,
): Omit<Processed, 'loss'> {
  const record = failedRecord(sourceOf(source, bytes, null), error);
  const findings = { error: 0, warning: 0, info: 0 };
  const outline: RecordOutline = {
    status: 'failed',
    carrier: record.source.carrier,
    error: record.error,
    notes: 0,
    findings,
  };
  return {
    records: [outline],
    output: Buffer.from(renderRecords([record])),
    leads: null,
    standIn: null,
    awaitsScripts: false,
  };
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
