import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FetchError } from '../../src/fetch/fetch-error.ts';
import type { FetchResult } from '../../src/fetch/fetch-url.ts';
import { mayFetch, parseRobots } from '../../src/fetch/robots/robots.ts';
import { createRobotsCache } from '../../src/fetch/robots/robots-cache.ts';

const allows = (text: string, path: string, token = 'nianbao'): boolean =>
  mayFetch(parseRobots(text, token), new URL(path, 'https://www.example.gov.cn'));

const all = (lines: string): string => `User-agent: *\n${lines}`;

describe('groups', () => {
  const text = [
    ...[
      'Disallow: /lost',
      'User-agent: a',
      'User-Agent : Nianbao/1.2 # us',
      'Sitemap: /x',
      'user-agent: b',
      'Disallow: /ours',
      '',
    ],
    ...[
      'Crawl-delay: 2',
      'User-agent: *',
      'Disallow: /',
      'User-agent: NIANBAO',
      'Allow: /ours/but',
      'Crawl-delay: 3.5',
    ],
  ].join('\r\n');

  it('that name us hold together, and the one for all then does not', () => {
    expect(allows(text, '/anything')).toBe(true);
    expect(allows(text, '/ours')).toBe(false);
    expect(allows(text, '/ours/but')).toBe(true);
    expect(allows(text, '/lost')).toBe(true);
    expect(parseRobots(text, 'nianbao').crawlDelayMs).toBe(3500);
  });

  it('for all hold where none names us; without one nothing is forbidden', () => {
    expect(allows(text, '/anything', 'other')).toBe(false);
    expect(allows('User-agent: other\nDisallow: /', '/')).toBe(true);
    expect(allows('', '/')).toBe(true);
    expect(allows('<html><body>404 Disallow: /</body></html>', '/')).toBe(true);
  });

  it('are read through a byte order mark, lone line ends and comments', () => {
    expect(allows('\uFEFFUser-agent:*\rDisallow:/x#y\r', '/x')).toBe(false);
  });
});

describe('patterns', () => {
  it.each<[lines: string, path: string, allowed: boolean]>([
    ['Disallow:', '/a', true],
    ['Disallow: /', '/a', false],
    ['Disallow: /', '/robots.txt', true],
    ['Disallow: /fish', '/fish.html', false],
    ['Disallow: /fish', '/Fish', true],
    ['Disallow: /fish', '/cat/fish', true],
    ['Disallow: /fish*', '/fishheads', false],
    ['Disallow: /fish/', '/fish', true],
    ['Disallow: /*.php', '/a/b.php?x', false],
    ['Disallow: /*.php$', '/a.php', false],
    ['Disallow: /*.php$', '/a.php?x', true],
    ['Disallow: /*.php$', '/a.php5', true],
    ['Disallow: /fish*.php', '/fishheads/cat.php?p', false],
    ['Disallow: /a*b*c$', '/axbxcxc', false],
    ['Disallow: /a*b$', '/ab', false],
    ['Disallow: /ab*b$', '/ab', true],
    ['Disallow: *', '/x', false],
    ['Disallow: /$', '/', false],
    ['Disallow: /$', '/x', true],
    ['Disallow: /*?', '/x?y', false],
    ['Allow: /p\nDisallow: /', '/page', true],
    ['Allow: /folder\nDisallow: /folder', '/folder/page', true],
    ['Disallow: /folder\nAllow: /folder', '/folder/page', true],
    ['Allow: /page\nDisallow: /*.htm', '/page.htm', false],
    ['Allow: /$\nDisallow: /', '/', true],
    ['Allow: /$\nDisallow: /', '/page.htm', false],
    ['Disallow: /年报', '/年报/1.html', false],
    ['Disallow: /%E5%B9%B4%E6%8A%A5', '/年报/1.html', false],
    ['Disallow: /%e5%b9%b4', '/%E5%B9%B4', false],
    ['Disallow: /a%7Eb', '/a~b', false],
    ['Disallow: /a%2Fb', '/a/b', true],
    ['disallow : /x', '/x', false],
    ['Dissallow: /x', '/x', true],
    ['Disallow /x', '/x', true],
  ])('%j of %s: %s', (lines, path, allowed) => expect(allows(all(lines), path)).toBe(allowed));

  it('take no time, whatever they say', () => {
    const from = performance.now();
    expect(allows(all(`Disallow: /${'*a'.repeat(5_000)}b$`), `/${'a'.repeat(20_000)}`)).toBe(true);
    expect(performance.now() - from).toBeLessThan(2_000);
  });

  it('match as their regular expression does', () => {
    const part = fc.stringMatching(/^[ab*/]{0,8}$/);
    fc.assert(
      fc.property(part, fc.boolean(), fc.stringMatching(/^[ab/]{0,8}$/), (pattern, end, path) => {
        const expression = new RegExp(`^/${pattern.replaceAll('*', '.*')}${end ? '$' : ''}`);
        const url = new URL('https://x.gov.cn/');
        url.pathname = `/${path}`;
        expect(mayFetch(parseRobots(all(`Disallow: /${pattern}${end ? '$' : ''}`), 'x'), url)).toBe(
          !expression.test(url.pathname),
        );
      }),
    );
  });
});

