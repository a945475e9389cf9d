/** A writer's own manifest: one line for each segment it committed, only ever added to. */
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { type ListedSegment, manifestLine } from './manifest-entry.ts';
import type { WriterId } from './segment-name.ts';

export class ManifestJournal {
  readonly #folder: string;
  readonly #writer: WriterId;
  readonly #disk: Disk;
  #volume = 0;
  /** Of the present volume: what is known to be on the medium. */
  #entries = 0;
  #sizeBytes = 0;

  constructor(folder: string, writer: WriterId, disk: Disk) {
    this.#folder = folder;
    this.#writer = writer;
    this.#disk = disk;
  }

  /** Resolves when the lines are on the medium. After a failure the same or other segments may be added as before. */
  async add(segments: readonly ListedSegment[]): Promise<void> {
    if (!(await this.#isWhole())) this.#startVolume();
    const lines = segments.map((segment, index) => manifestLine({ number: this.#entries + index + 1, segment }));
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    await (this.#entries === 0 ? this.#create(bytes) : this.#disk.appendAt(this.#path, this.#sizeBytes, bytes));
    this.#entries += lines.length;
    this.#sizeBytes += bytes.byteLength;
  }

  get #path(): string {
    return join(this.#folder, `manifest.${this.#writer}.${this.#volume}.jsonl`);
  }

  /** False where the folder was emptied or brought back from a backup while we worked: its lines are then not ours to cut. */
  async #isWhole(): Promise<boolean> {
    if (this.#entries === 0) return false;
    return ((await this.#disk.sizeOf(this.#path)) ?? -1) >= this.#sizeBytes;
  }

  #startVolume(): void {
    this.#volume += 1;
    this.#entries = 0;
    this.#sizeBytes = 0;
  }

  async #create(bytes: Uint8Array): Promise<void> {
    try {
      await this.#disk.writeNew(this.#path, bytes);
      await this.#disk.flushFolder(this.#folder);
    } catch (error) {
      await this.#disk.remove(this.#path).catch(() => undefined);
      throw error;
    }
  }
}
