/** One organ's report beside that of the year before. */
import type { Digest } from './digest.ts';

export interface YearPair {
  readonly now: Digest;
  /** Of the year before. */
  readonly before: Digest;
  /** Of the year before that, and of the year after `now`: they tell which of two years is the odd one. */
  readonly earlier: Digest | null;
  readonly later: Digest | null;
}
