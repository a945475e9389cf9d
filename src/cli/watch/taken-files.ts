/**
 * Which files were taken, and as what: an SQLite file in the data folder that may be thrown away. What isn't in it is asked
 * for again, which changes nothing where its bytes are known.
 */
import { join } from 'node:path';
import { IndexFile } from '../../fetch/raw-store/open-index.ts';
import type { SeenFile } from './settled-files.ts';

export interface TakenFiles {
  readonly isTaken: (file: SeenFile) => Promise<boolean>;
  readonly add: (files: readonly SeenFile[]) => Promise<void>;
  readonly close: () => void;
}

const SCHEMA =
  'CREATE TABLE IF NOT EXISTS taken (uri TEXT PRIMARY KEY, size INTEGER, times TEXT) WITHOUT ROWID, STRICT;';

export function openTakenFiles(dataFolder: string): TakenFiles {
  const file = new IndexFile({
    path: join(dataFolder, 'watched.sqlite'),
    schema: SCHEMA,
    make: (database) => ({
      select: database.prepare('SELECT 1 FROM taken WHERE uri = ? AND size = ? AND times = ?'),
      insert: database.prepare('INSERT OR REPLACE INTO taken VALUES (?, ?, ?)'),
    }),
  });
  return {
    isTaken: ({ uri, sizeBytes, times }) => file.use(({ select }) => select.get(uri, sizeBytes, times) !== undefined),
    add: (files) =>
      file.use(({ insert }) => files.forEach(({ uri, sizeBytes, times }) => insert.run(uri, sizeBytes, times))),
    close: () => file.close(),
  };
}
