/**
 * What the news of a feed's step concerns: the lines of each address that has some, and of each address that has a record in
 * common with one of these. All else is as it was: docs/decisions/0024-what-a-step-reads.md.
 */
import { ExportError } from '../../exports/export-error.ts';
import type { Readings } from '../../exports/merge/readings.ts';
import type { LocatedSegment } from '../../exports/segments/stored-bytes.ts';
import { IndexFile } from '../../fetch/raw-store/open-index.ts';
import { StoreError } from '../../fetch/raw-store/store-error.ts';
import { type LedgerPositions, readingsOf } from '../ledger/readings.ts';
import { type FeedIndex, feedIndex, feedIndexPath, type Key } from './feed-index.ts';
import { fillFeedIndex, type FolderState } from './fill-feed-index.ts';

export interface News {
  /** Names of segments. */
  readonly fresh: readonly string[];
  readonly ledgerBefore: LedgerPositions;
  readonly ledger: LedgerPositions;
}

export interface Concerned {
  /** Segments with the numbers of their lines, the fresh ones among them. */
  readonly segments: readonly LocatedSegment[];
  readonly readingsBefore: Readings;
  readonly readings: Readings;
}

type Index = IndexFile<FeedIndex>;

/** `segments`: all, by their folders. Errors: `export.*`, `store.*`. */
export async function concernedBy(
  news: News,
  segments: ReadonlyMap<string, readonly LocatedSegment[]>,
): Promise<Concerned> {
  const indexes = new Map<string, Index>();
  try {
    for (const [folder, located] of segments)
      indexes.set(folder, await openFilled({ folder, segments: located, ledger: news.ledger }));
    return await lookUp(news, segments, indexes);
  } finally {
    for (const index of indexes.values()) index.close();
  }
}

/** A folder that can't be written has all its segments read at each step. */
async function openFilled(state: FolderState): Promise<Index> {
  try {
    return await filled(feedIndexPath(state.folder), state);
  } catch (error) {
    if (error instanceof ExportError || error instanceof StoreError) throw error;
    return filled('', state);
  }
}

async function filled(path: string, state: FolderState): Promise<Index> {
  const index = new IndexFile({ ...feedIndex(path), fill: (opened) => fillFeedIndex(opened, state) });
  try {
    await index.use(() => undefined);
    return index;
  } catch (error) {
    index.close();
    throw error;
  }
}

async function lookUp(
  { fresh, ledgerBefore, ledger }: News,
  segments: ReadonlyMap<string, readonly LocatedSegment[]>,
  indexes: ReadonlyMap<string, Index>,
): Promise<Concerned> {
  const inAll = async <Found>(ask: (index: FeedIndex) => readonly Found[]): Promise<readonly Found[]> =>
    (await Promise.all(Array.from(indexes.values(), (index) => index.use(ask)))).flat();
  const touched = await inAll((index) => [
    ...index.addressesIn(fresh),
    ...index.addressesReadAgain(ledgerBefore, ledger),
  ]);
  const records = different(await inAll((index) => index.recordsAt(different(touched))));
  const addresses = different([...touched, ...(await inAll((index) => index.addressesOf(records)))]);
  const rounds = await inAll((index) => index.roundsAt(addresses));
  const parts: LocatedSegment[] = [];
  for (const [folder, index] of indexes)
    parts.push(...partsOf(segments.get(folder) ?? [], await index.use((opened) => opened.linesAt(addresses))));
  return {
    segments: parts,
    readingsBefore: readingsOf(rounds.filter(({ file, to }) => to <= (ledgerBefore[file] ?? 0))),
    readings: readingsOf(rounds.filter(({ file, to }) => to <= (ledger[file] ?? 0))),
  };
}

const different = (keys: readonly Key[]): readonly Key[] => [...new Set(keys)];

function partsOf(
  segments: readonly LocatedSegment[],
  lines: ReturnType<FeedIndex['linesAt']>,
): readonly LocatedSegment[] {
  const numbers = new Map<string, Set<number>>();
  for (const { segment, number } of lines) {
    const known = numbers.get(segment);
    if (known === undefined) numbers.set(segment, new Set([number]));
    else known.add(number);
  }
  return segments.flatMap((found) => {
    const only = numbers.get(found.segment.file);
    return only === undefined ? [] : [{ ...found, only }];
  });
}
