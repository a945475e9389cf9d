/** Queue, disk or parser can't be used for now: nobody's job fails for it, and nobody need restart anything. */
import { ExportError } from '../../exports/export-error.ts';
import { StoreError } from '../../fetch/raw-store/store-error.ts';
import { QueueError } from '../../queue/queue-error.ts';
import { ParserStartError } from '../parser-pool.ts';

/** Doubling from the first to the longest; the longest is what passes at most before work goes on. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

export const isTrouble = (error: unknown): error is Error =>
  error instanceof QueueError ||
  error instanceof ExportError ||
  error instanceof StoreError ||
  error instanceof ParserStartError;

export interface TroubleDeps {
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly pause: (ms: number) => Promise<void>;
  readonly stopping: () => boolean;
  readonly onTrouble: (error: Error, waitMs: number) => void;
  readonly onRecovered: () => void;
}

export class Trouble {
  readonly #deps: TroubleDeps;
  #last: Error | null = null;
  #waitMs = FIRST_WAIT_MS;

  constructor(deps: TroubleDeps) {
    this.#deps = deps;
  }

  /** Null while all is well. */
  get last(): Error | null {
    return this.#last;
  }

  /** Waits, longer each time, before whatever failed is tried again. */
  async sit(error: Error): Promise<void> {
    this.#last = error;
    const waitMs = this.#waitMs;
    this.#waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
    this.#deps.onTrouble(error, waitMs);
    await this.#deps.pause(waitMs);
  }

  over(): void {
    if (this.#last === null) return;
    this.#last = null;
    this.#waitMs = FIRST_WAIT_MS;
    this.#deps.onRecovered();
  }

  /** Again and again until it works. Rejects with what isn't trouble, and with the trouble when the worker is stopping. */
  async insist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const result = await work();
        this.over();
        return result;
      } catch (error) {
        if (!isTrouble(error) || this.#deps.stopping()) throw error;
        await this.sit(error);
      }
    }
  }
}
