/** Many small pieces of work share one slow, durable step. */

export interface CommitLimits {
  /** A commit begins when this many lines or bytes wait, or the first of them has waited so long. */
  readonly lines: number;
  readonly bytes: number;
  readonly waitMs: number;
}

export interface Piece {
  /** Whole lines; not to be changed until they are committed. */
  readonly bytes: Uint8Array;
  readonly lines: number;
}

interface Waiting extends Piece {
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export class GroupCommit {
  readonly #limits: CommitLimits;
  readonly #commit: (pieces: readonly Piece[]) => Promise<void>;
  #waiting: Waiting[] = [];
  #inFlight: readonly Waiting[] = [];
  #lines = 0;
  #bytes = 0;
  /** How many of those that wait must not wait for more. */
  #urgent = 0;
  #timer: NodeJS.Timeout | null = null;

  /** `commit` is never called twice at a time; when it rejects, so do the pieces it was given, and only they. */
  constructor(limits: CommitLimits, commit: (pieces: readonly Piece[]) => Promise<void>) {
    this.#limits = limits;
    this.#commit = commit;
  }

  /** Resolves when the piece is committed. */
  add(piece: Piece): Promise<void> {
    const { promise: done, ...settle } = Promise.withResolvers<undefined>();
    this.#waiting.push({ ...piece, done, resolve: () => settle.resolve(undefined), reject: settle.reject });
    this.#lines += piece.lines;
    this.#bytes += piece.bytes.byteLength;
    this.#schedule();
    return done;
  }

  /** Commits all that was added before, without waiting for more. Rejects if one of these commits does. */
  async flush(): Promise<void> {
    const added = [...this.#inFlight, ...this.#waiting];
    this.#urgent = this.#waiting.length;
    this.#schedule();
    await Promise.all(added.map(({ done }) => done));
  }

  #schedule(): void {
    if (this.#inFlight.length > 0 || this.#waiting.length === 0) return;
    const isDue = this.#urgent > 0 || this.#lines >= this.#limits.lines || this.#bytes >= this.#limits.bytes;
    if (isDue) void this.#run();
    else this.#timer ??= setTimeout(() => void this.#run(), this.#limits.waitMs);
  }

  async #run(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#takeBatch();
    this.#inFlight = batch;
    try {
      await this.#commit(batch);
      batch.forEach(({ resolve }) => resolve());
    } catch (error) {
      batch.forEach(({ reject }) => reject(error));
    }
    this.#inFlight = [];
    this.#schedule();
  }

  /** At least one piece; no more of them than reach a limit. */
  #takeBatch(): readonly Waiting[] {
    let [lines, bytes, taken] = [0, 0, 0];
    for (const piece of this.#waiting) {
      if (lines >= this.#limits.lines || bytes >= this.#limits.bytes) break;
      lines += piece.lines;
      bytes += piece.bytes.byteLength;
      taken += 1;
    }
    this.#lines -= lines;
    this.#bytes -= bytes;
    this.#urgent = Math.max(0, this.#urgent - taken);
    return this.#waiting.splice(0, taken);
  }
}
