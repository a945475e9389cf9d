/** Records as an SQLite database: tables that refer to one another by small numbers, and views with everything in words. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { ReportRecord } from '../../model/record.ts';
import { codes, columnsOf, comparable, states } from '../tables/dictionary.ts';
import { figures, type State } from '../tables/figures.ts';
import { originColumns } from '../tables/origin.ts';
import { claims, findings, notes } from '../tables/remarks.ts';
import { allCodes, reportColumns, reportRow } from '../tables/reports.ts';
import type { Column, ColumnType, Row, Table, Value } from '../tables/table.ts';
import type { RecordWriter, Write } from './format.ts';

const TYPES: Readonly<Record<ColumnType, string>> = {
  ...{ text: 'TEXT', integer: 'INTEGER', number: 'REAL', date: 'TEXT', boolean: 'INTEGER' },
};

const quoted = (name: string): string => `"${name}"`;
const columnsIn = (columns: readonly Column[]): string =>
  columns.map(({ name, type }) => `${quoted(name)} ${TYPES[type]}`).join(', ');

/** What stands in `reports` already and isn't told again in each row. */
const ofOrigin = new Set<string>(originColumns.map(({ name }) => name));
const own = ({ columns }: Table): readonly Column[] => columns.filter(({ name }) => !ofOrigin.has(name));

const remarkTables = [findings, notes, claims];
const fixedTables = [codes, comparable, states, columnsOf([figures, findings, notes, claims])];
const stateNames: readonly State[] = ['number', 'blank', 'dash', 'text', 'doubtful', 'absent'];

const ofReport = new Set([...ofOrigin, 'source_uri', 'source_sha256']);

function figureSource({ name }: Column): string {
  if (name === 'code') return 'n.code';
  if (name === 'state') return 's.state';
  return `${ofReport.has(name) ? 'r' : 'c'}.${quoted(name)}`;
}

/** `figure_cells` holds numbers for report, code and state; the view `figures` is the long form of the other formats. */
const schema = [
  `CREATE TABLE reports (id INTEGER PRIMARY KEY, ${columnsIn(reportColumns)})`,
  'CREATE TABLE code_names (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE)',
  'CREATE TABLE state_names (id INTEGER PRIMARY KEY, state TEXT NOT NULL UNIQUE)',
  'CREATE TABLE figure_cells (report INTEGER NOT NULL, ordinal INTEGER NOT NULL, code INTEGER NOT NULL, value REAL, state INTEGER NOT NULL, raw TEXT,' +
    ' page INTEGER, "table" INTEGER, "row" INTEGER, "column" INTEGER, confidence REAL, box TEXT, path TEXT,' +
    ' PRIMARY KEY (report, ordinal)) WITHOUT ROWID',
  ...remarkTables.map((table) => `CREATE TABLE ${table.name}_of (report INTEGER NOT NULL, ${columnsIn(own(table))})`),
  ...fixedTables.map(({ name, columns }) => `CREATE TABLE ${name} (${columnsIn(columns)})`),
  `CREATE VIEW figures AS SELECT ${figures.columns.map(figureSource).join(', ')} FROM figure_cells c` +
    ' JOIN reports r ON r.id = c.report JOIN code_names n ON n.id = c.code JOIN state_names s ON s.id = c.state' +
    ' ORDER BY c.report, c.ordinal',
  ...remarkTables.map(
    ({ name, columns }) =>
      `CREATE VIEW ${name} AS SELECT ${columns.map((one) => `${ofOrigin.has(one.name) ? 'r' : 'o'}.${quoted(one.name)}`).join(', ')}` +
      ` FROM ${name}_of o JOIN reports r ON r.id = o.report`,
  ),
];

/** Made after the rows, which is faster. */
const indexes = [
  'CREATE INDEX reports_by_organ ON reports (organ_key, year)',
  'CREATE INDEX figures_by_code ON figure_cells (code, report)',
  'CREATE INDEX findings_by_report ON findings_of (report)',
];

