/** Segments in, lines out, newest of each record only; may be repeated as segments come. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ExportError } from '../export-error.ts';
import { siftedLines } from '../segments/damaged-lines.ts';
import type { LineName } from '../segments/frames.ts';
import { isSound } from '../segments/segment-content.ts';
import {
  damaged,
  fileAt,
  type LocatedSegment,
  pathOf,
  readStored,
  type StoredBytes,
} from '../segments/stored-bytes.ts';
import { LineChunk } from './line-chunk.ts';
import { type IndexedLine, LineIndex, type Place } from './line-index.ts';
import { digestInRank, outlineOf, readLine } from './line-outline.ts';
import { OpenSegments } from './open-segments.ts';
import { noReadings, type Readings } from './readings.ts';
import { withLater } from './with-later.ts';
import { parseSince } from './since.ts';
import { type LineFilter, parseWhere } from './where.ts';

export interface MergeOptions {
  /** Only records whose present line was committed then or later: an ISO date or time. */
  readonly since?: string | undefined;
  /** Conditions that the present line must meet: see `parseWhere`. */
  readonly where?: readonly string[] | undefined;
  /** Also lines that newer ones about the same URI replace. */
  readonly allVersions?: boolean | undefined;
  /** Asked for at each load. */
  readonly readings?: (() => Promise<Readings>) | undefined;
  /**
   * What the whole set says of its lines: it is shown every line that is up to date (whether wanted or not), once, and
   * gives what makes each ready to go out. Lines are without their line feeds.
   */
  readonly judge?: ((lines: AsyncIterable<Uint8Array>) => Promise<FinishLine>) | undefined;
  /** Goes on without what is damaged or missing, and tells it; without this either ends it. */
  readonly onDamaged?: ((damage: Damage) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called for each line that is left out for a newer one. */
  readonly onLeftOut?: ((line: LeftOut) => void) | undefined;
}

export interface Damage {
  /** Of the segment. */
  readonly path: string;
  /** From 1; null: the whole segment. */
  readonly line: number | null;
  /** Null: not known. */
  readonly name: LineName | null;
}

export interface LeftOut {
  readonly recordId: string;
  readonly uri: string;
  /** replaced: another line has its record_id; superseded: a newer reading of its URI. */
  readonly reason: 'replaced' | 'superseded';
}

/** The lines that came in are all of these together. */
export interface LineCounts {
  readonly linesOut: number;
  /** The very line that is given, or was given before, again. */
  readonly identical: number;
  /** Another line with the same record_id is newer. */
  readonly replaced: number;
  /** A newer reading of the same URI stands for it. */
  readonly superseded: number;
  /** Left out by `since` or `where`. */
  readonly notWanted: number;
}

export interface Loaded {
  readonly segments: number;
  readonly linesIn: number;
}

/** Takes whole lines, each with its line feed; the bytes are its to keep. Resolves when it is ready for more. */
export type WriteLines = (lines: Uint8Array) => Promise<void>;

/** A stored line → the line as it is given out; null: it isn't wanted, by what the set says of it. */
export type FinishLine = (line: Uint8Array) => Uint8Array | null;

type Fate = keyof LineCounts;

/** Lines between which signals and timers are let in. */
const LINES_A_TURN = 100;

export class Merge {
  readonly #options: MergeOptions;
  readonly #isWanted: LineFilter;
  readonly #since: string;
  readonly #index: LineIndex;
  readonly #files = new OpenSegments();
  #loads = 0;

  /** Throws `export.bad-filter` and `export.bad-since`. */
  constructor(options: MergeOptions) {
    this.#options = options;
    this.#isWanted = parseWhere(options.where ?? []);
    this.#since = options.since === undefined ? '' : parseSince(options.since);
    this.#index = new LineIndex();
  }

