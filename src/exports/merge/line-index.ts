/**
 * Where each line stands and what it is worth, in a private database on the disk (SQLite deletes it when the process ends,
 * however it ends), so that memory stays flat whatever the number of lines.
 */
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { type LineOutline, type Standing, standings } from './line-outline.ts';
import type { Readings } from './readings.ts';
import { replacedBy, superseded, type UriLine } from './superseded.ts';

export interface IndexedLine extends LineOutline {
  /** When its segment was committed, ISO. */
  readonly created: string;
  /** Of its segment, whatever file has the bytes. */
  readonly path: string;
  /** In the segment, from 0. */
  readonly number: number;
  /** Of the stored bytes, as they were when it was read. */
  readonly offset: number;
  readonly sizeBytes: number;
  readonly isWanted: boolean;
}

export type Place = Pick<
  IndexedLine,
  'recordId' | 'uri' | 'rank' | 'created' | 'path' | 'number' | 'offset' | 'sizeBytes' | 'isWanted'
> & {
  /** record_id of the record of the same address that this one takes the place of. */
  readonly replaces: string | null;
  /** Why its address has it no more; null while it has. */
  readonly withdrawn: string | null;
};

/** SQLite takes as much again to sort for an index. Four times the room made nothing faster, over 600,000 lines. */
const CACHE_KIB = 8 * 1024;

