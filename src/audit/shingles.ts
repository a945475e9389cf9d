/**
 * A text's likeness to others: its character 5-grams, of which one in eight is kept, the same ones in every text. So two texts
 * are compared by what is kept of them, and what many texts share can be counted and left out (docs/decisions/0051).
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

/** Shared shingles of two sorted lists over all of them, 0 to 1. */
export function likeness(left: Uint32Array, right: Uint32Array): number {
  let [at, of, shared] = [0, 0, 0];
  while (at < left.length && of < right.length) {
    const [one = 0, other = 0] = [left[at], right[of]];
    if (one === other) shared += 1;
    if (one <= other) at += 1;
    if (other <= one) of += 1;
  }
  const all = left.length + right.length - shared;
  return all === 0 ? 0 : shared / all;
}
