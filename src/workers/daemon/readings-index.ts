/**
 * Which bytes of which job have given their lines already, so that an unchanged page isn't parsed again: an SQLite file
 * that may be thrown away. A job that isn't in it is parsed, which gives the same lines.
 */
import { join } from 'node:path';
import type { RuleOverrides } from '../../model/rule-overrides.ts';
import { rulesetName } from '../../rules/ruleset-name.ts';
import { extractorVersion } from '../../version.ts';
import { IndexFile } from '../../fetch/raw-store/open-index.ts';

export interface ReadingsIndex {
  readonly has: (jobId: string, sha256: string) => Promise<boolean>;
  /** To be called when the lines are committed. Never rejects. */
  readonly add: (jobId: string, sha256: string) => Promise<void>;
  readonly close: () => void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS readings (job TEXT, sha256 TEXT, version TEXT, PRIMARY KEY (job, sha256, version))
    WITHOUT ROWID, STRICT;
`;

/** Who reads: lines of another version, or by other rules, are other lines. */
export const readingVersion = (rules: RuleOverrides): string => `${extractorVersion.version} ${rulesetName(rules)}`;

/** `version`: who reads; another one reads again. Several processes may share it. */
export function openReadingsIndex(dataFolder: string, version: string): ReadingsIndex {
  const file = new IndexFile({
    path: join(dataFolder, 'readings.sqlite'),
    schema: SCHEMA,
    make: (database) => ({
      select: database.prepare('SELECT 1 FROM readings WHERE job = ? AND sha256 = ? AND version = ?'),
      insert: database.prepare('INSERT OR IGNORE INTO readings VALUES (?, ?, ?)'),
    }),
  });
  // It fails on a full disk, say: parsing once more does no harm.
  return {
    has: (jobId, sha256) =>
      file.use(({ select }) => select.get(jobId, sha256, version) !== undefined).catch(() => false),
    add: (jobId, sha256) => file.use(({ insert }) => void insert.run(jobId, sha256, version)).catch(() => undefined),
    close: () => file.close(),
  };
}
