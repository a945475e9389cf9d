/** Fetch records in append-only files, one a process: DATA/fetches/TIME-PID-RANDOM.jsonl. A torn last line never counts. */
import { randomBytes } from 'node:crypto';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, syncFolder } from './durable-file.ts';
import { type FetchRecord, sealedLine, unsealed } from './fetch-record.ts';
import { linesOfFile, lostLineFeed } from './lines-of-file.ts';
import { StoreError, toStoreError } from './store-error.ts';

export interface FetchLog {
  /** Resolves when the record is on the disk, with where its line begins. Errors: `store.*`; then it may be written again. */
  append(record: FetchRecord): Promise<LogPosition>;
  close(): Promise<void>;
}

export interface LogPosition {
  readonly file: string;
  /** Bytes from the file's start to the line, and behind its line feed. */
  readonly from: number;
  readonly to: number;
}

export interface LoggedFetch extends LogPosition {
  /** Null: the line is damaged. */
  readonly record: FetchRecord | null;
}

const MAX_FILE_BYTES = 64 * 1_048_576;

const fetchesFolder = (dataFolder: string): string => join(dataFolder, 'fetches');

export function createFetchLog(dataFolder: string, now: () => number = Date.now): FetchLog {
  const folder = fetchesFolder(dataFolder);
  let current: { readonly handle: FileHandle; readonly file: string; size: number } | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const close = async (): Promise<void> => {
    const closing = current;
    current = null;
    await closing?.handle.close();
  };
  const openFile = async (): Promise<NonNullable<typeof current>> => {
    await makeFolder(folder);
    const file = `${new Date(now()).toISOString().replaceAll(/[:.]/gu, '')}-${process.pid}-${randomBytes(4).toString('hex')}.jsonl`;
    const handle = await open(join(folder, file), 'ax');
    await syncFolder(folder);
    return { handle, file, size: 0 };
  };
  const write = async (record: FetchRecord): Promise<LogPosition> => {
    const line = Buffer.from(sealedLine(record));
    try {
      current ??= await openFile();
      const { handle, file, size: from } = current;
      await handle.appendFile(line);
      await handle.datasync();
      const to = from + line.length;
      current.size = to;
      if (to > MAX_FILE_BYTES) await close();
      return { file, from, to };
    } catch (error) {
      // What was half written stays behind as the torn end of a file that nobody appends to any more.
      await close().catch(() => undefined);
      throw toStoreError(error, folder);
    }
  };
  return {
    append: (record) => {
      const written = queue.then(() => write(record));
      queue = written.catch(() => undefined);
      return written;
    },
    close: async () => {
      await queue;
      await close();
    },
  };
}

/** Names of the log's files, oldest first. */
export async function logFiles(dataFolder: string): Promise<readonly string[]> {
  try {
    return (await readdir(fetchesFolder(dataFolder))).filter((name) => name.endsWith('.jsonl')).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw toStoreError(error, fetchesFolder(dataFolder));
  }
}

/** Whole lines of a file from a byte on; what follows the last line feed is being written, or was torn off. */
export async function* readLog(dataFolder: string, file: string, from = 0): AsyncGenerator<LoggedFetch> {
  for await (const line of linesOfFile(join(fetchesFolder(dataFolder), file), from)) {
    const place = { file, from: line.from, to: line.to };
    if (line.isWhole) yield { ...place, record: unsealed(line.text) };
    else if (lostLineFeed(line, (text) => unsealed(text) !== null)) yield { ...place, record: null };
  }
}

/** Errors: `store.corrupt`, `store.missing`. */
export async function readRecord(dataFolder: string, { file, from, to }: LogPosition): Promise<FetchRecord> {
  const path = join(fetchesFolder(dataFolder), file);
  const handle = await open(path).catch((error: unknown) => {
    throw toStoreError(error, path);
  });
  try {
    const buffer = Buffer.alloc(to - from - 1);
    await handle.read(buffer, 0, buffer.length, from);
    const record = unsealed(buffer.toString());
    if (record !== null) return record;
  } finally {
    await handle.close();
  }
  throw new StoreError('store.corrupt', '抓取记录已损坏 | The fetch record is damaged', path);
}
