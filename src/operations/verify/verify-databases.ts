/** The SQLite files of a data folder, by SQLite's own check. All of them can be made anew; none holds a record. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { RawProblem } from './verify-raw.ts';

const files = ['queue.sqlite', 'fetches.sqlite', 'readings.sqlite', 'feed.sqlite'] as const;

export const verifyDatabases = (dataFolder: string): readonly RawProblem[] =>
  files.flatMap((file) => {
    const path = join(dataFolder, file);
    const found = existsSync(path) ? fault(path) : null;
    return found === null ? [] : [{ code: 'store.corrupt', where: path, message: `${found}; ${remedies[file]}` }];
  });

const remedies: Readonly<Record<(typeof files)[number], string>> = {
  'queue.sqlite': '移走后运行 nianbao reconcile | move it away and run nianbao reconcile',
  'fetches.sqlite': '下次打开时自动重建 | made anew when it is next used',
  'readings.sqlite': '下次打开时自动重建 | made anew when it is next used',
  'feed.sqlite': '下次打开时自动重建 | made anew when it is next used',
};

/** Null: sound, or at least whole; a changed letter in a text is not seen. */
function fault(path: string): string | null {
  try {
    using database = openedForReading(path);
    const said = database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
    return said === 'ok' ? null : String(said);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A file with a write-ahead log wants to write beside itself even to be read; where nobody can, it doesn't change either. */
function openedForReading(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    database.exec('SELECT 1 FROM sqlite_schema');
    return database;
  } catch (error) {
    database.close();
    if (!isUnwritable(path)) throw error;
    const unchanging = pathToFileURL(path);
    unchanging.searchParams.set('immutable', '1');
    return new DatabaseSync(unchanging, { readOnly: true });
  }
}

function isUnwritable(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    return false;
  } catch {
    return true;
  }
}
