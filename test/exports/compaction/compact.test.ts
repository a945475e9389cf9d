import { readFileSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact } from '../../../src/exports/compaction/compact.ts';
import { lockCompaction } from '../../../src/exports/compaction/compaction-lock.ts';
import { followSegments } from '../../../src/exports/merge/follow-segments.ts';
import { Merge } from '../../../src/exports/merge/merge.ts';
import { segmentsOf } from '../../../src/exports/merge/merge-segments.ts';
import { committedSegments } from '../../../src/exports/segments/read-manifests.ts';
import { storedLinesIn } from '../../../src/exports/segments/segment-content.ts';
import { located, readStored } from '../../../src/exports/segments/stored-bytes.ts';
import { verifySegments } from '../../../src/exports/segments/verify-segments.ts';
import {
  dataFolder,
  dataSegments,
  manifestFiles,
  merged,
  openWriter,
  packFiles,
  segmentFiles,
  segmentPath,
  tickingClock,
  writeSegments,
} from '../support/data-folder.ts';
import { madeBytes } from '../support/made-lines.ts';

const now = { now: true, clock: tickingClock() };

async function folderOf(segments: number, worker = 'w1'): Promise<string> {
  const folder = dataFolder();
  const chunks = Array.from({ length: segments }, (_, n) => madeBytes({ uri: `file:${n}` }, { uri: `file:${n}b` }));
  await writeSegments(folder, chunks, { worker });
  return folder;
}

/** By position what each line is. */
const positions = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    committedSegments(folder).flatMap((segment) =>
      [...storedLinesIn(readStored(located(folder, segment)))].map(
        ({ number, line }) => [`${segment.file} ${number} ${segment.created}`, String(line)] as const,
      ),
    ),
  );

