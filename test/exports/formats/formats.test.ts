/** All formats hold the same rows: DuckDB judges CSV, JSONL and Parquet, node:sqlite the database, SheetJS the workbook. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shape } from '../../../src/exports/formats/format.ts';
import { openWriter } from '../../../src/exports/formats/open-writer.ts';
import { formatOf, type TableFormat } from '../../../src/exports/formats/table-formats.ts';
import { codes } from '../../../src/exports/tables/dictionary.ts';
import { figures } from '../../../src/exports/tables/figures.ts';
import { findings } from '../../../src/exports/tables/remarks.ts';
import { allCodes, reports } from '../../../src/exports/tables/reports.ts';
import type { RecordTable, Row } from '../../../src/exports/tables/table.ts';
import { crosswalk } from '../../../src/forms/crosswalk.ts';
import type { ReportRecord } from '../../../src/model/record.ts';
import { processDocument } from '../../../src/pipeline.ts';
import { recordWith } from '../record.ts';

const samples = join(import.meta.dirname, '../../../samples');
/** Both editions, two reports in one file, faults, dashes and blanks, doubts, pages and none, a failed one. */
const names = [
  'huaiyuan-2024.html',
  'faults-2024.html',
  'town-2019-gbk.html',
  'two-reports-2022-2023.html',
  'dashes-2022.html',
  'blanks-2020.docx',
  'borderless-2023.pdf',
  'district-2023-mixed.html',
];

let folder: string;
let records: readonly ReportRecord[];
let duck: DuckDBConnection;
const file = (name: string): string => join(folder, name);

async function written(format: TableFormat, shape: Shape, given = records): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const write = (bytes: Uint8Array): Promise<void> => Promise.resolve(void parts.push(Buffer.from(bytes)));
  const writer = await openWriter({ format, shape, language: 'zh', createdBy: 'nianbao test' }, write);
  for (const record of given) await writer.add([record]);
  await writer.finish();
  return Buffer.concat(parts);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-formats-'));
  const documents = names.map((name) =>
    processDocument(new Uint8Array(readFileSync(join(samples, name))), { uri: `file:${name}` }),
  );
  const failed = processDocument(Buffer.from('<p>Not Found</p>'), { uri: 'file:404.html' });
  records = (await Promise.all([...documents, failed])).flat();
  expect(records.some(({ status }) => status === 'failed')).toBe(true);
  duck = await (await DuckDBInstance.create(':memory:')).connect();
  const asked: readonly (readonly [string, TableFormat, Shape])[] = [
    ['long.csv', 'csv', 'long'],
    ['wide.csv', 'csv', 'wide'],
    ['long.parquet', 'parquet', 'long'],
    ['wide.parquet', 'parquet', 'wide'],
    ['cells.jsonl', 'cells', 'long'],
    ['all.sqlite', 'sqlite', 'long'],
  ];
  for (const [name, format, shape] of asked) writeFileSync(file(name), await written(format, shape));
});

afterAll(() => {
  duck.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

const rowsOf = (table: RecordTable): readonly Row[] => records.flatMap((record) => table.rowsOf(record));

async function query(sql: string): Promise<readonly (readonly unknown[])[]> {
  const rows = (await duck.runAndReadAll(sql)).getRowsJS();
  return rows.map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value)));
}

const day = (value: unknown): unknown => (value instanceof Date ? value.toISOString().slice(0, 10) : value);

