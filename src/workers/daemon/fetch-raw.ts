/** An address to bytes in the raw store and what is known of them; conditional where a copy is kept. */
import { FetchError } from '../../fetch/fetch-error.ts';
import { LARGE_WAIT_MS } from '../../fetch/fetch-limits.ts';
import type { Fetched, FetchResult } from '../../fetch/fetch-url.ts';
import type { PoliteFetch } from '../../fetch/fetch-politely.ts';
import type { FetchRecord } from '../../fetch/raw-store/fetch-record.ts';
import type { RawStore } from '../../fetch/raw-store/open-raw-store.ts';
import type { SourceFacts } from '../../record.ts';
import type { Gate } from '../gate.ts';

/** What is to be read of an address. */
export interface KeptPage {
  readonly sha256: string;
  readonly source: SourceFacts;
  /** The bytes are those of the fetch before. */
  readonly unchanged: boolean;
}

export interface FetchedRaw extends KeptPage {
  readonly record: FetchRecord;
}

/** Redirects that pages do by themselves, beside those of the protocol. */
export const MAX_MOVES = 5;

export interface FetchRawDeps {
  readonly fetch: PoliteFetch;
  readonly raw: Pick<RawStore, 'validators' | 'keep'>;
  /** Where a page sends a browser on by itself, absolute; null for one that is read. */
  readonly movesTo: (page: Fetched) => Promise<string | null>;
  /** Large bodies are had one at a time: together they would be more than a worker's memory. */
  readonly large: Gate;
}

export interface RawAsked {
  readonly url: string;
  readonly foundOn: string | null;
  /** Where it was moved to, if it was. */
  readonly start: string;
  /** SHA-256 of the pages whose scripts moved it there, first to last. */
  readonly sentOnBy: readonly string[];
  /** What was known of the address before the visit. */
  readonly before: FetchRecord | null;
}

/** Errors: `fetch.*`, `store.*`. */
export async function fetchRaw(asked: RawAsked, deps: FetchRawDeps): Promise<FetchedRaw> {
  let entering = Promise.resolve(false);
  const onLarge = async (): Promise<void> => {
    entering = deps.large.enter(LARGE_WAIT_MS);
    if (!(await entering)) throw tooManyLarge(asked.start);
  };
  try {
    return await fetchAndKeep(asked, deps, onLarge);
  } finally {
    void entering.then((isIn) => isIn && deps.large.leave());
  }
}

/** The job goes back to the queue, and it isn't counted as an attempt. */
const tooManyLarge = (url: string): FetchError =>
  new FetchError('fetch.site-busy', '其他大文件正在下载 | Other large documents are being downloaded', { url });

async function fetchAndKeep(
  { url, foundOn, start, sentOnBy, before }: RawAsked,
  { fetch, raw, movesTo }: FetchRawDeps,
  onLarge: () => Promise<void>,
): Promise<FetchedRaw> {
  // Where a script led to comes whole: what was kept in the meantime is the page with the script.
  const validators = before === null || start !== url ? null : await raw.validators(url);
  const ask = (address: string): Promise<FetchResult> =>
    fetch({ url: address, onLarge, ...(validators !== null && { validators }) });
  const answer = await followMoves({ ...(await ask(start)), url }, ask, movesTo);
  const result = answer.kind === 'fetched' ? ledBy(answer, sentOnBy) : answer;
  const unchanged = before !== null && isSame(result, before);
  const isKnown = unchanged || (before !== null && isBehind(result, before));
  const record = isKnown ? await keepSame(result, before, raw) : await raw.keep(result, foundOn);
  return { sha256: record.sha256, source: sourceFacts(url, foundOn, record), unchanged, record };
}

/** The page in the end, as if the server had redirected to it. */
async function followMoves(
  first: FetchResult,
  ask: (address: string) => Promise<FetchResult>,
  movesTo: FetchRawDeps['movesTo'],
): Promise<FetchResult> {
  let result = first;
  for (let moves = 0; result.kind === 'fetched'; moves += 1) {
    const target = await movesTo(result);
    if (target === null) break;
    if (moves === MAX_MOVES) throw tooManyMoves(target);
    const next = await ask(target);
    result = { ...next, url: first.url, hops: [...result.hops, ...next.hops] };
  }
  return result;
}

export const tooManyMoves = (url: string): FetchError =>
  new FetchError(
    'fetch.too-many-redirects',
    `网页自动跳转超过 ${MAX_MOVES} 次 | The page moved on more than ${MAX_MOVES} times`,
    { url },
  );

/** `uri`: as enqueued. The time is that of the fetch which brought these bytes, so that the same bytes give the same line. */
export const sourceFacts = (uri: string, foundOn: string | null, record: FetchRecord): SourceFacts => ({
  uri,
  ...(record.resolvedUrl !== uri && { resolvedUri: record.resolvedUrl }),
  fetchedAt: record.at,
  ...(foundOn !== null && { foundOn }),
  ...(record.rendered !== undefined && { rendered: record.rendered }),
});

const isSame = (result: FetchResult, before: FetchRecord): boolean =>
  result.kind === 'not-modified' || (result.sha256 === before.sha256 && result.resolvedUrl === before.resolvedUrl);

/** The page that a browser had filled before, or one whose script had led on: it comes again as it was fetched then. */
const isBehind = (result: FetchResult, { rendered, sentOnBy = [] }: FetchRecord): boolean =>
  result.kind === 'fetched' && (result.sha256 === rendered?.page || sentOnBy.includes(result.sha256));

export const ledBy = (page: Fetched, sentOnBy: readonly string[]): Fetched =>
  sentOnBy.length === 0 ? page : { ...page, sentOnBy };

/** Bytes that came again are written again where the kept copy was damaged; their time stays. */
const keepSame = (
  result: FetchResult,
  before: FetchRecord,
  raw: FetchRawDeps['raw'],
): Promise<FetchRecord> | FetchRecord =>
  result.kind === 'not-modified' ? before : raw.keep({ ...result, fetchedAt: before.at }, before.foundOn);
