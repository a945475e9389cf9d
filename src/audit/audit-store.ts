/**
 * The digests of a set and what was found in it, in a private database on the disk (SQLite deletes it when the process
 * ends, however it ends), so that memory stays flat whatever the number of records.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Finding } from '../model/finding.ts';
import type { Digest } from '../rules/set/digest.ts';
import { packFigures } from './figure-list.ts';
import {
  type Body,
  bytesOf,
  type NamedOrgan,
  type Row,
  type StoredDigest,
  storedOf,
  written,
} from './stored-digest.ts';

const CACHE_KIB = 64 * 1024;

const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -${CACHE_KIB};
  CREATE TABLE reports (
    id INTEGER PRIMARY KEY, record_id TEXT UNIQUE, reported INTEGER, name TEXT, organ TEXT, year INTEGER, place TEXT,
    peers TEXT, print TEXT, body TEXT, figures TEXT, shingles BLOB, own BLOB);
  CREATE TABLE findings (id INTEGER PRIMARY KEY, report INTEGER, record_id TEXT, finding TEXT);
  CREATE TABLE bands (band INTEGER, report INTEGER);
  CREATE TABLE pairs (one INTEGER, other INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
  CREATE TABLE unreported (id INTEGER PRIMARY KEY, organ TEXT, year INTEGER, finding TEXT);`;

const INDEXES = `
  CREATE INDEX by_organ ON reports (organ, year);
  CREATE INDEX by_place ON reports (place, year);
  CREATE INDEX by_peers ON reports (peers, year);
  CREATE INDEX by_print ON reports (print) WHERE print IS NOT NULL;`;

/** What groups a digest with others. */
export interface Grouping {
  /** Division that the organ belongs to. */
  readonly place: string;
  /** Organs of one kind; null: its name doesn't tell. */
  readonly peers: string | null;
  /** The same for reports whose figures are the same; null where they say too little. */
  readonly print: string | null;
}

const COLUMNS = 'id, reported, organ, body, figures, shingles, own';

export class AuditStore {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #insertFinding: StatementSync;
  readonly #insertUnreported: StatementSync;
  readonly #ofRecord: StatementSync;
  readonly #byId: StatementSync;
  readonly #countOf: StatementSync;
  readonly #setOwn: StatementSync;
  readonly #insertBand: StatementSync;
  readonly #insertPair: StatementSync;