  /** `whole`: what is given after it is all there is, as after the first. Throws `export.segment-missing` and `export.segment-damaged`. */
  async load(segments: readonly LocatedSegment[], { whole = this.#loads === 0 } = {}): Promise<Loaded> {
    this.#loads += 1;
    this.#index.begin(whole);
    let lines = 0;
    for (const segment of segments) {
      this.#options.signal?.throwIfAborted();
      lines += this.#loadOne(segment);
      await nextTurn();
    }
    const readings = (await this.#options.readings?.()) ?? noReadings;
    if (this.#options.allVersions !== true) this.#index.findOutdated(readings);
    return { segments: segments.length, linesIn: lines };
  }

  /** After the first time only what the last load brought or changed; the counts are of the lines looked at. */
  async give(write: WriteLines): Promise<LineCounts> {
    const counts: Record<Fate, number> = { linesOut: 0, identical: 0, replaced: 0, superseded: 0, notWanted: 0 };
    const finish = await this.#options.judge?.(this.#currentLines());
    const chunk = new LineChunk(write);
    let newest: Place | null = null;
    this.#index.beginGiving();
    for (const line of this.#index.current()) {
      this.#options.signal?.throwIfAborted();
      const { fate, bytes } = this.#judged(line, newest, finish);
      counts[fate] += 1;
      if (fate === 'replaced') this.#options.onLeftOut?.({ recordId: line.recordId, uri: line.uri, reason: fate });
      if (bytes !== null) await chunk.add(bytes);
      if (newest?.recordId !== line.recordId) newest = line;
    }
    await chunk.flush();
    this.#index.endGiving();
    return { ...counts, superseded: this.#tellOutdated() };
  }

  /** Each record that is up to date, the newest line of it first. */
  current(): Generator<Place> {
    return this.#index.current();
  }

  /** As it is given out: without its line feed, with what the set says of it. */
  lineOf(place: Place): Uint8Array {
    return withLater(this.#storedLine(place), place);
  }

  close(): void {
    this.#files.close();
    this.#index.close();
  }

  #fateOf(line: Place, newest: Place | null): Fate {
    if (newest?.recordId === line.recordId) return line.rank === newest.rank ? 'identical' : 'replaced';
    if (!line.isWanted || line.created < this.#since) return 'notWanted';
    return this.#index.give(line) ? 'linesOut' : 'identical';
  }

  /** What the set says of a line may leave it out too. */
  #judged(line: Place, newest: Place | null, finish: FinishLine | undefined) {
    const fate = this.#fateOf(line, newest);
    const bytes = fate === 'linesOut' ? this.#bytesOf(line, finish) : null;
    return { fate: fate === 'linesOut' && bytes === null ? ('notWanted' as const) : fate, bytes };
  }

  #tellOutdated(): number {
    let count = 0;
    for (const { recordId, uri } of this.#index.outdated()) {
      count += 1;
      this.#options.onLeftOut?.({ recordId, uri, reason: 'superseded' });
    }
    return count;
  }

  /** The newest of each record. */
  async *#currentLines(): AsyncGenerator<Uint8Array> {
    let last: string | null = null;
    let count = 0;
    for (const place of this.#index.current()) {
      this.#options.signal?.throwIfAborted();
      if (place.recordId === last) continue;
      last = place.recordId;
      yield this.#storedLine(place);
      count += 1;
      if (count % LINES_A_TURN === 0) await nextTurn();
    }
  }

  #storedLine(place: Place): Buffer {
    return this.#files.readLine(place, digestInRank(place.rank));
  }

  #bytesOf(place: Place, finish: FinishLine = (line) => line): Uint8Array | null {
    const line = finish(this.#storedLine(place));
    return line === null ? null : withLater(line, place);
  }

  #loadOne(found: LocatedSegment): number {
    const path = pathOf(found);
    const stored = this.#stored(found);
    if (stored === null) return 0;
    // Also where every line can still be read: a byte that differs is damage.
    if (this.#options.onDamaged === undefined && !isSound(stored)) throw damaged(fileAt(found, stored.place));
    const { sound, damaged: lost, isCounted } = siftedLines(found.segment, stored, found.only);
    for (const { number, name } of lost) this.#tellDamage({ path, line: number + 1, name });
    if (!isCounted) this.#tellDamage({ path, line: null, name: null });
    this.#files.know(path, found, stored.place);
    const lines: IndexedLine[] = [];
    for (const { line, number, from: offset, sizeBytes } of sound) {
      const fields = line === null ? null : readLine(line);
      if (line === null || fields === null) throw damaged(path);
      const place = { path, number, offset, sizeBytes, created: found.segment.created };
      lines.push({ ...outlineOf(fields, line), ...place, isWanted: this.#isWanted(fields) });
    }
    this.#index.add(lines);
    return lines.length;
  }

  /** Null: it is missing. */
  #stored(found: LocatedSegment): StoredBytes | null {
    try {
      return readStored(found);
    } catch (error) {
      const isMissing = error instanceof ExportError && error.code === 'export.segment-missing';
      if (!isMissing || this.#options.onDamaged === undefined) throw error;
      this.#tellDamage({ path: pathOf(found), line: null, name: null });
      return null;
    }
  }

  #tellDamage(damage: Damage): void {
    if (this.#options.onDamaged === undefined) throw damaged(damage.path);
    this.#options.onDamaged(damage);
  }

  /** Lines that newer readings have replaced, committed before that time, but for those that a line that counts `replaces`. */
  oldLines(before: string): Generator<Pick<Place, 'path' | 'number'>> {
    return this.#index.oldLines(before);
  }

  /** Whether some line of that name was loaded. */
  has(recordId: string): boolean {
    return this.#index.has(recordId);
  }
}
