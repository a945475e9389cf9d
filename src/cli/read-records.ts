/** Records that were written before: files of JSONL, data folders, standard input. One at a time, whatever their number. */
import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { mergeSegments } from '../exports/merge/merge-segments.ts';
import { segmentsFolder } from '../exports/segments/read-manifests.ts';
import type { ReportRecord } from '../model/record.ts';
import { RECORD_SCHEMA } from '../model/record-format.ts';
import { readingsIn } from '../workers/ledger/readings.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { exists } from './list-inputs.ts';

/**
 * The records of `paths`, in their order; `-` is standard input, a folder is a data folder, of which each URI's newest reading
 * counts. Rejects with a CommandError that names the line where a file holds something else.
 */
export async function* readRecords(paths: readonly string[]): AsyncGenerator<ReportRecord> {
  for (const path of paths) yield* path !== '-' && isFolder(path) ? ofDataFolder(path) : ofFile(path);
}

/** A folder that workers wrote records to; false for any other, and for what can't be looked at. */
export const isDataFolder = (path: string): boolean => exists(segmentsFolder(path));

function isFolder(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw usage(`没有 ${path}`, `there is no ${path}`);
  if (stats.isDirectory() && !isDataFolder(path))
    throw usage(
      `${path} 不是数据文件夹（其中没有 segments）；报告文件请先用 nianbao extract 提取`,
      `${path} is no data folder (it has no segments); extract reports first with nianbao extract`,
    );
  return stats.isDirectory();
}

const usage = (zh: string, en: string): CommandError => new CommandError(exitCodes.usage, { zh, en });

async function* ofFile(path: string): AsyncGenerator<ReportRecord> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  let lineNumber = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const record = recordIn(lineNumber === 1 ? line.replace(/^\uFEFF/u, '') : line);
    if (record === null)
      throw usage(
        `${path} 第 ${lineNumber} 行不是记录（${RECORD_SCHEMA}）`,
        `${path}, line ${lineNumber} is no record (${RECORD_SCHEMA})`,
      );
    yield record;
  }
}

/** Null: no record. What the program wrote itself: its schema's name and its parts are looked for, a million lines are too many for more. */
export function recordIn(line: string): ReportRecord | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is ReportRecord =>
  typeof value === 'object' &&
  value !== null &&
  ['schema', 'record_id', 'source', 'report', 'sections', 'evidence', 'notes', 'findings'].every(
    (field) => field in value,
  ) &&
  'schema' in value &&
  value.schema === RECORD_SCHEMA;

/** Merging gives lines by the chunk and waits until each was taken. */
async function* ofDataFolder(folder: string): AsyncGenerator<ReportRecord> {
  const channel = new Handover<Uint8Array>();
  const merged = mergeSegments([folder], (lines) => channel.give(lines), {
    readings: () => readingsIn([folder]),
  }).then(
    () => channel.end(null),
    (error: unknown) => channel.end(error),
  );
  try {
    for await (const lines of channel) yield* recordsIn(lines);
  } finally {
    channel.stop();
    await merged;
  }
}

const recordsIn = (lines: Uint8Array): readonly ReportRecord[] =>
  Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength)
    .toString()
    .split('\n')
    .flatMap((line) => (line === '' ? [] : (recordIn(line) ?? [])));

/** One item at a time from who gives to who takes. */
class Handover<T> implements AsyncIterable<T> {
  #next = Promise.withResolvers<T | null>();
  #taken = Promise.withResolvers<undefined>();
  #isStopped = false;

  /** Resolves when the item was taken and the next is asked for. */
  async give(item: T): Promise<void> {
    if (this.#isStopped) throw new Error('nobody takes any more');
    const taken = this.#taken.promise;
    this.#next.resolve(item);
    await taken;
  }

  end(error: unknown): void {
    if (error === null) this.#next.resolve(null);
    else this.#next.reject(error instanceof Error ? error : new Error('merging failed', { cause: error }));
    // Whoever stopped taking doesn't see it.
    this.#next.promise.catch(() => undefined);
  }

  stop(): void {
    this.#isStopped = true;
    this.#taken.resolve(undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const item = await this.#next.promise;
      if (item === null) return;
      yield item;
      this.#next = Promise.withResolvers();
      const taken = this.#taken;
      this.#taken = Promise.withResolvers();
      taken.resolve(undefined);
    }
  }
}
