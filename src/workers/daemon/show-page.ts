/** A page through the browser, in its turn, and what came of it into the raw store. */
import { createHash } from 'node:crypto';
import type { RefusedTargets } from '../../fetch/browser/guard-proxy.ts';
import { RenderError } from '../../fetch/browser/render-error.ts';
import type { Visit } from '../../fetch/fetch-politely.ts';
import type { Fetched, Rendering } from '../../fetch/fetch-url.ts';
import type { FetchRecord } from '../../fetch/raw-store/fetch-record.ts';
import type { RawStore } from '../../fetch/raw-store/open-raw-store.ts';
import { checkStatus } from '../../fetch/status.ts';
import type { PageRenderer, RenderOutcome } from '../browser/page-renderer.ts';
import { type KeptPage, ledBy, sourceFacts } from './fetch-raw.ts';
import { type JobHooks, timed } from './job-reading.ts';

interface ShowDeps {
  readonly visit: Visit;
  readonly renderer: Pick<PageRenderer, 'render'>;
}

/** With all that it loads it is one request at its site. Errors: `fetch.*`. */
export async function showPage(
  address: string,
  { visit, renderer }: ShowDeps,
  { onStep, onRefused }: Pick<JobHooks, 'onStep' | 'onRefused'>,
): Promise<RenderOutcome> {
  const release = await visit.admit(new URL(address));
  const cookies = visit.cookies.headerFor(new URL(address));
  const tell = (traffic: RefusedTargets): void => {
    if (traffic.refusedCount > 0) onRefused(traffic);
  };
  const shown = await timed('render', onStep, () => renderer.render({ url: address, cookies }))
    .catch((error: unknown) => {
      if (error instanceof RenderError) tell(error.traffic);
      throw error;
    })
    .finally(() => release({ retryAfterMs: null }));
  tell(shown.traffic);
  visit.cookies.keep(new URL(shown.url), shown.cookies?.split('; ') ?? []);
  if (shown.kind === 'moved') return shown;
  checkStatus(shown.status, {}, shown.url, Date.now());
  // A redirect within the browser: robots.txt is asked whether that page may be read as well.
  if (shown.url !== address) await (await visit.admit(new URL(shown.url)))({ retryAfterMs: null });
  return shown;
}

interface Showing {
  readonly url: string;
  readonly foundOn: string | null;
  readonly shown: Extract<RenderOutcome, { kind: 'rendered' }>;
  /** The page as it was fetched; null: without a browser the site gives none. */
  readonly plain: FetchRecord | null;
  /** What was known of the address before. */
  readonly before: FetchRecord | null;
  readonly sentOnBy: readonly string[];
}

/** The same page as before keeps its time and its browser, so that the same bytes give the same line. Errors: `store.*`. */
export async function keepRendered(
  { url, foundOn, shown, plain, before, sentOnBy }: Showing,
  raw: Pick<RawStore, 'keep'>,
): Promise<KeptPage> {
  const sha256 = createHash('sha256').update(shown.markup).digest('hex');
  const isSame = before?.rendered !== undefined && before.sha256 === sha256 && before.resolvedUrl === shown.url;
  const now: Rendering = { browser: shown.browser, page: plain?.sha256 ?? null };
  const result: Fetched = {
    kind: 'fetched',
    ...{ url, resolvedUrl: shown.url, hops: plain?.hops ?? [], status: shown.status, headers: {} },
    ...{ mediaType: 'text/html', charset: 'utf-8', fileName: null, etag: null, lastModified: null },
    ...{ bytes: shown.markup, sha256, wireBytes: shown.markup.length, cut: false, lengthProved: true },
    fetchedAt: isSame ? before.at : new Date().toISOString(),
    rendered: isSame ? before.rendered : now,
  };
  const record = await raw.keep(ledBy(result, sentOnBy), foundOn);
  return { sha256, source: sourceFacts(url, foundOn, record), unchanged: isSame };
}
