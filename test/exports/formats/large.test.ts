/** 10,000 reports in each format: the same rows, in bounded memory. Long: two million rows are written five times. */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures } from '../../../src/exports/tables/figures.ts';

const LONG = process.env['NIANBAO_LONG'] === '1';
const REPORTS = LONG ? 10_000 : 300;
const LARGEST_MB = 400;
const child = join(import.meta.dirname, '../children/write-format.ts');

let folder: string;
const file = (name: string): string => join(folder, name);
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'nianbao-large-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kinds = [
  ['csv', 'long', 'long.csv'],
  ['csv', 'wide', 'wide.csv'],
  ['cells', 'long', 'long.jsonl'],
  ['parquet', 'long', 'long.parquet'],
  ['parquet', 'wide', 'wide.parquet'],
  ['sqlite', 'long', 'all.sqlite'],
  ['xlsx', 'long', 'all.xlsx'],
  ['datapackage', 'long', 'all.zip'],
] as const;

describe(`${REPORTS} reports`, () => {
  it.each(kinds)(
    '%s (%s) takes at most 400 MB',
    (format, shape, name) => {
      const args = ['--no-warnings', child, format, shape, String(REPORTS), file(name)];
      const { peakMb } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { peakMb: number };
      expect(peakMb).toBeLessThanOrEqual(LARGEST_MB);
    },
    600_000,
  );

  it('are the same rows in CSV, JSONL, Parquet and SQLite', async () => {
    const duck = await (await DuckDBInstance.create(':memory:')).connect();
    const value = async (sql: string): Promise<unknown> => (await duck.runAndReadAll(sql)).getRowsJS()[0]![0];
    const [parquet, wide] = [`'${file('long.parquet')}'`, `'${file('wide.parquet')}'`];
    const types = figures.columns.map(({ name, type }) => `'${name}': '${type === 'text' ? 'VARCHAR' : 'DOUBLE'}'`);
    const columns = `columns = {${types.join(', ')}}`;
    const csv = `read_csv('${file('long.csv')}', header = true, ${columns})`;
    const json = `read_json('${file('long.jsonl')}', format = 'newline_delimited', ${columns})`;
    // CSV knows no difference between an empty text and none, and has blanks in place of those at a cell's ends.
    const names = figures.columns.map(({ name, type }) =>
      type === 'text' ? `coalesce(trim("${name}"), '') AS "${name}"` : `"${name}"::DOUBLE AS "${name}"`,
    );
    // A digest that knows no order: two million rows of thirty columns are too many to be sorted or held.
    const digest = (source: string): Promise<unknown> =>
      value(
        `SELECT count(*) || ' ' || sum(hash(one)::HUGEINT) FROM (SELECT ${names.join(', ')} FROM ${source}) AS one`,
      );
    const rows = await digest(parquet);
    expect(String(rows)).toMatch(/^\d+ \d+$/u);
    expect([await digest(csv), await digest(json)]).toEqual([rows, rows]);
    const code = 'applications.received.total';
    expect(await value(`SELECT sum("${code}") FROM ${wide}`)).toBe(
      await value(`SELECT sum(value) FROM ${parquet} WHERE code = '${code}'`),
    );
    duck.closeSync();
  }, 600_000);

  it('are the same rows in the same order in SQLite and JSONL', async () => {
    const database = new DatabaseSync(file('all.sqlite'), { readOnly: true });
    const stored = database.prepare('SELECT * FROM figures').iterate();
    let count = 0;
    for await (const line of createInterface({ input: createReadStream(file('long.jsonl')) })) {
      const row = stored.next().value as Readonly<Record<string, unknown>>;
      const told = JSON.parse(line) as Readonly<Record<string, unknown>>;
      count += 1;
      if (figures.columns.some(({ name }) => row[name] !== told[name])) expect({ ...row }).toEqual(told);
    }
    expect(stored.next().done).toBe(true);
    expect(count).toBeGreaterThan(REPORTS * 190);
    database.close();
  }, 600_000);
});
