/** What dead writers left behind: segments that no manifest lists are listed, unfinished files are removed. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { diskError, systemCodeOf } from '../export-error.ts';
import type { Disk } from './disk.ts';
import { isPlain, type ListedSegment } from './manifest-entry.ts';
import { packMembers } from './pack-members.ts';
import { isPack } from './pack-name.ts';
import { namesIn, readManifests, segmentsFolder } from './read-manifests.ts';
import { storedLinesIn } from './segment-content.ts';
import { countRecordLines, schemaOf } from './segment-lines.ts';
import { hasDigest, readSegmentName, segmentOf, sha256, UNFINISHED_ENDING } from './segment-name.ts';
import type { StoredBytes } from './stored-bytes.ts';

export interface Leftovers {
  /** Whole segments that no manifest lists, since their writer ended between the two steps of a commit. */
  readonly unlisted: readonly ListedSegment[];
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
  const packed = unlistedMembers(dataFolder, names);
  const candidates = names.filter((file) => readSegmentName(segmentOf(file)) !== null && !listed.has(segmentOf(file)));
  // What is gone by now was listed by its writer since, and joined with others.
  const readings = candidates
    .map((file) => ({ file, segment: readUnlisted(dataFolder, file) }))
    .filter(({ file, segment }) => segment !== null || isThere(join(segmentsFolder(dataFolder), file)));
  return {
    unlisted: [...packed, ...readings.flatMap(({ segment }) => (segment === null ? [] : [segment]))],
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

/**
 * Of packs whose manifest is lost. The pack of a compaction that was killed has nothing that isn't listed elsewhere, and is
 * removed by the next one.
 */
export function unlistedMembers(dataFolder: string, names: readonly string[]): readonly ListedSegment[] {
  const { segments } = readManifests(dataFolder);
  const files = new Set(segments.flatMap(({ places }) => places.map(({ file }) => file)));
  const listed = new Set(segments.map(({ file }) => file));
  const packs = names.filter((file) => isPack(file) && !files.has(file));
  return packs.flatMap((file) => packMembers(dataFolder, file) ?? []).filter(({ file }) => !listed.has(file));
}

/** The entry that its writer would have written; null unless the content is whole and what the name was given for. */
function readUnlisted(dataFolder: string, file: string): ListedSegment | null {
  const name = readSegmentName(segmentOf(file));
  const stored = bytesOf(join(segmentsFolder(dataFolder), file));
  const place = stored === null ? null : { file, from: 0, bytes: stored.length, sha256: sha256(stored), holes: 0 };
  if (name === null || stored === null || place === null) return null;
  const bytes = contentOf({ bytes: stored, place });
  const digest = sha256(bytes);
  const lines = countRecordLines(bytes);
  if (!hasDigest(name, digest) || lines === null) return null;
  const created = new Date(name.committedAtMs).toISOString();
  return {
    file: segmentOf(file),
    lines,
    bytes: bytes.byteLength,
    sha256: digest,
    schema: schemaOf(bytes),
    created,
    place,
  };
}

function contentOf(stored: StoredBytes): Buffer {
  const lines = [...storedLinesIn(stored)].map(({ line }) => line ?? Buffer.alloc(0));
  return isPlain(stored.place) ? stored.bytes : Buffer.concat(lines.flatMap((line) => [line, LINE_FEED]));
}

const LINE_FEED = Buffer.from('\n');

/** Damaged, or gone. */
const UNREAD: ReadonlySet<string> = new Set(['EIO', 'ENOENT']);

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (UNREAD.has(systemCodeOf(error))) return null;
    throw diskError(error, path);
  }
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

const ageMs = (path: string, nowMs: number): number =>
  nowMs - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs);
