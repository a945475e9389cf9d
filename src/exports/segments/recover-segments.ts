/** What dead writers left behind: segments that no manifest lists are listed, unfinished files are removed. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { diskError, systemCodeOf } from '../export-error.ts';
import type { Disk } from './disk.ts';
import type { Segment } from './manifest-entry.ts';
import { namesIn, readManifests, segmentsFolder } from './read-manifests.ts';
import { countRecordLines, schemaOf } from './segment-lines.ts';
import { hasDigest, readSegmentName, sha256, UNFINISHED_ENDING } from './segment-name.ts';

export interface Leftovers {
  /** Whole segments that no manifest lists, since their writer ended between the two steps of a commit. */
  readonly unlisted: readonly Segment[];
  /** Files that look like segments but don't hold what their names say. They are left for a person to look at. */
  readonly damaged: readonly string[];
  /** Unfinished files that nobody writes to any more. */
  readonly abandoned: readonly string[];
}

/**
 * A living writer has its unfinished file for moments only. Removing it nevertheless would make that writer's jobs run
 * again and lose nothing, so the age need not be exact and no lock is needed.
 */
const ABANDONED_AFTER_MS = 10 * 60_000;

/** Looks, and changes nothing. */
export function findLeftovers(dataFolder: string, nowMs: number): Leftovers {
  // Names before manifests: a segment committed in between is then either not seen or seen as listed.
  const names = namesIn(dataFolder);
  const listed = new Set(readManifests(dataFolder).segments.map(({ file }) => file));
  const candidates = names.filter((file) => readSegmentName(file) !== null && !listed.has(file));
  const readings = candidates.map((file) => ({ file, segment: readUnlisted(dataFolder, file) }));
  return {
    unlisted: readings.flatMap(({ segment }) => (segment === null ? [] : [segment])),
    damaged: readings.flatMap(({ file, segment }) => (segment === null ? [file] : [])),
    abandoned: names.filter(
      (file) =>
        file.endsWith(UNFINISHED_ENDING) && ageMs(join(segmentsFolder(dataFolder), file), nowMs) > ABANDONED_AFTER_MS,
    ),
  };
}

export async function removeAbandoned(dataFolder: string, { abandoned }: Leftovers, disk: Disk): Promise<void> {
  for (const file of abandoned) await disk.remove(join(segmentsFolder(dataFolder), file));
}

/** The entry that its writer would have written; null unless the content is whole and what the name was given for. */
function readUnlisted(dataFolder: string, file: string): Segment | null {
  const name = readSegmentName(file);
  const bytes = bytesOf(join(segmentsFolder(dataFolder), file));
  if (name === null || bytes === null) return null;
  const digest = sha256(bytes);
  const lines = countRecordLines(bytes);
  if (!hasDigest(name, digest) || lines === null) return null;
  const created = new Date(name.committedAtMs).toISOString();
  return { file, lines, bytes: bytes.byteLength, sha256: digest, schema: schemaOf(bytes), created };
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCodeOf(error) === 'EIO') return null;
    throw diskError(error, path);
  }
}

const ageMs = (path: string, nowMs: number): number =>
  nowMs - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs);
