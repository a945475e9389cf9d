/** Which lines of a segment can't be relied on, and what is known of each. */
import { nameIn } from './frames.ts';
import { isPlain } from './manifest-entry.ts';
import type { Segment } from './read-manifests.ts';
import { isSound, storedLinesIn, type StoredLine } from './segment-content.ts';
import type { StoredBytes } from './stored-bytes.ts';

export interface SiftedLines {
  readonly sound: readonly StoredLine[];
  readonly damaged: readonly Pick<StoredLine, 'number' | 'name'>[];
  /** Whether lines stand where the segment's number says; false where too little of it is left to count. */
  readonly isCounted: boolean;
}

/** A frame says by its checksum whether it is sound; lines that aren't compressed fall with their segment. `only`: of a sound one. */
export function siftedLines(segment: Segment, stored: StoredBytes, only?: ReadonlySet<number>): SiftedLines {
  const lines = [...storedLinesIn(stored, only)];
  if (isSound(stored)) return { sound: lines, damaged: [], isCounted: true };
  const isCounted = lines.length === segment.lines - stored.place.holes;
  if (isPlain(stored.place))
    return {
      sound: [],
      damaged: lines.map(({ number, line }) => ({ number, name: line === null ? null : nameIn(line) })),
      isCounted,
    };
  return {
    sound: lines.filter(({ line }) => line !== null),
    damaged: lines.filter(({ line }) => line === null),
    isCounted,
  };
}
