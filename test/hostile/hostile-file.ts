/** A file made to harm whoever opens it, and how its line may end. */

export interface HostileFile {
  readonly name: string;
  /** Made when it is needed: some are large. */
  readonly make: () => Uint8Array;
  /** Codes of `failed` lines; `read` where the file may also give figures, or a line that says that it is no report. */
  readonly ends: readonly string[];
}

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/** Deterministic numbers from 0 up to and without `end`: a failure comes again with its seed. */
export function randomFrom(seed: number): (end: number) => number {
  let state = seed >>> 0;
  return (end) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
}
