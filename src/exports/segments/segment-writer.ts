/**
 * Takes finished record lines and acknowledges them once they are on the medium and listed in a manifest. Any number of
 * writers share a folder without locks: docs/decisions/0020-segments-without-locks.md.
 */
import { mkdir } from 'node:fs/promises';
import { diskError, ExportError, systemCodeOf } from '../export-error.ts';
import { type Disk, localDisk } from './disk.ts';
import { type CommitLimits, GroupCommit } from './group-commit.ts';
import { segmentsFolder } from './read-manifests.ts';
import { findLeftovers, type Leftovers, removeAbandoned } from './recover-segments.ts';
import { countRecordLines } from './segment-lines.ts';
import { writerId } from './segment-name.ts';
import { SegmentStore } from './segment-store.ts';

export interface SegmentWriterOptions {
  /** 1–32 of a–z, 0–9 and _. Two processes may use the same name. */
  readonly worker: string;
  /** Milliseconds since 1970; may jump. */
  readonly clock: () => number;
  readonly limits?: Partial<CommitLimits>;
  readonly disk?: Disk;
}

/** A commit takes some 5 to 30 ms; waiting several times as long keeps segments few and their cost small. */
const defaultLimits: CommitLimits = { lines: 1000, bytes: 8 * 1024 * 1024, waitMs: 200 };

export class SegmentWriter {
  /** What was found of dead writers when this one began. */
  readonly leftovers: Leftovers;
  readonly #folder: string;
  readonly #store: SegmentStore;
  readonly #group: GroupCommit;
  #isClosed = false;

  /** The data folder must exist; its folder of segments is made. Throws `export.*`. */
  static async open(dataFolder: string, options: SegmentWriterOptions): Promise<SegmentWriter> {
    const disk = options.disk ?? localDisk;
    try {
      await makeFolder(segmentsFolder(dataFolder));
      await disk.flushFolder(dataFolder);
      const leftovers = findLeftovers(dataFolder, options.clock());
      const writer = new SegmentWriter(segmentsFolder(dataFolder), disk, leftovers, options);
      await writer.#tidy(dataFolder, disk);
      return writer;
    } catch (error) {
      throw diskError(error, segmentsFolder(dataFolder));
    }
  }

  private constructor(folder: string, disk: Disk, leftovers: Leftovers, options: SegmentWriterOptions) {
    const { worker, clock, limits } = options;
    this.leftovers = leftovers;
    this.#folder = folder;
    this.#store = new SegmentStore({ folder, writer: writerId(worker), disk, clock, unlisted: leftovers.unlisted });
    this.#group = new GroupCommit({ ...defaultLimits, ...limits }, async (pieces) => {
      const lines = pieces.reduce((sum, piece) => sum + piece.lines, 0);
      await this.#guarded(() => this.#store.commit(Buffer.concat(pieces.map(({ bytes }) => bytes)), lines));
    });
  }

  /**
   * `lines`: whole record lines, each with its line feed; not to be changed until it resolves. Resolves when they are
   * committed. Rejects with `export.*` when they may not be: the job is then to be run again, which doubles nothing.
   * The writer stays usable: as soon as the disk takes bytes again, appends resolve again.
   */
  append(lines: Uint8Array): Promise<void> {
    const count = countRecordLines(lines);
    if (count === null)
      return Promise.reject(new TypeError('append takes whole record lines, each with its line feed'));
    if (this.#isClosed) return Promise.reject(closedError());
    return this.#group.add({ bytes: lines, lines: count });
  }

  /** Commits what was appended before without waiting for more. Rejects with `export.*` if one of these appends does. */
  async commit(): Promise<void> {
    await this.#group.flush();
  }

  /** Commits the rest; later appends are refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#group.flush();
    await this.#guarded(() => this.#store.listUnlisted());
  }

  /** May fail on a full disk without harm: what isn't listed now is with the next commit. */
  async #tidy(dataFolder: string, disk: Disk): Promise<void> {
    await removeAbandoned(dataFolder, this.leftovers, disk).catch(() => undefined);
    await this.#store.listUnlisted().catch(() => undefined);
  }

  async #guarded(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      throw diskError(error, this.#folder);
    }
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error;
  }
}

const closedError = (): ExportError =>
  new ExportError('export.closed', {
    zh: '输出已关闭，不再接受记录',
    en: 'the store is closed and takes no more records',
  });
