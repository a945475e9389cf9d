import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FetchError } from '../../src/fetch/fetch-error.ts';
import { parseAllowedHosts } from '../../src/fetch/address/allowed-hosts.ts';
import { createVisits, type PoliteFetch, type Politeness, type Visit } from '../../src/fetch/fetch-politely.ts';
import { type HostRules, ruleFor } from '../../src/fetch/host-rules.ts';
import { createLocalPace, type SitePace } from '../../src/fetch/pace/site-pace.ts';
import { siteOf } from '../../src/fetch/pace/site.ts';
import type { retryClasses } from '../../src/fetch/retry-policy.ts';
import { countsAsAttempt, retryDelayMs } from '../../src/fetch/retry-policy.ts';
import { userAgent } from '../../src/fetch/user-agent.ts';
import { type Handler, redirectTo, type Site, startSite } from '../support/site.ts';
import { allow, failsWith, page } from './fetching.ts';

const GAP = 60;

/** Each request is a visit of its own. */
const worker = (site: Site, pace: SitePace, name: string, more: Partial<Politeness> = {}): PoliteFetch => {
  const openVisit = createVisits(allow(site), {
    ...{ pace, worker: name, minGapMs: GAP, leaseMs: 60_000, maxWaitMs: 60_000 },
    sleep: (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }),
    ...more,
  });
  return async (request) => {
    const visit = openVisit();
    try {
      return await visit.fetch(request);
    } finally {
      await visit.end();
    }
  };
};

const slowly =
  (ms: number): Handler =>
  (_request, response) => {
    setTimeout(() => response.writeHead(200).end(page), ms);
  };

/** Gaps between the end of each request and the start of the next, by the site's own clock; negative where two overlap. */
function gapsOf({ log }: Site): readonly number[] {
  const sorted = log.toSorted((a, b) => a.from - b.from);
  return sorted.slice(1).map(({ from }, at) => from - sorted[at]!.to!);
}

describe('a host of its own', () => {
  it('has its gap, its headers, and no visit when it is off', async () => {
    await using other = await startSite({ '/r': page }, '127.0.0.2');
    await using site = await startSite({ '/r': page, '/away': redirectTo(`${other.origin}/r`) });
    const hosts = {
      '127.0.0.1': { gapMs: 200, headers: { 'x-pass': 'geheim', 'accept-language': 'zh-CN' } },
      '0.0.2': { isOff: true }, // the end of a name, and no subdomain
    };
    const allowed = parseAllowedHosts([`127.0.0.1:${site.port}`, `127.0.0.2:${other.port}`]);
    const open = (rules: HostRules): Visit =>
      createVisits(
        { ...allow(site), allowed, hosts: rules },
        {
          ...{ pace: createLocalPace(), worker: 'a', minGapMs: 1, leaseMs: 60_000, maxWaitMs: 60_000 },
          sleep: (ms) => sleep(ms),
        },
      )();
    const visit = open(hosts);
    await visit.fetch({ url: `${site.origin}/r` });
    await visit.fetch({ url: `${site.origin}/away` });
    await visit.end();
    expect(site.log.at(-1)?.headers).toMatchObject({ 'x-pass': 'geheim', 'accept-language': 'zh-CN' });
    expect(Math.min(...gapsOf(site))).toBeGreaterThanOrEqual(198);
    expect(other.log.map(({ headers }) => headers['x-pass'])).toEqual([undefined, undefined]);
    const off = open({ '127.0.0.1': { isOff: true } });
    const before = site.log.length;
    await expect(off.fetch({ url: `${site.origin}/r` })).rejects.toEqual(failsWith('fetch.refused-address'));
    expect(site.log.length).toBe(before);
    await off.end();
  });

  it.each([
    ['a.gov.cn', 5],
    ['www.a.gov.cn', 5],
    ['old.www.a.gov.cn', 9],
    ['ba.gov.cn', undefined],
  ])('is found for %s', (host, gapMs) => {
    const rules = { 'a.gov.cn': { gapMs: 5 }, 'old.www.a.gov.cn': { gapMs: 9 } };
    expect(ruleFor(new URL(`https://${host}/`), rules).gapMs).toBe(gapMs);
  });
});

