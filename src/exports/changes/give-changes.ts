/**
 * What a consumer lacks and what it has too much: two states of the same folders compared, record by record. Which lines
 * each state consists of is a matter of positions; what they come to is the merge's: docs/decisions/0063-changes.md.
 */
import { LineChunk } from '../merge/line-chunk.ts';
import type { Place } from '../merge/line-index.ts';
import { Merge, type MergeOptions, type WriteLines } from '../merge/merge.ts';
import type { Readings } from '../merge/readings.ts';
import type { LocatedSegment } from '../segments/stored-bytes.ts';
import { Before, type Had } from './before.ts';

export interface Step {
  /** Which the consumer has taken. */
  readonly before: readonly LocatedSegment[];
  readonly fresh: readonly LocatedSegment[];
  readonly readingsBefore: Readings;
  readonly readings: Readings;
}

export interface ChangeCounts {
  readonly added: number;
  readonly replaced: number;
  readonly withdrawn: number;
}

/** Lines of JSON, sorted by record_id. Throws `export.*`. */
export async function giveChanges(
  step: Step,
  write: WriteLines,
  options: Pick<MergeOptions, 'where' | 'signal'>,
): Promise<ChangeCounts> {
  let readings = step.readingsBefore;
  const merge = new Merge({ ...options, readings: () => Promise.resolve(readings) });
  const before = new Before();
  try {
    if (step.before.length > 0) {
      await merge.load(step.before);
      for (const place of standing(merge)) before.add(place);
    }
    readings = step.readings;
    await merge.load(step.fresh, { whole: true });
    for (const { recordId } of standing(merge)) before.stays(recordId);
    return await new Feed(merge, before, readings).give(write);
  } finally {
    before.close();
    merge.close();
  }
}

/** The newest line of each record that is wanted and that its address still has. */
function* standing(merge: Merge): Generator<Place> {
  let last: string | null = null;
  for (const place of merge.current()) {
    if (place.recordId !== last && place.isWanted && place.withdrawn === null) yield place;
    last = place.recordId;
  }
}

class Feed {
  readonly #merge: Merge;
  readonly #before: Before;
  readonly #readings: Readings;
  readonly #lost: readonly Had[];
  /** By address: what has no successor yet. */
  readonly #orphans = new Map<string, string[]>();
  /** record_id of what was lost and has one. */
  readonly #succeeded = new Set<string>();
  readonly #counts = { added: 0, replaced: 0, withdrawn: 0 };

  constructor(merge: Merge, before: Before, readings: Readings) {
    this.#merge = merge;
    this.#before = before;
    this.#readings = readings;
    this.#lost = before.lost();
    for (const { uri, recordId } of this.#lost) this.#orphans.set(uri, [...(this.#orphans.get(uri) ?? []), recordId]);
  }

  async give(write: WriteLines): Promise<ChangeCounts> {
    for (const place of standing(this.#merge)) this.#findPredecessor(place);
    const chunk = new LineChunk(write);
    const lost = this.#lost.values();
    let next = lost.next();
    for (const place of standing(this.#merge)) {
      for (; next.done !== true && next.value.recordId < place.recordId; next = lost.next())
        await this.#withdraw(next.value, chunk);
      await this.#giveLine(place, chunk);
    }
    for (; next.done !== true; next = lost.next()) await this.#withdraw(next.value, chunk);
    await chunk.flush();
    return this.#counts;
  }

  readonly #predecessors = new Map<string, string>();

  /** Of a record that is new: what it says that it replaces, or else the only one of its address that was lost. */
  #findPredecessor({ recordId, uri, replaces }: Place): void {
    const orphans = this.#orphans.get(uri) ?? [];
    if (orphans.length === 0 || this.#before.rankOf(recordId) !== null) return;
    const found = orphans.find((id) => id === replaces) ?? (orphans.length === 1 ? orphans[0] : undefined);
    if (found === undefined) return;
    this.#orphans.set(
      uri,
      orphans.filter((id) => id !== found),
    );
    this.#predecessors.set(recordId, found);
    this.#succeeded.add(found);
  }

  async #giveLine(place: Place, chunk: LineChunk): Promise<void> {
    const had = this.#before.rankOf(place.recordId);
    if (had === place.rank) return;
    const replaces = had === null ? this.#predecessors.get(place.recordId) : place.recordId;
    const head =
      replaces === undefined ? '{"change":"add"' : `{"change":"replace","replaces":${JSON.stringify(replaces)}`;
    this.#counts[replaces === undefined ? 'added' : 'replaced'] += 1;
    await chunk.add(Buffer.concat([Buffer.from(`${head},"record":`), this.#merge.lineOf(place), Buffer.from('}')]));
  }

  async #withdraw({ recordId, uri }: Had, chunk: LineChunk): Promise<void> {
    if (this.#succeeded.has(recordId)) return;
    const reason = this.#readings.gone.get(uri) ?? 'superseded';
    this.#counts.withdrawn += 1;
    await chunk.add(Buffer.from(JSON.stringify({ change: 'withdraw', record_id: recordId, uri, reason })));
  }
}
