/** A feed's index up to date: what the folder holds now that it hasn't entered yet. */
import { isSound, namesIn } from '../../exports/segments/segment-content.ts';
import { damaged, type LocatedSegment, pathOf, readStored } from '../../exports/segments/stored-bytes.ts';
import { type LedgerPositions, roundsBetween } from '../ledger/readings.ts';
import { ledgerFiles } from '../ledger/read-ledger.ts';
import type { FeedIndex } from './feed-index.ts';

/** As a consumer's step finds it. */
export interface FolderState {
  readonly folder: string;
  readonly segments: readonly LocatedSegment[];
  /** Of all folders. */
  readonly ledger: LedgerPositions;
}

/** Each segment is read whole and must be what its manifest says. Errors: `export.*`, `store.*`. */
export async function fillFeedIndex(index: FeedIndex, { folder, segments, ledger }: FolderState): Promise<void> {
  for (const found of segments) {
    const { file } = found.segment;
    if (index.hasSegment(file)) continue;
    const stored = readStored(found);
    if (!isSound(stored)) throw damaged(pathOf(found));
    index.addSegment(file, [...namesIn(stored)]);
  }
  for (const file of await ledgerFiles(folder)) {
    const [from, to] = [index.readUpTo(file), ledger[file] ?? 0];
    if (from < to) index.addRounds(file, await roundsBetween(folder, file, from, to), to);
  }
}
