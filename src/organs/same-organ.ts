/** Whether two ways of writing a name mean one organ. */
import { describeOrgan } from './describe-organ.ts';
import { foldName } from './fold-name.ts';

export type Sameness = 'same' | 'different' | 'unknown';

/**
 * `same`: one organ with or without its city's or province's name, （本级）, 办公室 or 办. `different`: two organs. `unknown`: where the
 * place isn't known, so that 青河市白石县财政局 and 白石县财政局 may or may not be one.
 */
export function sameOrgan(one: string, other: string): Sameness {
  const [left, right] = [foldName(one), foldName(other)];
  if (left === right) return 'same';
  const [of, and] = [describeOrgan(one), describeOrgan(other)];
  if (of.key !== null && and.key !== null) return of.key === and.key ? 'same' : 'different';
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return long.endsWith(short) && isPlace(long.slice(0, -short.length)) ? 'unknown' : 'different';
}

/** Ends as a province or city does: it may be what the shorter name leaves out. */
const isPlace = (words: string): boolean => /(?:省|市|州|盟|自治区|地区|县|区)$/u.test(words);
