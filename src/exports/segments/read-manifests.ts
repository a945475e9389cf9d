/** All manifests of a data folder together: which segments are committed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskError, ExportError, systemCodeOf } from '../export-error.ts';
import { type ManifestEntry, type Place, readManifestLine, type SegmentFacts } from './manifest-entry.ts';
import { generationOf } from './pack-name.ts';
import { SEGMENTS_FOLDER } from './segment-name.ts';

export type ManifestProblem =
  /** A line that no writer wrote like that. */
  | { readonly kind: 'line-damaged'; readonly file: string; readonly line: number }
  /** A line is lacking: numbers count from 1. */
  | { readonly kind: 'line-lost'; readonly file: string; readonly line: number }
  /** The last line is whole but for its line feed. */
  | { readonly kind: 'line-feed-lost'; readonly file: string; readonly line: number }
  /** Two lines disagree about one segment. */
  | { readonly kind: 'contradiction'; readonly file: string; readonly segment: string };

/** A committed segment and where its bytes may be: packs first, since a file of its own is removed once a pack has it. */
export interface Segment extends SegmentFacts {
  readonly places: readonly Place[];
}

export interface ManifestReading {
  /** By name, which is by time of commit. */
  readonly segments: readonly Segment[];
  readonly problems: readonly ManifestProblem[];
  /** Manifests that end in a piece of a line: a commit that was cut off and never acknowledged. */
  readonly cutOff: readonly string[];
  readonly manifests: readonly ManifestFile[];
}

/** A manifest by itself. */
export interface ManifestFile {
  readonly file: string;
  readonly entries: readonly ManifestEntry[];
  readonly problems: readonly ManifestProblem[];
  readonly isCutOff: boolean;
}

const MANIFEST = /^manifest\..+\.jsonl$/u;

export const isManifest = (file: string): boolean => MANIFEST.test(file);

export const segmentsFolder = (dataFolder: string): string => join(dataFolder, SEGMENTS_FOLDER);

/** No segments where the folder of segments does not exist yet; `export.*` where the data folder itself can't be read. */
export function readManifests(dataFolder: string): ManifestReading {
  const readings = readAll(dataFolder);
  const { segments, contradictions } = united(readings);
  return {
    segments,
    problems: [...readings.flatMap(({ problems }) => problems), ...contradictions],
    cutOff: readings.filter(({ isCutOff }) => isCutOff).map(({ file }) => file),
    manifests: readings,
  };
}

/** The segments to rely on. A manifest that is damaged stops it: lines would be left out without a word. */
export function committedSegments(dataFolder: string): readonly Segment[] {
  const { segments, problems } = readManifests(dataFolder);
  const [problem] = problems;
  if (problem === undefined) return segments;
  const path = join(segmentsFolder(dataFolder), problem.file);
  throw new ExportError('export.manifest-damaged', {
    zh: `清单 ${path} 已损坏，请运行 nianbao verify 查看详情，并从备份恢复`,
    en: `the manifest ${path} is damaged: run nianbao verify for details and restore it from a backup`,
  });
}

/** All files in the folder of segments, sorted. */
export function namesIn(dataFolder: string): readonly string[] {
  try {
    return readdirSync(segmentsFolder(dataFolder)).sort();
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') throw diskError(error, segmentsFolder(dataFolder));
  }
  try {
    readdirSync(dataFolder);
    return [];
  } catch (error) {
    throw diskError(error, dataFolder);
  }
}

/** Once more where one went while we looked: what it listed stands in another by then. */
function readAll(dataFolder: string): readonly ManifestFile[] {
  const folder = segmentsFolder(dataFolder);
  for (;;) {
    const files = namesIn(dataFolder).filter(isManifest);
    const texts = files.map((file) => textOf(join(folder, file)));
    const read = files.flatMap((file, index) => {
      const text = texts[index];
      return typeof text === 'string' ? [readManifest(file, text)] : [];
    });
    if (read.length === files.length) return read;
  }
}

function readManifest(file: string, text: string): ManifestFile {
  const lines = text.split('\n');
  const tail = lines.pop() ?? '';
  // With its line feed damaged the last line is still a commit that was acknowledged, unlike one that was cut off.
  const tailEntry = readManifestLine(tail) ?? readManifestLine(tail.slice(0, -1));
  const read = lines.map(readManifestLine);
  const damaged = read.flatMap((entry, index) => (entry === null ? [index + 1] : []));
  const entries = [...read, tailEntry].filter((entry) => entry !== null);
  const misplaced = [...read, tailEntry].findIndex((entry, index) => entry !== null && entry.number !== index + 1);
  return {
    ...{ file, entries, isCutOff: tail !== '' && tailEntry === null },
    problems: [
      ...damaged.map((line) => ({ kind: 'line-damaged', file, line }) as const),
      ...(misplaced === -1 ? [] : [{ kind: 'line-lost', file, line: misplaced + 1 } as const]),
      ...(tailEntry === null ? [] : [{ kind: 'line-feed-lost', file, line: lines.length + 1 } as const]),
    ],
  };
}

/** A segment may be listed more than once, by its writer, one that took it over, and packs: alike, or something is wrong. */
function united(readings: readonly ManifestFile[]): {
  readonly segments: readonly Segment[];
  readonly contradictions: readonly ManifestProblem[];
} {
  const byFile = new Map<string, SegmentFacts & { readonly places: Place[] }>();
  const contradictions: ManifestProblem[] = [];
  for (const { file, entries } of readings)
    for (const { segment } of entries) {
      const { place, ...facts } = segment;
      const known = byFile.get(segment.file) ?? { ...facts, places: [] };
      if (!agrees(known, segment)) contradictions.push({ kind: 'contradiction', file, segment: segment.file });
      else if (!known.places.some((other) => other.file === place.file)) known.places.push(place);
      byFile.set(segment.file, known);
    }
  for (const { places } of byFile.values()) places.sort(newestPackFirst);
  const segments = [...byFile.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
  return { segments, contradictions };
}

function agrees(
  { sha256, places }: SegmentFacts & { readonly places: readonly Place[] },
  { sha256: digest, place }: ManifestEntry['segment'],
): boolean {
  const same = places.find(({ file }) => file === place.file);
  return sha256 === digest && (same === undefined || same.sha256 === place.sha256);
}

const newestPackFirst = (one: Place, other: Place): number =>
  generationOf(other.file) - generationOf(one.file) || (one.file < other.file ? 1 : -1);

/** Null: it went. */
function textOf(path: string): string | null {
  try {
    // Latin-1 keeps every byte apart: a damaged byte must not turn into a replacement sign that another one gives too.
    return readFileSync(path, 'latin1');
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null;
    throw diskError(error, path);
  }
}
