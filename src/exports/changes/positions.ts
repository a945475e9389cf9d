/** Where in the folders a consumer stands: for each writer the count of its last segment that was taken. No clocks, no paths. */
import type { LocatedSegment } from '../segments/stored-bytes.ts';
import { readSegmentName } from '../segments/segment-name.ts';

/** By writer, whose name is unlike that of any other of any folder. */
export type SegmentPositions = Readonly<Record<string, number>>;

/** A writer's segments are committed in the order of their counts, so the last one stands for all before it. */
export function positionsOf(segments: readonly LocatedSegment[]): SegmentPositions {
  const positions: Record<string, number> = {};
  for (const { segment } of segments) {
    const name = readSegmentName(segment.file);
    if (name !== null) positions[name.writer] = Math.max(positions[name.writer] ?? 0, name.count);
  }
  return positions;
}

export function isBefore({ segment }: LocatedSegment, positions: SegmentPositions): boolean {
  const name = readSegmentName(segment.file);
  return name !== null && name.count <= (positions[name.writer] ?? 0);
}

/** Of both, for a consumer that has been further than what is there now: folders that aren't named, or an older backup. */
export const lacking = (wanted: Readonly<Record<string, number>>, there: Readonly<Record<string, number>>): string[] =>
  Object.entries(wanted).flatMap(([name, position]) => ((there[name] ?? 0) < position ? [name] : []));
