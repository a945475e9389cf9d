/** The embedded queue's file, as SQL. `user_version` counts the steps that were taken. */

/** 'nbjq': tells this program's queue from any other SQLite file. */
export const APPLICATION_ID = 0x6e_62_6a_71;

/**
 * Added to at the end, never changed. Times ending in `_at` are wall clock; `due` and `free` count in the machine's steady
 * milliseconds of the run that `meta` names. `seq` is the order of arrival. A job without a site has ''.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE jobs (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    uri TEXT NOT NULL,
    organ TEXT,
    year INTEGER,
    follow TEXT NOT NULL,
    found_on TEXT,
    site TEXT NOT NULL,
    skipped TEXT,
    enqueued_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    crashes INTEGER NOT NULL DEFAULT 0,
    abandoned INTEGER NOT NULL DEFAULT 0,
    retry_at INTEGER,
    delay_ms INTEGER,
    due INTEGER,
    lease TEXT,
    worker TEXT,
    failure_code TEXT,
    failure_message TEXT,
    failure_crashed INTEGER,
    outcome TEXT
  ) STRICT;
  CREATE INDEX jobs_by_state ON jobs (state, seq);
  CREATE INDEX jobs_by_due ON jobs (state, due) WHERE due IS NOT NULL;
  CREATE INDEX jobs_by_site ON jobs (site, seq) WHERE state = 'waiting';
  CREATE TABLE sites (
    site TEXT PRIMARY KEY,
    hold TEXT,
    worker TEXT,
    gap_ms INTEGER NOT NULL,
    free INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sites_by_free ON sites (free);
  `,
  'ALTER TABLE jobs ADD COLUMN round INTEGER NOT NULL DEFAULT 1',
  `
  CREATE TABLE schedules (
    id TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    every_ms INTEGER NOT NULL,
    next_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX schedules_by_time ON schedules (next_at);
  `,
  `
  CREATE TABLE leads (page TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (page, id)) STRICT, WITHOUT ROWID;
  `,
];
