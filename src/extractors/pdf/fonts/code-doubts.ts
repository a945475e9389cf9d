/** Codes of a font that can't be trusted. */
export interface CodeDoubts {
  /** Which character they stand for is in doubt. */
  readonly doubtful: ReadonlySet<number>;
}

export const NO_DOUBTS: CodeDoubts = { doubtful: new Set() };
