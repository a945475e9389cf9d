/**
 * Damaged segments of which every damaged line has been made anew elsewhere: what is sound of them goes into a pack, so that the
 * folder is whole again. The others stay as they are, for a backup.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { diskError, ExportError } from '../export-error.ts';
import { siftedLines } from '../segments/damaged-lines.ts';
import { type Disk, localDisk } from '../segments/disk.ts';
import type { LineName } from '../segments/frames.ts';
import { committedSegments, type Segment, segmentsFolder } from '../segments/read-manifests.ts';
import { isSound, namesIn } from '../segments/segment-content.ts';
import { located, readStored, type StoredBytes } from '../segments/stored-bytes.ts';
import { lockCompaction } from './compaction-lock.ts';
import { choiceOf } from './choose-segments.ts';
import { packChosen } from './compact.ts';

export interface MendOptions {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly disk?: Disk | undefined;
}

export interface Mended {
  /** Segments that were damaged and aren't any more. */
  readonly mended: number;
  /** Names of those that still are. */
  readonly damaged: readonly string[];
}

interface Damaged {
  readonly segment: Segment;
  readonly lost: readonly { readonly number: number; readonly name: LineName | null }[];
  readonly isCounted: boolean;
}

/** Null: another process compacts this folder. Throws `export.*`. */
export async function mend(dataFolder: string, { clock, disk = localDisk }: MendOptions): Promise<Mended | null> {
  try {
    using lock = lockCompaction(dataFolder);
    if (lock === null) return null;
    const { damaged, sound } = await sifted(dataFolder);
    const present = await keysAmong(damaged, sound, dataFolder);
    const whole = damaged.filter(
      ({ lost, isCounted }) => isCounted && lost.every(({ name }) => keysOf(name).some((key) => present.has(key))),
    );
    const thinned = new Map(
      whole.map(({ segment, lost }) => [segment.file, new Set(lost.map(({ number }) => number))]),
    );
    const choice = choiceOf(whole.map(({ segment }) => segment));
    const packed = await packChosen(dataFolder, { ...choice, thinned, clock, disk });
    const mended = new Set(packed.listed.map(({ file }) => file));
    const left = damaged.map(({ segment }) => segment.file).filter((file) => !mended.has(file));
    return { mended: mended.size, damaged: left };
  } catch (error) {
    throw diskError(error, segmentsFolder(dataFolder));
  }
}

async function sifted(dataFolder: string): Promise<{
  readonly damaged: readonly Damaged[];
  readonly sound: readonly Segment[];
}> {
  const damaged: Damaged[] = [];
  const sound: Segment[] = [];
  for (const segment of committedSegments(dataFolder)) {
    const stored = storedOrNull(dataFolder, segment);
    if (stored === null) damaged.push({ segment, lost: [], isCounted: false });
    else if (isSound(stored)) sound.push(segment);
    else {
      const { damaged: lost, isCounted } = siftedLines(segment, stored);
      damaged.push({ segment, lost, isCounted });
    }
    await nextTurn();
  }
  return { damaged, sound };
}

/** Null: it is missing. */
function storedOrNull(dataFolder: string, segment: Segment): StoredBytes | null {
  try {
    return readStored(located(dataFolder, segment));
  } catch (error) {
    if (error instanceof ExportError && error.code === 'export.segment-missing') return null;
    throw error;
  }
}

/** The record itself, or what another version made of the same bytes at the same address. */
const keysOf = (name: LineName | null): readonly string[] =>
  name === null ? [] : [name.recordId, ...(name.sourceSha256 === null ? [] : [`${name.sourceSha256} ${name.uri}`])];

/** Those of the damaged lines that sound ones have. */
async function keysAmong(
  damaged: readonly Damaged[],
  sound: readonly Segment[],
  dataFolder: string,
): Promise<ReadonlySet<string>> {
  const wanted = new Set(damaged.flatMap(({ lost }) => lost.flatMap(({ name }) => keysOf(name))));
  const present = new Set<string>();
  if (wanted.size === 0) return present;
  for (const segment of sound) {
    const names = [...namesIn(readStored(located(dataFolder, segment)))];
    for (const key of names.flatMap(keysOf)) if (wanted.has(key)) present.add(key);
    await nextTurn();
  }
  return present;
}
