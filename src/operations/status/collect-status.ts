/** How the work stands: queue, segments, disk and workers of a data folder. Looks only. */
import { readManifests } from '../../exports/segments/read-manifests.ts';
import type { JobEntry, JobState } from '../../queue/job.ts';
import type { Counts, Queue } from '../../queue/queue.ts';
import { codeOf, freeBytes } from '../health/readiness.ts';
import { loggedUri } from '../../model/logged-uri.ts';
import { type SeenWorker, seenWorkers } from '../presence/presence.ts';

export interface PartFailure {
  readonly code: string | null;
  readonly message: string;
}

/** What could be read, or why it couldn't: a broken part doesn't hide the others. */
export type Part<T> = T | { readonly error: PartFailure };

export interface SiteStatus {
  readonly site: string;
  readonly waiting: number;
  readonly delayed: number;
  readonly active: number;
  readonly dead: number;
}

export interface QueueStatus {
  readonly counts: Counts;
  /** Last failures of delayed and dead jobs, most frequent first. */
  readonly failures: readonly { readonly code: string; readonly delayed: number; readonly dead: number }[];
  /** Most jobs first. */
  readonly sites: readonly SiteStatus[];
  readonly oldestWaiting: { readonly uri: string; readonly enqueuedAt: string } | null;
  /** Jobs that failures, sites and the oldest were made of; fewer than there are in a very long queue. */
  readonly lookedAt: number;
  readonly isWhole: boolean;
}

export interface SegmentStatus {
  readonly segments: number;
  readonly lines: number;
  readonly bytes: number;
  readonly manifestProblems: number;
  readonly newest: string | null;
}

export interface Status {
  readonly at: string;
  readonly dataFolder: string;
  readonly queue: Part<QueueStatus>;
  readonly segments: Part<SegmentStatus>;
  readonly disk: Part<{ readonly freeBytes: number }>;
  readonly workers: readonly SeenWorker[];
}

const PAGE = 1000;
/** Jobs looked at in each state: some tenths of a second. */
const MOST_LOOKED_AT = 50_000;
const MOST_SITES = 20;

export async function collectStatus(
  dataFolder: string,
  openQueue: () => Promise<Pick<Queue, 'counts' | 'list'>>,
  nowMs: number,
): Promise<Status> {
  return {
    at: new Date(nowMs).toISOString(),
    dataFolder,
    queue: await part(async () => queueStatus(await openQueue())),
    segments: await part(() => Promise.resolve(segmentStatus(dataFolder))),
    disk: await part(async () => ({ freeBytes: await freeBytes(dataFolder) })),
    workers: await seenWorkers(dataFolder, nowMs),
  };
}

export const isBroken = <T extends object>(read: Part<T>): read is { readonly error: PartFailure } => 'error' in read;

async function part<T>(read: () => Promise<T>): Promise<Part<T>> {
  try {
    return await read();
  } catch (error) {
    return { error: { code: codeOf(error), message: error instanceof Error ? error.message : String(error) } };
  }
}

async function queueStatus(queue: Pick<Queue, 'counts' | 'list'>): Promise<QueueStatus> {
  const counts = await queue.counts();
  const [waiting, delayed, active, dead] = [
    await entriesOf(queue, 'waiting'),
    await entriesOf(queue, 'delayed'),
    await entriesOf(queue, 'active'),
    await entriesOf(queue, 'dead'),
  ];
  const all = [...waiting, ...delayed, ...active, ...dead];
  return {
    counts,
    failures: failuresOf([...delayed, ...dead]),
    sites: sitesOf(all),
    oldestWaiting: oldestOf(waiting),
    lookedAt: all.length,
    isWhole: all.length >= counts.waiting + counts.delayed + counts.active + counts.dead,
  };
}

async function entriesOf(queue: Pick<Queue, 'list'>, state: JobState): Promise<readonly JobEntry[]> {
  const found: JobEntry[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Queue['list']>> = await queue.list({ state, cursor, limit: PAGE });
    found.push(...page.entries);
    cursor = page.next;
  } while (cursor !== null && found.length < MOST_LOOKED_AT);
  return found;
}

function failuresOf(entries: readonly JobEntry[]): QueueStatus['failures'] {
  const byCode = Map.groupBy(entries, ({ failure }) => failure?.code ?? '');
  return [...byCode]
    .filter(([code]) => code !== '')
    .map(([code, of]) => ({ code, delayed: countOf(of, 'delayed'), dead: countOf(of, 'dead') }))
    .sort((one, other) => other.delayed + other.dead - one.delayed - one.dead || compare(one.code, other.code));
}

function sitesOf(entries: readonly JobEntry[]): readonly SiteStatus[] {
  const bySite = Map.groupBy(entries, ({ job }) => job.site ?? '');
  return [...bySite]
    .filter(([site]) => site !== '')
    .sort(([one, ofOne], [other, ofOther]) => ofOther.length - ofOne.length || compare(one, other))
    .slice(0, MOST_SITES)
    .map(([site, of]) => ({
      ...{ site, waiting: countOf(of, 'waiting'), delayed: countOf(of, 'delayed') },
      ...{ active: countOf(of, 'active'), dead: countOf(of, 'dead') },
    }));
}

function oldestOf(waiting: readonly JobEntry[]): QueueStatus['oldestWaiting'] {
  const [first] = waiting.toSorted((one, other) => one.job.enqueuedAt - other.job.enqueuedAt);
  if (first === undefined) return null;
  return { uri: loggedUri(first.job.uri), enqueuedAt: new Date(first.job.enqueuedAt).toISOString() };
}

const countOf = (entries: readonly JobEntry[], state: JobState): number =>
  entries.filter((entry) => entry.state === state).length;

const compare = (one: string, other: string): number => (one < other ? -1 : 1);

function segmentStatus(dataFolder: string): SegmentStatus {
  const { segments, problems } = readManifests(dataFolder);
  return {
    segments: segments.length,
    lines: segments.reduce((sum, { lines }) => sum + lines, 0),
    bytes: segments.reduce((sum, { places: [place] }) => sum + (place?.bytes ?? 0), 0),
    manifestProblems: problems.length,
    newest: segments.at(-1)?.created ?? null,
  };
}
