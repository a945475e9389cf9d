/** What the ledgers know of how addresses were read, where they were read more than once. */
export interface Readings {
  /** By address: digests of its bytes in the order of their rounds, each at its last; the first round isn't among them. */
  readonly order: ReadonlyMap<string, readonly string[]>;
  /** Addresses that gave nothing more when they were last asked for, with the code of that. */
  readonly gone: ReadonlyMap<string, string>;
}

export const noReadings: Readings = { order: new Map(), gone: new Map() };
