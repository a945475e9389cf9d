/** The raw store once more through the extractor: what a newer version makes of it, without the network. */
import type { SegmentWriter } from '../exports/segments/segment-writer.ts';
import type { FetchRecord } from '../fetch/raw-store/fetch-record.ts';
import type { RawStore } from '../fetch/raw-store/open-raw-store.ts';
import { isDamage, StoreError } from '../fetch/raw-store/store-error.ts';
import { jobId } from '../queue/job-id.ts';
import type { JobRequest } from '../queue/job.ts';
import { sourceFacts } from './daemon/fetch-raw.ts';
import type { ReadingsIndex } from './daemon/readings-index.ts';
import { readLedger } from './ledger/read-ledger.ts';
import type { RecordOutline } from './parser-messages.ts';
import { processBytes, type Processing } from './process-bytes.ts';

export interface ReprocessDeps {
  readonly dataFolder: string;
  readonly raw: Pick<RawStore, 'all' | 'versions' | 'readRaw'>;
  readonly segments: Pick<SegmentWriter, 'append'>;
  readonly readings: ReadingsIndex;
  readonly processing: Processing;
  /** ISO: bytes of fetches before then were let go. */
  readonly mayBeMissing: string;
  /** Documents at a time. */
  readonly concurrency: number;
  /** Also bytes that this version has read before, and those that an address had earlier. */
  readonly all: boolean;
  /** A document whose bytes are gone or damaged. */
  readonly onDamaged: (url: string, error: StoreError) => void;
  readonly onRecords: (url: string, records: readonly RecordOutline[]) => void;
}

export interface Reprocessed {
  readonly documents: number;
  readonly records: number;
  /** Read by this version before. */
  readonly current: number;
  /** Pages of lists, and what nobody asked for by itself. */
  readonly leftOut: number;
  readonly damaged: number;
}

type Fate = 'read' | 'current' | 'leftOut' | 'damaged';

/** Errors: `store.*`, `export.*`. */
export async function reprocess(deps: ReprocessDeps): Promise<Reprocessed> {
  const requests = await pageRequests(deps.dataFolder);
  const counts: Record<Fate, number> = { read: 0, current: 0, leftOut: 0, damaged: 0 };
  let records = 0;
  await eachOf(deps.all ? deps.raw.versions() : deps.raw.all(), deps.concurrency, async (record) => {
    const result =
      'error' in record
        ? damaged(record.url, record.error, deps)
        : await readAgain(record, requests.get(record.url), deps);
    counts[result.fate] += 1;
    records += result.records;
  });
  const { read: documents, ...others } = counts;
  return { documents, records, ...others };
}

interface Result {
  readonly fate: Fate;
  readonly records: number;
}

async function readAgain(
  record: FetchRecord,
  request: JobRequest | undefined,
  { raw, mayBeMissing, readings, processing, segments, all, onDamaged, onRecords }: ReprocessDeps,
): Promise<Result> {
  if (request === undefined) return { fate: 'leftOut', records: 0 };
  const id = jobId(request);
  if (!all && (await readings.has(id, record.sha256))) return { fate: 'current', records: 0 };
  const bytes = await raw.readRaw(record.sha256).catch((error: unknown) => damageOrThrow(error));
  if (bytes instanceof StoreError && bytes.code === 'store.missing' && record.at < mayBeMissing)
    return { fate: 'leftOut', records: 0 };
  if (bytes instanceof StoreError) return damaged(record.url, bytes, { onDamaged });
  const source = sourceFacts(record.url, request.foundOn, record);
  const { output, records } = await processBytes(bytes, { source, follow: request.follow }, processing);
  if (output.byteLength > 0) await segments.append(output);
  await readings.add(id, record.sha256);
  onRecords(record.url, records);
  return { fate: 'read', records: records.length };
}

function damaged(url: string, error: StoreError, { onDamaged }: Pick<ReprocessDeps, 'onDamaged'>): Result {
  onDamaged(url, error);
  return { fate: 'damaged', records: 0 };
}

function damageOrThrow(error: unknown): StoreError {
  if (isDamage(error)) return error;
  throw error;
}

/** By address, as first asked for. Lists aren't reports. */
async function pageRequests(dataFolder: string): Promise<ReadonlyMap<string, JobRequest>> {
  const requests = new Map<string, JobRequest>();
  for await (const line of readLedger(dataFolder)) {
    if (line?.kind !== 'asked') continue;
    const { request } = line;
    const isPage = request.skipped === undefined && request.follow !== 'list' && request.site !== null;
    if (isPage && !requests.has(request.uri)) requests.set(request.uri, request);
  }
  return requests;
}

/** So many at a time; the first failure ends it. */
async function eachOf<Item>(
  items: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  for await (const item of items) {
    const done = work(item).finally(() => running.delete(done));
    running.add(done);
    if (running.size >= limit) await Promise.race(running);
  }
  await Promise.all(running);
}
