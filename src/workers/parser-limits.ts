/** What one document may cost. Beyond a limit it gets a failed line, and the run goes on. */
export interface ParserLimits {
  /** Wall time in the child. */
  readonly timeoutMs: number;
  /** Resident memory of the child while it works. */
  readonly memoryBytes: number;
  /** Refused before reading. */
  readonly inputBytes: number;
  readonly outputBytes: number;
  /** Documents after which a child makes way for a fresh one, so that a leak in a parsing library stays small. */
  readonly recycleAfter: number;
}

export const MEGABYTE = 1024 * 1024;

/** The longest real report seen takes 0.3 s and 150 MB; the limits leave room for the slowest machine. */
export const defaultLimits: ParserLimits = {
  timeoutMs: 60_000,
  memoryBytes: 512 * MEGABYTE,
  inputBytes: 200 * MEGABYTE,
  outputBytes: 64 * MEGABYTE,
  recycleAfter: 2_000,
};
