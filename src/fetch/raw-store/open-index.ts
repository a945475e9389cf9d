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

export interface IndexSettings<Index> {
  readonly path: string;
  readonly schema: string;
  /** Statements prepared and the like; called for each file that is opened. */
  readonly make: (database: DatabaseSync) => Index;
  /** Brings it up to date before anybody uses it. */
  readonly fill?: (index: Index) => Promise<void>;
}

interface Opened<Index> {
  readonly database: DatabaseSync;
  readonly index: Index;
  /** Of the file that was opened. */
  readonly inode: number | undefined;
}

/**
 * An index that outlives its file: damage may show at any page and at any time, another process may put a new file in its
 * place, somebody may delete it. Opened when first used, and again whenever that is so.
 */
export class IndexFile<Index> {
  readonly #settings: IndexSettings<Index>;
  #opened: Opened<Index> | null = null;
  #opening: Promise<Opened<Index>> | null = null;

  constructor(settings: IndexSettings<Index>) {
    this.#settings = settings;
  }

  /** `work` may be called twice. Rejects as SQLite and the file system do. */
  use<T>(work: (index: Index) => T): Promise<T> {
    return this.#whole(async () => work((await this.#ready()).index));
  }

  close(): void {
    const opened = this.#opened;
    this.#opened = null;
    try {
      opened?.database.close();
    } catch {
      // What made us drop it is the failure to tell.
    }
  }

  async #whole<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isDamaged(error)) throw error;
      this.#remove();
      return work();
    }
  }

  /** Only if it is still the file that was found damaged: another process may have made it anew. */
  #remove(): void {
    const inode = this.#opened?.inode;
    this.close();
    if (inode !== undefined && inodeOf(this.#settings.path) === inode) remove(this.#settings.path);
  }

  async #ready(): Promise<Opened<Index>> {
    // SQLite goes on writing to a file that was deleted or replaced under it: into nothing.
    if (this.#opened !== null && inodeOf(this.#settings.path) !== this.#opened.inode) this.close();
    if (this.#opened !== null && this.#opening === null) return this.#opened;
    this.#opening ??= this.#whole(() => this.#open()).finally(() => (this.#opening = null));
    return this.#opening;
  }

  async #open(): Promise<Opened<Index>> {
    const { path, schema, make, fill } = this.#settings;
    const database = openIndexFile(path, schema);
    const opened = { database, inode: inodeOf(path), index: madeOf(database, make) };
    this.#opened = opened;
    await fill?.(opened.index);
    return opened;
  }
}

function madeOf<Index>(database: DatabaseSync, make: (database: DatabaseSync) => Index): Index {
  try {
    return make(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Several processes may open it at once, so it is deleted only if it is damaged and still the file that was found damaged:
 * one that is busy belongs to somebody. Throws as SQLite and the file system do.
 */
function openIndexFile(path: string, schema: string): DatabaseSync {
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

export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    // Some failures have already ended the transaction.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
