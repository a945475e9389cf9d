/** Makes bytes durable as a segment: written aside, flushed, renamed, and listed in the writer's own manifest. */
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import type { Segment } from './manifest-entry.ts';
import { ManifestJournal } from './manifest-journal.ts';
import { schemaOf } from './segment-lines.ts';
import { segmentName, sha256, UNFINISHED_ENDING, type WriterId } from './segment-name.ts';

export interface StoreOptions {
  readonly folder: string;
  readonly writer: WriterId;
  readonly disk: Disk;
  /** Milliseconds since 1970; may jump. */
  readonly clock: () => number;
  /** Whole segments of dead writers, to be listed with the first commit. */
  readonly unlisted: readonly Segment[];
}

export class SegmentStore {
  readonly #options: StoreOptions;
  readonly #journal: ManifestJournal;
  /** In place but not listed yet, ours or a dead writer's. */
  #unlisted: readonly Segment[];
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
    const segment = this.#describe(bytes, lines);
    await this.#place(segment, bytes);
    await this.listUnlisted();
  }

  async listUnlisted(): Promise<void> {
    if (this.#unlisted.length === 0) return;
    const present = await this.#present(this.#unlisted);
    if (present.length > 0) await this.#journal.add(present);
    this.#unlisted = [];
  }

  async #place(segment: Segment, bytes: Uint8Array): Promise<void> {
    const { folder, disk } = this.#options;
    const path = join(folder, segment.file);
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

  #describe(bytes: Uint8Array, lines: number): Segment {
    const digest = sha256(bytes);
    const committedAtMs = this.#now();
    this.#count += 1;
    return {
      file: segmentName(committedAtMs, this.#count, this.#options.writer, digest),
      ...{ lines, bytes: bytes.byteLength, sha256: digest, schema: schemaOf(bytes) },
      created: new Date(committedAtMs).toISOString(),
    };
  }

  /** Never back, whatever the clock does, so that a writer's names stay in their order. */
  #now(): number {
    this.#lastMs = Math.max(this.#lastMs, Math.floor(this.#options.clock()));
    return this.#lastMs;
  }

  async #present(segments: readonly Segment[]): Promise<readonly Segment[]> {
    const { folder, disk } = this.#options;
    const sizes = await Promise.all(segments.map(({ file }) => disk.sizeOf(join(folder, file))));
    return segments.filter(({ bytes }, index) => sizes[index] === bytes);
  }
}
