/**
 * The digests of a set and what was found in it, in a private database on the disk (SQLite deletes it when the process
 * ends, however it ends), so that memory stays flat whatever the number of records.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Finding } from '../model/finding.ts';
import type { Digest } from '../rules/set/digest.ts';
import { packFigures, unpackFigures } from './figure-list.ts';

const CACHE_KIB = 32 * 1024;

const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -${CACHE_KIB};
  CREATE TABLE reports (
    id INTEGER PRIMARY KEY, record_id TEXT UNIQUE, reported INTEGER, organ TEXT, year INTEGER, body TEXT, figures TEXT);
  CREATE TABLE findings (id INTEGER PRIMARY KEY, report INTEGER, record_id TEXT, finding TEXT);`;

export interface StoredDigest {
  readonly id: number;
  /** False: it came with the history, to be compared with and not to be told of. */
  readonly isReported: boolean;
  readonly digest: Digest;
}

type Row = Readonly<Record<string, unknown>>;

export class AuditStore {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #insertFinding: StatementSync;
  readonly #ofRecord: StatementSync;

  constructor() {
    this.#db = new DatabaseSync('');
    this.#db.exec(SCHEMA);
    this.#insert = this.#db.prepare(
      `INSERT INTO reports (record_id, reported, organ, year, body, figures) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (record_id) DO UPDATE SET reported = max(reported, excluded.reported)`,
    );
    this.#insertFinding = this.#db.prepare('INSERT INTO findings (report, record_id, finding) VALUES (?, ?, ?)');
    this.#ofRecord = this.#db.prepare('SELECT finding FROM findings WHERE record_id = ? ORDER BY id');
  }

  transaction(work: () => void): void {
    this.#db.exec('BEGIN');
    work();
    this.#db.exec('COMMIT');
  }

  add(digest: Digest, isReported: boolean): void {
    const { figures, ...body } = digest;
    this.#insert.run(
      ...[digest.recordId, Number(isReported), identityOf(digest), digest.year],
      ...[JSON.stringify(body), packFigures(figures)],
    );
  }

  /** Everything was added. */
  index(): void {
    this.#db.exec('CREATE INDEX by_organ ON reports (organ, year); CREATE INDEX by_record ON findings (record_id)');
  }

  /** The reports of one organ after the other, each by its years. */
  *byOrgan(): Generator<readonly StoredDigest[]> {
    const rows = this.#db.prepare('SELECT * FROM reports WHERE organ IS NOT NULL ORDER BY organ, year, id').iterate();
    let group: StoredDigest[] = [];
    let organ: unknown = null;
    for (const row of rows) {
      if (row['organ'] !== organ && group.length > 0) {
        yield group;
        group = [];
      }
      organ = row['organ'];
      group.push(storedOf(row));
    }
    if (group.length > 0) yield group;
  }

  addFinding({ id, digest }: StoredDigest, finding: Finding): void {
    this.#insertFinding.run(id, digest.recordId, JSON.stringify(finding));
  }

  findingsOf(recordId: string): readonly Finding[] {
    return this.#ofRecord.all(recordId).map(({ finding }) => findingOf(finding));
  }

  /** In the order in which the records came. */
  *findings(): Generator<{ readonly finding: Finding; readonly digest: Omit<Digest, 'figures'> | null }> {
    const rows = this.#db
      .prepare(
        `SELECT finding, body FROM findings LEFT JOIN reports ON reports.id = findings.report
         ORDER BY findings.report IS NULL, findings.report, findings.id`,
      )
      .iterate();
    for (const { finding, body } of rows) yield { finding: findingOf(finding), digest: bodyOf(body) };
  }

  close(): void {
    this.#db.close();
  }
}

/** What was written here is read here: the private file's text needs no second look. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names what it wrote
const written = <T>(text: unknown): T => JSON.parse(String(text)) as T;

const findingOf = (text: unknown): Finding => written<Finding>(text);

const bodyOf = (text: unknown): Omit<Digest, 'figures'> | null =>
  text === null ? null : written<Omit<Digest, 'figures'>>(text);

function storedOf(row: Row): StoredDigest {
  const body = written<Omit<Digest, 'figures'>>(row['body']);
  return {
    id: Number(row['id']),
    isReported: row['reported'] === 1,
    digest: { ...body, figures: unpackFigures(String(row['figures'])) },
  };
}

/** What tells one organ's reports over the years. */
const identityOf = ({ organKey, organName }: Digest): string | null => organKey ?? organName;
