/** What only the embedded engine can suffer: its file, its disk, the machine's clock. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/queue/clock.ts';
import { openDatabase } from '../../src/queue/embedded/open-database.ts';
import { queueErrorFrom } from '../../src/queue/embedded/sqlite-error.ts';
import { openEmbedded } from '../../src/queue/embedded/open-embedded.ts';
import { jobId } from '../../src/queue/job-id.ts';
import { HOUR, request, requests, timeout } from './requests.ts';

const MINUTE = 60_000;

/** Wall clock and steady clock, set by hand. */
function madeClock() {
  const time = { wall: 1_800_000_000_000, steady: 5_000_000, boot: 'first' };
  const clock = (): Clock => ({ now: () => time.wall, steady: () => time.steady, boot: time.boot });
  const pass = (ms: number): void => {
    time.wall += ms;
    time.steady += ms;
  };
  return { time, clock, pass };
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-queue-'));
});
afterEach(async () => {
  await chmod(folder, 0o755);
  await rm(folder, { recursive: true, force: true });
});

describe('a clock that jumps', () => {
  it('back or forth neither ends leases nor keeps them from ending', async () => {
    const { time, clock, pass } = madeClock();
    const { queue } = openEmbedded({ folder, clock: clock() });
    await queue.enqueue(requests(1));
    const first = await queue.claim('one', MINUTE);
    time.wall -= 10 * HOUR;
    expect(await queue.claim('two', MINUTE)).toBeNull();
    time.wall += 1000 * HOUR;
    expect(await queue.claim('two', MINUTE)).toBeNull();
    expect(await queue.extend(first!.lease, MINUTE)).toBe('kept');
    time.wall -= 2000 * HOUR;
    pass(MINUTE);
    expect((await queue.claim('two', MINUTE))!.job.abandoned).toBe(1);
    expect(await queue.complete(first!.lease, {})).toBe('lost');
    await queue.close();
  });

  it('back does not put off a retry, nor a site', async () => {
    const { time, clock, pass } = madeClock();
    const { queue, pace } = openEmbedded({ folder, clock: clock() });
    await queue.enqueue(requests(1));
    const { lease } = (await queue.claim('one', MINUTE))!;
    await queue.retry(lease, time.wall + MINUTE, timeout);
    await pace.hold('a.gov.cn', 'one', MINUTE, 1000);
    await pace.release('a.gov.cn', time.wall + MINUTE);
    time.wall -= 10 * HOUR;
    pass(MINUTE - 1);
    expect(await queue.claim('one', MINUTE)).toBeNull();
    expect(await pace.hold('a.gov.cn', 'one', MINUTE, 1000)).toEqual({ granted: false, waitMs: 1 });
    pass(1);
    expect(await queue.claim('one', MINUTE)).not.toBeNull();
    expect(await pace.hold('a.gov.cn', 'one', MINUTE, 1000)).toMatchObject({ granted: true });
    await queue.close();
  });

  it('starts anew with the machine: leases end, retries wait for what is left of them', async () => {
    const { time, clock, pass } = madeClock();
    const before = openEmbedded({ folder, clock: clock() });
    await before.queue.enqueue(requests(2));
    const first = (await before.queue.claim('one', HOUR))!;
    const second = (await before.queue.claim('one', HOUR))!;
    await before.queue.retry(second.lease, time.wall + 10 * MINUTE, timeout);
    await before.queue.close();
    Object.assign(time, { boot: 'second', steady: 100, wall: time.wall + 4 * MINUTE });
    const { queue } = openEmbedded({ folder, clock: clock() });
    expect((await queue.claim('two', MINUTE))!.job.id).toBe(first.job.id);
    expect(await queue.claim('two', MINUTE)).toBeNull();
    pass(6 * MINUTE);
    expect((await queue.list({ state: 'delayed', cursor: null, limit: 9 })).entries).toHaveLength(1);
    expect(await queue.claim('two', MINUTE)).not.toBeNull();
    await queue.close();
  });
});

