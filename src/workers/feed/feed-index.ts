/**
 * Where the lines and the rounds of an address stand in a data folder, so that a step of a feed reads what the news concerns and
 * nothing else: an SQLite file that may be thrown away. By positions alone; each is entered once and never changes.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { LineName } from '../../exports/segments/frames.ts';
import { type IndexSettings, inTransaction } from '../../fetch/raw-store/open-index.ts';
import type { LedgerPositions, PlacedRound } from '../ledger/readings.ts';

/** Of an address or a record_id. Two that share one only have more lines read than needed. */
export type Key = number;

export interface NamedLine extends Pick<LineName, 'recordId' | 'uri'> {
  /** In its segment, from 0. */
  readonly number: number;
}

export interface FeedIndex {
  readonly hasSegment: (segment: string) => boolean;
  readonly addSegment: (segment: string, lines: readonly NamedLine[]) => void;
  /** Bytes of a file of the ledger that were looked at. */
  readonly readUpTo: (file: string) => number;
  readonly addRounds: (file: string, rounds: readonly PlacedRound[], readUpTo: number) => void;
  readonly addressesIn: (segments: readonly string[]) => readonly Key[];
  /** Addresses with a round that ended behind one position of the ledger, up to another. */
  readonly addressesReadAgain: (before: LedgerPositions, now: LedgerPositions) => readonly Key[];
  readonly recordsAt: (addresses: readonly Key[]) => readonly Key[];
  readonly addressesOf: (records: readonly Key[]) => readonly Key[];
  readonly linesAt: (addresses: readonly Key[]) => readonly { readonly segment: string; readonly number: number }[];
  readonly roundsAt: (addresses: readonly Key[]) => readonly PlacedRound[];
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS segments (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE IF NOT EXISTS lines (
    segment INTEGER NOT NULL, number INTEGER NOT NULL, address INTEGER NOT NULL, record INTEGER NOT NULL,
    PRIMARY KEY (segment, number)) WITHOUT ROWID, STRICT;
  CREATE INDEX IF NOT EXISTS lines_by_address ON lines (address, record);
  CREATE INDEX IF NOT EXISTS lines_by_record ON lines (record, address);
  CREATE TABLE IF NOT EXISTS ledger (file TEXT PRIMARY KEY, read_up_to INTEGER NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS rounds (
    file TEXT NOT NULL, stop INTEGER NOT NULL, address INTEGER NOT NULL, uri TEXT NOT NULL, round INTEGER NOT NULL, sha256 TEXT,
    PRIMARY KEY (file, stop)) WITHOUT ROWID, STRICT;
  CREATE INDEX IF NOT EXISTS rounds_by_address ON rounds (address);
`;

/** Without a path it is a private one, which ends with the process. */
export const feedIndex = (path: string): Omit<IndexSettings<FeedIndex>, 'fill'> => ({
  ...{ path, schema: SCHEMA, make: createIndex },
});

export const feedIndexPath = (dataFolder: string): string => join(dataFolder, 'feed.sqlite');

/** 48 bits: a whole number in JavaScript as well as in SQLite. */
const KEY_BYTES = 6;

const keyOf = (text: string): Key => createHash('sha256').update(text).digest().readUIntBE(0, KEY_BYTES);

const IN = 'IN (SELECT value FROM json_each(?))';

function createIndex(database: DatabaseSync): FeedIndex {
  const rows = (sql: string) => {
    const statement = database.prepare(sql);
    return (...values: readonly (string | number)[]) => statement.all(...values);
  };
  const keys = (sql: string) => {
    const found = rows(sql);
    return (...values: readonly (string | number)[]): readonly Key[] => found(...values).map(({ key }) => Number(key));
  };
  const segment = rows('SELECT id FROM segments WHERE name = ?');
  const upTo = rows('SELECT read_up_to FROM ledger WHERE file = ?');
  const inSegment = keys(
    `SELECT DISTINCT address AS key FROM lines JOIN segments ON segments.id = segment WHERE name ${IN}`,
  );
  const behind = keys('SELECT DISTINCT address AS key FROM rounds WHERE file = ? AND stop > ? AND stop <= ?');
  const records = keys(`SELECT DISTINCT record AS key FROM lines WHERE address ${IN}`);
  const addresses = keys(`SELECT DISTINCT address AS key FROM lines WHERE record ${IN}`);
  const lines = rows(`SELECT name, number FROM lines JOIN segments ON segments.id = segment WHERE address ${IN}`);
  const rounds = rows(`SELECT file, stop, uri, round, sha256 FROM rounds WHERE address ${IN}`);
  return {
    ...writing(database),
    hasSegment: (name) => segment(name).length > 0,
    readUpTo: (file) => Number(upTo(file)[0]?.['read_up_to'] ?? 0),
    addressesIn: (names) => inSegment(JSON.stringify(names)),
    addressesReadAgain: (before, now) =>
      Object.entries(now).flatMap(([file, to]) => behind(file, before[file] ?? 0, to)),
    recordsAt: (wanted) => records(JSON.stringify(wanted)),
    addressesOf: (wanted) => addresses(JSON.stringify(wanted)),
    linesAt: (wanted) =>
      lines(JSON.stringify(wanted)).map(({ name, number }) => ({ segment: String(name), number: Number(number) })),
    roundsAt: (wanted) =>
      rounds(JSON.stringify(wanted)).map(({ file, stop, uri, round, sha256 }) => ({
        ...{ file: String(file), to: Number(stop), uri: String(uri), round: Number(round) },
        sha256: typeof sha256 === 'string' ? sha256 : null,
      })),
  };
}

/** Two processes may enter the same at once. */
function writing(database: DatabaseSync): Pick<FeedIndex, 'addSegment' | 'addRounds'> {
  const insertSegment = database.prepare('INSERT OR IGNORE INTO segments (name) VALUES (?)');
  const insertLine = database.prepare('INSERT OR IGNORE INTO lines SELECT id, ?, ?, ? FROM segments WHERE name = ?');
  const insertRound = database.prepare('INSERT OR IGNORE INTO rounds VALUES (?, ?, ?, ?, ?, ?)');
  const mark = database.prepare(
    'INSERT INTO ledger VALUES (?, ?) ON CONFLICT (file) DO UPDATE SET read_up_to = max(read_up_to, excluded.read_up_to)',
  );
  return {
    addSegment: (name, lines) =>
      inTransaction(database, () => {
        insertSegment.run(name);
        for (const { number, uri, recordId } of lines) insertLine.run(number, keyOf(uri), keyOf(recordId), name);
      }),
    addRounds: (file, rounds, readUpTo) =>
      inTransaction(database, () => {
        for (const { to, uri, round, sha256 } of rounds) insertRound.run(file, to, keyOf(uri), uri, round, sha256);
        mark.run(file, readUpTo);
      }),
  };
}