const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -${CACHE_KIB};
  CREATE TABLE segments (id INTEGER PRIMARY KEY, path TEXT UNIQUE);
  CREATE TABLE lines (
    id INTEGER PRIMARY KEY, round INTEGER, record_id TEXT, rank TEXT, uri TEXT, document TEXT, sha256 TEXT,
    standing INTEGER, fetched INTEGER, version TEXT, created TEXT, segment INTEGER, number INTEGER, offset INTEGER, size INTEGER, wanted INTEGER);
  CREATE TABLE outdated (line INTEGER PRIMARY KEY);
  CREATE TABLE replacing (line INTEGER PRIMARY KEY, record_id TEXT);
  CREATE TABLE gone (uri TEXT PRIMARY KEY, code TEXT) WITHOUT ROWID;
  CREATE TABLE given (record_id TEXT PRIMARY KEY, rank TEXT) WITHOUT ROWID;`;

/** Made after the first load, which is the large one. */
const INDEXES = `
  CREATE INDEX IF NOT EXISTS by_record ON lines (record_id, rank DESC, created);
  CREATE INDEX IF NOT EXISTS by_uri ON lines (uri);
  CREATE INDEX IF NOT EXISTS by_round ON lines (round);`;

const OF_ROUND = 'uri IN (SELECT uri FROM lines WHERE round = ?)';

export class LineIndex {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #insertSegment: StatementSync;
  readonly #give: StatementSync;
  readonly #mark: StatementSync;
  readonly #replacing: StatementSync;
  #round = 0;
  /** 1: what is asked for is about all lines; 0: about those of the last round. */
  #isWhole = 1;

  constructor() {
    this.#db = new DatabaseSync('');
    this.#db.exec(SCHEMA);
    this.#insertSegment = this.#db.prepare('INSERT OR IGNORE INTO segments (path) VALUES (?)');
    this.#give = this.#db.prepare(
      `INSERT INTO given VALUES (?, ?)
       ON CONFLICT (record_id) DO UPDATE SET rank = excluded.rank WHERE rank <> excluded.rank`,
    );
    this.#mark = this.#db.prepare('INSERT OR IGNORE INTO outdated VALUES (?)');
    this.#replacing = this.#db.prepare('INSERT OR REPLACE INTO replacing VALUES (?, ?)');
    this.#insert = this.#db.prepare(
      `INSERT INTO lines (round, record_id, rank, uri, document, sha256, standing, fetched, version, created, segment, number, offset, size, wanted)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM segments WHERE path = ?), ?, ?, ?, ?)`,
    );
  }

  /** What is added from here on is one round. `isWhole`: what is asked for after it is about all lines, not only what it changed. */
  begin(isWhole: boolean): void {
    this.#round += 1;
    this.#isWhole = isWhole ? 1 : 0;
  }

  add(lines: readonly IndexedLine[]): void {
    this.#db.exec('BEGIN');
    for (const line of lines) {
      this.#insertSegment.run(line.path);
      this.#insert.run(this.#round, ...valuesOf(line));
    }
    this.#db.exec('COMMIT');
  }

  /** Works out which lines of this round's URIs are out of date. */
  findOutdated({ order, gone }: Readings): void {
    this.#db.exec(`${INDEXES} BEGIN; DELETE FROM gone`);
    const insertGone = this.#db.prepare('INSERT INTO gone VALUES (?, ?)');
    for (const [uri, code] of gone) insertGone.run(uri, code);
    if (this.#isWhole === 1) this.#db.exec('DELETE FROM outdated; DELETE FROM replacing');
    else
      for (const table of ['outdated', 'replacing'])
        this.#db
          .prepare(`DELETE FROM ${table} WHERE line IN (SELECT id FROM lines WHERE ${OF_ROUND})`)
          .run(this.#round);
    for (const group of this.#linesByUri()) this.#markOutdated(group, order.get(group[0]?.uri ?? '') ?? []);
    this.#db.exec('COMMIT');
  }

  #markOutdated(group: readonly GroupLine[], order: readonly string[]): void {
    const outdated = superseded(group, order);
    for (const { id } of outdated) this.#mark.run(id);
    if (outdated.size === 0) return;
    const current = group.filter((line) => !outdated.has(line) && line.standing === standings.read);
    for (const [at, line] of current.entries()) {
      const replaced = replacedBy(line, [...outdated], order);
      // A document of several reports: each takes the place of the one that stood where it stands.
      const [record] = replaced.length === current.length ? replaced.slice(at) : replaced;
      if (record !== undefined) this.#replacing.run(line.id, record.recordId);
    }
  }

  /**
   * The lines that are up to date, by record_id: what its address still has before what it hasn't, the newest first, then by
   * time of commit. After a round that isn't whole only the records that it may have changed.
   */
  *current(): Generator<Place> {
    const rows = this.#db
      .prepare(
        `SELECT lines.record_id, lines.uri, rank, created, path, number, offset, size, wanted, replacing.record_id AS replaces,
           iif(standing = ${standings.read}, gone.code, NULL) AS withdrawn
         FROM lines JOIN segments ON segments.id = segment LEFT JOIN replacing ON replacing.line = lines.id
           LEFT JOIN gone ON gone.uri = lines.uri
         WHERE NOT EXISTS (SELECT 1 FROM outdated WHERE line = lines.id)
         AND (? = 1 OR lines.record_id IN (SELECT record_id FROM lines WHERE ${OF_ROUND}))
         ORDER BY lines.record_id, withdrawn IS NOT NULL, rank DESC, created`,
      )
      .iterate(this.#isWhole, this.#round);
    for (const row of rows) yield placeOf(row);
  }

  /** All lines that are out of date. */
  *outdated(): Generator<Pick<LineOutline, 'recordId' | 'uri'>> {
    const rows = this.#db
      .prepare('SELECT record_id, uri FROM lines JOIN outdated ON line = lines.id ORDER BY record_id, uri, lines.id')
      .iterate();
    for (const row of rows) yield { recordId: text(row['record_id']), uri: text(row['uri']) };
  }

  /** All that is remembered between the two is written at once: one by one each costs more than reading its line. */
  beginGiving(): void {
    this.#db.exec('BEGIN');
  }

  endGiving(): void {
    this.#db.exec('COMMIT');
  }

  /** Remembers the line as given out; false if this very line was before. */
  give({ recordId, rank }: Pick<LineOutline, 'recordId' | 'rank'>): boolean {
    return Number(this.#give.run(recordId, rank).changes) > 0;
  }

  *oldLines(before: string): Generator<Pick<Place, 'path' | 'number'>> {
    const rows = this.#db
      .prepare(
        `SELECT path, number FROM lines JOIN outdated ON line = lines.id JOIN segments ON segments.id = segment
         WHERE created < ? AND lines.record_id NOT IN (SELECT record_id FROM replacing)`,
      )
      .iterate(before);
    for (const row of rows) yield { path: text(row['path']), number: number(row['number']) };
  }

  has(recordId: string): boolean {
    return this.#db.prepare('SELECT 1 FROM lines WHERE record_id = ? LIMIT 1').get(recordId) !== undefined;
  }

  close(): void {
    this.#db.close();
  }

  *#linesByUri(): Generator<readonly GroupLine[]> {
    const columns = 'id, record_id, uri, document, sha256, standing, fetched, version';
    const several = 'SELECT uri FROM lines GROUP BY uri HAVING count(*) > 1';
    const rows = this.#db.prepare(
      `SELECT ${columns} FROM lines WHERE uri IN (${several}) AND (? = 1 OR ${OF_ROUND}) AND uri <> '-' ORDER BY uri, id`,
    );
    let group: GroupLine[] = [];
    for (const row of rows.iterate(this.#isWhole, this.#round)) {
      const line = uriLineOf(row);
      if (group[0] !== undefined && group[0].uri !== line.uri) {
        yield group;
        group = [];
      }
      group.push(line);
    }
    if (group.length > 0) yield group;
  }
}

type GroupLine = UriLine & Pick<LineOutline, 'recordId'> & { readonly id: number };

type Row = Readonly<Record<string, SQLOutputValue>>;

const valuesOf = (line: IndexedLine): readonly SQLInputValue[] => [
  ...[line.recordId, line.rank, line.uri, line.document, line.sourceSha256, line.standing, line.fetchedAtMs],
  ...[line.version, line.created, line.path, line.number, line.offset, line.sizeBytes, line.isWanted ? 1 : 0],
];

const text = (value: SQLOutputValue | undefined): string => (typeof value === 'string' ? value : '');
const number = (value: SQLOutputValue | undefined): number => Number(value);

const placeOf = (row: Row): Place => ({
  ...{
    recordId: text(row['record_id']),
    uri: text(row['uri']),
    rank: text(row['rank']),
    created: text(row['created']),
  },
  ...{
    path: text(row['path']),
    number: number(row['number']),
    offset: number(row['offset']),
    sizeBytes: number(row['size']),
    isWanted: row['wanted'] === 1,
    replaces: typeof row['replaces'] === 'string' ? row['replaces'] : null,
    withdrawn: typeof row['withdrawn'] === 'string' ? row['withdrawn'] : null,
  },
});

const uriLineOf = (row: Row): GroupLine => ({
  ...{
    id: number(row['id']),
    recordId: text(row['record_id']),
    uri: text(row['uri']),
    document: text(row['document']),
    version: text(row['version']),
  },
  sourceSha256: typeof row['sha256'] === 'string' ? row['sha256'] : null,
  standing: standingOf(row['standing']),
  fetchedAtMs: row['fetched'] === null ? null : number(row['fetched']),
});

const known: readonly Standing[] = [0, 1, 2, 3];
const standingOf = (value: SQLOutputValue | undefined): Standing => known[number(value)] ?? 0;
