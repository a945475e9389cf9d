import { statSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { QueueError } from '../queue-error.ts';
import { queueErrorFrom } from './sqlite-error.ts';

/** Prepares each statement once. */
export type Sql = (text: string) => StatementSync;

interface Opened {
  readonly database: DatabaseSync;
  readonly sql: Sql;
  /** Of the file that was opened. */
  readonly inode: number;
}

function statements(database: DatabaseSync): Sql {
  const prepared = new Map<string, StatementSync>();
  return (text) => {
    const found = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, found);
    return found;
  };
}

/** Undefined if there is no such file. */
const inodeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;

/**
 * The queue's file, opened when first needed and again after it failed or was put in another's place. All failures of the
 * file come out as `QueueError`, and what had begun is undone.
 */
export class Store {
  readonly path: string;
  readonly #open: () => DatabaseSync;
  #opened: Opened | null = null;
  #seenBefore = false;
  #closed = false;
  /** Writes made through this store: with SQLite's data_version, it tells that something changed. */
  #writes = 0;

  constructor(path: string, open: () => DatabaseSync) {
    this.path = path;
    this.#open = open;
  }

  /** One transaction that may write; it waits for other processes to finish theirs. */
  write<T>(work: (sql: Sql) => T): T {
    return this.#run(({ database, sql }) => {
      sql('BEGIN IMMEDIATE').run();
      try {
        const result = work(sql);
        sql('COMMIT').run();
        this.#writes += 1;
        return result;
      } catch (error) {
        // Some failures have already ended the transaction.
        if (database.isTransaction) sql('ROLLBACK').run();
        throw error;
      }
    });
  }

  read<T>(work: (sql: Sql) => T): T {
    return this.#run(({ sql }) => work(sql));
  }

  /** Another value after any process wrote to the queue. */
  version(): string {
    const row = this.read((sql) => sql('PRAGMA data_version').get());
    return `${String(row?.['data_version'])}/${this.#writes}`;
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  #run<T>(work: (opened: Opened) => T): T {
    try {
      return work(this.#ready());
    } catch (error) {
      this.#drop();
      throw queueErrorFrom(error, this.path);
    }
  }

  #ready(): Opened {
    if (this.#closed) throw new QueueError('queue.unavailable', `${this.path} was closed`);
    // SQLite goes on writing to a file that was deleted or replaced under it: into nothing.
    if (this.#opened !== null && inodeOf(this.path) !== this.#opened.inode) this.#drop();
    this.#opened ??= this.#reopen();
    return this.#opened;
  }

  #reopen(): Opened {
    // An empty queue in the place of one that vanished would look like work done.
    if (this.#seenBefore && inodeOf(this.path) === undefined)
      throw new QueueError('queue.unavailable', `${this.path} has vanished; bring it back, or run nianbao reconcile`);
    const database = this.#open();
    this.#seenBefore = true;
    return { database, sql: statements(database), inode: inodeOf(this.path) ?? -1 };
  }

  #drop(): void {
    const opened = this.#opened;
    this.#opened = null;
    try {
      opened?.database.close();
    } catch {
      // The failure that made us drop it is the one to tell.
    }
  }
}
