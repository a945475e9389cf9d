/** Files whose segments are in a newer pack as well, and manifests that say nothing that others don't. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Disk } from '../segments/disk.ts';
import { packMembers } from '../segments/pack-members.ts';
import { isPack } from '../segments/pack-name.ts';
import {
  type ManifestReading,
  namesIn,
  readManifests,
  type Segment,
  segmentsFolder,
} from '../segments/read-manifests.ts';
import { isSound } from '../segments/segment-content.ts';
import { UNFINISHED_ENDING } from '../segments/segment-name.ts';
import { located, readStored } from '../segments/stored-bytes.ts';

/**
 * A writer that lives keeps on adding to its manifest; one that is gone finds so and begins another. Longer than a process
 * stands still between its look and its write.
 */
const IDLE_MS = 60 * 60_000;

/** Only for who has the lock. Returns the names. A file that somebody has open on Windows stays until the next time. */
export async function removeReplaced(dataFolder: string, disk: Disk, nowMs: number): Promise<readonly string[]> {
  const reading = readManifests(dataFolder);
  const names = namesIn(dataFolder);
  const replaced = [
    ...(await replacedFiles(dataFolder, reading.segments, names)),
    ...uselessPacks(dataFolder, reading, names),
  ];
  const manifests = idleManifests(reading).filter((file) => isIdle(join(segmentsFolder(dataFolder), file), nowMs));
  const removed: string[] = [];
  for (const file of [...replaced, ...manifests])
    await disk.remove(join(segmentsFolder(dataFolder), file)).then(
      () => removed.push(file),
      () => undefined,
    );
  return removed;
}

/** What stands first was read again before anything else of it goes. */
async function replacedFiles(
  dataFolder: string,
  segments: readonly Segment[],
  names: readonly string[],
): Promise<readonly string[]> {
  const present = new Set(names);
  const needed = new Set<string>();
  const others = new Set<string>();
  for (const segment of segments) {
    const [best, ...rest] = segment.places.filter(({ file }) => present.has(file));
    if (best === undefined) continue;
    needed.add(best.file);
    if (rest.length === 0) continue;
    const isSafe = isSound(readStored(located(dataFolder, segment)));
    for (const { file } of rest) (isSafe ? others : needed).add(file);
    await nextTurn();
  }
  return [...others].filter((file) => !needed.has(file));
}

/** Of a compaction that was killed; only one runs at a time. One with a segment that nobody lists has lost its manifest. */
function uselessPacks(dataFolder: string, { segments }: ManifestReading, names: readonly string[]): readonly string[] {
  const files = new Set(segments.flatMap(({ places }) => places.map(({ file }) => file)));
  const listed = new Set(segments.map(({ file }) => file));
  const isUseless = (file: string): boolean =>
    packMembers(dataFolder, file)?.every((member) => listed.has(member.file)) === true;
  return [
    ...names.filter((file) => file.endsWith(UNFINISHED_ENDING) && isPack(file.slice(0, -UNFINISHED_ENDING.length))),
    ...names.filter((file) => isPack(file) && !files.has(file) && isUseless(file)),
  ];
}

/** Each of its segments has a better place in another one. */
function idleManifests({ manifests, segments }: ManifestReading): readonly string[] {
  const best = new Map(segments.map(({ file, places: [place] }) => [file, place?.file]));
  return manifests
    .filter(({ problems, isCutOff }) => problems.length === 0 && !isCutOff)
    .filter(({ entries }) => entries.every(({ segment }) => best.get(segment.file) !== segment.place.file))
    .map(({ file }) => file);
}

const isIdle = (path: string, nowMs: number): boolean =>
  nowMs - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs) > IDLE_MS;