/** Columns of the long form that are a cell's own, in the order of `figure_cells`. */
const cellColumns = ['code', 'value', 'state', 'raw', 'page', 'table', 'row', 'column', 'confidence', 'box', 'path'];
const placeOf = (name: string): number => figures.columns.findIndex((one) => one.name === name);
const cellPlaces = cellColumns.map(placeOf);
const [codePlace, statePlace] = [placeOf('code'), placeOf('state')];

const COMMIT_REPORTS = 1_000;

export class SqliteWriter implements RecordWriter {
  readonly #folder: string;
  readonly #database: DatabaseSync;
  readonly #write: Write;
  readonly #insertReport: StatementSync;
  readonly #insertFigure: StatementSync;
  readonly #insertRemarks: readonly { readonly table: (typeof remarkTables)[number]; readonly insert: StatementSync }[];
  readonly #codes = new Map(allCodes.map((code, index) => [code, index + 1]));
  #reports = 0;

  /** The database is made in a folder of its own and handed on when it is whole. */
  static async open(write: Write): Promise<SqliteWriter> {
    return new SqliteWriter(await mkdtemp(join(tmpdir(), 'nianbao-sqlite-')), write);
  }

  private constructor(folder: string, write: Write) {
    this.#folder = folder;
    this.#write = write;
    const database = (this.#database = new DatabaseSync(join(folder, 'records.sqlite')));
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    for (const statement of schema) database.exec(statement);
    const insert = (table: string, width: number): StatementSync =>
      database.prepare(`INSERT INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`);
    this.#insertReport = insert('reports', reportColumns.length + 1);
    this.#insertFigure = insert('figure_cells', cellColumns.length + 2);
    this.#insertRemarks = remarkTables.map((table) => ({
      table,
      insert: insert(`${table.name}_of`, own(table).length + 1),
    }));
    database.exec('BEGIN');
    for (const table of fixedTables) {
      const add = insert(table.name, table.columns.length);
      for (const row of table.rows) add.run(...row.map(bound));
    }
    for (const [code, id] of this.#codes) insert('code_names', 2).run(id, code);
    for (const [index, state] of stateNames.entries()) insert('state_names', 2).run(index, state);
  }

  add(records: readonly ReportRecord[]): Promise<void> {
    for (const record of records) {
      this.#addRecord(record);
      if (this.#reports % COMMIT_REPORTS === 0) this.#database.exec('COMMIT; BEGIN');
    }
    return Promise.resolve();
  }

  async finish(): Promise<void> {
    this.#database.exec('COMMIT');
    for (const statement of indexes) this.#database.exec(statement);
    this.#database.close();
    for await (const chunk of createReadStream(join(this.#folder, 'records.sqlite')))
      await this.#write(chunk as Buffer);
    await rm(this.#folder, { recursive: true, force: true });
  }

  async abandon(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #addRecord(record: ReportRecord): void {
    const id = (this.#reports += 1);
    this.#insertReport.run(id, ...reportRow(record).map(bound));
    for (const [ordinal, row] of figures.rowsOf(record).entries())
      this.#insertFigure.run(id, ordinal, ...cellPlaces.map((at) => this.#cellValue(row, at)));
    for (const { table, insert } of this.#insertRemarks) {
      const places = table.columns.flatMap(({ name }, at) => (ofOrigin.has(name) ? [] : [at]));
      for (const row of table.rowsOf(record)) insert.run(id, ...places.map((at) => bound(row[at] ?? null)));
    }
  }

  #cellValue(row: Row, at: number): string | number | null {
    const value = row[at] ?? null;
    if (at === codePlace) return this.#codeOf(String(value));
    return at === statePlace ? stateNames.indexOf(value as State) : bound(value);
  }

  /** Codes that no form has come last. */
  #codeOf(code: string): number {
    const known = this.#codes.get(code);
    if (known !== undefined) return known;
    const id = this.#codes.size + 1;
    this.#codes.set(code, id);
    this.#database.prepare('INSERT INTO code_names VALUES (?, ?)').run(id, code);
    return id;
  }
}

const bound = (value: Value): string | number | null => (typeof value === 'boolean' ? Number(value) : value);
