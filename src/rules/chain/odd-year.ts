/**
 * Which of two years that differ is the odd one. Two years can't tell; a third one can, from either side. Where nothing tells,
 * both are named and none is blamed.
 */
import type { YearPair } from '../set/year-pair.ts';

export type OddYear =
  /** This year leaves what the years around it agree on. */
  | 'now'
  /** The year before does. */
  | 'before'
  /** Two years each agree on either side: a change that lasted. */
  | 'lasting'
  | 'unknown';

export type IsFar = (one: number, other: number) => boolean;

/** `isFar`: whether two values are so different that one of them needs a reason. */
export function oddYear({ earlier, later, now, before }: YearPair, code: string, isFar: IsFar): OddYear {
  const value = (figures: YearPair['now'] | null): number | null => figures?.figures[code] ?? null;
  const [past, present, first, next] = [before, now, earlier, later].map(value);
  if (past == null || present == null) return 'unknown';
  const agree = (one: number | null | undefined, other: number): boolean => one != null && !isFar(one, other);
  if (agree(first, present) && !agree(first, past)) return 'before';
  if (agree(next, past) && !agree(next, present)) return 'now';
  if (agree(first, past)) return agree(next, present) ? 'lasting' : 'now';
  return 'unknown';
}
