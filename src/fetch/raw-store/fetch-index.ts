/** Newest fetch by URL, for conditional requests: an SQLite file that can be thrown away and is rebuilt from the log. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LogPosition } from './fetch-log.ts';
import { type IndexSettings, inTransaction } from './open-index.ts';

export interface IndexedFetch extends LogPosition {
  readonly url: string;
  readonly at: string;
}

export interface FetchIndex {
  /** One transaction: the newest record of each URL stays, and the log counts as read up to the last of them. */
  readonly add: (fetches: readonly IndexedFetch[]) => void;
  readonly newest: (url: string) => LogPosition | null;
  /** Bytes of a log file that are indexed. */
  readonly readUpTo: (file: string) => number;
  /** By URL, `limit` at a time, behind `after`. */
  readonly page: (after: string, limit: number) => readonly (LogPosition & { readonly url: string })[];
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS fetches (url TEXT PRIMARY KEY, at TEXT NOT NULL, file TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS files (file TEXT PRIMARY KEY, read_up_to INTEGER NOT NULL) WITHOUT ROWID, STRICT;
`;

/** Empty if there was none, or a damaged one. */
export const fetchIndex = (path: string): IndexSettings<FetchIndex> => ({ path, schema: SCHEMA, make: createIndex });

function createIndex(database: DatabaseSync): FetchIndex {
  const insert = database.prepare(`
    INSERT INTO fetches VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (url) DO UPDATE SET at = excluded.at, file = excluded.file, start = excluded.start, stop = excluded.stop
    WHERE (excluded.at, excluded.file, excluded.start) > (at, file, start)`);
  const mark = database.prepare(
    'INSERT INTO files VALUES (?, ?) ON CONFLICT (file) DO UPDATE SET read_up_to = max(read_up_to, excluded.read_up_to)',
  );
  const select = database.prepare('SELECT file, start, stop FROM fetches WHERE url = ?');
  const upTo = database.prepare('SELECT read_up_to FROM files WHERE file = ?');
  const after = database.prepare('SELECT url, file, start, stop FROM fetches WHERE url > ? ORDER BY url LIMIT ?');
  return {
    add: (fetches) =>
      inTransaction(database, () => {
        for (const { url, at, file, from, to } of fetches) {
          insert.run(url, at, file, from, to);
          mark.run(file, to);
        }
      }),
    newest: (url) => rowsOf(select, url)[0] ?? null,
    readUpTo: (file) => Number(upTo.get(file)?.['read_up_to'] ?? 0),
    page: (url, limit) => rowsOf(after, url, limit),
  };
}

const rowsOf = (
  statement: StatementSync,
  ...values: readonly (string | number)[]
): readonly (LogPosition & { readonly url: string })[] =>
  statement.all(...values).map(({ url, file, start, stop }) => ({
    url: String(url),
    file: String(file),
    from: Number(start),
    to: Number(stop),
  }));
