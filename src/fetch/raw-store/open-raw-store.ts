/** The raw store: everything that was ever fetched, so that a newer extractor needs no network. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Fetched, FetchResult, NotModified, Validators } from '../fetch-url.ts';
import { type FetchIndex, fetchIndex, type IndexedFetch } from './fetch-index.ts';
import { createFetchLog, type LogPosition, logFiles, readLog, readRecord } from './fetch-log.ts';
import type { FetchRecord } from './fetch-record.ts';
import { IndexFile } from './open-index.ts';
import { createRawFiles } from './raw-files.ts';
import { isDamage, StoreError, toStoreError } from './store-error.ts';

export interface RawStore extends AsyncDisposable {
  /** Keeps what came, bytes first. For `not-modified` the record points to the bytes of the fetch before. Errors: `store.*`. */
  keep(result: FetchResult, foundOn: string | null): Promise<FetchRecord>;
  /** What the newest fetch of a URL says, null if there is none. */
  latest(url: string): Promise<FetchRecord | null>;
  /** For a conditional request; null where there is nothing to compare with, or its bytes are gone or damaged. */
  validators(url: string): Promise<Validators | null>;
  /** Errors: `store.missing`, `store.corrupt`. */
  readRaw(sha256: string): Promise<Uint8Array>;
  /** Newest record of each URL, by URL. */
  all(): AsyncGenerator<FetchRecord | DamagedRecord>;
  /** What each URL had at whatever time, in the order in which it was kept: the same bytes with the same time once. */
  versions(): AsyncGenerator<FetchRecord | DamagedRecord>;
  /** Everything that is damaged: bytes that aren't those of their name, records that are broken or whose bytes are missing. */
  verify(): AsyncGenerator<StoreError>;
}

export interface DamagedRecord {
  readonly url: string;
  readonly error: StoreError;
}

const PAGE = 500;

/** Several processes may share a data folder. Errors: `store.*`. */
export async function openRawStore(dataFolder: string): Promise<RawStore> {
  const files = createRawFiles(dataFolder);
  const log = createFetchLog(dataFolder);
  const index = await openIndex(dataFolder);

  const latest = async (url: string): Promise<FetchRecord | null> => {
    const position = await asked(index, dataFolder, ({ newest }) => newest(url));
    return position === null ? null : recordAt(dataFolder, url, position);
  };
  const keep = async (result: FetchResult, foundOn: string | null): Promise<FetchRecord> => {
    const record =
      result.kind === 'fetched' ? await keepFetched(result) : unchanged(result, await recordBefore(result.url));
    const position = await log.append({ ...record, foundOn });
    // A fetch that isn't in the index would never be found again once the next one is: then the job is done anew.
    await asked(index, dataFolder, ({ add }) => add([{ ...position, url: record.url, at: record.at }]));
    return { ...record, foundOn };
  };
  const keepFetched = async (result: Fetched): Promise<FetchRecord> => {
    const sha256 = await files.put(result.bytes);
    const { bytes, lengthProved, rendered, sentOnBy } = result;
    const facts = { ...factsOf(result), sha256, sizeBytes: bytes.length, lengthProved };
    return { ...facts, ...(rendered !== undefined && { rendered }), ...(sentOnBy !== undefined && { sentOnBy }) };
  };
  const recordBefore = async (url: string): Promise<FetchRecord> => {
    const before = await latest(url);
    if (before !== null) return before;
    throw new StoreError('store.missing', '网站说内容未变，但没有旧的内容 | Unchanged, but nothing is stored', url);
  };

  return {
    keep,
    latest,
    validators: async (url) => {
      const record = await latest(url).catch(() => null);
      if (record === null || (record.etag === null && record.lastModified === null)) return null;
      const whole = await files.isSound(record.sha256);
      return whole ? { url: record.resolvedUrl, etag: record.etag, lastModified: record.lastModified } : null;
    },
    readRaw: (sha256) => files.get(sha256),
    all: () => allRecords(dataFolder, index),
    versions: () => allVersions(dataFolder),
    verify: async function* () {
      for await (const sha256 of files.digests()) yield* damage(files.get(sha256));
      yield* verifyLog(dataFolder, (sha256) => files.has(sha256));
    },
    [Symbol.asyncDispose]: async () => {
      await log.close();
      index.close();
    },
  };
}

function factsOf(result: FetchResult): Omit<FetchRecord, 'sha256' | 'sizeBytes' | 'lengthProved'> {
  const { url, resolvedUrl, status, hops, headers, mediaType, charset, fileName, etag, lastModified } = result;
  const facts = { mediaType, charset, fileName, etag, lastModified };
  return { url, resolvedUrl, foundOn: null, at: result.fetchedAt, status, hops, headers, ...facts };
}

