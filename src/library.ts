/**
 * `import { check, extract } from 'nianbao'`: reports and records from a program of your own. Every document is opened in a child
 * process with limits on time, memory and output, as on the command line.
 */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { openAudit } from './audit/open-audit.ts';
import { nothingDecided } from './decisions/decided.ts';
import type { ReportRecord } from './model/record.ts';
import { noOverrides, type RuleOverrides } from './model/rule-overrides.ts';
import type { Alias } from './organs/aliases.ts';
import { judgedRecord } from './verdicts/judged-record.ts';
import type { Verdict } from './verdicts/verdict.ts';
import { inOrder } from './workers/in-order.ts';
import { defaultLimits, type ParserLimits } from './workers/parser-limits.ts';
import { ParserPool } from './workers/parser-pool.ts';
import { processBytes, type Processed } from './workers/process-bytes.ts';
import { fileUri } from './workers/file-uri.ts';
import { processInput } from './workers/process-input.ts';

export type { Alias, ReportRecord, RuleOverrides, Verdict };
export type { ParserLimits } from './workers/parser-limits.ts';
export { figuresOf } from './exports/figures.ts';
export { recordJsonSchema } from './exports/record-schema.ts';
export { recordSchema } from './model/record.ts';

/** A file's path, or bytes with the address that they came from. */
export type Source = string | { readonly bytes: Uint8Array; readonly uri: string };

export interface ExtractSettings {
  /** Parser children; default: as many as the machine has cores. */
  readonly jobs?: number;
  /** In milliseconds and bytes; what isn't named stays as on the command line. */
  readonly limits?: Partial<ParserLimits>;
  /** What a rules file changes in the catalogue. */
  readonly rules?: RuleOverrides;
  readonly signal?: AbortSignal;
}

export interface CheckSettings {
  /** Records to compare with, which nothing is said about. */
  readonly history?: Iterable<ReportRecord> | AsyncIterable<ReportRecord>;
  /** Organs that were renamed or merged. */
  readonly aliases?: readonly Alias[];
  readonly rules?: RuleOverrides;
  readonly signal?: AbortSignal;
}

/** A record with its verdict, and with what its set says behind its own findings. */
export type CheckedRecord = ReportRecord & { readonly verdict: Verdict };

/** Results that wait for a slow document before them. */
const WINDOW = { window: 256, windowBytes: 64 * 1_048_576 };

/**
 * The records of one document after the other, in the order of `sources`: one for each report, or one with status `failed` and the
 * reason. Rejects only where no parser can be started, or with the signal's reason.
 */
export async function* extractAll(
  sources: Iterable<Source>,
  settings: ExtractSettings = {},
): AsyncGenerator<ReportRecord> {
  const { jobs = availableParallelism(), rules = noOverrides, signal = new AbortController().signal } = settings;
  const all = { ...defaultLimits, ...settings.limits };
  const pool = new ParserPool({ jobs, limits: all, rules });
  const stop = (): void => pool.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const outputs = inOrder(sources, (source) => read(source, { pool, limits: all }), {
      ...WINDOW,
      jobs,
      sizeOf: (output) => output.byteLength,
    });
    for await (const output of outputs) {
      signal.throwIfAborted();
      yield* recordsIn(output);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    pool.close();
  }
}

/** The records of one document: see `extractAll`, which is faster for several. */
export async function extract(source: Source, settings: ExtractSettings = {}): Promise<readonly ReportRecord[]> {
  return Array.fromAsync(extractAll([source], { ...settings, jobs: 1 }));
}

type Processing = Parameters<typeof processInput>[1];

async function read(source: Source, processing: Processing): Promise<Uint8Array> {
  const { output }: Pick<Processed, 'output'> =
    typeof source === 'string'
      ? await processInput({ path: resolve(source), source: { uri: fileUri(source) } }, processing)
      : await processBytes(source.bytes, { source: { uri: source.uri }, follow: 'none' }, processing);
  return output;
}

const recordsIn = (output: Uint8Array): readonly ReportRecord[] =>
  Buffer.from(output)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ReportRecord);

/**
 * The records with what is said over them as a set (last year, peers, copies) and their verdicts, in their order. A record that
 * stands in the set twice is given twice.
 */
export async function check(
  records: Iterable<ReportRecord> | AsyncIterable<ReportRecord>,
  { history, aliases, rules, signal }: CheckSettings = {},
): Promise<readonly CheckedRecord[]> {
  const all = await Array.fromAsync(records);
  const audit = await openAudit(all, {
    ...(history !== undefined && { history }),
    ...(aliases !== undefined && { aliases }),
    ...(rules !== undefined && { overrides: rules }),
    ...(signal !== undefined && { signal }),
  });
  try {
    return all.map((record) => withVerdict(judgedRecord(record, audit.findingsOf(record.record_id), nothingDecided)));
  } finally {
    audit.close();
  }
}

function withVerdict(record: ReportRecord): CheckedRecord {
  const { verdict } = record;
  if (verdict === undefined) throw new Error('a judged record has a verdict');
  return { ...record, verdict };
}
