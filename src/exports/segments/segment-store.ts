/** Makes bytes durable as a segment: written aside, flushed, renamed, and listed in the writer's own manifest. */
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { storedLines } from './frames.ts';
import type { ListedSegment, Place } from './manifest-entry.ts';
import { ManifestJournal } from './manifest-journal.ts';
import { isPack } from './pack-name.ts';
import { schemaOf } from './segment-lines.ts';
import { COMPRESSED_ENDING, segmentName, sha256, UNFINISHED_ENDING, type WriterId } from './segment-name.ts';

export interface StoreOptions {
  readonly folder: string;
  readonly writer: WriterId;
  readonly disk: Disk;
  /** Milliseconds since 1970; may jump. */
  readonly clock: () => number;
  /** Whole segments of dead writers, to be listed with the first commit. */
  readonly unlisted: readonly ListedSegment[];
}

export class SegmentStore {
  readonly #options: StoreOptions;
  readonly #journal: ManifestJournal;
  /** In place but not listed yet, ours or a dead writer's. */
  #unlisted: readonly ListedSegment[];
  #lastMs = 0;
  #count = 0;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#journal = new ManifestJournal(options.folder, options.writer, options.disk);
    this.#unlisted = options.unlisted;
  }

  /** Resolves when the lines are on the medium and listed. Rejects with the system's error; may then be called again. */
  async commit(bytes: Uint8Array, lines: number): Promise<void> {
    // First what a failed commit has left, lest a disk without room for a manifest line fill up with segments.
    await this.listUnlisted();
    const stored = storedLines(bytes);
    await this.#place(this.#describe(bytes, stored, lines), stored);
    await this.listUnlisted();
  }

  async listUnlisted(): Promise<void> {
    if (this.#unlisted.length === 0) return;
    const present = await this.#present(this.#unlisted);
    if (present.length > 0) await this.#journal.add(present);
    this.#unlisted = [];
  }

  async #place(segment: ListedSegment, bytes: Uint8Array): Promise<void> {
    const { folder, disk } = this.#options;
    const path = join(folder, segment.place.file);
    const unfinished = `${path}${UNFINISHED_ENDING}`;
    try {
      await disk.writeNew(unfinished, bytes);
      await disk.rename(unfinished, path);
    } catch (error) {
      await disk.remove(unfinished).catch(() => undefined);
      throw error;
    }
    this.#unlisted = [segment];
    // Before it is listed: a manifest must not reach the medium ahead of what it lists.
    await disk.flushFolder(folder);
  }

  #describe(bytes: Uint8Array, stored: Uint8Array, lines: number): ListedSegment {
    const digest = sha256(bytes);
    const committedAtMs = this.#now();
    this.#count += 1;
    const file = segmentName(committedAtMs, this.#count, this.#options.writer, digest);
    return {
      ...{ file, lines, bytes: bytes.byteLength, sha256: digest, schema: schemaOf(bytes) },
      created: new Date(committedAtMs).toISOString(),
      place: { file: file + COMPRESSED_ENDING, from: 0, bytes: stored.byteLength, sha256: sha256(stored), holes: 0 },
    };
  }

  /** Never back, whatever the clock does, so that a writer's names stay in their order. */
  #now(): number {
    this.#lastMs = Math.max(this.#lastMs, Math.floor(this.#options.clock()));
    return this.#lastMs;
  }

  async #present(segments: readonly ListedSegment[]): Promise<readonly ListedSegment[]> {
    const { folder, disk } = this.#options;
    const sizes = await Promise.all(segments.map(({ place }) => disk.sizeOf(join(folder, place.file))));
    const isThere = ({ file, from, bytes }: Place, size = -1): boolean =>
      isPack(file) ? size >= from + bytes : size === bytes;
    return segments.filter(({ place }, index) => isThere(place, sizes[index] ?? undefined));
  }
}
