import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllowedHosts } from '../../src/fetch/address/allowed-hosts.ts';
import { guardUrl } from '../../src/fetch/address/guard-url.ts';
import { inRange, parseIp, parseRange } from '../../src/fetch/address/parse-ip.ts';
import { resolveHost } from '../../src/fetch/address/resolve-host.ts';
import { FetchError } from '../../src/fetch/fetch-error.ts';
import { fetchUrl } from '../../src/fetch/fetch-url.ts';
import { refusedAddresses, refusedUrls } from './address-guard.vectors.ts';
import { allowedUrls, invalidUrls, publicAddresses } from './address-passing.vectors.ts';

const codeOf = (url: string, allow: readonly string[] = []): string | null => {
  try {
    guardUrl(url, parseAllowedHosts(allow));
    return null;
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return error.fetchCode;
  }
};

const refusals = [
  ...Object.entries(refusedUrls).flatMap(([kind, urls]) => urls.map((url) => [kind, url] as const)),
  // Not among those that tests of sockets get: it is nobody's but a public server's.
  ['other ports of public addresses', 'http://8.8.8.8:53/'] as const,
];

describe('the address guard', () => {
  it('is tried with at least 150 addresses, no two alike', () => {
    const urls = refusals.map(([, url]) => url);
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls.length).toBeGreaterThanOrEqual(150);
  });

  it.each(refusals)('refuses %s: %s', (_kind, url) => expect(codeOf(url)).toBe('fetch.refused-address'));

  it.each(refusals)('asks nobody, not even a name server: %s: %s', async (_kind, url) => {
    const resolve = (): Promise<never> => Promise.reject(new TypeError('asked'));
    await expect(fetchUrl({ url }, { userAgent: 'x', resolve })).rejects.toMatchObject({
      fetchCode: 'fetch.refused-address',
    });
  });

  it('advises to allow only what can be allowed, in each language by itself', () => {
    const said = (url: string): string => {
      try {
        guardUrl(url, parseAllowedHosts([]));
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    };
    expect(said('http://10.0.0.1/')).toMatch(
      /^10\.0\.0\.1 不是公网地址；确需访问请用 --allow-host \| 10\.0\.0\.1 is not .*: allow/u,
    );
    expect(said('http://user:pw@a.gov.cn/')).not.toContain('--allow-host');
  });

  it.each(invalidUrls)('knows that this is no address: %s', (url) => expect(codeOf(url)).toBe('fetch.invalid-url'));

  it.each(allowedUrls)('lets pass %s', (url) => expect(codeOf(url)).toBeNull());
});

describe('what names resolve to', () => {
  const guarded = guardUrl('http://www.gov.cn/', []);
  const resolved = (...addresses: readonly string[]): Promise<readonly string[]> =>
    resolveHost(guarded, () => Promise.resolve(addresses), []);

  it.each(refusedAddresses)('%s is refused, alone and behind a public one', async (address) => {
    await expect(resolved(address)).rejects.toMatchObject({ fetchCode: 'fetch.refused-address' });
    await expect(resolved('8.8.8.8', address)).rejects.toMatchObject({ fetchCode: 'fetch.refused-address' });
  });

  it.each(publicAddresses)('%s is dialled', async (address) => expect(await resolved(address)).toEqual([address]));

  it('no address at all is a failure of the name', async () => {
    await expect(resolved()).rejects.toMatchObject({ fetchCode: 'fetch.dns' });
  });
});

describe('exceptions', () => {
  const cases: readonly (readonly [entry: string, passes: readonly string[], refused: readonly string[]])[] = [
    [
      'localhost',
      ['http://localhost/', 'https://LOCALHOST./'],
      ['http://localhost:8080/', 'http://www.localhost/', 'http://127.0.0.1/'],
    ],
    ['localhost:8080', ['http://localhost:8080/'], ['http://localhost/', 'http://localhost:8081/']],
    ['localhost:*', ['http://localhost/', 'http://localhost:8081/'], ['http://redis:8081/']],
    [
      '127.0.0.1',
      ['http://127.0.0.1/', 'http://2130706433/'],
      ['http://127.0.0.2/', 'http://127.0.0.1:8080/', 'http://localhost/'],
    ],
    ['127.0.0.1:8080', ['http://0x7f.1:8080/'], ['http://127.0.0.1/']],
    ['10.0.0.0/8', ['http://10.1.2.3/'], ['http://11.0.0.1:8080/', 'http://10.0.0.1:8080/', 'http://172.16.0.1/']],
    ['10.0.0.0/8:8080', ['http://10.1.2.3:8080/'], ['http://10.1.2.3/', 'http://11.1.2.3:8080/']],
    ['[::1]:8080', ['http://[::1]:8080/'], ['http://[::1]/', 'http://127.0.0.1:8080/']],
    ['::1', ['http://[::1]/'], ['http://[::2]/']],
    ['fd00::/8', ['http://[fd12::1]/'], ['http://[fc00::1]/']],
    ['[fd00::]/8:8080', ['http://[fd12::1]:8080/'], ['http://[fd12::1]/']],
    ['oa.corp', ['http://oa.corp/'], ['http://x.oa.corp/', 'http://corp/']],
  ];
  it.each(cases)('%s', (entry, passes, refused) => {
    for (const url of passes) expect([url, codeOf(url, [entry])]).toEqual([url, null]);
    for (const url of refused) expect([url, codeOf(url, [entry])]).toEqual([url, 'fetch.refused-address']);
  });

  it.each(['file:///x', 'http://user@localhost/'])('never let pass %s', (url) => {
    expect(codeOf(url, ['localhost:*', '0.0.0.0/0:*'])).toBe('fetch.refused-address');
  });

  it.each(['', ' ', 'http://x', 'a/b', '10.0.0.0/33', 'a b', 'x:y'])('name what is none: %s', (entry) => {
    expect(() => parseAllowedHosts([entry])).toThrow(RangeError);
  });

  it('by range hold for what a name resolves to, on their port alone', async () => {
    const allowed = parseAllowedHosts(['10.0.0.0/8:8080']);
    const at = (port: number, address: string): Promise<readonly string[]> =>
      resolveHost(guardUrl(`http://www.gov.cn:${port}/`, allowed), () => Promise.resolve([address]), allowed);
    expect(await at(8080, '10.1.1.1')).toEqual(['10.1.1.1']);
    for (const [port, address] of [
      [80, '10.1.1.1'],
      [8080, '8.8.8.8'],
      [8080, '192.168.1.1'],
    ] as const)
      await expect(at(port, address)).rejects.toMatchObject({ fetchCode: 'fetch.refused-address' });
  });
});

describe('ranges', () => {
  it('hold exactly what their prefix says', () => {
    const quad = fc.ipV4();
    fc.assert(
      fc.property(quad, quad, fc.integer({ min: 0, max: 32 }), (network, address, prefix) => {
        const same = (text: string): string =>
          text
            .split('.')
            .map((part) => Number(part).toString(2).padStart(8, '0'))
            .join('')
            .slice(0, prefix);
        const range = parseRange(`${network}/${prefix}`)!;
        expect(inRange(parseIp(address)!, range)).toBe(same(network) === same(address));
      }),
    );
  });

  it('know an IPv6 address in every notation', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const canonical = new URL(`http://[${address}]/`).hostname;
        expect(parseIp(address)).toEqual(parseIp(canonical));
      }),
    );
  });
});
