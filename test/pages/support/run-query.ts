/** A query of the documentation on the files that the commands beside it wrote. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DuckDBInstance } from '@duckdb/node-api';

export interface ShownQuery {
  readonly engine: 'DuckDB' | 'SQLite';
  /** As its comment says. */
  readonly what: string;
  readonly sql: string;
}

export const queriesOf = (page: string): readonly ShownQuery[] =>
  [...page.matchAll(/```sql\n-- (DuckDB|SQLite): ([^\n]*)\n([\s\S]*?)```/gu)].map(
    ([, engine = '', what = '', sql = '']) => ({ engine: engine as ShownQuery['engine'], what, sql }),
  );

type Rows = readonly Readonly<Record<string, unknown>>[];

export const runQuery = ({ engine, sql }: ShownQuery, folder: string): Promise<Rows> =>
  engine === 'DuckDB' ? ofDuckDb(sql, folder) : Promise.resolve(ofSqlite(sql, folder));

async function ofDuckDb(sql: string, folder: string): Promise<Rows> {
  const duck = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    const placed = sql.replaceAll(/'(\w+\.parquet)'/gu, (_, name: string) => `'${join(folder, name)}'`);
    return (await duck.runAndReadAll(placed)).getRowObjectsJS();
  } finally {
    duck.closeSync();
  }
}

function ofSqlite(sql: string, folder: string): Rows {
  const database = new DatabaseSync(join(folder, 'all.sqlite'), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}
