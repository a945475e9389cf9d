/** Long gaps end: the clock is passed in, and nothing is waited for. */
import { describe, expect, it } from 'vitest';
import { createVisits, type Visit } from '../../src/fetch/fetch-politely.ts';
import { createLocalPace } from '../../src/fetch/pace/site-pace.ts';
import { redirectTo, type Site, startSite } from '../support/site.ts';
import { allow, failsWith, page } from './fetching.ts';

/** A clock that only sleeping moves. */
function timed(site: Site, { minGapMs = 1_000, maxWaitMs = 5_000 } = {}) {
  const clock = { now: 0 };
  const pace = createLocalPace(() => clock.now);
  const sleep = (ms: number): Promise<void> => {
    clock.now += ms;
    return Promise.resolve();
  };
  const open = (worker: string): ReturnType<typeof createVisits> =>
    createVisits(
      { ...allow(site), now: () => clock.now },
      { pace, worker, minGapMs, maxWaitMs, leaseMs: 60_000, sleep },
    );
  return { clock, pace, open };
}

const get = (visit: Visit, site: Site, path: string): ReturnType<Visit['fetch']> =>
  visit.fetch({ url: `${site.origin}${path}` });

describe('a visit', () => {
  it.each([
    ['Crawl-delay 7', 'User-agent: *\nCrawl-delay: 7', {}, 21_000],
    ['a gap of 30 s', '', { minGapMs: 30_000 }, 90_000],
  ])('keeps its turn over hops and pages: %s', async (_name, robots, more, leastMs) => {
    const paths = { '/1': redirectTo('/2'), '/2': redirectTo('/3'), '/3': page, '/4': page };
    await using site = await startSite({ '/robots.txt': robots, ...paths });
    const { clock, open } = timed(site, more);
    const visit = open('a')();
    await get(visit, site, '/1');
    await get(visit, site, '/4');
    await visit.end();
    expect(site.log.map(({ path }) => path)).toEqual(['/robots.txt', '/1', '/2', '/3', '/4']);
    expect(clock.now).toBeGreaterThanOrEqual(leastMs);
  });

  it('asks for robots.txt of another origin of its site within its own turn', async () => {
    await using second = await startSite({ '/2': page });
    await using first = await startSite({ '/1': redirectTo(`${second.origin}/2`) });
    const visits = createVisits(allow(first, second), {
      ...{ pace: createLocalPace(), worker: 'a', minGapMs: 0, leaseMs: 60_000, maxWaitMs: 50 },
      sleep: () => Promise.resolve(),
    });
    const visit = visits();
    expect(await get(visit, first, '/1')).toMatchObject({ status: 200 });
    await visit.end();
  });

  it('leaves others the site when it ends, after the gap, and not before', async () => {
    await using site = await startSite({ '/1': page, '/2': page });
    const { clock, pace, open } = timed(site);
    const visit = open('a')();
    await get(visit, site, '/1');
    expect(await pace.hold('127.0.0.1', 'b', 60_000, 1_000)).toMatchObject({ granted: false });
    await visit.end();
    const refused = await pace.hold('127.0.0.1', 'b', 60_000, 1_000);
    expect(refused).toEqual({ granted: false, waitMs: 1_000 });
    clock.now += 1_000;
    expect(await pace.hold('127.0.0.1', 'b', 60_000, 1_000)).toMatchObject({ granted: true });
  });

  it('hands its job back rather than wait for a site that wants to rest for an hour', async () => {
    await using site = await startSite({
      '/1': (_request, response) => void response.writeHead(429, { 'retry-after': '3600' }).end(),
      '/2': page,
    });
    const visit = timed(site).open('a')();
    await expect(get(visit, site, '/1')).rejects.toEqual(failsWith('fetch.rate-limited'));
    await expect(get(visit, site, '/2')).rejects.toEqual(failsWith('fetch.site-busy', { retryAfterMs: 3_600_000 }));
    await visit.end();
  });

  it('waits no longer for another’s turn than it may', async () => {
    await using site = await startSite({ '/1': page });
    const { pace, open } = timed(site, { maxWaitMs: 0 });
    await pace.hold('127.0.0.1', 'queue', 60_000, 0);
    const blocked = open('b')();
    await expect(get(blocked, site, '/1')).rejects.toEqual(failsWith('fetch.site-busy'));
    await blocked.end();
  });
});
