/**
 * Many small segments → few packs, beside writers and readers: docs/decisions/0022-compressed-and-packed.md. Whatever step it
 * is killed at, every segment is where some manifest says it is.
 */
import { diskError } from '../export-error.ts';
import { type Disk, localDisk } from '../segments/disk.ts';
import { ManifestJournal } from '../segments/manifest-journal.ts';
import { committedSegments, segmentsFolder } from '../segments/read-manifests.ts';
import { writerId } from '../segments/segment-name.ts';
import { type Choice, chooseSegments } from './choose-segments.ts';
import { lockCompaction } from './compaction-lock.ts';
import { removeReplaced } from './remove-replaced.ts';
import { type Packed, type PackOptions, writePacks } from './write-packs.ts';

export interface CompactOptions {
  /** Whatever there is to join, however little it is. */
  readonly now: boolean;
  /** By name of the segment the numbers of the lines to let go; the others keep theirs. */
  readonly thinned?: ReadonlyMap<string, ReadonlySet<number>> | undefined;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly disk?: Disk | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Compacted {
  /** Segments that were put into packs, and how many packs. */
  readonly segments: number;
  readonly packs: number;
  /** Lines that were let go. */
  readonly dropped: number;
  /** Files that aren't needed any more. */
  readonly removed: number;
  /** Names of segments that are damaged and stay where they are. */
  readonly damaged: readonly string[];
}

/** Null: another process compacts this folder. Throws `export.*`. */
export async function compact(dataFolder: string, options: CompactOptions): Promise<Compacted | null> {
  try {
    using lock = lockCompaction(dataFolder);
    return lock === null ? null : await compactLocked(dataFolder, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw diskError(error, segmentsFolder(dataFolder));
  }
}

async function compactLocked(dataFolder: string, options: CompactOptions): Promise<Compacted> {
  const { now, thinned = new Map<string, ReadonlySet<number>>(), clock, disk = localDisk, signal } = options;
  // A manifest that is damaged stops it: what it listed would look like something that nobody needs.
  committedSegments(dataFolder);
  // What a compaction that was killed has left.
  const left = await removeReplaced(dataFolder, disk, clock());
  const names = new Set(thinned.keys());
  const choice = chooseSegments(committedSegments(dataFolder), { now, thinned: names });
  if (choice === null) return { segments: 0, packs: 0, dropped: 0, removed: left.length, damaged: [] };
  const { listed, damaged, removed } = await packChosen(dataFolder, { ...choice, thinned, clock, disk, signal });
  return {
    segments: listed.length,
    packs: new Set(listed.map(({ place }) => place.file)).size,
    dropped: listed.reduce((sum, { file, place }) => sum + (thinned.has(file) ? place.holes : 0), 0),
    removed: left.length + removed,
    damaged,
  };
}

interface Chosen extends Choice, Omit<PackOptions, 'dataFolder' | 'writer'> {
  readonly clock: () => number;
}

/** Only for who has the lock. */
export async function packChosen(
  dataFolder: string,
  { clock, disk, thinned, signal, ...choice }: Chosen,
): Promise<Packed & { readonly removed: number }> {
  if (choice.segments.length === 0) return { listed: [], damaged: [], removed: 0 };
  const writer = writerId('compact');
  const packed = await writePacks(choice, { dataFolder, writer, disk, thinned, signal });
  if (packed.listed.length > 0) await new ManifestJournal(segmentsFolder(dataFolder), writer, disk).add(packed.listed);
  const removed = await removeReplaced(dataFolder, disk, clock());
  return { ...packed, removed: removed.length };
}
