/** A site's robots.txt, asked for at most once a day. */
import { FetchError } from '../fetch-error.ts';
import type { Fetched, FetchRequest, FetchResult } from '../fetch-url.ts';
import { PRODUCT_TOKEN } from '../user-agent.ts';
import { allowAll, MAX_ROBOTS_BYTES, parseRobots, type Robots } from './robots.ts';

const HOUR = 3_600_000;
/** RFC 9309, 2.4: not longer than a day. */
const KEEP_MS = 24 * HOUR;
/** What is down may be up again; until then nothing of the site is fetched. */
const KEEP_FAILURE_MS = HOUR / 6;
const MAX_ORIGINS = 5_000;

interface Entry {
  readonly robots: Robots | FetchError;
  readonly until: number;
}

export interface RobotsCache {
  /** Errors: `fetch.robots-unavailable`, `fetch.site-busy`, and those of the transport (`fetch.dns`, `fetch.connect`, …). */
  robotsFor(url: URL, fetch: FetchRobots): Promise<Robots>;
}

/** Fetches under the guard and pace of the visit that asks, cut at `MAX_ROBOTS_BYTES`. */
export type FetchRobots = (request: FetchRequest) => Promise<FetchResult>;

/** One authority (scheme, host and port) has one robots.txt. */
export function createRobotsCache(now: () => number): RobotsCache {
  const entries = new Map<string, Entry>();
  const underWay = new Map<string, Promise<Robots>>();

  const load = async (origin: string, fetch: FetchRobots): Promise<Robots> => {
    const stale = entries.get(origin)?.robots;
    const entry = await fetchRobots(origin, { fetch, now }, stale instanceof FetchError ? undefined : stale);
    if (entries.size >= MAX_ORIGINS) entries.delete(entries.keys().next().value ?? '');
    entries.delete(origin);
    entries.set(origin, entry);
    return answer(entry);
  };

  return {
    robotsFor: (url, fetch) => {
      const { origin } = url;
      const entry = entries.get(origin);
      if (entry !== undefined && entry.until > now()) return answer(entry);
      const loading = underWay.get(origin) ?? load(origin, fetch).finally(() => underWay.delete(origin));
      underWay.set(origin, loading);
      return loading;
    },
  };
}

const answer = ({ robots }: Entry): Promise<Robots> =>
  robots instanceof FetchError ? Promise.reject(robots) : Promise.resolve(robots);

async function fetchRobots(
  origin: string,
  { fetch, now }: { readonly fetch: FetchRobots; readonly now: () => number },
  stale: Robots | undefined,
): Promise<Entry> {
  try {
    const result = await fetch({ url: `${origin}/robots.txt`, whenTooLarge: 'cut' });
    return { robots: result.kind === 'fetched' ? read(result) : allowAll, until: now() + KEEP_MS };
  } catch (error) {
    // Others have the site: that says nothing about its robots.txt, and holds for a moment only.
    if (!(error instanceof FetchError) || error.fetchCode === 'fetch.site-busy') throw error;
    return { ...afterFailure(error, stale), until: now() + (isAbsent(error) ? KEEP_MS : KEEP_FAILURE_MS) };
  }
}

const read = ({ bytes }: Fetched): Robots =>
  parseRobots(new TextDecoder().decode(bytes.subarray(0, MAX_ROBOTS_BYTES)), PRODUCT_TOKEN);

/**
 * RFC 9309, 2.3.1: unavailable (4xx, or redirects that lead nowhere) allows all, unreachable forbids all; a copy from
 * before goes on holding. 429 counts as unreachable: it asks for fewer requests, not for more.
 */
function afterFailure(error: FetchError, stale: Robots | undefined): Pick<Entry, 'robots'> {
  if (isAbsent(error)) return { robots: allowAll };
  if (stale !== undefined) return { robots: stale };
  if (error.status === null) return { robots: error };
  const details = { ...(error.url === null ? {} : { url: error.url }), status: error.status, cause: error };
  const wait = error.retryAfterMs === null ? {} : { retryAfterMs: error.retryAfterMs };
  return {
    robots: new FetchError(
      'fetch.robots-unavailable',
      `robots.txt 暂不可用（HTTP ${error.status}），稍后再试 | robots.txt is unavailable for now`,
      { ...details, ...wait },
    ),
  };
}

const nowhere: ReadonlySet<string> = new Set([
  'fetch.too-many-redirects',
  'fetch.bad-redirect',
  'fetch.refused-address',
  'fetch.invalid-url',
]);

const isAbsent = ({ status, fetchCode }: FetchError): boolean =>
  nowhere.has(fetchCode) || (status !== null && status !== 429 && status < 500);
