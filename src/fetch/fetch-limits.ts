/** Bounds of one fetch, redirects included. */
export interface FetchLimits {
  /** Of the body as sent and as decoded, each. */
  readonly maxBytes: number;
  /** Decoded to sent size, once the decoded body is past `INFLATION_FLOOR`. */
  readonly maxInflation: number;
  readonly connectMs: number;
  /** Without a byte from the site. */
  readonly idleMs: number;
  /** From the first hop's connection to the last byte; waiting for one's turn doesn't count. */
  readonly totalMs: number;
  readonly maxRedirects: number;
}

const MEGABYTE = 1_048_576;

/** HTML of government sites shrinks by 4–30 in gzip; 1,032 is the format's limit, which only bombs come near. */
export const defaultLimits: FetchLimits = {
  maxBytes: 50 * MEGABYTE,
  maxInflation: 200,
  connectMs: 10_000,
  idleMs: 30_000,
  totalMs: 120_000,
  maxRedirects: 5,
};

export const INFLATION_FLOOR = 2 * MEGABYTE;

/** Nearly all pages and reports are smaller; a dozen of these at a time are no burden. */
export const LARGE_BYTES = 2 * MEGABYTE;
/** Longest that a large body may wait for its turn: meanwhile the site is held, and its server kept waiting. */
export const LARGE_WAIT_MS = 30_000;
