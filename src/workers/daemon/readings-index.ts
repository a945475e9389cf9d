/**
 * Which bytes of which job have given their lines already, so that an unchanged page isn't parsed again: an SQLite file
 * that may be thrown away. A job that isn't in it is parsed, which gives the same lines.
 */
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openIndexFile } from '../../fetch/raw-store/open-index.ts';

export interface ReadingsIndex {
  readonly has: (jobId: string, sha256: string) => boolean;
  /** To be called when the lines are committed. */
  readonly add: (jobId: string, sha256: string) => void;
  readonly close: () => void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS readings (job TEXT, sha256 TEXT, version TEXT, PRIMARY KEY (job, sha256, version))
    WITHOUT ROWID, STRICT;
`;

/** `version`: of the extractor; a newer one reads again. Several processes may share it. */
export function openReadingsIndex(dataFolder: string, version: string): ReadingsIndex {
  const path = join(dataFolder, 'readings.sqlite');
  const database = opened(path);
  const select = database.prepare('SELECT 1 FROM readings WHERE job = ? AND sha256 = ? AND version = ?');
  const insert = database.prepare('INSERT OR IGNORE INTO readings VALUES (?, ?, ?)');
  const orNothing = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise; // a full disk, say: parsing once more does no harm
    }
  };
  return {
    has: (jobId, sha256) => orNothing(() => select.get(jobId, sha256, version) !== undefined, false),
    add: (jobId, sha256) => orNothing(() => void insert.run(jobId, sha256, version), undefined),
    close: () => database.close(),
  };
}

/** Where none can be made, on a full disk say, it is kept in memory. */
function opened(path: string): DatabaseSync {
  try {
    return openIndexFile(path, SCHEMA);
  } catch {
    return openIndexFile(':memory:', SCHEMA);
  }
}