  constructor() {
    this.#db = new DatabaseSync('');
    this.#db.exec(SCHEMA);
    this.#insert = this.#db.prepare(
      `INSERT INTO reports (record_id, reported, name, year, place, peers, print, body, figures, shingles)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (record_id) DO UPDATE SET reported = max(reported, excluded.reported)`,
    );
    this.#insertFinding = this.#db.prepare('INSERT INTO findings (report, record_id, finding) VALUES (?, ?, ?)');
    this.#insertUnreported = this.#db.prepare('INSERT INTO unreported (organ, year, finding) VALUES (?, ?, ?)');
    this.#ofRecord = this.#db.prepare('SELECT finding FROM findings WHERE record_id = ? ORDER BY id');
    this.#byId = this.#db.prepare(`SELECT ${COLUMNS} FROM reports WHERE id = ?`);
    this.#countOf = this.#db.prepare('SELECT count(*) AS count FROM reports WHERE organ = ? AND year = ?');
    this.#setOwn = this.#db.prepare('UPDATE reports SET own = ? WHERE id = ?');
    this.#insertBand = this.#db.prepare('INSERT INTO bands VALUES (?, ?)');
    this.#insertPair = this.#db.prepare('INSERT OR IGNORE INTO pairs VALUES (?, ?)');
    this.#db.exec('BEGIN');
  }

  add(digest: Digest, isReported: boolean, { place, peers, print }: Grouping, shingles: Uint32Array): void {
    const { figures, ...body } = digest;
    this.#insert.run(
      ...[digest.recordId, Number(isReported), digest.organName, digest.year, place, peers, print],
      ...[JSON.stringify(body), packFigures(figures), bytesOf(shingles)],
    );
  }

  /** Every name and year that occurs gets its organ; then the reports can be asked for. */
  nameOrgans(organOf: (names: ReadonlySet<string>) => (name: string, year: number | null) => string | null): void {
    const pairs = this.#db.prepare('SELECT DISTINCT name, year FROM reports WHERE name IS NOT NULL').all();
    const named = pairs.map(({ name, year }) => ({ name: String(name), year: typeof year === 'number' ? year : null }));
    const organ = organOf(new Set(named.map(({ name }) => name)));
    this.#db.exec('CREATE INDEX by_name ON reports (name, year)');
    const set = this.#db.prepare('UPDATE reports SET organ = ? WHERE name = ? AND year IS ?');
    for (const { name, year } of named) set.run(organ(name, year), name, year);
    this.#db.exec(INDEXES);
    this.#db.exec('CREATE INDEX by_record ON findings (record_id); CREATE INDEX by_report ON findings (report)');
  }

  /** The reports of one organ after the other, each by its years. */
  byOrgan(): Generator<readonly StoredDigest[]> {
    return this.#groups('organ IS NOT NULL ORDER BY organ, year, id', ({ organ }) => organ);
  }

  /** Reports whose figures are the same, where there are several. */
  byPrint(): Generator<readonly StoredDigest[]> {
    const several = 'print IN (SELECT print FROM reports WHERE print IS NOT NULL GROUP BY print HAVING count(*) > 1)';
    return this.#groups(`${several} ORDER BY print, year, id`, ({ print }) => print, 'print');
  }

  /** Places and years with the number of their reports. */
  places(): readonly { readonly place: string; readonly year: number; readonly count: number }[] {
    return this.#db
      .prepare(
        'SELECT place, year, count(*) AS count FROM reports WHERE year IS NOT NULL GROUP BY place, year ORDER BY place, year',
      )
      .all()
      .map(({ place, year, count }) => ({ place: String(place), year: Number(year), count: Number(count) }));
  }

  ofPlace(place: string, year: number): Generator<StoredDigest> {
    return this.#each('place = ? AND year = ? ORDER BY id', [place, year]);
  }

  peerGroups(atLeast: number): readonly { readonly peers: string; readonly year: number; readonly count: number }[] {
    return this.#db
      .prepare(
        `SELECT peers, year, count(*) AS count FROM reports WHERE peers IS NOT NULL AND year IS NOT NULL
         GROUP BY peers, year HAVING count(*) >= ?`,
      )
      .all(atLeast)
      .map(({ peers, year, count }) => ({ peers: String(peers), year: Number(year), count: Number(count) }));
  }

  ofPeers(peers: string, year: number): Generator<StoredDigest> {
    return this.#each('peers = ? AND year = ? ORDER BY id', [peers, year]);
  }

  all(): Generator<StoredDigest> {
    return this.#each('1 ORDER BY id');
  }

  report(id: number): StoredDigest | null {
    const row = this.#byId.get(id);
    return row === undefined ? null : storedOf(row);
  }

  ofOrganAndYear(organ: string, year: number): readonly StoredDigest[] {
    return [...this.#each('organ = ? AND year = ? ORDER BY id', [organ, year])];
  }

  count(): number {
    return Number(this.#db.prepare('SELECT count(*) AS count FROM reports').get()?.['count']);
  }

  /** Years that have a report of the set itself, ascending. */
  reportedYears(): readonly number[] {
    return this.#db
      .prepare('SELECT DISTINCT year FROM reports WHERE year IS NOT NULL AND reported = 1 ORDER BY year')
      .all()
      .map(({ year }) => Number(year));
  }

  organCount(): number {
    return Number(this.#db.prepare('SELECT count(DISTINCT organ) AS count FROM reports').get()?.['count']);
  }

  countOf(organ: string, year: number): number {
    return Number(this.#countOf.get(organ, year)?.['count']);
  }

  failed(): Generator<StoredDigest> {
    return this.#each(`body LIKE '%"isFailed":true%' ORDER BY id`);
  }

  addBands(id: number, bands: readonly number[]): void {
    for (const band of bands) this.#insertBand.run(band, id);
  }

  /** Reports that share a band, where there are several. */
  *sharedBands(): Generator<readonly number[]> {
    const rows = this.#db.prepare('SELECT band, report FROM bands ORDER BY band, report').iterate();
    let ids: number[] = [];
    let last: unknown = null;
    for (const { band, report } of rows) {
      if (band !== last && ids.length > 1) yield ids;
      if (band !== last) ids = [];
      last = band;
      ids.push(Number(report));
    }
    if (ids.length > 1) yield ids;
  }

  addPair(one: number, other: number): void {
    this.#insertPair.run(one, other);
  }

  *pairs(): Generator<{ readonly one: number; readonly other: number }> {
    for (const { one, other } of this.#db.prepare('SELECT one, other FROM pairs ORDER BY one, other').iterate())
      yield { one: Number(one), other: Number(other) };
  }

  setOwnWords(id: number, own: Uint32Array): void {
    this.#setOwn.run(bytesOf(own), id);
  }

  addFinding({ id, digest }: Pick<StoredDigest, 'id' | 'digest'>, finding: Finding): void {
    this.#insertFinding.run(id, digest.recordId, JSON.stringify(finding));
  }

  /** About an organ that has no report. */
  addUnreported(organ: NamedOrgan, year: number, finding: Finding): void {
    this.#insertUnreported.run(JSON.stringify(organ), year, JSON.stringify(finding));
  }

  /** Nothing more is added. */
  finish(): void {
    this.#db.exec('COMMIT');
  }

  findingsOf(recordId: string): readonly Finding[] {
    return this.#ofRecord.all(recordId).map(({ finding }) => written<Finding>(finding));
  }

  /** All of one record together, in the order in which the records came. */
  *findings(): Generator<{ readonly findings: readonly Finding[]; readonly digest: Body }> {
    const told = 'SELECT id, body FROM reports WHERE id IN (SELECT report FROM findings) ORDER BY id';
    const ofReport = this.#db.prepare('SELECT finding FROM findings WHERE report = ? ORDER BY id');
    for (const { id, body } of this.#db.prepare(told).iterate()) {
      const findings = ofReport.all(Number(id)).map(({ finding }) => written<Finding>(finding));
      yield { findings, digest: written<Body>(body) };
    }
  }

  *unreported(): Generator<{ readonly finding: Finding; readonly organ: NamedOrgan; readonly year: number }> {
    for (const { finding, organ, year } of this.#db.prepare('SELECT * FROM unreported ORDER BY id').iterate())
      yield { finding: written<Finding>(finding), organ: written<NamedOrgan>(organ), year: Number(year) };
  }

  close(): void {
    this.#db.close();
  }

  *#each(where: string, values: readonly SQLInputValue[] = []): Generator<StoredDigest> {
    const rows = this.#db.prepare(`SELECT ${COLUMNS} FROM reports WHERE ${where}`).iterate(...values);
    for (const row of rows) yield storedOf(row);
  }

  *#groups(where: string, keyOf: (row: Row) => unknown, extra = 'organ'): Generator<readonly StoredDigest[]> {
    const rows = this.#db.prepare(`SELECT ${COLUMNS}, ${extra} FROM reports WHERE ${where}`).iterate();
    let group: StoredDigest[] = [];
    let key: unknown = null;
    for (const row of rows) {
      if (keyOf(row) !== key && group.length > 0) {
        yield group;
        group = [];
      }
      key = keyOf(row);
      group.push(storedOf(row));
    }
    if (group.length > 0) yield group;
  }
}
