import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRawStore, type RawStore } from '../../src/fetch/raw-store/open-raw-store.ts';
import { type StoreError, toStoreError } from '../../src/fetch/raw-store/store-error.ts';
import { fetchedPage, notModified } from './stored-page.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raw-store-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const url = 'https://www.a.gov.cn/年报.html';
const bytes = Buffer.from('2024 年报');
/** Of SQLite. */
const PAGE_BYTES = 4096;
const pathOf = (sha256: string): string => join(folder, 'raw', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const logs = (): readonly string[] => readdirSync(join(folder, 'fetches')).map((name) => join(folder, 'fetches', name));
const using = async <Value>(work: (store: RawStore) => Promise<Value>): Promise<Value> => {
  await using store = await openRawStore(folder);
  return await work(store);
};
const collect = async <Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};
const damages = async (): Promise<readonly string[]> =>
  (await using((store) => collect(store.verify()))).map(({ code }) => code);

describe('the raw store', () => {
  it('gives back what it was given, after closing and opening too', async () => {
    const record = await using((store) => store.keep(fetchedPage(url, bytes), 'https://www.a.gov.cn/'));
    expect(record).toMatchObject({
      url,
      foundOn: 'https://www.a.gov.cn/',
      sizeBytes: bytes.length,
      at: '2026-01-02T03:04:05.000Z',
    });
    await using(async (store) => {
      expect(await store.latest(url)).toEqual(record);
      expect(Buffer.from(await store.readRaw(record.sha256))).toEqual(bytes);
      expect(await store.validators(url)).toEqual({ url, etag: '"1"', lastModified: null });
      expect(await store.latest('https://www.b.gov.cn/')).toBeNull();
    });
    expect(await damages()).toEqual([]);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  it('keeps the same bytes once, and the newest fetch of each URL counts, whatever their order', async () => {
    const other = 'https://www.a.gov.cn/0';
    await using(async (store) => {
      await store.keep(fetchedPage(url, bytes, { fetchedAt: '2026-02-01T00:00:00.000Z' }), null);
      await store.keep(fetchedPage(url, Buffer.from('older'), { fetchedAt: '2026-01-01T00:00:00.000Z' }), null);
      await store.keep(fetchedPage(other, bytes), null);
      const all = await collect(store.all());
      expect(all.map((record) => [record.url, 'error' in record || record.sizeBytes])).toEqual([
        [other, bytes.length],
        [url, bytes.length],
      ]);
    });
    expect(readdirSync(join(folder, 'raw'))).toHaveLength(2);
  });

  it('a 304 points to the bytes from before and keeps what it leaves out', async () => {
    const first = await using((store) => store.keep(fetchedPage(url, bytes), null));
    const result = notModified(url);
    await using(async (store) => {
      const kept = await store.keep(result, null);
      expect(kept).toEqual({ ...first, status: 304, headers: {}, hops: result.hops, at: result.fetchedAt });
      expect(await store.latest(url)).toEqual(kept);
      await expect(store.keep({ ...result, url: 'https://never.gov.cn/' }, null)).rejects.toMatchObject({
        code: 'store.missing',
      });
    });
  });

  it('makes its index anew where it is lost, damaged or behind', async () => {
    const record = await using((store) => store.keep(fetchedPage(url, bytes), null));
    const index = join(folder, 'fetches.sqlite');
    for (const spoil of [
      () => rmSync(index),
      () => writeFileSync(index, 'no database, but long enough to be read as one'.repeat(50)),
      () => truncateSync(index, 0),
    ]) {
      spoil();
      for (const suffix of ['-wal', '-shm']) rmSync(index + suffix, { force: true });
      expect(await using((store) => store.latest(url))).toEqual(record);
    }
  });

  it('makes its index anew where it is found damaged while it is used, at whatever page', async () => {
    const urls = Array.from({ length: 300 }, (_, at) => `${url}?${at}`);
    await using((store) => Promise.all(urls.map((one) => store.keep(fetchedPage(one, bytes), null))));
    const index = join(folder, 'fetches.sqlite');
    const whole = readFileSync(index);
    for (let page = 1; page * PAGE_BYTES < whole.length; page += 1) {
      const spoiled = Buffer.from(whole).fill(0xa5, page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
      writeFileSync(index, spoiled);
      await using(async (store) => {
        for (const one of urls) expect([page, (await store.latest(one))?.url]).toEqual([page, one]);
        await store.keep(fetchedPage(`${url}/${page}`, bytes), null);
        expect((await collect(store.all())).length).toBe(urls.length + page);
      });
    }
  });

  it('makes its index anew where it is deleted or replaced while it is used', async () => {
    const index = join(folder, 'fetches.sqlite');
    await using(async (store) => {
      await store.keep(fetchedPage(url, bytes), null);
      rmSync(index);
      await store.keep(fetchedPage(`${url}?2`, bytes), null);
      expect(await store.latest(url)).not.toBeNull();
      rmSync(index);
      expect(await store.latest(url)).not.toBeNull();
    });
    expect(await using((store) => collect(store.all()))).toHaveLength(2);
  });

  it('reprocesses the rest where a record is damaged', async () => {
    await using((store) => store.keep(fetchedPage(url, bytes), null));
    await using((store) => store.keep(fetchedPage(`${url}?2`, bytes), null));
    const [log = ''] = logs();
    writeFileSync(log, readFileSync(log, 'latin1').replace('200', '201'), 'latin1');
    const all = await using((store) => collect(store.all()));
    expect(all.map((record) => ('error' in record ? record.error.code : record.url))).toEqual([
      'store.corrupt',
      `${url}?2`,
    ]);
  });

  it('sees what another process kept while both are open, once it opens anew', async () => {
    await using first = await openRawStore(folder);
    await using second = await openRawStore(folder);
    const record = await first.keep(fetchedPage(url, bytes), null);
    expect(await second.latest(url)).toEqual(record);
  });

  it('keeps many at once, each whole', async () => {
    await using store = await openRawStore(folder);
    const records = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        store.keep(fetchedPage(`${url}?${at}`, Buffer.from(`page ${at % 7}`)), null),
      ),
    );
    expect(await collect(store.all())).toHaveLength(50);
    expect(new Set(records.map(({ sha256 }) => sha256)).size).toBe(7);
    expect(await collect(store.verify())).toEqual([]);
  });
});

describe('damage', () => {
  it('of bytes is found on reading and by verify, asks for a full fetch, and is healed by one', async () => {
    const { sha256 } = await using((store) => store.keep(fetchedPage(url, bytes), null));
    const kept = readFileSync(pathOf(sha256));
    kept[0]! ^= 1;
    writeFileSync(pathOf(sha256), kept);
    await using(async (store) => {
      await expect(store.readRaw(sha256)).rejects.toMatchObject({ code: 'store.corrupt' });
      expect(await store.validators(url)).toBeNull();
    });
    expect(await damages()).toEqual(['store.corrupt']);
    await using((store) => store.keep(fetchedPage(url, bytes), null));
    expect(await damages()).toEqual([]);
  });

  it('of any byte of a record is found', async () => {
    const record = await using((store) => store.keep(fetchedPage(url, bytes), null));
    const [log = ''] = logs();
    const line = readFileSync(log);
    for (const at of [...Array(line.length).keys()].filter((one) => one % 7 === 0 || one === line.length - 1)) {
      const spoiled = Buffer.from(line);
      spoiled[at]! ^= 4;
      writeFileSync(log, spoiled);
      expect([at, await damages()]).toEqual([at, ['store.corrupt']]);
    }
    writeFileSync(log, line);
    expect(await using((store) => store.latest(url))).toEqual(record);
  });

  it('of lost bytes is found', async () => {
    const { sha256 } = await using((store) => store.keep(fetchedPage(url, bytes), null));
    renameSync(pathOf(sha256), join(folder, 'elsewhere'));
    await using((store) => expect(store.readRaw(sha256)).rejects.toMatchObject({ code: 'store.missing' }));
    expect(await damages()).toEqual(['store.missing']);
  });

  it('a torn last line never counts, and nothing is written behind it', async () => {
    const record = await using((store) => store.keep(fetchedPage(url, bytes), null));
    const [log = ''] = logs();
    appendFileSync(log, readFileSync(log).subarray(0, 100));
    rmSync(join(folder, 'fetches.sqlite'));
    expect(await using((store) => store.latest(url))).toEqual(record);
    await using((store) => store.keep(fetchedPage(`${url}?2`, bytes), null));
    expect(logs()).toHaveLength(2);
    expect(await using((store) => collect(store.all()))).toHaveLength(2);
    expect(await damages()).toEqual([]);
  });
});

const child = (shell: string, ...args: readonly string[]): ReturnType<typeof spawn> =>
  spawn(
    'bash',
    [
      '-c',
      `${shell} exec "$0" "$@"`,
      process.execPath,
      join(import.meta.dirname, 'children/keep-until-killed.ts'),
      ...args,
    ],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );

/** Has locked a database that it is making, for 300 ms. */
const HOLD_NEW_FILE = `
  const database = new (require('node:sqlite').DatabaseSync)(process.argv[1]);
  database.exec('BEGIN EXCLUSIVE; CREATE TABLE made (by_whom TEXT)');
  process.stdout.write('held');
  setTimeout(() => database.exec('COMMIT'), 300);
`;

describe('with real processes', () => {
  it('whose index another process is making: waited for, not taken from under it', async () => {
    const index = join(folder, 'fetches.sqlite');
    const maker = spawn(process.execPath, ['-e', HOLD_NEW_FILE, index], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(maker.stdout, 'data');
    const { ino } = statSync(index);
    const record = await using((store) => store.keep(fetchedPage(url, bytes), null));
    expect(statSync(index).ino).toBe(ino);
    expect(await using((store) => store.latest(url))).toEqual(record);
  });

  it('killed at any moment, two at once: what was said to be kept is there, nothing is half there', async () => {
    const said: string[] = [];
    for (const lines of [1, 4, 9]) {
      const children = ['a', 'b'].map((name) => child('', folder, `${name}${lines}`, '3000'));
      await Promise.all(
        children.map(async (process) => {
          const exited = once(process, 'exit');
          let seen = 0;
          for await (const line of createInterface(process.stdout!)) {
            said.push(line);
            if (++seen >= lines) process.kill('SIGKILL');
          }
          await exited;
        }),
      );
    }
    expect(said.length).toBeGreaterThanOrEqual(28);
    await using(async (store) => {
      const kept = new Set((await collect(store.all())).map((record) => ('error' in record ? '' : record.sha256)));
      for (const sha256 of said) expect(kept).toContain(sha256);
    });
    expect(await damages()).toEqual([]);
  });

  it('on a full disk: a clear error, and what was there before stays whole', async () => {
    // A file size limit fails a write in its middle, as a full disk does.
    const process = child("trap '' XFSZ; ulimit -f 600;", folder, 'full', '700000');
    const lines: string[] = [];
    for await (const line of createInterface(process.stdout!)) lines.push(line);
    expect(lines).toEqual(['store.disk-full']);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    expect(await damages()).toEqual([]);
    await using((store) => expect(store.keep(fetchedPage(url, bytes), null)).resolves.toMatchObject({ url }));
  });

  it('where the folder is a file: a clear error', async () => {
    writeFileSync(join(folder, 'raw'), '');
    await using(async (store) => {
      await expect(store.keep(fetchedPage(url, bytes), null)).rejects.toMatchObject({ name: 'StoreError' });
      rmSync(join(folder, 'raw'));
      expect(await store.keep(fetchedPage(url, bytes), null)).toMatchObject({ url });
    });
  });

  it.each([
    ['ENOSPC', 'store.disk-full'],
    ['EDQUOT', 'store.disk-full'],
    ['EROFS', 'store.read-only'],
    ['EACCES', 'store.read-only'],
    ['EIO', 'store.io'],
  ])('%s is %s', (errno, code) => {
    expect((toStoreError(Object.assign(new Error(errno), { code: errno }), 'x') as StoreError).code).toBe(code);
  });
});
