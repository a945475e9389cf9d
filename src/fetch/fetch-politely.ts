/** Fetching as a guest: robots.txt is asked first, and each site is asked by one visitor at a time, with a gap. */
import { type Cookies, createCookies } from './cookies.ts';
import { FetchError } from './fetch-error.ts';
import { defaultLimits } from './fetch-limits.ts';
import { type FetchDeps, type FetchRequest, type FetchResult, fetchUrl, type HopGate } from './fetch-url.ts';
import { ruleFor } from './host-rules.ts';
import { KeptTurns, type TurnSettings } from './pace/kept-turns.ts';
import { siteOf } from './pace/site.ts';
import { mayFetch, MAX_ROBOTS_BYTES } from './robots/robots.ts';
import { createRobotsCache, type RobotsCache } from './robots/robots-cache.ts';

export interface Politeness extends Pick<TurnSettings, 'pace' | 'worker' | 'leaseMs' | 'maxWaitMs' | 'sleep'> {
  /** Between two requests to a site; a Crawl-delay that asks for more gets it. */
  readonly minGapMs: number;
}

export type PoliteFetch = (request: FetchRequest) => Promise<FetchResult>;

/** All the requests of one job, one after another: sites that it asked stay its own until it ends, and so do their cookies. */
export interface Visit {
  /** Errors: every `fetch.*`. */
  readonly fetch: PoliteFetch;
  /** For a request that another makes in its place: robots.txt, the host's rules and the site's turn. */
  readonly admit: HopGate;
  readonly cookies: Cookies;
  readonly end: () => Promise<void>;
}

/** `claimed`: token of the job's lease. */
export type OpenVisit = (claimed?: string) => Visit;

/** A Crawl-delay past this would stall the worker for a whole site; RFC 9309 knows none at all. */
const MAX_CRAWL_DELAY_MS = 60_000;
/** A whole site rests as long as it asks for by Retry-After, within bounds: a slip of its administrator isn't for ever. */
const MAX_SITE_REST_MS = 3_600_000;

export function createVisits(deps: Omit<FetchDeps, 'gate' | 'cookies'>, politeness: Politeness): OpenVisit {
  const now = deps.now ?? Date.now;
  const limits = deps.limits ?? defaultLimits;
  const robotsLimits = { ...limits, maxBytes: MAX_ROBOTS_BYTES };
  const robots = createRobotsCache(now);
  return (claimed) => {
    const turns = new KeptTurns({ ...politeness, now, signal: deps.signal }, claimed);
    const cookies = createCookies();
    const gapMs = (url: URL): number => ruleFor(url, deps.hosts ?? {}).gapMs ?? politeness.minGapMs;
    const paced = (admit: (url: URL) => Promise<number>): HopGate => gateOf(turns, gapMs, admit);
    const fetchRobots: PoliteFetch = (request) =>
      fetchUrl(request, { ...deps, limits: robotsLimits, gate: paced(() => Promise.resolve(0)) });
    const gate = paced((url) => {
      if (ruleFor(url, deps.hosts ?? {}).isOff === true) throw switchedOff(url);
      return admitted(robots, url, fetchRobots);
    });
    return {
      fetch: (request) => fetchUrl(request, { ...deps, cookies, gate }),
      ...{ admit: gate, cookies, end: () => turns.end() },
    };
  };
}

const switchedOff = (url: URL): FetchError =>
  new FetchError(
    'fetch.refused-address',
    `设置 hosts 已停用 ${url.hostname} | the setting hosts has switched ${url.hostname} off`,
    { url: url.href },
  );

/** The Crawl-delay that the site asks for, in ms. */
async function admitted(robots: RobotsCache, url: URL, fetch: PoliteFetch): Promise<number> {
  const rules = await robots.robotsFor(url, fetch);
  if (!mayFetch(rules, url))
    throw new FetchError('fetch.blocked-by-robots', `robots.txt 不允许抓取此网址 | robots.txt disallows this address`, {
      url: url.href,
    });
  return Math.min(rules.crawlDelayMs ?? 0, MAX_CRAWL_DELAY_MS);
}

const gateOf =
  (turns: KeptTurns, ownGapMs: (url: URL) => number, admit: (url: URL) => Promise<number>): HopGate =>
  async (url) => {
    const site = siteOf(url.href) ?? url.host;
    const gapMs = Math.max(ownGapMs(url), await admit(url));
    await turns.take(site, gapMs, url);
    return ({ retryAfterMs }) => {
      turns.rest(site, Math.max(gapMs, Math.min(retryAfterMs ?? 0, MAX_SITE_REST_MS)));
      return Promise.resolve();
    };
  };
