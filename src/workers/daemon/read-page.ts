/** One address of a visit to what its page says: as it was fetched or, where only scripts fill it, as a browser shows it. */
import { mayMove } from '../../extractors/html/page-moves.ts';
import { FetchError } from '../../fetch/fetch-error.ts';
import type { Visit } from '../../fetch/fetch-politely.ts';
import type { Fetched } from '../../fetch/fetch-url.ts';
import type { FetchRecord } from '../../fetch/raw-store/fetch-record.ts';
import type { StandIn } from '../../leads.ts';
import type { Job } from '../../queue/job.ts';
import { processBytes } from '../process-bytes.ts';
import { type FetchedRaw, fetchRaw, type KeptPage, MAX_MOVES, type RawAsked, tooManyMoves } from './fetch-raw.ts';
import { type JobHooks, type JobReading, type OnStep, type ReadJobDeps, timed } from './job-reading.ts';
import { keepRendered, showPage } from './show-page.ts';

export interface VisitDeps extends ReadJobDeps {
  readonly visit: Visit;
}

export interface PageAsked {
  readonly job: Pick<Job, 'id' | 'follow'>;
  readonly url: string;
  readonly foundOn: string | null;
  /** Bytes that gave their lines before needn't be read again. */
  readonly mayBeKnown: boolean;
}

export type PageRead = Extract<JobReading, { kind: 'read' | 'unchanged' }>;

/** Errors: `fetch.*`, and trouble. */
export async function readPage(asked: PageAsked, deps: VisitDeps, hooks: JobHooks): Promise<PageRead> {
  const { renderer, raw } = deps;
  const before = await raw.latest(asked.url).catch(() => null);
  let sentOnBy: readonly string[] = [];
  let start = asked.url;
  for (let moves = 0; ; moves += 1) {
    const plain = await readPlainly({ ...asked, start, sentOnBy, before }, deps, hooks.onStep);
    if (plain.kind !== 'for-browser' || renderer === null) return settled(plain, asked.url);
    const shown = await showPage(plain.address, { ...deps, renderer }, hooks);
    if (shown.kind === 'rendered') {
      const kept = await keepRendered({ ...asked, shown, plain: plain.fetched, before, sentOnBy }, raw);
      return settled(await readKept(asked, kept, deps, hooks.onStep), asked.url);
    }
    if (moves === MAX_MOVES) throw tooManyMoves(shown.url);
    if (plain.fetched !== null) sentOnBy = [...sentOnBy, plain.fetched.sha256];
    start = shown.url;
  }
}

/** A page that a browser may have more of. */
interface ForBrowser {
  readonly kind: 'for-browser';
  readonly address: string;
  /** Null: without a browser the site gives no page. */
  readonly fetched: FetchRecord | null;
  /** What it says without one. */
  readonly plain: Parsed | FetchError;
}

type PlainPage = Extract<PageRead, { kind: 'unchanged' }> | Parsed | ForBrowser;

type PartAsked = PageAsked & RawAsked;

async function readPlainly(asked: PartAsked, deps: VisitDeps, onStep: OnStep): Promise<PlainPage> {
  const fetched = await fetchPage(asked, deps, onStep).catch(challengeOrThrow);
  if (fetched instanceof FetchError)
    return { kind: 'for-browser', address: fetched.url ?? asked.start, fetched: null, plain: fetched };
  const plain = await readKept(asked, fetched, deps, onStep);
  if (plain.kind === 'unchanged') return plain;
  const { standIn, awaitsScripts } = plain.processed;
  if (standIn !== 'challenge' && !awaitsScripts) return plain;
  const { record } = fetched;
  return { kind: 'for-browser', address: record.resolvedUrl, fetched: record, plain };
}

const fetchPage = (asked: PartAsked, deps: VisitDeps, onStep: OnStep): Promise<FetchedRaw> =>
  timed('fetch', onStep, () =>
    fetchRaw(asked, { ...deps, fetch: deps.visit.fetch, movesTo: (page) => movesTo(page, deps) }),
  );

function challengeOrThrow(error: unknown): FetchError {
  if (error instanceof FetchError && error.fetchCode === 'fetch.challenge') return error;
  throw error;
}

/** Documents are opened in the parser child only, pages that send on as well. */
async function movesTo(page: Fetched, { parsing, processing }: ReadJobDeps): Promise<string | null> {
  if (!mayMove(page.bytes)) return null;
  const asked = { source: { uri: page.resolvedUrl }, follow: 'none' } as const;
  const { leads } = await parsing.pass(() => processBytes(page.bytes, asked, processing));
  return leads?.movedTo ?? null;
}

type Parsed = Extract<JobReading, { kind: 'read' }>;

async function readKept(
  { job, mayBeKnown }: PageAsked,
  { sha256, source, unchanged }: KeptPage,
  { parsing, raw, processing, readings }: ReadJobDeps,
  onStep: OnStep,
): Promise<Parsed | Extract<PageRead, { kind: 'unchanged' }>> {
  const { resolvedUri } = source;
  if (unchanged && mayBeKnown && (await readings.has(job.id, sha256)))
    return { kind: 'unchanged', sha256, resolvedUri };
  return parsing.pass(async () => {
    const began = performance.now();
    const bytes = await raw.readRaw(sha256);
    const processed = await processBytes(bytes, { source, follow: job.follow }, processing);
    onStep('parse', performance.now() - began);
    const kept = processed.loss === null ? null : bytes;
    return { kind: 'read', processed, leads: processed.leads, sha256, resolvedUri, bytes: kept };
  });
}

/** What a page comes to when no browser is asked, or none any more. Errors: `fetch.challenge`, `fetch.soft-404`. */
function settled(page: PlainPage, url: string): PageRead {
  if (page.kind === 'unchanged') return page;
  const read = page.kind === 'for-browser' ? page.plain : page;
  if (read instanceof FetchError) throw read;
  const { standIn } = read.processed;
  if (standIn !== null) throw standsIn(standIn, read.resolvedUri ?? url);
  return read;
}

const standInWords: Readonly<Record<StandIn, string>> = {
  challenge: '网站返回的是浏览器验证页 | The site answered with a test of the browser',
  'soft-404': '网站以正常状态返回了“页面不存在” | The site says that there is no such page, with status 200',
};

const standsIn = (standIn: StandIn, url: string): FetchError =>
  new FetchError(`fetch.${standIn}`, standInWords[standIn], { url, status: 200 });
