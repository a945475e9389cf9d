/** Recomputes all that the manifests of a data folder say, and changes nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemCodeOf } from '../export-error.ts';
import { checkLines, type LineProblem } from './check-lines.ts';
import type { Segment } from './manifest-entry.ts';
import { isManifest, type ManifestProblem, namesIn, readManifests, segmentsFolder } from './read-manifests.ts';
import { hasDigest, readSegmentName, SEGMENT_ENDING, sha256, UNFINISHED_ENDING } from './segment-name.ts';

export type SegmentProblem =
  | { readonly kind: 'missing' }
  /** `detail`: the system's code, such as EIO. */
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'size'; readonly expected: number; readonly found: number }
  | { readonly kind: 'digest'; readonly expected: string; readonly found: string }
  /** The name was given for other content. */
  | { readonly kind: 'name' }
  | { readonly kind: 'line-count'; readonly expected: number; readonly found: number }
  | LineProblem;

export interface SegmentReport {
  readonly file: string;
  readonly lines: number;
  readonly bytes: number;
  readonly problems: readonly SegmentProblem[];
}

export interface Verification {
  readonly isSound: boolean;
  /** All that the manifests list, by time of commit. */
  readonly segments: readonly SegmentReport[];
  readonly manifests: { readonly count: number; readonly problems: readonly ManifestProblem[] };
  /**
   * Segments that no manifest lists. Left by a worker that ended amid a commit they are harmless and listed when the next one
   * begins; many of them mean that a manifest is gone.
   */
  readonly unlisted: readonly string[];
  /** Neither sound nor unsound: unfinished files, pieces of manifest lines that were never acknowledged, other files. */
  readonly remarks: {
    readonly unfinished: readonly string[];
    readonly cutOff: readonly string[];
    readonly other: readonly string[];
  };
  readonly lines: number;
  readonly bytes: number;
  readonly records: number;
  /** Lines whose record_id another line has too: jobs that ran twice. `export` leaves them out. */
  readonly doubles: number;
}

/** Throws `export.*` only where the folder itself can't be read. */
export async function verifySegments(dataFolder: string, signal?: AbortSignal): Promise<Verification> {
  const names = namesIn(dataFolder);
  const { segments: listed, problems, cutOff, manifests } = readManifests(dataFolder);
  const ids = new IdCount();
  try {
    const segments: SegmentReport[] = [];
    for (const segment of listed) {
      signal?.throwIfAborted();
      segments.push(checkSegment(segmentsFolder(dataFolder), segment, ids));
      await nextTurn();
    }
    const unlisted = unlistedOf(names, dataFolder);
    const isSound =
      problems.length === 0 && unlisted.length === 0 && segments.every((report) => report.problems.length === 0);
    return {
      ...{ isSound, segments, unlisted },
      manifests: { count: manifests, problems },
      remarks: { unfinished: names.filter(isUnfinished), cutOff, other: names.filter(isOther) },
      lines: segments.reduce((sum, { lines }) => sum + lines, 0),
      bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
      ...ids.counts(),
    };
  } finally {
    ids.close();
  }
}

function checkSegment(folder: string, segment: Segment, ids: IdCount): SegmentReport {
  const { file } = segment;
  const read = bytesOf(join(folder, file));
  if ('kind' in read) return { file, lines: 0, bytes: 0, problems: [read] };
  const { bytes } = read;
  const check = checkLines(bytes);
  ids.add(check.recordIds);
  const problems = [...contentProblems(segment, bytes), ...countProblems(segment, check.lines), ...check.problems];
  return { file, lines: check.lines, bytes: bytes.byteLength, problems };
}

function contentProblems(segment: Segment, bytes: Uint8Array): readonly SegmentProblem[] {
  const [expected, found] = [segment.sha256, sha256(bytes)];
  const name = readSegmentName(segment.file);
  return [
    ...(bytes.byteLength === segment.bytes
      ? []
      : [{ kind: 'size', expected: segment.bytes, found: bytes.byteLength } as const]),
    ...(found === expected ? [] : [{ kind: 'digest', expected, found } as const]),
    ...(name !== null && hasDigest(name, expected) ? [] : [{ kind: 'name' } as const]),
  ];
}

const countProblems = ({ lines }: Segment, found: number): readonly SegmentProblem[] =>
  lines === found ? [] : [{ kind: 'line-count', expected: lines, found }];

function bytesOf(path: string): { readonly bytes: Uint8Array } | SegmentProblem {
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    const code = systemCodeOf(error);
    return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', detail: code };
  }
}

/** The manifests are read again: what was committed while we looked is listed by now. */
function unlistedOf(names: readonly string[], dataFolder: string): readonly string[] {
  const listed = new Set(readManifests(dataFolder).segments.map(({ file }) => file));
  return names.filter((file) => file.endsWith(SEGMENT_ENDING) && !isManifest(file) && !listed.has(file));
}

const isUnfinished = (file: string): boolean => file.endsWith(UNFINISHED_ENDING);
const isOther = (file: string): boolean => !file.endsWith(SEGMENT_ENDING) && !isUnfinished(file);

/** Counts ids on the disk, since there may be millions. */
class IdCount {
  readonly #db = new DatabaseSync('');
  #total = 0;
  #distinct = 0;

  constructor() {
    this.#db.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE ids (id TEXT PRIMARY KEY) WITHOUT ROWID',
    );
  }

  add(ids: readonly string[]): void {
    const insert = this.#db.prepare('INSERT OR IGNORE INTO ids VALUES (?)');
    this.#db.exec('BEGIN');
    for (const id of ids) this.#distinct += Number(insert.run(id).changes);
    this.#db.exec('COMMIT');
    this.#total += ids.length;
  }

  counts(): Pick<Verification, 'records' | 'doubles'> {
    return { records: this.#distinct, doubles: this.#total - this.#distinct };
  }

  close(): void {
    this.#db.close();
  }
}
