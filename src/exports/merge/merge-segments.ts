/** The segments of one or several data folders as one JSONL: sorted, without doubles, the same bytes for the same records. */
import { realpathSync } from 'node:fs';
import { diskError } from '../export-error.ts';
import { committedSegments } from '../segments/read-manifests.ts';
import { located, type LocatedSegment } from '../segments/stored-bytes.ts';
import { type LineCounts, type Loaded, Merge, type MergeOptions, type WriteLines } from './merge.ts';

/** `linesIn` is the sum of the rest but `segments`. */
export type MergeCounts = Loaded & LineCounts;

/** Throws `export.*`; before the first line is given, every segment was read and is what its manifest says. */
export async function mergeSegments(
  dataFolders: readonly string[],
  write: WriteLines,
  options: MergeOptions = {},
): Promise<MergeCounts> {
  const merge = new Merge(options);
  try {
    const loaded = await merge.load(segmentsOf(dataFolders));
    return { ...loaded, ...(await merge.give(write)) };
  } finally {
    merge.close();
  }
}

/** A folder that is named twice counts once. */
export const segmentsOf = (dataFolders: readonly string[]): readonly LocatedSegment[] =>
  [...new Set(dataFolders.map(realPathOf))].flatMap((folder) =>
    committedSegments(folder).map((segment) => located(folder, segment)),
  );

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    throw diskError(error, folder);
  }
}
