/** One organ's report beside that of the year before. */
import type { Digest } from './digest.ts';

export interface YearPair {
  readonly now: Digest;
  /** Of the year before. */
  readonly before: Digest;
  /** Of the year before that, and of the year after `now`: they tell which of two years is the odd one. */
  readonly earlier: Digest | null;
  readonly later: Digest | null;
  /** How alike the two narratives are without digits, dates and the organ's name, 0 to 1; null where there is too little text. */
  readonly likeness: number | null;
}

/** Figures of both years by code; null where either shows no number. */
export function bothYears({ now, before }: YearPair, code: string): readonly [now: number, before: number] | null {
  const [present, past] = [now.figures[code], before.figures[code]];
  return typeof present === 'number' && typeof past === 'number' ? [present, past] : null;
}

export const isSameEdition = ({ now, before }: YearPair): boolean =>
  now.edition !== null && now.edition === before.edition;
