/** Recomputes all that the manifests of a data folder say, and changes nothing. */
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ExportError, systemCodeOf } from '../export-error.ts';
import { checkLines, type LineProblem } from './check-lines.ts';
import { isPlain, type Place } from './manifest-entry.ts';
import { packMembers } from './pack-members.ts';
import { isPack } from './pack-name.ts';
import { isManifest, type ManifestProblem, namesIn, readManifests, type Segment } from './read-manifests.ts';
import { unlistedMembers } from './recover-segments.ts';
import { storedLinesIn, type StoredLine } from './segment-content.ts';
import { hasDigest, readSegmentName, SEGMENT_ENDING, segmentOf, sha256, UNFINISHED_ENDING } from './segment-name.ts';
import { located, readStored, type StoredBytes } from './stored-bytes.ts';

export type SegmentProblem =
  | { readonly kind: 'missing' }
  /** `detail`: the system's code, such as EIO. */
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'size'; readonly expected: number; readonly found: number }
  | { readonly kind: 'digest'; readonly expected: string; readonly found: string }
  /** The lines are not those that were committed, though their bytes are as they were stored. */
  | { readonly kind: 'content'; readonly expected: string; readonly found: string }
  /** The name was given for other content. */
  | { readonly kind: 'name' }
  | { readonly kind: 'line-count'; readonly expected: number; readonly found: number }
  /** The bytes of one line are damaged, and the rest can be read. Null: which record it was isn't known. */
  | { readonly kind: 'record'; readonly line: number; readonly recordId: string | null; readonly uri: string | null }
  | LineProblem;

export interface SegmentReport {
  /** Where its bytes are. */
  readonly file: string;
  /** Its name. */
  readonly segment: string;
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
  /** Packs whose table of segments is damaged; the segments themselves may be sound. */
  readonly damagedPacks: readonly string[];
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
      segments.push(checkSegment(dataFolder, segment, ids));
      await nextTurn();
    }
    const unlisted = unlistedOf(names, dataFolder);
    const damagedPacks = names.filter((file) => isPack(file) && packMembers(dataFolder, file) === null);
    const isSound =
      problems.length + unlisted.length + damagedPacks.length === 0 &&
      segments.every((report) => report.problems.length === 0);
    return {
      ...{ isSound, segments, unlisted, damagedPacks },
      manifests: { count: manifests.length, problems },
      remarks: { unfinished: names.filter(isUnfinished), cutOff, other: names.filter(isOther) },
      lines: segments.reduce((sum, { lines }) => sum + lines, 0),
      bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
      ...ids.counts(),
    };
  } finally {
    ids.close();
  }
}

function checkSegment(dataFolder: string, segment: Segment, ids: IdCount): SegmentReport {
  const stored = storedOr(dataFolder, segment);
  const [first] = segment.places;
  if ('kind' in stored) return { ...reportOf(segment, first?.file ?? segment.file), problems: [stored] };
  const { place, bytes } = stored;
  const lines = [...storedLinesIn(stored)];
  const content = contentOf(stored, lines);
  const check = checkLines(content);
  ids.add(check.recordIds);
  const problems = [
    ...storedProblems(stored),
    ...(place.holes === 0 ? contentProblems(segment, content, place) : []),
    ...countProblems(segment.lines - place.holes, check.lines),
    ...lines.flatMap(damagedRecord),
    ...check.problems,
  ];
  return { ...reportOf(segment, place.file), lines: check.lines, bytes: bytes.byteLength, problems };
}

const reportOf = ({ file: segment }: Segment, file: string): Omit<SegmentReport, 'problems'> => ({
  ...{ file, segment, lines: 0, bytes: 0 },
});

/** Plain lines as they are, with what may stand behind the last one. */
const contentOf = ({ place, bytes }: StoredBytes, lines: readonly StoredLine[]): Buffer =>
  isPlain(place) ? bytes : Buffer.concat(lines.flatMap(({ line }) => (line === null ? [] : [line, LINE_FEED])));

const LINE_FEED = Buffer.from('\n');

function storedProblems({ place, bytes }: StoredBytes): readonly SegmentProblem[] {
  const [expected, found] = [place.sha256, sha256(bytes)];
  return [
    ...(bytes.byteLength === place.bytes
      ? []
      : [{ kind: 'size', expected: place.bytes, found: bytes.byteLength } as const]),
    ...(found === expected ? [] : [{ kind: 'digest', expected, found } as const]),
  ];
}

function contentProblems(segment: Segment, content: Uint8Array, place: Place): readonly SegmentProblem[] {
  const name = readSegmentName(segment.file);
  const found = isPlain(place) ? segment.sha256 : sha256(content);
  return [
    ...(found === segment.sha256 ? [] : [{ kind: 'content', expected: segment.sha256, found } as const]),
    ...(name !== null && hasDigest(name, segment.sha256) ? [] : [{ kind: 'name' } as const]),
  ];
}

const countProblems = (expected: number, found: number): readonly SegmentProblem[] =>
  expected === found ? [] : [{ kind: 'line-count', expected, found }];

const damagedRecord = ({ number, line, name }: StoredLine): readonly SegmentProblem[] =>
  line === null ? [{ kind: 'record', line: number + 1, recordId: name?.recordId ?? null, uri: name?.uri ?? null }] : [];

function storedOr(dataFolder: string, segment: Segment): StoredBytes | SegmentProblem {
  try {
    return readStored(located(dataFolder, segment));
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    if (error.code === 'export.segment-missing') return { kind: 'missing' };
    return { kind: 'unreadable', detail: systemCodeOf(error.cause) };
  }
}

/** The manifests are read again: what was committed while we looked is listed by now. */
function unlistedOf(names: readonly string[], dataFolder: string): readonly string[] {
  const listed = new Set(readManifests(dataFolder).segments.map(({ file }) => file));
  const packs = unlistedMembers(dataFolder, names).map(({ place }) => place.file);
  return [...names.filter((file) => isSegment(file) && !listed.has(segmentOf(file))), ...new Set(packs)];
}

const isUnfinished = (file: string): boolean => file.endsWith(UNFINISHED_ENDING);
const isSegment = (file: string): boolean => segmentOf(file).endsWith(SEGMENT_ENDING) && !isManifest(file);
const isOther = (file: string): boolean =>
  ![isSegment, isManifest, isPack, isUnfinished].some((isKnown) => isKnown(file));

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
