/** The records of a set, one at hand at a time: in a private database on the disk that SQLite deletes when the process ends. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ReportRecord } from '../model/record.ts';

export class RecordSpool {
  readonly #db = new DatabaseSync('');
  readonly #insert: StatementSync;
  readonly #select: StatementSync;

  constructor() {
    this.#db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
      CREATE TABLE records (record_id TEXT PRIMARY KEY, packed BLOB);`);
    this.#insert = this.#db.prepare('INSERT OR IGNORE INTO records VALUES (?, ?)');
    this.#select = this.#db.prepare('SELECT packed FROM records WHERE record_id = ?');
    this.#db.exec('BEGIN');
  }

  /** False: a record of this id is there already. */
  add(record: ReportRecord): boolean {
    const packed = deflateRawSync(JSON.stringify(record), { level: 1 });
    return this.#insert.run(record.record_id, packed).changes > 0;
  }

  get(recordId: string): ReportRecord | null {
    const packed = this.#select.get(recordId)?.['packed'];
    // What was put in was a record.
    return packed instanceof Uint8Array ? (JSON.parse(inflateRawSync(packed).toString()) as ReportRecord) : null;
  }

  close(): void {
    this.#db.close();
  }
}
