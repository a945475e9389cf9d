/** Lines that a newer reading of their address has replaced, for long enough: what retention may let go. */
import { basename } from 'node:path';
import { Merge, type MergeOptions } from './merge.ts';
import { segmentsOf } from './merge-segments.ts';

/**
 * By name of the segment their numbers in it. The one that a line that counts says it `replaces` isn't among them, so that the export
 * stays as it is. `before`: ISO time of commit. Throws `export.*`.
 */
export async function oldLines(
  dataFolder: string,
  before: string,
  readings: MergeOptions['readings'],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const merge = new Merge({ readings });
  try {
    await merge.load(segmentsOf([dataFolder]));
    const found = new Map<string, Set<number>>();
    for (const { path, number } of merge.oldLines(before)) {
      const segment = basename(path);
      found.set(segment, (found.get(segment) ?? new Set<number>()).add(number));
    }
    return found;
  } finally {
    merge.close();
  }
}
