import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { storedLines } from '../../../src/exports/segments/frames.ts';
import { localDisk } from '../../../src/exports/segments/disk.ts';
import { findLeftovers } from '../../../src/exports/segments/recover-segments.ts';
import { readManifestLine } from '../../../src/exports/segments/manifest-entry.ts';
import { verifySegments } from '../../../src/exports/segments/verify-segments.ts';
import {
  dataFolder,
  dataSegments,
  linesOf,
  manifestFiles,
  merged,
  openWriter,
  segmentFiles,
  segmentPath,
} from '../support/data-folder.ts';
import { madeBytes, madeLine } from '../support/made-lines.ts';

const line = (number: number): Uint8Array => madeBytes({ uri: `file:${number}.html` });
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('a segment writer', () => {
  it('shares one commit among many jobs', async () => {
    const folder = dataFolder();
    const writer = await openWriter(folder);
    const jobs = numbers(100).map((number) => writer.append(line(number)));
    await writer.commit();
    await Promise.all(jobs);
    expect(dataSegments(folder)).toHaveLength(1);
    expect((await merged([folder])).counts).toMatchObject({ segments: 1, linesIn: 100, linesOut: 100 });
  });

  it.each([
    ['lines', { lines: 10, waitMs: 1e6 }],
    ['bytes', { bytes: 10 * line(1).byteLength, waitMs: 1e6 }],
    ['time', { waitMs: 1 }],
  ])('commits by itself when %s are reached', async (_, limits) => {
    const folder = dataFolder();
    const writer = await openWriter(folder, { limits });
    await Promise.all(numbers(30).map((number) => writer.append(line(10 + number))));
    expect((await merged([folder])).counts.linesOut).toBe(30);
    await writer.close();
  });

  it('acknowledges nothing before it is listed', async () => {
    const folder = dataFolder();
    const writer = await openWriter(folder, { limits: { lines: 3 } });
    for (const number of numbers(20)) {
      await Promise.all([writer.append(line(number)), writer.commit()]);
      expect((await merged([folder])).counts.linesOut).toBe(number + 1);
    }
  });

  it('lists what consumers need in its manifest', async () => {
    const folder = dataFolder();
    const writer = await openWriter(folder);
    await Promise.all([writer.append(madeBytes({ uri: 'a' }, { uri: 'b' })), writer.close()]);
    const [entry] = readFileSync(segmentPath(folder, manifestFiles(folder)[0]), 'utf8').split('\n');
    const [file] = dataSegments(folder);
    const segment = file!.replace(/\.zst$/u, '');
    const stored = readFileSync(segmentPath(folder, file)).byteLength;
    const bytes = Buffer.byteLength(linesOf(segmentPath(folder, file)));
    expect(JSON.parse(entry!)).toMatchObject({
      ...{ manifest: 'nianbao/segments@2', number: 1, file: segment, lines: 2, bytes },
      ...{ schema: 'nianbao/report@1', created: '2026-11-22T08:00:00.002Z' },
      place: { file, from: 0, bytes: stored, holes: 0 },
    });
    expect(readManifestLine(entry!)?.segment.file).toBe(segment);
  });

  it.each([
    ['nothing', ''],
    ['a line without its line feed', madeLine({ uri: 'a' }).trimEnd()],
    ['half a line', `${madeLine({ uri: 'a' }).slice(0, 200)}\n`],
    ['an empty line', `${madeLine({ uri: 'a' })}\n`],
    ['something else', 'total,7\n'],
  ])('refuses %s', async (_, text) => {
    const writer = await openWriter(dataFolder());
    await expect(writer.append(Buffer.from(text))).rejects.toThrow(TypeError);
  });

  it('refuses lines after it was closed', async () => {
    const writer = await openWriter(dataFolder());
    await writer.close();
    await expect(writer.append(line(1))).rejects.toMatchObject({ code: 'export.closed' });
  });

  it('refuses a data folder that does not exist, rather than making one on the wrong disk', async () => {
    await expect(openWriter('/nowhere/data')).rejects.toMatchObject({ code: 'export.folder-missing' });
  });

  it('keeps its order though the clock jumps back', async () => {
    const folder = dataFolder();
    const times = [5000, 4000, 1000, 6000];
    let now = 0;
    const writer = await openWriter(folder, { clock: () => now });
    for (const [index, time] of times.entries()) {
      now = time;
      await Promise.all([writer.append(line(index)), writer.commit()]);
    }
    const uris = dataSegments(folder).map((file) => /file:\d/u.exec(linesOf(segmentPath(folder, file)))?.[0]);
    expect(uris).toEqual(['file:0', 'file:1', 'file:2', 'file:3']);
    expect((await verifySegments(folder)).isSound).toBe(true);
  });

  it('shares a folder with others of the same name without a lock', async () => {
    const folder = dataFolder();
    const clock = (): number => 1000;
    const writers = await Promise.all(numbers(4).map(() => openWriter(folder, { clock, limits: { lines: 2 } })));
    await Promise.all(numbers(80).map((number) => writers[number % 4]!.append(line(number))));
    expect((await merged([folder])).counts).toMatchObject({ linesIn: 80, linesOut: 80 });
    expect(manifestFiles(folder)).toHaveLength(4);
    expect(await verifySegments(folder)).toMatchObject({ isSound: true, doubles: 0 });
  });

  it('goes on when its folder was emptied, or brought back from a backup, while it worked', async () => {
    const folder = dataFolder();
    const writer = await openWriter(folder);
    const append = (number: number): Promise<unknown> => Promise.all([writer.append(line(number)), writer.commit()]);
    await append(1);
    rmSync(segmentPath(folder), { recursive: true });
    await expect(append(2)).rejects.toMatchObject({ code: 'export.folder-missing' });
    mkdirSync(segmentPath(folder));
    await append(3);
    truncateSync(segmentPath(folder, manifestFiles(folder)[0]), 0);
    await append(4);
    expect((await merged([folder])).lines.join()).toContain('file:4.html');
  });
});

