/**
 * Bytes that come in parts, in one piece of memory that grows in place: kept apart and put together at the end, a large body
 * would take twice its size.
 */
export class GrowingBytes {
  readonly #room: ArrayBuffer;
  readonly #all: Uint8Array;
  #size = 0;

  /** Addresses for `maxBytes` are set aside, memory is not. */
  constructor(maxBytes: number) {
    this.#room = new ArrayBuffer(0, { maxByteLength: maxBytes });
    this.#all = new Uint8Array(this.#room);
  }

  get size(): number {
    return this.#size;
  }

  /** What is past the most allowed is left out. */
  add(part: Uint8Array): void {
    const most = this.#room.maxByteLength;
    const taken = part.subarray(0, most - this.#size);
    const size = this.#size + taken.length;
    if (size > this.#room.byteLength) this.#room.resize(Math.min(most, size + STEP_BYTES));
    this.#all.set(taken, this.#size);
    this.#size = size;
  }

  /** Nothing may be added after that. */
  bytes(): Uint8Array {
    this.#room.resize(this.#size);
    return Buffer.from(this.#room, 0, this.#size);
  }
}

const STEP_BYTES = 1_048_576;
