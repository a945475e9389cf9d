import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { QueueError } from '../queue-error.ts';
import { APPLICATION_ID, migrations } from './schema.ts';

/** How long one process waits for another's write; a bulk enqueue holds the lock for a few hundred ms at most. */
const BUSY_TIMEOUT_MS = 10_000;

/** Holds the index of some 300,000 ids, which come in no order. */
const CACHE_KIB = 32 * 1024;

function pragma(database: DatabaseSync, name: string): number {
  const value = database.prepare(`PRAGMA ${name}`).get()?.[name];
  return typeof value === 'number' ? value : 0;
}

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;

function migrate(database: DatabaseSync, path: string): void {
  const version = pragma(database, 'user_version');
  if (version > migrations.length)
    throw new QueueError('queue.unavailable', `${path} was written by a newer version of nianbao; upgrade this one`);
  if (!isEmpty(database) && pragma(database, 'application_id') !== APPLICATION_ID)
    throw new QueueError('queue.corrupt', `${path} is not a queue of nianbao`);
  if (version === migrations.length) return;
  for (const step of migrations.slice(version)) database.exec(step);
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migrations.length}`);
}

/**
 * After a restart of the machine, its steady clock counts anew and nobody holds a lease. A retry waits for what is left of
 * its delay, but never longer than the delay was: the wall clock may have been wrong, then or now.
 */
function enterBoot(database: DatabaseSync, clock: Clock): void {
  const known = database.prepare("SELECT value FROM meta WHERE key = 'boot'").get()?.['value'];
  if (known === clock.boot) return;
  const release = `UPDATE jobs SET state = 'waiting', abandoned = abandoned + 1, lease = NULL, worker = NULL, due = NULL
    WHERE state = 'active'`;
  database.exec(`${release}; DELETE FROM sites`);
  database
    .prepare("UPDATE jobs SET due = ? + max(0, min(delay_ms, retry_at - ?)) WHERE state = 'delayed'")
    .run(clock.steady(), clock.now());
  database.prepare("INSERT OR REPLACE INTO meta VALUES ('boot', ?)").run(clock.boot);
}

/** A wall clock that was wrong when an interval was set, and is right now, must not keep it from ending. */
const limitSchedules = (database: DatabaseSync, now: number): void =>
  void database
    .prepare('UPDATE schedules SET next_at = :now + every_ms WHERE next_at > :now + every_ms')
    .run({ now: Math.round(now) });

function prepareFile(database: DatabaseSync, path: string, clock: Clock): void {
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA cache_size = -${CACHE_KIB}`);
  database.exec('BEGIN IMMEDIATE');
  migrate(database, path);
  enterBoot(database, clock);
  limitSchedules(database, clock.now());
  database.exec('COMMIT');
}

/** Opens or makes the queue's file, up to date and with this boot's clock. Throws as SQLite and the file system do. */
export function openDatabase(path: string, clock: Clock): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  try {
    prepareFile(database, path, clock);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