describe('the long form', () => {
  it('is the same in Parquet, with its types', async () => {
    expect(await query(`SELECT * FROM '${file('long.parquet')}'`)).toEqual(rowsOf(figures));
    const types = await query(`SELECT column_type FROM (DESCRIBE SELECT * FROM '${file('long.parquet')}')`);
    const expected = { text: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE', date: 'DATE', boolean: 'BOOLEAN' };
    expect(types.flat()).toEqual(figures.columns.map(({ type }) => expected[type]));
  });

  it('is the same in JSONL', async () => {
    const names = figures.columns.map(({ name }) => `"${name}"`).join(', ');
    const json = `read_json('${file('cells.jsonl')}', format = 'newline_delimited')`;
    expect((await query(`SELECT ${names} FROM ${json}`)).map((row) => row.map(String))).toEqual(
      rowsOf(figures).map((row) => row.map(String)),
    );
  });

  it('is the same in CSV, but for line breaks in cells', async () => {
    const csv = `read_csv('${file('long.csv')}', all_varchar = true, header = true)`;
    const plain = (value: unknown): string | null => {
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      return text === '' ? null : text.replace(/\s+/gu, ' ').trim();
    };
    expect((await query(`SELECT * FROM ${csv}`)).map((row) => row.map(plain))).toEqual(
      rowsOf(figures).map((row) => row.map(plain)),
    );
  });

  it('is the same in the database, by a view', () => {
    const database = new DatabaseSync(file('all.sqlite'), { readOnly: true });
    const rows = database.prepare('SELECT * FROM figures').all();
    expect(rows.map((row) => Object.values(row))).toEqual(rowsOf(figures));
    const said = database.prepare('SELECT * FROM findings').all();
    expect(said.map((row) => Object.values(row))).toEqual(rowsOf(findings));
    const ofOrgan = database.prepare(
      "SELECT value FROM figures WHERE year = 2024 AND code = 'applications.received.total' AND organ LIKE '%怀远县%'",
    );
    expect(ofOrgan.all().length).toBeGreaterThan(0);
    database.close();
  });

  it('says of each figure what its cell shows', () => {
    const at = figures.columns.findIndex(({ name }) => name === 'state');
    const seen = new Set(rowsOf(figures).map((row) => row[at]));
    expect([...seen].sort()).toEqual(expect.arrayContaining(['blank', 'dash', 'number']));
  });

  it('tells a number from none in lines of versions before the state', () => {
    const old = recordWith({ 'disputes.reconsideration.upheld': { value: 3, raw: '3' } });
    const at = figures.columns.findIndex(({ name }) => name === 'state');
    expect(figures.rowsOf(old).map((row) => row[at])).toEqual(['number']);
    const doubted = { ...old.evidence['disputes.reconsideration.upheld']!, confidence: 0.5 };
    const evidence = { 'disputes.reconsideration.upheld': doubted };
    expect(figures.rowsOf({ ...old, evidence }).map((row) => row[at])).toEqual(['doubtful']);
    expect(figures.rowsOf({ ...old, evidence: {} }).map((row) => row[at])).toEqual(['absent']);
  });
});

describe('the wide form', () => {
  it('is the same in Parquet and CSV', async () => {
    const parquet = await query(`SELECT * FROM '${file('wide.parquet')}'`);
    expect(parquet.map((row) => row.map(day))).toEqual(rowsOf(reports));
    const [numbers] = await query(
      `SELECT count(*) FROM read_csv('${file('wide.csv')}', header = true) WHERE "applications.received.total" IS NOT NULL`,
    );
    const at = reports.columns.findIndex(({ name }) => name === 'applications.received.total');
    expect(numbers).toEqual([rowsOf(reports).filter((row) => row[at] !== null).length]);
  });

  it('has a row for a failed report and a column for each code of each edition', () => {
    expect(rowsOf(reports)).toHaveLength(records.length);
    expect(new Set(allCodes).size).toBe(allCodes.length);
    expect(allCodes).toEqual(expect.arrayContaining(['disclosure.rules.issued', 'disclosure.rules.newly_made']));
  });
});

describe('the workbook', () => {
  it('holds reports, findings and the dictionary, as other programs read them', async () => {
    const book = read(await written('xlsx', 'long'));
    expect(book.SheetNames).toHaveLength(9);
    const rows = (index: number): unknown[][] =>
      utils.sheet_to_json(book.Sheets[book.SheetNames[index]!]!, { header: 1, defval: null });
    const [head, ...body] = rows(0);
    expect(head).toEqual(reports.columns.map(({ name }) => name));
    expect(body).toEqual(rowsOf(reports));
    expect(rows(2).slice(1)).toEqual(rowsOf(findings).map((row) => row.map((value) => (value === '' ? null : value))));
    expect(rows(5).slice(1)).toEqual(codes.rows);
  });
});

describe('the data package', () => {
  it('describes each of its files truly', async () => {
    const files = unzipSync(await written('datapackage', 'long'));
    interface Resource {
      readonly path: string;
      readonly bytes: number;
      readonly hash: string;
      readonly schema: {
        readonly fields: readonly { readonly name: string }[];
        readonly primaryKey?: readonly string[];
      };
    }
    const text = Buffer.from(files['datapackage.json']!).toString();
    const { resources } = JSON.parse(text) as { readonly resources: readonly Resource[] };
    expect(resources.map(({ path }) => path).sort()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'datapackage.json')
        .sort(),
    );
    for (const { path, bytes, hash, schema } of resources) {
      const content = Buffer.from(files[path]!);
      expect(content.length).toBe(bytes);
      expect(`sha256:${createHash('sha256').update(content).digest('hex')}`).toBe(hash);
      expect(content.toString().split('\r\n', 1)[0]).toBe(schema.fields.map(({ name }) => name).join(','));
    }
    writeFileSync(file('figures.csv'), files['data/figures.csv']!);
    const csv = `read_csv('${file('figures.csv')}', header = true, all_varchar = true)`;
    expect(await query(`SELECT count(*) FROM ${csv}`)).toEqual([[rowsOf(figures).length]]);
    expect(await query(`SELECT count(*) FROM (SELECT DISTINCT record_id, code FROM ${csv})`)).toEqual([
      [rowsOf(figures).length],
    ]);
  });
});

