/** Claims read from sentences of the project's own: how many of those that the words settle, and how many others. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedNotes, notesOf } from '../claims/notation.ts';
import { sentences } from '../claims/sentences/all.ts';
import type { Sentence } from '../claims/sentences/sentence.ts';

export interface ClaimCounts {
  readonly sentences: number;
  /** That the words settle. */
  readonly claims: number;
  /** Of those, read. */
  readonly found: number;
  /** Read, and not settled by the words. */
  readonly wrong: number;
}

const noClaims: ClaimCounts = { sentences: 0, claims: 0, found: 0, wrong: 0 };

/** Weak claims accuse nobody. */
const isSettled = (note: string): boolean => !note.startsWith('~');

function countOf([text, claims, { heading, ...rest } = {}]: Sentence): ClaimCounts {
  const read = notesOf({ ...rest, text: heading === true ? `（二）依申请公开。${text}` : text });
  const expected = expectedNotes(claims);
  return {
    sentences: 1,
    claims: expected.filter(isSettled).length,
    found: expected.filter((note) => isSettled(note) && read.includes(note)).length,
    wrong: read.filter((note) => isSettled(note) && !expected.includes(note)).length,
  };
}

const added = (left: ClaimCounts, right: ClaimCounts): ClaimCounts => ({
  sentences: left.sentences + right.sentences,
  claims: left.claims + right.claims,
  found: left.found + right.found,
  wrong: left.wrong + right.wrong,
});

export const countClaims = (): ClaimCounts => Object.values(sentences).flat().map(countOf).reduce(added, noClaims);

export const precisionOf = ({ found, wrong }: ClaimCounts): number => found / Math.max(1, found + wrong);
export const recallOf = ({ found, claims }: ClaimCounts): number => found / Math.max(1, claims);

const file = join(import.meta.dirname, 'claims-floor.json');

export const readClaimFloor = (): ClaimCounts => JSON.parse(readFileSync(file, 'utf8')) as ClaimCounts;

export const writeClaimFloor = (counts: ClaimCounts): void =>
  writeFileSync(file, `${JSON.stringify(counts, null, 2)}\n`);

/** What is below what was reached before, in words. */
export function worseClaims(counts: ClaimCounts, floor: ClaimCounts): readonly string[] {
  const shares = [
    ['precision', precisionOf(counts), Math.max(precisionOf(floor), 0.99)],
    ['recall', recallOf(counts), Math.max(recallOf(floor), 0.9)],
    ['sentences', counts.sentences, Math.max(floor.sentences, 300)],
  ] as const;
  return shares
    .filter(([, is, least]) => is < least)
    .map(([name, is, least]) => `claims: ${name} ${is}, floor ${least}`);
}
