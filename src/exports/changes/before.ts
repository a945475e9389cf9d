/** The records that a consumer has, on the disk: what of them is still there, and what isn't. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Place } from '../merge/line-index.ts';

export interface Had {
  readonly recordId: string;
  readonly uri: string;
}

const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  CREATE TABLE had (record_id TEXT PRIMARY KEY, rank TEXT, uri TEXT, stays INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
  BEGIN`;

/** SQLite deletes it when the process ends, however it ends. */
export class Before {
  readonly #db = new DatabaseSync('');
  readonly #insert: StatementSync;
  readonly #select: StatementSync;
  readonly #keep: StatementSync;

  constructor() {
    this.#db.exec(SCHEMA);
    this.#insert = this.#db.prepare('INSERT INTO had (record_id, rank, uri) VALUES (?, ?, ?)');
    this.#select = this.#db.prepare('SELECT rank FROM had WHERE record_id = ?');
    this.#keep = this.#db.prepare('UPDATE had SET stays = 1 WHERE record_id = ?');
  }

  add({ recordId, rank, uri }: Place): void {
    this.#insert.run(recordId, rank, uri);
  }

  /** Null: it had no such record. */
  rankOf(recordId: string): string | null {
    const rank = this.#select.get(recordId)?.['rank'];
    return typeof rank === 'string' ? rank : null;
  }

  stays(recordId: string): void {
    this.#keep.run(recordId);
  }

  /** What doesn't stay, by record_id. */
  lost(): readonly Had[] {
    const rows = this.#db.prepare('SELECT record_id, uri FROM had WHERE stays = 0 ORDER BY record_id').all();
    return rows.map((row) => ({ recordId: String(row['record_id']), uri: String(row['uri']) }));
  }

  close(): void {
    this.#db.close();
  }
}