describe('compaction', () => {
  it('puts small segments into a pack; the export, positions and times stay', async () => {
    const folder = await folderOf(9);
    const before = { text: (await merged([folder])).text, positions: positions(folder) };
    expect(await compact(folder, now)).toMatchObject({ segments: 9, packs: 1, damaged: [] });
    expect(dataSegments(folder)).toEqual([]);
    expect(packFiles(folder)).toHaveLength(1);
    expect({ text: (await merged([folder])).text, positions: positions(folder) }).toEqual(before);
    expect(await verifySegments(folder)).toMatchObject({ isSound: true, lines: 18, doubles: 0, unlisted: [] });
  });

  it('joins what came later with it, and does nothing where nothing is to be joined', async () => {
    const folder = await folderOf(5);
    await compact(folder, now);
    expect(await compact(folder, now)).toMatchObject({ segments: 0, packs: 0 });
    await writeSegments(folder, [madeBytes({ uri: 'file:new' })], { worker: 'w2' });
    expect(await compact(folder, now)).toMatchObject({ segments: 6, packs: 1 });
    expect(packFiles(folder)).toHaveLength(1);
    expect(await verifySegments(folder)).toMatchObject({ isSound: true, lines: 11 });
  });

  it('by itself waits for enough of them', async () => {
    const folder = await folderOf(63);
    const byItself = { now: false, clock: tickingClock() };
    expect(await compact(folder, byItself)).toMatchObject({ segments: 0 });
    await writeSegments(folder, [madeBytes({ uri: 'file:one-more' })], { worker: 'w2' });
    expect(await compact(folder, byItself)).toMatchObject({ segments: 64, packs: 1 });
  });

  it('is refused while another one works', async () => {
    const folder = await folderOf(2);
    const lock = lockCompaction(folder)!;
    expect(await compact(folder, now)).toBeNull();
    lock[Symbol.dispose]();
    expect(await compact(folder, now)).toMatchObject({ segments: 2 });
  });

  it('under a merge that has begun, and one that follows, changes nothing for them', async () => {
    const folder = await folderOf(6);
    const expected = (await merged([folder])).text;
    const merge = new Merge({});
    await merge.load(segmentsOf([folder]));
    await compact(folder, now);
    const parts: Uint8Array[] = [];
    await merge.give((lines) => Promise.resolve(void parts.push(lines)));
    merge.close();
    expect(Buffer.concat(parts).toString()).toBe(expected);

    const stop = new AbortController();
    const followed: string[] = [];
    const following = followSegments(
      [folder],
      (lines) => Promise.resolve(void followed.push(Buffer.from(lines).toString())),
      {
        signal: stop.signal,
        pollMs: 10,
      },
    );
    await expect.poll(() => followed.join('')).toBe(expected);
    await writeSegments(folder, [madeBytes({ uri: 'file:later' })], { worker: 'w2' });
    await compact(folder, now);
    await expect.poll(() => followed.join('').split('\n').length).toBe(expected.split('\n').length + 1);
    stop.abort();
    await following;
  });

  it('lets a living writer go on, also when its manifest was found idle', async () => {
    const folder = dataFolder();
    const writer = await openWriter(folder, { clock: Date.now });
    const append = (uri: string): Promise<unknown> => Promise.all([writer.append(madeBytes({ uri })), writer.commit()]);
    await append('file:1');
    await append('file:2');
    const [manifest] = manifestFiles(folder);
    const hoursAgo = Date.now() / 1000 - 7200;
    utimesSync(segmentPath(folder, manifest), hoursAgo, hoursAgo);
    await compact(folder, { now: true, clock: Date.now });
    expect(manifestFiles(folder)).not.toContain(manifest);
    await append('file:3');
    await writer.close();
    expect((await merged([folder])).lines).toHaveLength(3);
    expect(await verifySegments(folder)).toMatchObject({ isSound: true, lines: 3 });
  });

  it('removes nothing while a manifest is damaged, and lists a pack again whose manifest is lost', async () => {
    const folder = await folderOf(4);
    await compact(folder, now);
    const [, packed] = manifestFiles(folder).toSorted((a) => (a.includes('compact') ? 1 : -1));
    const path = segmentPath(folder, packed);
    const whole = readFileSync(path);
    writeFileSync(path, Buffer.concat([Buffer.from('x'), whole.subarray(1)]));
    await expect(compact(folder, now)).rejects.toMatchObject({ code: 'export.manifest-damaged' });
    for (const file of manifestFiles(folder)) unlinkSync(segmentPath(folder, file));
    expect(await verifySegments(folder)).toMatchObject({ isSound: false, unlisted: packFiles(folder) });
    await (await openWriter(folder)).close();
    expect(await verifySegments(folder)).toMatchObject({ isSound: true, lines: 8, unlisted: [] });
    expect(packFiles(folder)).toHaveLength(1);
  });

  it('leaves a damaged segment where it is', async () => {
    const folder = await folderOf(4);
    const [file] = dataSegments(folder);
    const path = segmentPath(folder, file);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
    writeFileSync(path, bytes);
    expect(await compact(folder, now)).toMatchObject({ segments: 3, damaged: [file!.replace('.zst', '')] });
    expect(dataSegments(folder)).toEqual([file]);
  });

  it('finds a flipped bit anywhere in a pack', async () => {
    const folder = await folderOf(3);
    await compact(folder, now);
    const path = segmentPath(folder, packFiles(folder)[0]);
    const whole = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const bytes = Buffer.from(whole);
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
        writeFileSync(path, bytes);
        expect((await verifySegments(folder)).isSound).toBe(false);
      }),
      {
        numRuns: 60,
        examples: [
          [whole.length - 1, 0],
          [whole.length - 300, 3],
          [0, 0],
        ],
      },
    );
  });

  it('lets lines go without moving the others', async () => {
    const folder = await folderOf(3);
    const [first] = committedSegments(folder);
    const before = positions(folder);
    const thinned = new Map([[first!.file, new Set([0])]]);
    expect(await compact(folder, { ...now, thinned })).toMatchObject({ segments: 3, dropped: 1 });
    const gone = `${first!.file} 0 ${first!.created}`;
    expect([...positions(folder)]).toEqual([...before].filter(([position]) => position !== gone));
    expect(await verifySegments(folder)).toMatchObject({ isSound: true, lines: 5 });
    await writeSegments(folder, [madeBytes({ uri: 'file:later' })], { worker: 'w2' });
    await compact(folder, now);
    expect(await verifySegments(folder)).toMatchObject({ isSound: true, lines: 6 });
    expect(segmentFiles(folder).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  });
});
