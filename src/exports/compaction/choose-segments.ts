/** What goes into new packs. */
import { generationOf, isPack } from '../segments/pack-name.ts';
import type { Segment } from '../segments/read-manifests.ts';

/** A pack is written as a whole, so it is no burden to a worker's memory. */
export const PACK_BYTES = 16 * 1024 * 1024;
/** A pack of that size isn't joined with others any more. */
const FULL_PACK_BYTES = PACK_BYTES / 2;
/** Files of their own, or small packs, that make it worth while. */
export const LOOSE_AT_LEAST = 64;
const SMALL_PACKS_AT_LEAST = 8;

export interface Choice {
  readonly segments: readonly Segment[];
  /** Of the packs to be written. */
  readonly generation: number;
}

interface Wanted {
  /** Whatever there is to join, however little it is. */
  readonly now: boolean;
  /** Names of segments of which lines are to be let go. */
  readonly thinned: ReadonlySet<string>;
}

/** Null: nothing is worth it. */
export function chooseSegments(segments: readonly Segment[], { now, thinned }: Wanted): Choice | null {
  const files = Map.groupBy(segments, fileOf);
  const packs = [...files].filter(([file]) => isPack(file)).map(([file, members]) => ({ file, members }));
  const loose = segments.filter((segment) => !isPack(fileOf(segment)));
  const small = packs.filter(({ members }) => sizeOf(members) < FULL_PACK_BYTES);
  const thin = packs.filter(({ members }) => members.some(({ file }) => thinned.has(file)));
  const isJoining = small.length >= SMALL_PACKS_AT_LEAST || (now && small.length + loose.length > 1);
  const isDue =
    isJoining || thin.length > 0 || loose.length >= LOOSE_AT_LEAST || (now && loose.some(isOfItsOwn(thinned)));
  if (!isDue) return null;
  const joined = [...new Set([...(isJoining ? small : []), ...thin])];
  return choiceOf([...loose, ...joined.flatMap(({ members }) => members)]);
}

export const choiceOf = (segments: readonly Segment[]): Choice => ({
  segments,
  generation: Math.max(0, ...segments.map((segment) => generationOf(fileOf(segment)))) + 1,
});

const fileOf = ({ places: [place], file }: Segment): string => place?.file ?? file;
/** Worth writing anew by itself: not compressed, or with lines to be let go. */
const isOfItsOwn =
  (thinned: ReadonlySet<string>) =>
  (segment: Segment): boolean =>
    fileOf(segment) === segment.file || thinned.has(segment.file);
const sizeOf = (members: readonly Segment[]): number =>
  members.reduce((sum, { places: [place] }) => sum + (place?.bytes ?? 0), 0);
