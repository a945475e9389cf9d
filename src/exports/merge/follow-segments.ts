/** Lines as they are committed, until stopped. */
import { watch } from 'node:fs';
import { segmentsFolder } from '../segments/read-manifests.ts';
import { type LocatedSegment, pathOf } from '../segments/stored-bytes.ts';
import { type LineCounts, type Loaded, Merge, type MergeOptions, type WriteLines } from './merge.ts';
import { segmentsOf } from './merge-segments.ts';

export interface FollowOptions extends MergeOptions {
  readonly signal: AbortSignal;
  /** Where the system doesn't tell of changes (network disks) the folders are looked at this often. */
  readonly pollMs?: number | undefined;
  readonly onRound?: ((counts: Loaded & LineCounts) => void) | undefined;
}

const DEFAULT_POLL_MS = 2000;

/**
 * First what there is, then what is new, sorted within each round. A record is given again when a newer line replaces it: the
 * last one counts. A line that is out of date can't be taken back. Ends without an error when the signal says so.
 */
export async function followSegments(
  dataFolders: readonly string[],
  write: WriteLines,
  options: FollowOptions,
): Promise<void> {
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  const merge = new Merge(options);
  const seen = new Set<string>();
  try {
    while (!signal.aborted) {
      // Before looking, so that nothing that comes while we look is missed.
      const change = nextChange(dataFolders.map(segmentsFolder), options.pollMs ?? DEFAULT_POLL_MS, signal);
      const fresh = unseen(segmentsOf(dataFolders), seen);
      if (fresh.length > 0) {
        const loaded = await merge.load(fresh);
        const counts = await merge.give(write);
        options.onRound?.({ ...loaded, ...counts });
      }
      await change;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    ended.abort();
    merge.close();
  }
}

function unseen(segments: readonly LocatedSegment[], seen: Set<string>): readonly LocatedSegment[] {
  const fresh = segments.filter((segment) => !seen.has(pathOf(segment)));
  for (const segment of fresh) seen.add(pathOf(segment));
  return fresh;
}

/** Resolves at the first change in a folder, after `pollMs`, or at the signal, whichever comes first. */
function nextChange(folders: readonly string[], pollMs: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const done = (): void => resolve(undefined);
  const timer = setTimeout(done, pollMs);
  const watchers = folders.flatMap((folder) => watcherOf(folder, done));
  signal.addEventListener('abort', done, { once: true });
  return promise.then(() => {
    clearTimeout(timer);
    watchers.forEach((watcher) => watcher.close());
    signal.removeEventListener('abort', done);
  });
}

/** None where the folder isn't there yet or can't be watched: the timer looks after it. */
function watcherOf(folder: string, onChange: () => void): readonly { close(): void }[] {
  try {
    const watcher = watch(folder, onChange);
    watcher.on('error', onChange);
    return [watcher];
  } catch {
    return [];
  }
}