/** A 304 says little; what it leaves out still holds. */
function unchanged(result: NotModified, before: FetchRecord): FetchRecord {
  const { sha256, sizeBytes, lengthProved, mediaType, charset, fileName } = before;
  const etag = result.etag ?? before.etag;
  const lastModified = result.lastModified ?? before.lastModified;
  return { ...factsOf(result), sha256, sizeBytes, lengthProved, mediaType, charset, fileName, etag, lastModified };
}

const indexPath = (dataFolder: string): string => join(dataFolder, 'fetches.sqlite');

/** Brought up to what the log holds: another process may have died between its line and the index. */
async function openIndex(dataFolder: string): Promise<IndexFile<FetchIndex>> {
  const fill = async (filled: FetchIndex): Promise<void> => {
    for (const file of await logFiles(dataFolder)) await catchUp(dataFolder, file, filled);
  };
  const index = new IndexFile({ ...fetchIndex(indexPath(dataFolder)), fill });
  await asked(index, dataFolder, () => undefined);
  return index;
}

async function asked<T>(index: IndexFile<FetchIndex>, dataFolder: string, work: (index: FetchIndex) => T): Promise<T> {
  try {
    return await index.use(work);
  } catch (error) {
    throw toStoreError(error, indexPath(dataFolder));
  }
}

async function catchUp(dataFolder: string, file: string, index: FetchIndex): Promise<void> {
  let batch: IndexedFetch[] = [];
  for await (const { record, from, to } of readLog(dataFolder, file, index.readUpTo(file))) {
    if (record === null) continue;
    batch.push({ file, from, to, url: record.url, at: record.at });
    if (batch.length >= PAGE) {
      index.add(batch);
      batch = [];
    }
  }
  index.add(batch);
}

async function* allRecords(
  dataFolder: string,
  index: IndexFile<FetchIndex>,
): AsyncGenerator<FetchRecord | DamagedRecord> {
  const pageAfter = (after: string): Promise<ReturnType<FetchIndex['page']>> =>
    asked(index, dataFolder, ({ page }) => page(after, PAGE));
  for (let page = await pageAfter(''); page.length > 0; page = await pageAfter(page.at(-1)?.url ?? ''))
    for (const { url, ...position } of page)
      yield await recordAt(dataFolder, url, position).catch((error: unknown) => damagedRecord(url, error));
}

async function* allVersions(dataFolder: string): AsyncGenerator<FetchRecord | DamagedRecord> {
  const known = new Set<string>();
  for (const file of await logFiles(dataFolder))
    for await (const { record, from } of readLog(dataFolder, file)) {
      if (record === null) {
        yield { url: `${file}@${from}`, error: damagedLine(file, from) };
        continue;
      }
      const version = createHash('sha256').update(`${record.sha256} ${record.at} ${record.url}`).digest('base64');
      if (record.status !== NOT_MODIFIED && !known.has(version)) yield record;
      known.add(version);
    }
}

/** Such a record points to the bytes of a fetch before. */
const NOT_MODIFIED = 304;

const damagedLine = (file: string, from: number): StoreError =>
  new StoreError('store.corrupt', '抓取记录已损坏 | The fetch record is damaged', `${file}@${from}`);

/** The index is no proof: the line says whose it is. */
async function recordAt(dataFolder: string, url: string, position: LogPosition): Promise<FetchRecord> {
  const record = await readRecord(dataFolder, position);
  if (record.url === url) return record;
  throw new StoreError('store.corrupt', '抓取记录的索引有误 | The index of fetch records is wrong', url);
}

function damagedRecord(url: string, error: unknown): DamagedRecord {
  if (isDamage(error)) return { url, error };
  throw error;
}

async function* verifyLog(dataFolder: string, has: (sha256: string) => Promise<boolean>): AsyncGenerator<StoreError> {
  for (const file of await logFiles(dataFolder)) {
    for await (const { record, from } of readLog(dataFolder, file)) {
      const where = `${file}@${from}`;
      if (record === null) yield damagedLine(file, from);
      else if (!(await has(record.sha256)))
        yield new StoreError('store.missing', `原始文件缺失 ${record.sha256} | Its bytes are missing`, where);
    }
  }
}

async function* damage(reading: Promise<unknown>): AsyncGenerator<StoreError> {
  try {
    await reading;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    yield error;
  }
}
