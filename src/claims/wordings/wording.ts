/** A wording is data: what words bind a number to, and sentences that show it. */
import type { ClaimState } from '../../model/claim.ts';

/** A sentence and the claims it gives, in the notation of `noted` in the tests: `received.total=7; ~Σ a+b=9`. */
export interface WordingExample {
  readonly text: string;
  readonly claims: string;
  /** Default: a county's department, 2023. */
  readonly organ?: string;
  readonly year?: number;
  readonly edition?: '2019';
}

/** What a wording stands for: codes without their table's prefix, or the name of a sum. */
export interface Wording {
  readonly id: string;
  /** Looked for in the words around a number, which stands as `#`. */
  readonly words: RegExp;
  readonly codes: readonly string[];
  readonly state: ClaimState;
  readonly examples: readonly WordingExample[];
}

const quoted = (text: string, claims: string, rest: Partial<WordingExample> = {}): WordingExample => ({
  text,
  claims,
  ...rest,
});
export const shows = quoted;
