import { setImmediate as nextTurn } from 'node:timers/promises';

/** Large enough to make writes cheap, small enough to be no burden. */
const CHUNK_BYTES = 1024 * 1024;

/** Gathers lines, given without their line feeds, into few larger writes. */
export class LineChunk {
  readonly #write: (lines: Uint8Array) => Promise<void>;
  #parts: Uint8Array[] = [];
  #sizeBytes = 0;

  constructor(write: (lines: Uint8Array) => Promise<void>) {
    this.#write = write;
  }

  async add(line: Uint8Array): Promise<void> {
    this.#parts.push(line, LINE_FEED);
    this.#sizeBytes += line.byteLength + LINE_FEED.byteLength;
    if (this.#sizeBytes >= CHUNK_BYTES) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#sizeBytes === 0) return;
    const lines = Buffer.concat(this.#parts, this.#sizeBytes);
    this.#parts = [];
    this.#sizeBytes = 0;
    await this.#write(lines);
    // Lets signals and timers in, whatever the writer does.
    await nextTurn();
  }
}

const LINE_FEED = Buffer.from('\n');
