/** Sources to jobs: into the ledger, then into the queue, so that the queue can be lost. */
import { siteOf } from '../fetch/pace/site.ts';
import type { SkipReason, Source } from '../fetch/sources/source.ts';
import type { Follow, JobRequest } from '../queue/job.ts';
import { jobId } from '../queue/job-id.ts';
import type { Asking, Queue } from '../queue/queue.ts';
import type { AskedBefore } from './ledger/asked-before.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { LedgerLine } from './ledger/ledger-line.ts';

export interface EnqueueDeps {
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly ledger: Pick<Ledger, 'keep'>;
  /** From `askedBefore`: these are in the ledger already. */
  readonly asked: AskedBefore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onSkipped: (source: Extract<Source, { kind: 'skipped' }>) => void;
  /** Hears of what is in the queue now, whether it is new or not. */
  readonly onAsked?: (requests: readonly JobRequest[]) => Promise<void>;
}

export interface EnqueueCounts {
  readonly added: number;
  /** In the queue already, in whatever state. */
  readonly known: number;
  readonly skipped: number;
}

/** Jobs a turn: one flush of the ledger and a few transactions or round trips of the queue. */
const BATCH = 10_000;

/** These say something about a source that is left out; a list's blemishes are for whoever gave the list. */
const kept: ReadonlySet<SkipReason> = new Set(['not-an-address', 'missing-file', 'empty-folder']);

/** `follow` is for addresses of the web: files are never followed. Errors: `store.*`, `queue.*`; what was said to be added is. */
export async function enqueueSources(
  sources: AsyncIterable<Source> | Iterable<Source>,
  { follow, asking }: { readonly follow: Follow; readonly asking: Asking },
  deps: EnqueueDeps,
): Promise<EnqueueCounts> {
  let batch: JobRequest[] = [];
  let [added, known, skipped] = [0, 0, 0];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const requests = batch;
    batch = [];
    const fresh = new Set(requests.filter((request) => deps.asked.add(request)));
    const lines = requests.flatMap((request) => lineOf(request, fresh.has(request), asking, deps.now()));
    await deps.ledger.keep(lines);
    const result = await deps.queue.enqueue(requests, asking);
    await deps.onAsked?.(requests.filter(({ skipped: reason }) => reason === undefined));
    const leftOut = requests.filter((request) => request.skipped !== undefined).length;
    added += Math.max(0, result.added - leftOut);
    known += result.known;
  };
  for await (const source of sources) {
    if (source.kind === 'skipped') {
      skipped += 1;
      deps.onSkipped(source);
    }
    const request = requestOf(source, follow);
    if (request !== null) batch.push(request);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return { added, known, skipped };
}

/** What the ledger has been asked before stands in it once more only where it is asked for again. */
function lineOf(request: JobRequest, isFresh: boolean, asking: Asking, at: number): readonly LedgerLine[] {
  if (isFresh) return [{ kind: 'asked', at, request }];
  return asking === 'again' && request.skipped === undefined ? [{ kind: 'replayed', at, id: jobId(request) }] : [];
}

/** Null: nothing that the ledger could name. */
function requestOf(source: Source, follow: Follow): JobRequest | null {
  if (source.kind === 'job') {
    const site = siteOf(source.uri);
    return { uri: source.uri, hints: source.hints, follow: site === null ? 'none' : follow, foundOn: null, site };
  }
  if (!kept.has(source.reason)) return null;
  return { uri: source.input, hints: {}, follow: 'none', foundOn: null, site: null, skipped: source.reason };
}
