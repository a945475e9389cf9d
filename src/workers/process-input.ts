/** One input from its path to finished lines. Whatever happens to it, it gives at least one outline, and a line in JSONL. */
import { PipelineError } from '../model/pipeline-error.ts';
import type { SourceFacts } from '../record.ts';
import type { RecordOutline } from './parser-messages.ts';
import { processBytes, type Processing } from './process-bytes.ts';
import { type FilePath, readInput } from './read-input.ts';

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

export async function processInput(input: Input, processing: Processing): Promise<InputResult> {
  const { path, source } = input;
  try {
    const { inputBytes: maxBytes, timeoutMs: waitMs } = processing.limits;
    const bytes = await readInput(path, { maxBytes, waitMs });
    const { records, output, loss } = await processBytes(bytes, { source, follow: 'none' }, processing);
    return { input, records, output, log: loss?.detail ?? null };
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    const { failedOutput } = await import('./failed-output.ts');
    const { records, output } = failedOutput(source, null, error);
    return { input, records, output, log: null };
  }
}