describe('what a dead writer left', () => {
  it('is listed if whole, and read once though two list it', async () => {
    const folder = dataFolder();
    await (await openWriter(folder)).close();
    const dying = await openWriter(folder);
    await Promise.all([dying.append(line(1)), dying.commit()]);
    unlinkSync(segmentPath(folder, manifestFiles(folder)[0]));
    expect((await merged([folder])).counts.linesOut).toBe(0);
    const [one, other] = await Promise.all([
      openWriter(folder, { worker: 'w2' }),
      openWriter(folder, { worker: 'w3' }),
    ]);
    await Promise.all([one.close(), other.close()]);
    expect((await merged([folder])).counts).toMatchObject({ segments: 1, linesIn: 1, linesOut: 1 });
    expect(await verifySegments(folder)).toMatchObject({ isSound: true, lines: 1 });
  });

  it('is left alone and told of if damaged', async () => {
    const folder = dataFolder();
    const dying = await openWriter(folder);
    await Promise.all([dying.append(madeBytes({ uri: 'a', title: '年报' })), dying.commit()]);
    unlinkSync(segmentPath(folder, manifestFiles(folder)[0]));
    const [file] = dataSegments(folder);
    const text = linesOf(segmentPath(folder, file));
    writeFileSync(segmentPath(folder, file), storedLines(Buffer.from(text.replace('年报', '日报'))));
    const writer = await openWriter(folder);
    expect(writer.leftovers).toMatchObject({ damaged: [file], unlisted: [] });
    expect(await verifySegments(folder)).toMatchObject({ isSound: false, unlisted: [file] });
  });

  it('is passed over if it is gone by the time that it is read: others listed it and joined it', async () => {
    const folder = dataFolder();
    const writer = await openWriter(folder, { worker: 'w1' });
    await Promise.all([writer.append(line(1)), writer.commit()]);
    await writer.close();
    const [file] = dataSegments(folder);
    // In the listing of the folder, and not there.
    unlinkSync(segmentPath(folder, manifestFiles(folder)[0]));
    unlinkSync(segmentPath(folder, file));
    symlinkSync('nowhere', segmentPath(folder, file));
    expect(findLeftovers(folder, Date.now())).toMatchObject({ unlisted: [], damaged: [] });
  });

  it('is removed if unfinished, but not while it may still be written', async () => {
    const folder = dataFolder();
    await (await openWriter(folder)).close();
    const nowMs = Date.UTC(2026, 10, 22, 8);
    for (const [file, minutes] of [['old.tmp', 11] as const, ['new.tmp', 9] as const, ['future.tmp', -60] as const]) {
      writeFileSync(segmentPath(folder, file), 'half');
      utimesSync(segmentPath(folder, file), nowMs / 1000, nowMs / 1000 - minutes * 60);
    }
    await openWriter(folder, { clock: () => nowMs });
    expect(segmentFiles(folder)).toEqual(['future.tmp', 'new.tmp']);
  });

  it('being removed under a living writer costs it an attempt and nothing else', async () => {
    const folder = dataFolder();
    let isRemoved = false;
    const disk = {
      ...localDisk,
      rename: async (from: string, to: string) => {
        if (!isRemoved) unlinkSync(from);
        isRemoved = true;
        renameSync(from, to);
        return Promise.resolve();
      },
    };
    const writer = await openWriter(folder, { disk });
    const append = (): Promise<unknown> => Promise.all([writer.append(line(1)), writer.commit()]);
    await expect(append()).rejects.toMatchObject({ code: 'export.folder-missing', isRetryable: true });
    await append();
    expect((await merged([folder])).counts.linesOut).toBe(1);
    expect((await verifySegments(folder)).isSound).toBe(true);
  });
});
