/**
 * What was asked for and how it ended, in append-only files, one a process: DATA/ledger/TIME-PID-RANDOM.jsonl. The queue
 * can be rebuilt from it: docs/decisions/0030-the-ledger.md.
 */
import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, syncFolder } from '../../fetch/raw-store/durable-file.ts';
import { toStoreError } from '../../fetch/raw-store/store-error.ts';
import { type LedgerLine, sealedLine } from './ledger-line.ts';

export interface Ledger {
  /** Resolves when the lines are on the medium. Errors: `store.*`; the lines may then be written again. */
  readonly keep: (lines: readonly LedgerLine[]) => Promise<void>;
  /**
   * Resolves when the system has the line: it outlives the process, but not a power cut. For what does no harm when it is
   * forgotten: a job that is done once more gives the same lines.
   */
  readonly note: (line: LedgerLine) => Promise<void>;
  readonly close: () => Promise<void>;
}

const MAX_FILE_BYTES = 64 * 1_048_576;

export const ledgerFolder = (dataFolder: string): string => join(dataFolder, 'ledger');

interface Volume {
  readonly handle: FileHandle;
  size: number;
}

/** The data folder must exist. The file is made with the first line. `now`: milliseconds since 1970. */
export function createLedger(dataFolder: string, now: () => number = Date.now): Ledger {
  const folder = ledgerFolder(dataFolder);
  let current: Volume | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const close = async (): Promise<void> => {
    const closing = current;
    current = null;
    await closing?.handle.close();
  };
  const openVolume = async (): Promise<Volume> => {
    await makeFolder(folder);
    const time = new Date(now()).toISOString().replaceAll(/[:.]/gu, '');
    const name = `${time}-${process.pid}-${randomBytes(4).toString('hex')}.jsonl`;
    const handle = await open(join(folder, name), 'ax');
    await syncFolder(folder);
    return { handle, size: 0 };
  };
  const write = async (lines: readonly LedgerLine[], isKept: boolean): Promise<void> => {
    const bytes = Buffer.from(lines.map(sealedLine).join(''));
    try {
      current ??= await openVolume();
      await current.handle.appendFile(bytes);
      if (isKept) await current.handle.datasync();
      current.size += bytes.length;
      if (current.size > MAX_FILE_BYTES) await close();
    } catch (error) {
      // What was half written stays behind as the torn end of a file that nobody appends to any more.
      await close().catch(() => undefined);
      throw toStoreError(error, folder);
    }
  };
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    keep: (lines) => (lines.length === 0 ? Promise.resolve() : inTurn(() => write(lines, true))),
    note: (line) => inTurn(() => write([line], false)),
    close: () => inTurn(close),
  };
}
