import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, localDisk } from '../../../src/exports/segments/disk.ts';
import { verifySegments } from '../../../src/exports/segments/verify-segments.ts';
import type { SegmentWriter } from '../../../src/exports/segments/segment-writer.ts';
import { dataFolder, dataSegments, merged, openWriter } from '../support/data-folder.ts';
import { failingDisk, type Trouble } from '../support/failing-disk.ts';
import { madeLine } from '../support/made-lines.ts';
import { randomFrom } from '../support/random.ts';

const acknowledgedBy = async (writer: SegmentWriter, line: string): Promise<string | null> => {
  const [append] = await Promise.allSettled([writer.append(Buffer.from(line)), writer.commit()]);
  if (append.status === 'fulfilled') return null;
  return append.reason instanceof Error && 'code' in append.reason ? String(append.reason.code) : 'no code';
};

describe('a disk that fails at any step', () => {
  it.each([
    ['ENOSPC', 'export.disk-full'],
    ['EDQUOT', 'export.disk-full'],
    ['EROFS', 'export.read-only'],
    ['EACCES', 'export.not-permitted'],
    ['EIO', 'export.disk-error'],
  ])('with %s refuses with %s, loses and doubles nothing, and goes on by itself', async (systemCode, code) => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = randomFrom(seed);
      let isWell = true;
      const trouble: Trouble = () => (!isWell && random() < 0.6 ? systemCode : null);
      const folder = dataFolder();
      const writer = await openWriter(folder, { disk: failingDisk(trouble) });
      const kept = new Set<string>();
      for (let number = 0; number < 15; number += 1) {
        isWell = number % 5 === 0;
        const line = madeLine({ uri: `file:${number}.html` });
        const refusal = await acknowledgedBy(writer, line);
        if (refusal === null) kept.add(line.trimEnd());
        else expect([code, isWell]).toEqual([refusal, false]);
      }
      isWell = true;
      await writer.close();
      const { lines } = await merged([folder]);
      expect(lines.filter((line) => kept.has(line)).length, `seed ${seed}`).toBe(kept.size);
      expect(new Set(lines).size).toBe(lines.length);
      expect(await verifySegments(folder), `seed ${seed}`).toMatchObject({ isSound: true });
    }
  });

  it('does not fill up with segments that cannot be listed', async () => {
    const folder = dataFolder();
    const disk = failingDisk((_, path) => (path.includes('manifest.') ? 'ENOSPC' : null));
    const writer = await openWriter(folder, { disk });
    for (let attempt = 0; attempt < 20; attempt += 1)
      expect(await acknowledgedBy(writer, madeLine({ uri: `file:${attempt}` }))).toBe('export.disk-full');
    expect(dataSegments(folder)).toHaveLength(1);
  });
});

interface Place {
  readonly folder: string;
  readonly disk: Disk;
  readonly spoil: () => void;
  readonly restore: () => void;
  readonly remove: () => void;
}

const run = (command: string, ...args: readonly string[]): unknown => execFileSync(command, args, { stdio: 'ignore' });

/** A tiny disk of its own where the system lets us have one, else one that says the same. */
function placeWith(trouble: 'full' | 'read-only'): Place {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-exports-disk-'));
  const remove = (): void => rmSync(folder, { recursive: true });
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder);
  } catch {
    let code: string | null = null;
    const spoil = (): void => void (code = trouble === 'full' ? 'ENOSPC' : 'EROFS');
    return { folder, disk: failingDisk(() => code), spoil, restore: () => void (code = null), remove };
  }
  const filler = join(folder, 'filler');
  const unmount = (): void => {
    run('umount', folder);
    remove();
  };
  return trouble === 'full'
    ? { folder, disk: localDisk, spoil: () => fillUp(filler), restore: () => rmSync(filler), remove: unmount }
    : {
        ...{ folder, disk: localDisk, remove: unmount },
        spoil: () => void run('mount', '-o', 'remount,ro', folder),
        restore: () => void run('mount', '-o', 'remount,rw', folder),
      };
}

function fillUp(path: string): void {
  try {
    for (;;) writeFileSync(path, Buffer.alloc(4096), { flag: 'a' });
  } catch {
    // It is full.
  }
}

describe('a disk', () => {
  it.each([
    ['full', 'export.disk-full'],
    ['read-only', 'export.read-only'],
  ] as const)('that is %s refuses with %s, and takes lines again when it is not', async (trouble, code) => {
    const { folder, disk, spoil, restore, remove } = placeWith(trouble);
    try {
      const writer = await openWriter(folder, { disk });
      const attempt = (number: number): Promise<string | null> =>
        acknowledgedBy(writer, madeLine({ uri: `file:${number}.html`, title: '长'.repeat(3000) }));
      expect(await attempt(1)).toBeNull();
      spoil();
      expect([await attempt(2), await attempt(3)]).toEqual([code, code]);
      restore();
      expect(await attempt(4)).toBeNull();
      await writer.close();
      const { lines } = await merged([folder]);
      expect(lines.filter((line) => /file:[14]\.html/u.test(line))).toHaveLength(2);
      expect((await verifySegments(folder)).isSound).toBe(true);
    } finally {
      remove();
    }
  });
});
