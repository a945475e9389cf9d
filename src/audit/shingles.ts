/**
 * A text's likeness to others: its character 5-grams, of which one in eight is kept, the same ones in every text. So two texts
 * are compared by what is kept of them, and what many texts share can be counted and left out (docs/decisions/0054).
 */

const SHINGLE_LENGTH = 5;
const KEPT_OF = 8;

/** What every report has in its own way: organ, numbers, dates. */
const VARIABLE =
  /[\d０-９%％.．,，。、；：:;！？!?“”"'（）()《》〈〉【】[\]\s\p{Cf}〇零一二三四五六七八九十百千万亿两年月日号条件次个份—–-]/gu;

export const bareText = (text: string, organName: string | null): string =>
  (organName === null ? text : text.replaceAll(organName, '')).replace(VARIABLE, '');

function mixed(hash: number): number {
  let value = hash;
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b);
  return (value ^ (value >>> 16)) >>> 0;
}

/** The kept shingles, sorted, each once. `bare`: without what is variable. */
export function shinglesOf(bare: string): Uint32Array {
  const kept = new Set<number>();
  for (let start = 0; start + SHINGLE_LENGTH <= bare.length; start += 1) {
    let hash = 0;
    for (let index = start; index < start + SHINGLE_LENGTH; index += 1)
      hash = Math.imul(hash, 31) + bare.charCodeAt(index);
    const value = mixed(hash);
    if (value % KEPT_OF === 0) kept.add(value);
  }
  return Uint32Array.from(kept).sort();
}

/** Letters that a number of kept shingles stand for. */
export const lettersOf = (shingleCount: number): number => shingleCount * KEPT_OF;

/** What a text has, and what of it is its organ's own. Sorted. */
export interface Words {
  readonly all: Uint32Array;
  readonly own: Uint32Array;
}

/**
 * How much of what each has for its own the other has as well, as the share of shared pieces in all of both, 0 to 1. Own words
 * are looked for in all of the other's: what is common in one place or year needn't be in another.
 */
export function likeness(left: Words, right: Words): number {
  const count = left.own.length + right.own.length;
  if (count === 0) return 0;
  const share = (countShared(left.own, right.all) + countShared(right.own, left.all)) / count;
  return share / (2 - share);
}

function countShared(left: Uint32Array, right: Uint32Array): number {
  let [at, of, shared] = [0, 0, 0];
  while (at < left.length && of < right.length) {
    const [one = 0, other = 0] = [left[at], right[of]];
    if (one === other) shared += 1;
    if (one <= other) at += 1;
    if (other <= one) of += 1;
  }
  return shared;
}

/** Texts with fewer letters of their own say nothing about copying. */
export const LEAST_OWN_LETTERS = 300;

const BANDS = 21;
const ROWS = 3;

/**
 * Numbers of which two texts share at least one if they are alike: for a likeness of 0.6 and more all but surely, of 0.5 in 94 cases
 * of a hundred, of 0.1 in two (MinHash of 63 in 21 bands). As signed 32-bit integers.
 */
export function bandsOf(shingles: Uint32Array): readonly number[] {
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band += 1) {
    let value = band;
    for (let row = 0; row < ROWS; row += 1) value = mixed(Math.imul(value, 31) + leastOf(shingles, band * ROWS + row));
    bands.push(value | 0);
  }
  return bands;
}

/** The least of all shingles under the `seed`th hash function. */
function leastOf(shingles: Uint32Array, seed: number): number {
  const salt = Math.imul(seed + 1, 0x9e3779b1);
  let least = 0xffffffff;
  for (const shingle of shingles) {
    const value = mixed(shingle ^ salt);
    if (value < least) least = value;
  }
  return least;
}
