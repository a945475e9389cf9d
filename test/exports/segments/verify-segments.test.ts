import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  renameSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemMessage } from '../../../src/exports/segments/problem-message.ts';
import { manifestLine, plainPlace } from '../../../src/exports/segments/manifest-entry.ts';
import { committedSegments } from '../../../src/exports/segments/read-manifests.ts';
import { segmentName, sha256 } from '../../../src/exports/segments/segment-name.ts';
import { verifySegments, type Verification } from '../../../src/exports/segments/verify-segments.ts';
import {
  dataFolder,
  dataSegments,
  manifestFiles,
  merged,
  segmentFiles,
  segmentPath,
  writeSegments,
} from '../support/data-folder.ts';
import { madeBytes } from '../support/made-lines.ts';

/** Two workers, three segments each of two lines. */
async function soundFolder(): Promise<string> {
  const folder = dataFolder();
  for (const worker of ['w1', 'w2'])
    await writeSegments(
      folder,
      [1, 2, 3].map((n) =>
        madeBytes({ uri: `file:${worker}-${n}` }, { uri: `file:${worker}-${n}b`, organ: '乙市财政局' }),
      ),
      { worker },
    );
  return folder;
}

const kinds = ({ segments, manifests }: Verification): readonly string[] =>
  [...segments.flatMap(({ problems }) => problems), ...manifests.problems].map((problem) => {
    const { zh, en } = problemMessage(problem);
    expect(zh.length * en.length).toBeGreaterThan(0);
    return problem.kind;
  });

/** What merging gives, or the code of its refusal. */
const mergedOrRefused = async (folder: string): Promise<string> => {
  try {
    return (await merged([folder])).text;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
  }
};

function listedOrRefused(folder: string): unknown {
  try {
    return committedSegments(folder);
  } catch (error) {
    return error;
  }
}

/** Does something to a file, looks, and puts it back. */
async function putBackAfter<Result>(path: string, spoil: () => void, look: () => Promise<Result>): Promise<Result> {
  const bytes = readFileSync(path);
  spoil();
  try {
    return await look();
  } finally {
    writeFileSync(path, bytes);
  }
}

function flip(path: string, offset: number, bit: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << bit), offset);
  writeFileSync(path, bytes);
}

