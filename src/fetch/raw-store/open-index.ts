/** SQLite files that hold nothing of their own: an index that is damaged is made anew, and filled again by who reads it. */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long one process waits for another's transaction, which is a few rows long. */
const BUSY_TIMEOUT_MS = 10_000;

/** SQLite's primary result codes (sqlite.org/rescode.html) of a file that can't be read by anybody. */
const CORRUPT = 11;
const NOTADB = 26;

const isDamaged = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  [CORRUPT, NOTADB].includes(error.errcode & 0xff);

const inodeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;

/**
 * Several processes may open it at once, so it is deleted only if it is damaged and still the file that was found damaged:
 * one that is busy belongs to somebody. Throws as SQLite and the file system do.
 */
export function openIndexFile(path: string, schema: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const inode = inodeOf(path);
  try {
    return opened(path, schema);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    if (inodeOf(path) === inode) remove(path);
    return opened(path, schema);
  }
}

/** The log first: left behind, it would be read into the next file. */
function remove(path: string): void {
  for (const suffix of ['-wal', '-shm', '']) rmSync(path + suffix, { force: true });
}

function opened(path: string, schema: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec(schema);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
