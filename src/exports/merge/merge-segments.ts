/** The segments of one or several data folders as one JSONL: sorted, without doubles, the same bytes for the same records. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { diskError } from '../export-error.ts';
import { committedSegments, readManifests, segmentsFolder } from '../segments/read-manifests.ts';
import { findLeftovers } from '../segments/recover-segments.ts';
import { located, type LocatedSegment } from '../segments/stored-bytes.ts';
import { type Damage, type LineCounts, type Loaded, Merge, type MergeOptions, type WriteLines } from './merge.ts';

/** `linesIn` is the sum of the rest but `segments`. */
export type MergeCounts = Loaded & LineCounts;

export interface MergeSegmentsOptions extends Omit<MergeOptions, 'onDamaged'> {
  /** Goes on without what is damaged; told before the first line is given, and only what no other line stands for. */
  readonly onMissing?: ((missing: readonly Damage[]) => void) | undefined;
}

/** Throws `export.*`; before the first line is given, every segment was read and is what its manifest says. */
export async function mergeSegments(
  dataFolders: readonly string[],
  write: WriteLines,
  { onMissing, ...options }: MergeSegmentsOptions = {},
): Promise<MergeCounts> {
  const damages: Damage[] = [];
  const merge = new Merge({
    ...options,
    ...(onMissing !== undefined && { onDamaged: (damage) => damages.push(damage) }),
  });
  try {
    const segments = onMissing === undefined ? segmentsOf(dataFolders) : readableSegments(dataFolders, damages);
    const loaded = await merge.load(segments);
    onMissing?.(damages.filter(({ name }) => name === null || !merge.has(name.recordId)));
    return { ...loaded, ...(await merge.give(write)) };
  } finally {
    merge.close();
  }
}

/** A folder that is named twice counts once. */
export const segmentsOf = (dataFolders: readonly string[]): readonly LocatedSegment[] =>
  realFolders(dataFolders).flatMap((folder) => committedSegments(folder).map((segment) => located(folder, segment)));

/** What damaged manifests listed is found by the names of the files, where these are whole. */
function readableSegments(dataFolders: readonly string[], damages: Damage[]): readonly LocatedSegment[] {
  return realFolders(dataFolders).flatMap((folder) => {
    const { segments, problems } = readManifests(folder);
    const found = problems.length === 0 ? [] : findLeftovers(folder, Date.now()).unlisted;
    for (const file of new Set(problems.map(({ file }) => file)))
      damages.push({ path: join(segmentsFolder(folder), file), line: null, name: null });
    const relisted = found.map(({ place, ...facts }) => ({ ...facts, places: [place] }));
    return [...segments, ...relisted].map((segment) => located(folder, segment));
  });
}

/** Each once, whatever it is called. */
export const realFolders = (dataFolders: readonly string[]): readonly string[] => [
  ...new Set(dataFolders.map(realPathOf)),
];

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    throw diskError(error, folder);
  }
}