describe('verifying', () => {
  it('finds nothing wrong with what is sound, and counts it', async () => {
    const folder = await soundFolder();
    expect(await verifySegments(folder)).toMatchObject({
      ...{ isSound: true, lines: 12, records: 12, doubles: 0, unlisted: [] },
      manifests: { count: 2, problems: [] },
    });
  });

  it('finds a flipped bit in any byte of a manifest, and reading never passes it over', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'file:1' }), madeBytes({ uri: 'file:2' })]);
    const path = segmentPath(folder, manifestFiles(folder)[0]);
    const sound = committedSegments(folder);
    for (let offset = 0; offset < readFileSync(path).length; offset += 1)
      await putBackAfter(
        path,
        () => flip(path, offset, offset % 8),
        async () => {
          expect((await verifySegments(folder)).isSound, `byte ${offset}`).toBe(false);
          const refusal = expect.objectContaining({ code: 'export.manifest-damaged' }) as unknown;
          expect([refusal, sound], `byte ${offset}`).toContainEqual(listedOrRefused(folder));
        },
      );
  });

  it('finds a flipped bit anywhere else, and merging refuses it', async () => {
    const folder = await soundFolder();
    const files = dataSegments(folder);
    const places = fc.record({
      file: fc.nat(files.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bit: fc.nat(7),
    });
    await fc.assert(
      fc.asyncProperty(places, async ({ file, at, bit }) => {
        const path = segmentPath(folder, files[file]);
        const last = readFileSync(path).length - 1;
        await putBackAfter(
          path,
          () => flip(path, Math.round(at * last), bit),
          async () => {
            const verification = await verifySegments(folder);
            expect(verification.isSound).toBe(false);
            expect(verification.segments.filter(({ problems }) => problems.length > 0)).toMatchObject([
              { file: files[file] },
            ]);
            expect(await mergedOrRefused(folder)).toBe('export.segment-damaged');
          },
        );
      }),
      { numRuns: 150, examples: [[{ file: 0, at: 0, bit: 0 }], [{ file: 1, at: 1, bit: 0 }]] },
    );
  });

  it('finds a segment cut short at any place, and a longer one', async () => {
    const folder = await soundFolder();
    const path = segmentPath(folder, dataSegments(folder)[2]);
    const { length } = readFileSync(path);
    for (let size = 0; size < length; size += 37)
      await putBackAfter(
        path,
        () => truncateSync(path, size),
        async () =>
          expect(kinds(await verifySegments(folder)), `${size} bytes`).toEqual(
            expect.arrayContaining(['size', 'digest']),
          ),
      );
    await putBackAfter(
      path,
      () => appendFileSync(path, '{"schema":"nian'),
      async () => expect(kinds(await verifySegments(folder))).toEqual(['size', 'digest']),
    );
  });

  it('finds a manifest cut short at any place: its segments are told of as not listed', async () => {
    const folder = await soundFolder();
    const path = segmentPath(folder, manifestFiles(folder)[1]);
    const { length } = readFileSync(path);
    for (let size = 0; size < length; size += 11)
      await putBackAfter(
        path,
        () => truncateSync(path, size),
        async () => {
          const verification = await verifySegments(folder);
          const isAllListed = verification.segments.length === 6;
          expect(verification.unlisted.length > 0, `${size} bytes`).toBe(!isAllListed);
          expect(verification.isSound).toBe(false);
        },
      );
  });

  it('finds a missing segment and one too many', async () => {
    const folder = await soundFolder();
    const [first, second] = dataSegments(folder);
    renameSync(segmentPath(folder, first), segmentPath(folder, 'copy.jsonl'));
    const verification = await verifySegments(folder);
    expect(kinds(verification)).toEqual(['missing']);
    expect(verification.unlisted).toEqual(['copy.jsonl']);
    expect(await mergedOrRefused(folder)).toBe('export.segment-missing');
    renameSync(segmentPath(folder, 'copy.jsonl'), segmentPath(folder, first));
    unlinkSync(segmentPath(folder, second));
    expect((await verifySegments(folder)).isSound).toBe(false);
  });

  it.each([
    ['one is gone', (lines: readonly string[]) => [lines[0]!, lines[2]!], ['line-lost']],
    ['two changed places', (lines: readonly string[]) => [lines[1]!, lines[0]!, lines[2]!], ['line-lost']],
    [
      'one stands there twice',
      (lines: readonly string[]) => [lines[0]!, lines[0]!, lines[1]!, lines[2]!],
      ['line-lost'],
    ],
    [
      'one was changed by hand',
      (lines: readonly string[]) => [lines[0]!.replace('"lines":2', '"lines":3'), lines[1]!, lines[2]!],
      ['line-damaged'],
    ],
  ])('finds that of the lines of a manifest %s', async (_, change, expected) => {
    const folder = await soundFolder();
    const path = segmentPath(folder, manifestFiles(folder)[0]);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(
      path,
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
    const verification = await verifySegments(folder);
    expect(kinds(verification)).toEqual(expected);
    expect(await mergedOrRefused(folder)).toBe('export.manifest-damaged');
  });

  it('finds lines that are no records though all checksums are right', async () => {
    const folder = await soundFolder();
    const texts = ['{"schema":"nianbao/report@1"}\n', '{"schema":"nianbao/report@1"\n', '{"schema":"\xff"}\n'];
    const bytes = Buffer.from(texts.join(''), 'latin1');
    const file = segmentName(0, 1, 'w9.000000000000', sha256(bytes));
    writeFileSync(segmentPath(folder, file), bytes);
    const made = {
      file,
      lines: 3,
      bytes: bytes.length,
      sha256: sha256(bytes),
      schema: 'x',
      created: '2026-11-22T08:00:00.000Z',
    };
    const segment = { ...made, place: plainPlace(made) };
    writeFileSync(segmentPath(folder, 'manifest.w9.1.jsonl'), `${manifestLine({ number: 1, segment })}\n`);
    expect(kinds(await verifySegments(folder))).toEqual(['line-not-a-record', 'line-not-json', 'line-not-json']);
    expect(await mergedOrRefused(folder)).toBe('export.segment-damaged');
  });

  it('tells of doubles, unfinished and other files without calling them unsound, and changes nothing', async () => {
    const folder = await soundFolder();
    await writeSegments(folder, [madeBytes({ uri: 'file:w1-1' })], { worker: 'w3' });
    for (const file of ['half.tmp', 'notes.txt']) writeFileSync(segmentPath(folder, file), '');
    copyFileSync(segmentPath(folder, manifestFiles(folder)[0]), segmentPath(folder, 'manifest.copy.jsonl'));
    const before = segmentFiles(folder).map((file) => [file, readFileSync(segmentPath(folder, file), 'latin1')]);
    expect(await verifySegments(folder)).toMatchObject({
      ...{ isSound: true, lines: 13, records: 12, doubles: 1 },
      remarks: { unfinished: ['half.tmp'], cutOff: [], other: ['notes.txt'] },
    });
    expect(segmentFiles(folder).map((file) => [file, readFileSync(segmentPath(folder, file), 'latin1')])).toEqual(
      before,
    );
  });

  it('says so when there is no such data folder', async () => {
    await expect(verifySegments('/nowhere/data')).rejects.toMatchObject({ code: 'export.folder-missing' });
  });
});