describe('trouble with the file', () => {
  const { clock } = madeClock();
  const path = (): string => join(folder, 'queue.sqlite');

  it('a full disk: a clear error, nothing lost, and on when there is room', async () => {
    let full = false;
    const open = (at: string, with_: Clock): DatabaseSync => {
      const database = openDatabase(at, with_);
      if (full) database.exec('PRAGMA max_page_count = 1'); // SQLite takes it as: what there is, and no more
      return database;
    };
    const { queue } = openEmbedded({ folder, clock: clock(), open });
    await queue.enqueue(requests(100));
    await queue.close();
    full = true;
    const again = openEmbedded({ folder, clock: clock(), open });
    const many = Array.from({ length: 5000 }, (_, at) => request(`new${at}`));
    await expect(again.queue.enqueue(many)).rejects.toMatchObject({ code: 'queue.disk-full' });
    expect(await again.queue.counts()).toMatchObject({ waiting: 100 });
    full = false;
    // The connection that met the full disk was dropped; counting opened another, still under the limit.
    await expect(again.queue.enqueue(many)).rejects.toMatchObject({ code: 'queue.disk-full' });
    expect(await again.queue.enqueue(many)).toEqual({ added: 5000, known: 0 });
    await again.queue.close();
  });

  it('a disk without room for what SQLite keeps beside the file is full, not out of reach', () => {
    // SQLITE_IOERR_SHMSIZE, as opening it says then.
    const error = Object.assign(new Error('disk I/O error'), { errcode: 4874 });
    expect(queueErrorFrom(error, path(), () => 0)).toMatchObject({ code: 'queue.disk-full' });
    expect(queueErrorFrom(error, path())).toMatchObject({ code: 'queue.unavailable' });
  });

  it('a file that is no queue, or a damaged one', async () => {
    await writeFile(path(), 'not a database at all, '.repeat(100));
    expect(() => openEmbedded({ folder, clock: clock() })).toThrow(expect.objectContaining({ code: 'queue.corrupt' }));
    await rm(path());
    new DatabaseSync(path()).exec('CREATE TABLE other (a)');
    expect(() => openEmbedded({ folder, clock: clock() })).toThrow(expect.objectContaining({ code: 'queue.corrupt' }));
  });

  it('a folder that goes away and comes back', async () => {
    const { queue } = openEmbedded({ folder, clock: clock() });
    await queue.enqueue(requests(3));
    const elsewhere = `${folder}-elsewhere`;
    await rename(folder, elsewhere);
    await expect(queue.claim('one', MINUTE)).rejects.toMatchObject({ code: 'queue.unavailable' });
    await mkdir(folder);
    await expect(queue.counts()).rejects.toMatchObject({ code: 'queue.unavailable' });
    await rm(folder, { recursive: true });
    await rename(elsewhere, folder);
    expect((await queue.claim('one', MINUTE))!.job.id).toBe(jobId(request(0)));
    await queue.close();
  });

  it('another file in its place is worked on from then on', async () => {
    const { queue } = openEmbedded({ folder, clock: clock() });
    await queue.enqueue(requests(3));
    await rm(path());
    await rm(`${path()}-wal`);
    await rm(`${path()}-shm`);
    const rebuilt = openEmbedded({ folder, clock: clock() });
    await rebuilt.queue.enqueue(requests(2));
    expect(await queue.counts()).toMatchObject({ waiting: 2 });
    await queue.close();
    await rebuilt.queue.close();
  });

  it('a folder that may not be written', async () => {
    const { queue } = openEmbedded({ folder, clock: clock() });
    await queue.enqueue(requests(1));
    await queue.close();
    await chmod(path(), 0o444);
    await chmod(folder, 0o555);
    expect(openAsNobody(folder)).toBe('queue.read-only');
  });

  it('a queue of a newer version is left alone', async () => {
    const { queue } = openEmbedded({ folder, clock: clock() });
    await queue.close();
    new DatabaseSync(path()).exec('PRAGMA user_version = 99');
    expect(() => openEmbedded({ folder, clock: clock() })).toThrow(/newer version/);
  });
});

/** Code of the error that a user without rights meets; root may write anywhere, so it steps down first. */
function openAsNobody(at: string): string {
  const script = join(import.meta.dirname, 'children', 'open-code.ts');
  return execFileSync(process.execPath, [script, at], { encoding: 'utf8' }).trim();
}