describe('any format', () => {
  it.each([
    ['xlsx', 'long'],
    ['sqlite', 'long'],
    ['parquet', 'long'],
    ['parquet', 'wide'],
    ['datapackage', 'long'],
    ['csv', 'wide'],
    ['cells', 'long'],
  ] as const)('%s (%s) is the same for the same records, and whole without any', async (format, shape) => {
    expect((await written(format, shape)).equals(await written(format, shape))).toBe(true);
    await expect(written(format, shape, [])).resolves.toBeInstanceOf(Buffer);
  });

  it('reads Parquet without a record', async () => {
    writeFileSync(file('none.parquet'), await written('parquet', 'long', []));
    expect(await query(`SELECT count(*) FROM '${file('none.parquet')}'`)).toEqual([[0]]);
  });

  it('leaves nothing behind when it is given up', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('nianbao-sqlite-'));
    const writer = await openWriter({ format: 'sqlite', shape: 'long', language: 'zh', createdBy: 'x' }, () =>
      Promise.resolve(),
    );
    await writer.add(records);
    await writer.abandon();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('nianbao-sqlite-'))).toEqual(before);
  });

  it.each([
    ['a.xlsx', 'xlsx'],
    ['a.CSV', 'csv'],
    ['a.db', 'sqlite'],
    ['a.zip', 'datapackage'],
    ['a.parquet', 'parquet'],
    ['a.jsonl', 'jsonl'],
    ['a.out', null],
    ['a', null],
    [null, null],
  ])('takes %s for %s', (path, format) => expect(formatOf(path)).toBe(format));
});

describe('the crosswalk', () => {
  it('names each code of each edition once, and says what is not comparable', () => {
    for (const side of ['older', 'newer'] as const) {
      const named = crosswalk.flatMap((one) => (one.comparable === 'sum' && side === 'newer' ? [] : one[side]));
      expect(new Set(named).size).toBe(named.length);
    }
    const named = new Set(crosswalk.flatMap(({ older, newer }) => [...older, ...newer]));
    expect(allCodes.filter((code) => !named.has(code))).toEqual([]);
    expect(crosswalk.find(({ newer }) => newer.includes('disclosure.rules.in_force'))?.comparable).toBe('no');
  });
});
