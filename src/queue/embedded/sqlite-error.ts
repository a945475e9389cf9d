import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { QueueError, type QueueErrorCode } from '../queue-error.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) that are about the file and not about our SQL. */
const byResultCode: ReadonlyMap<number, QueueErrorCode> = new Map([
  [3, 'queue.read-only'], // PERM
  [5, 'queue.unavailable'], // BUSY
  [6, 'queue.unavailable'], // LOCKED
  [8, 'queue.read-only'],
  [10, 'queue.unavailable'], // IOERR
  [11, 'queue.corrupt'],
  [13, 'queue.disk-full'],
  [14, 'queue.unavailable'], // CANTOPEN
  [15, 'queue.unavailable'], // PROTOCOL: the WAL's locks
  [26, 'queue.corrupt'], // NOTADB
]);

const byErrno: ReadonlyMap<string, QueueErrorCode> = new Map([
  ['EACCES', 'queue.read-only'],
  ['EPERM', 'queue.read-only'],
  ['EROFS', 'queue.read-only'],
  ['ENOSPC', 'queue.disk-full'],
  ['EDQUOT', 'queue.disk-full'],
]);

/** Of the file system that a folder is on. */
type FreeBytes = (folder: string) => number;

const PRIMARY = 0xff;
const CANTOPEN = 14;
const IOERR = 10;

const writable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** SQLite needs as much beside its file to open it. */
const LEAST_FREE_BYTES = 64 * 1024;

function freeBytesAt(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}

function sqliteCode(resultCode: number, path: string, freeBytes: FreeBytes): QueueErrorCode | undefined {
  const primary = resultCode & PRIMARY;
  // In a folder that can't be written, SQLite says no more than that it could not open its side files.
  if ((primary === CANTOPEN || primary === IOERR) && !writable(dirname(path))) return 'queue.read-only';
  if (primary === IOERR && freeBytes(dirname(path)) < LEAST_FREE_BYTES) return 'queue.disk-full';
  return byResultCode.get(primary);
}

/** The error to throw instead of what SQLite or the file system threw over `path`; our own mistakes come back as they are. */
export function queueErrorFrom(error: unknown, path: string, freeBytes: FreeBytes = freeBytesAt): unknown {
  if (error instanceof QueueError || !(error instanceof Error)) return error;
  if ('errcode' in error && typeof error.errcode === 'number') {
    const code = sqliteCode(error.errcode, path, freeBytes);
    return code === undefined ? error : new QueueError(code, `${path}: ${error.message}`, { cause: error });
  }
  return 'syscall' in error ? fileError(error) : error;
}

function fileError(error: Error): Error {
  if (!('code' in error) || typeof error.code !== 'string') return error;
  const code = byErrno.get(error.code) ?? 'queue.unavailable';
  return new QueueError(code, error.message, { cause: error });
}
