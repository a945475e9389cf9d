/** What was reached before, by kind: a later count may be better and never worse. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Counts, countNames, none } from './count.ts';

export type Floors = Readonly<Record<string, Counts>>;

const file = join(import.meta.dirname, 'floors.json');

export const readFloors = (): Floors => JSON.parse(readFileSync(file, 'utf8')) as Floors;

export function writeFloors(floors: Floors): void {
  const sorted = Object.entries(floors).toSorted(([left], [right]) => (left < right ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

/** Counts of faults, which a floor is a ceiling for. */
export const faultNames = countNames.filter((name) => !['documents', 'figures', 'right'].includes(name));

/** What is worse than before, in words. A part of the documents may not have more faults than all had. */
export function worse(kind: string, counts: Counts, floor: Counts | undefined): readonly string[] {
  const before = floor ?? none;
  const faults = faultNames
    .filter((name) => counts[name] > before[name])
    .map((name) => `${kind}: ${counts[name]} ${name}, floor ${before[name]}`);
  const isWhole = counts.documents === before.documents && counts.figures === before.figures;
  const isLess = isWhole && counts.right < before.right;
  return isLess ? [...faults, `${kind}: ${counts.right} right, floor ${before.right}`] : faults;
}