describe('the cache', () => {
  const url = new URL('https://www.example.gov.cn/a');
  const found = (text: string): FetchResult =>
    ({ kind: 'fetched', bytes: Buffer.from(text) }) as unknown as FetchResult;
  const status = (code: ConstructorParameters<typeof FetchError>[0], number?: number): FetchError =>
    new FetchError(code, 'x', number === undefined ? {} : { status: number });

  /** What each asking finds, at which hour. */
  const asking = (
    answers: readonly (FetchResult | FetchError)[],
    hours: readonly number[],
  ): Promise<readonly (boolean | string)[]> => {
    let hour = 0;
    let asked = 0;
    const cache = createRobotsCache(() => hour * 3_600_000);
    const fetch = (): Promise<FetchResult> => {
      const answer = answers[asked++];
      return answer instanceof FetchError ? Promise.reject(answer) : Promise.resolve(answer!);
    };
    const outcomes = hours.map((at) => async (): Promise<boolean | string> => {
      hour = at;
      return cache.robotsFor(url, fetch).then(
        (robots) => mayFetch(robots, url),
        (error: unknown) => (error as FetchError).fetchCode,
      );
    });
    return outcomes.reduce<Promise<readonly (boolean | string)[]>>(
      async (before, next) => [...(await before), await next()],
      Promise.resolve([]),
    );
  };

  it('keeps an answer for a day', async () => {
    expect(await asking([found(all('Disallow: /')), found('')], [0, 1, 23.9, 24.1])).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it.each([404, 403, 410])('%i allows all', async (number) => {
    expect(await asking([status('fetch.not-found', number)], [0, 23])).toEqual([true, true]);
  });

  it.each(['fetch.too-many-redirects', 'fetch.bad-redirect', 'fetch.refused-address'] as const)(
    '%s allows all',
    async (code) => {
      expect(await asking([status(code)], [0])).toEqual([true]);
    },
  );

  it.each([500, 503, 429])('%i forbids all for a while', async (number) => {
    const busy = 'fetch.robots-unavailable';
    expect(await asking([status('fetch.server-error', number), found('')], [0, 0.1, 0.2])).toEqual([busy, busy, true]);
  });

  it('passes on what kept it from asking', async () => {
    expect(await asking([status('fetch.dns')], [0])).toEqual(['fetch.dns']);
  });

  it('asks again at once where it only had to wait for its turn', async () => {
    expect(await asking([status('fetch.site-busy'), found('')], [0, 0])).toEqual(['fetch.site-busy', true]);
  });

  it('goes on with the copy from before while the site is down', async () => {
    expect(
      await asking([found(all('Disallow: /')), status('fetch.server-error', 503), found('')], [0, 25, 25.1, 26]),
    ).toEqual([false, false, false, true]);
  });
});
