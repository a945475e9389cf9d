/** One compaction at a time in a data folder. The system lets go of it however the process ends. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const BUSY = 5;
const LOCKED = 6;

const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  [BUSY, LOCKED].includes(error.errcode & 0xff);

/** Null: somebody else has it. Throws as SQLite does. */
export function lockCompaction(dataFolder: string): Disposable | null {
  const database = new DatabaseSync(join(dataFolder, 'compaction.sqlite'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { [Symbol.dispose]: () => database.close() };
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
}
