/** Fetching as a guest: robots.txt is asked first, and each site is asked by one worker at a time, with a gap. */
import { FetchError } from './fetch-error.ts';
import { defaultLimits, LARGE_WAIT_MS } from './fetch-limits.ts';
import { type FetchDeps, type FetchRequest, type FetchResult, fetchUrl, type HopGate } from './fetch-url.ts';
import type { SitePace } from './pace/site-pace.ts';
import { siteOf } from './pace/site.ts';
import { mayFetch, MAX_ROBOTS_BYTES } from './robots/robots.ts';
import { createRobotsCache, type RobotsCache } from './robots/robots-cache.ts';

export interface Politeness {
  readonly pace: SitePace;
  /** Tells this worker from all others. */
  readonly worker: string;
  /** Between two requests to a site; a Crawl-delay that asks for more gets it. */
  readonly minGapMs: number;
  /** Longer than this nobody waits for a turn: the job goes back to the queue. */
  readonly maxWaitMs: number;
  /** Resolves after so many milliseconds, rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export type PoliteFetch = (request: FetchRequest) => Promise<FetchResult>;

/** A Crawl-delay past this would stall the worker for a whole site; RFC 9309 knows none at all. */
const MAX_CRAWL_DELAY_MS = 60_000;
/** A whole site rests as long as it asks for by Retry-After, within bounds: a slip of its administrator isn't for ever. */
const MAX_SITE_REST_MS = 3_600_000;
const LEASE_SLACK_MS = 15_000;

/** Errors of the returned function: every `fetch.*`. */
export function createPoliteFetch(deps: Omit<FetchDeps, 'gate'>, politeness: Politeness): PoliteFetch {
  const now = deps.now ?? Date.now;
  const limits = deps.limits ?? defaultLimits;
  const paced = { ...politeness, now, leaseMs: limits.totalMs + LARGE_WAIT_MS + LEASE_SLACK_MS, signal: deps.signal };
  const robotsLimits = { ...limits, maxBytes: MAX_ROBOTS_BYTES };
  const robots = createRobotsCache({
    fetch: (request) =>
      fetchUrl(request, { ...deps, limits: robotsLimits, gate: paceGate(paced, () => Promise.resolve(0)) }),
    now,
  });
  const gate = paceGate(paced, (url) => admitted(robots, url));
  return (request) => fetchUrl(request, { ...deps, gate });
}

/** The Crawl-delay that the site asks for, in ms. */
async function admitted(robots: RobotsCache, url: URL): Promise<number> {
  const rules = await robots.robotsFor(url);
  if (!mayFetch(rules, url))
    throw new FetchError('fetch.blocked-by-robots', `robots.txt 不允许抓取此网址 | robots.txt disallows this address`, {
      url: url.href,
    });
  return Math.min(rules.crawlDelayMs ?? 0, MAX_CRAWL_DELAY_MS);
}

interface Paced extends Politeness {
  readonly now: () => number;
  readonly leaseMs: number;
  readonly signal: AbortSignal | undefined;
}

const paceGate =
  (paced: Paced, admit: (url: URL) => Promise<number>): HopGate =>
  async (url) => {
    const site = siteOf(url.href) ?? url.host;
    const gapMs = Math.max(paced.minGapMs, await admit(url));
    const hold = await takeTurn(paced, site, gapMs, url);
    return ({ retryAfterMs }) => {
      const wait = Math.max(gapMs, Math.min(retryAfterMs ?? 0, MAX_SITE_REST_MS));
      return paced.pace.release(site, paced.now() + wait, hold);
    };
  };

async function takeTurn(
  { pace, worker, leaseMs, maxWaitMs, sleep, signal }: Paced,
  site: string,
  gapMs: number,
  url: URL,
): Promise<string> {
  let waitedMs = 0;
  for (;;) {
    signal?.throwIfAborted();
    const hold = await pace.hold(site, worker, leaseMs, gapMs);
    if (hold.granted) return hold.hold;
    if (waitedMs + hold.waitMs > maxWaitMs)
      throw new FetchError('fetch.site-busy', `${site} 正由其他任务访问 | ${site} is in use by others`, {
        url: url.href,
        retryAfterMs: hold.waitMs,
      });
    await sleep(hold.waitMs, signal);
    waitedMs += hold.waitMs;
  }
}
