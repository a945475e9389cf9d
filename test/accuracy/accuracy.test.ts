import { expect, it, vi } from 'vitest';
import { effort } from '../support/made-up/read-back.ts';
import { countClaims, readClaimFloor, worseClaims } from './claims.ts';
import { sum } from './count.ts';
import { readFloors, worse } from './floors.ts';
import { kinds } from './kinds.ts';
import { measure, type Measured } from './measure.ts';
import { accuracyPage } from './page.ts';

vi.setConfig({ testTimeout: 120_000 * effort });

const floors = readFloors();

/** Prints take a second each: `npm run accuracy` counts them. */
const direct = kinds.filter(({ maker }) => maker === 'none');

it('the first document of each kind has no more faults than all of its kind had', async () => {
  const measured: Measured[] = [];
  for await (const one of measure(direct, effort)) measured.push(one);
  expect(measured.flatMap(({ kind, counts }) => worse(kind, counts, floors[kind]))).toEqual([]);
  expect(sum(measured.map(({ counts }) => counts)).documents).toBe(direct.length * effort);
});

it('claims of sentences are as exact and as many as before', () =>
  expect(worseClaims(countClaims(), readClaimFloor())).toEqual([]));

it('docs/accuracy.md shows the floors', () =>
  expect(accuracyPage(floors, readClaimFloor())).toMatchFileSnapshot('../../docs/accuracy.md'));

it('every kind has its floor, over a thousand documents of more than sixty kinds', () => {
  const names = kinds.map(({ name }) => name);
  expect(names.filter((name) => floors[name] === undefined)).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(sum(Object.values(floors)).documents).toBeGreaterThanOrEqual(1000);
});