describe('the pace', () => {
  it('keeps four workers apart, by the log of the site', async () => {
    const paths = Array.from({ length: 12 }, (_, at) => `/${at}`);
    await using site = await startSite(Object.fromEntries(paths.map((path, at) => [path, slowly((at % 3) * 15)])));
    const pace = createLocalPace();
    const waiting = [...paths];
    const work = async (name: string): Promise<void> => {
      const fetch = worker(site, pace, name);
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
        await fetch({ url: `${site.origin}${path}` });
    };
    await Promise.all(['a', 'b', 'c', 'd'].map(work));
    const documents = site.log.filter(({ path }) => path !== '/robots.txt');
    expect(documents.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
    expect(site.log.length - documents.length).toBe(4);
    expect(Math.min(...gapsOf(site))).toBeGreaterThanOrEqual(GAP - 2);
  });

  it('holds between redirects and after failures too', async () => {
    await using site = await startSite({ '/1': redirectTo('/2'), '/2': redirectTo('/gone') });
    await expect(worker(site, createLocalPace(), 'a')({ url: `${site.origin}/1` })).rejects.toEqual(
      failsWith('fetch.not-found'),
    );
    expect(site.log.map(({ path }) => path)).toEqual(['/robots.txt', '/1', '/2', '/gone']);
    expect(Math.min(...gapsOf(site))).toBeGreaterThanOrEqual(GAP - 2);
  });

  it('takes Crawl-delay where it asks for more', async () => {
    await using site = await startSite({ '/robots.txt': 'User-agent: *\nCrawl-delay: 0.2', '/1': page, '/2': page });
    const fetch = worker(site, createLocalPace(), 'a');
    await fetch({ url: `${site.origin}/1` });
    await fetch({ url: `${site.origin}/2` });
    expect(gapsOf(site)[1]).toBeGreaterThanOrEqual(198);
  });

  it('gives the site back however a request ends', async () => {
    await using site = await startSite({
      '/robots.txt': 'User-agent: *\nDisallow: /x',
      '/1': redirectTo('http://10.0.0.1/'),
      '/2': page,
    });
    const fetch = worker(site, createLocalPace(), 'a', { maxWaitMs: 1_000 });
    await expect(fetch({ url: `${site.origin}/1` })).rejects.toEqual(failsWith('fetch.refused-address'));
    await expect(fetch({ url: `${site.origin}/x` })).rejects.toEqual(failsWith('fetch.blocked-by-robots'));
    expect(await fetch({ url: `${site.origin}/2` })).toMatchObject({ status: 200 });
    expect(site.log.map(({ path }) => path)).not.toContain('/x');
  });

  it('lets the whole site rest as long as it asks for by Retry-After, up to an hour', async () => {
    const busy =
      (seconds: string): Handler =>
      (_request, response) =>
        void response.writeHead(503, { 'retry-after': seconds }).end();
    for (const [seconds, restMs] of [
      ['900', 900_000],
      ['99999999999999999999', 3_600_000],
    ] as const) {
      await using site = await startSite({ '/1': busy(seconds), '/2': page });
      const fetch = worker(site, createLocalPace(), 'a', { maxWaitMs: 1_000 });
      await expect(fetch({ url: `${site.origin}/1` })).rejects.toEqual(failsWith('fetch.server-error'));
      const error: unknown = await fetch({ url: `${site.origin}/2` }).catch((thrown: unknown) => thrown);
      expect(error).toEqual(failsWith('fetch.site-busy'));
      expect((error as FetchError).retryAfterMs).toBeGreaterThan(restMs - 10_000);
      expect((error as FetchError).retryAfterMs).toBeLessThanOrEqual(restMs);
    }
  });

  it('sends the job back where the site stays taken', async () => {
    await using site = await startSite({ '/1': page });
    const pace = createLocalPace();
    await pace.hold('127.0.0.1', 'other', 60_000, GAP);
    await expect(worker(site, pace, 'a', { maxWaitMs: 50 })({ url: `${site.origin}/1` })).rejects.toEqual(
      failsWith('fetch.site-busy'),
    );
    expect(site.log).toEqual([]);
  });
});

describe('a pace of one process', () => {
  it('keeps the gap after a release, a later time that was asked for, and the end of a lease that nobody gave back', async () => {
    let at = 0;
    const pace = createLocalPace(() => at);
    const ask = (worker: string): ReturnType<SitePace['hold']> => pace.hold('a.gov.cn', worker, 1_000, 100);
    expect(await ask('1')).toEqual({ granted: true, hold: '1#1' });
    expect(await ask('2')).toMatchObject({ granted: false });
    expect(await pace.hold('b.gov.cn', '2', 1_000, 100)).toMatchObject({ granted: true });
    at = 50;
    await pace.release('a.gov.cn', at, '1#1');
    expect(await ask('2')).toEqual({ granted: false, waitMs: 100 });
    at = 150;
    expect(await ask('2')).toMatchObject({ granted: true });
    // The first holder's release comes late and changes nothing.
    await pace.release('a.gov.cn', 0, '1#1');
    expect(await ask('3')).toMatchObject({ granted: false });
    at = 1_200;
    expect(await ask('3')).toEqual({ granted: false, waitMs: 50 });
    at = 1_250;
    expect(await ask('3')).toEqual({ granted: true, hold: '3#4' });
    await pace.release('a.gov.cn', 9_000, '3#4');
    expect(await ask('3')).toEqual({ granted: false, waitMs: 7_750 });
  });
});

describe('sites', () => {
  it.each([
    ['https://www.beijing.gov.cn/x', 'beijing.gov.cn'],
    ['http://ZWGK.beijing.gov.cn.:80/', 'beijing.gov.cn'],
    ['http://www.gov.cn/', 'www.gov.cn'],
    ['http://gov.cn/', 'gov.cn'],
    ['http://x.fujian.gov.cn/', 'fujian.gov.cn'],
    ['http://www.北京.中国/', 'xn--1lq90i.xn--fiqs8s'],
    ['http://8.8.8.8:80/', '8.8.8.8'],
    ['http://[2400:3200::1]/', '[2400:3200::1]'],
    ['http://localhost/', 'localhost'],
    ['file:///x', null],
    ['x', null],
  ])('%s is of %s', (url, site) => expect(siteOf(url)).toBe(site));
});

describe('another attempt', () => {
  const delay = (code: keyof typeof retryClasses, attempt: number, random = 0, retryAfterMs?: number): number | null =>
    retryDelayMs(new FetchError(code, 'x', retryAfterMs === undefined ? {} : { retryAfterMs }), attempt, random);

  it('doubles by its class, within bounds, spread over the upper half', () => {
    expect([1, 2, 3, 20].map((attempt) => delay('fetch.interrupted', attempt))).toEqual([
      5_000, 10_000, 20_000, 150_000,
    ]);
    expect(delay('fetch.server-error', 1, 0.999)).toBeGreaterThan(119_000);
    expect(delay('fetch.server-error', 1, 0.999)).toBeLessThanOrEqual(120_000);
  });

  it('is never sooner than the site asked for, up to a day', () => {
    expect(delay('fetch.rate-limited', 1, 0, 3_600_000)).toBe(3_600_000);
    expect(delay('fetch.rate-limited', 1, 0, 10)).toBe(60_000);
    expect(delay('fetch.rate-limited', 1, 0, 1e12)).toBe(86_400_000);
  });

  it('is not made where it would end the same', () => {
    for (const code of [
      'fetch.refused-address',
      'fetch.not-found',
      'fetch.too-large',
      'fetch.blocked-by-robots',
    ] as const)
      expect(delay(code, 1)).toBeNull();
  });

  it('counts unless it only waited', () => {
    expect([countsAsAttempt('fetch.site-busy'), countsAsAttempt('fetch.dns')]).toEqual([false, true]);
  });
});

describe('who asks', () => {
  it('says its name and whom to write to', () => {
    expect(userAgent('1.2.3', null)).toBe('nianbao/1.2.3');
    expect(userAgent('1.2.3', 'mailto:a@example.org')).toBe('nianbao/1.2.3 (+mailto:a@example.org)');
  });

  it.each(['a\r\nX: y', 'x) y', 'a b', ''])('takes no contact that would break the header: %j', (contact) => {
    expect(() => userAgent('1', contact)).toThrow(FetchError);
  });
});
