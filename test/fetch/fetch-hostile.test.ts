import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseAllowedHosts } from '../../src/fetch/address/allowed-hosts.ts';
import { defaultLimits, LARGE_BYTES } from '../../src/fetch/fetch-limits.ts';
import { type FetchDeps, fetchUrl } from '../../src/fetch/fetch-url.ts';
import { redirectTo, startRawSite, startSite } from '../support/site.ts';
import { allow, failsWith, fetched, limited, page, send, text } from './fetching.ts';

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';

describe('a site that lies or breaks off gives no document', () => {
  const whole = gzipSync(Buffer.from(page.repeat(200)));
  const speeches: readonly (readonly [name: string, speech: (string | Buffer)[], code: string])[] = [
    ['a Content-Length past the end', [`${HEAD}Content-Length: 1000\r\n\r\n${page}`], 'fetch.interrupted'],
    ['a Content-Length before the end', [`${HEAD}Content-Length: 10\r\n\r\n${page}`], 'fetch.interrupted'],
    ['a chunk that is cut off', [`${HEAD}Transfer-Encoding: chunked\r\n\r\nff\r\n${page}`], 'fetch.interrupted'],
    ['chunks without the last', [`${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`], 'fetch.interrupted'],
    ['a chunk length that is none', [`${HEAD}Transfer-Encoding: chunked\r\n\r\nxyz\r\n${page}`], 'fetch.interrupted'],
    ['two lengths', [`${HEAD}Content-Length: 3\r\nContent-Length: 30\r\n\r\n${page}`], 'fetch.protocol'],
    ['a negative length', [`${HEAD}Content-Length: -1\r\n\r\n${page}`], 'fetch.protocol'],
    [
      'gzip cut off at the connection’s end',
      [`${HEAD}Content-Encoding: gzip\r\n\r\n`, whole.subarray(0, -20)],
      'fetch.interrupted',
    ],
    [
      'gzip cut off within its length',
      [`${HEAD}Content-Encoding: gzip\r\nContent-Length: 40\r\n\r\n`, whole.subarray(0, 40)],
      'fetch.interrupted',
    ],
    [
      'brotli cut off',
      [`${HEAD}Content-Encoding: br\r\n\r\n`, brotliCompressSync(page).subarray(0, 10)],
      'fetch.interrupted',
    ],
    [
      'zstd cut off',
      [`${HEAD}Content-Encoding: zstd\r\n\r\n`, zstdCompressSync(page).subarray(0, 20)],
      'fetch.interrupted',
    ],
    ['gzip with a flipped byte', [`${HEAD}Content-Encoding: gzip\r\n\r\n`, flipped(whole)], 'fetch.bad-encoding'],
    ['HTML as brotli', [`${HEAD}Content-Encoding: br\r\n\r\n`, page], 'fetch.bad-encoding'],
    ['an encoding nobody knows', [`${HEAD}Content-Encoding: compress\r\n\r\n`, page], 'fetch.bad-encoding'],
    ['three layers', [`${HEAD}Content-Encoding: gzip, gzip, gzip\r\n\r\n`, page], 'fetch.bad-encoding'],
    ['no HTTP at all', ['SSH-2.0-OpenSSH_9.6\r\n'], 'fetch.protocol'],
    ['nothing', [], 'fetch.interrupted'],
    ['half a head', [HEAD], 'fetch.interrupted'],
    ['an endless head', [HEAD, `X: ${'a'.repeat(70_000)}\r\n`], 'fetch.protocol'],
  ];
  it.each(speeches)('%s', async (_name, speech, code) => {
    await using site = await startRawSite((socket) => {
      for (const words of speech) socket.write(words);
      socket.end();
    });
    await expect(fetchUrl({ url: site.origin }, allow(site))).rejects.toEqual(
      failsWith(code, { url: `${site.origin}/` }),
    );
  });

  it('a reset in the middle', async () => {
    await using site = await startRawSite((socket) => {
      socket.write(`${HEAD}Content-Length: 1000\r\n\r\n${page}`, () => socket.resetAndDestroy());
    });
    await expect(fetchUrl({ url: site.origin }, allow(site))).rejects.toEqual(failsWith('fetch.interrupted'));
  });

  it('a body that only the connection’s end delimits is taken, and said to be unproved', async () => {
    await using site = await startRawSite((socket) => socket.end(`${HEAD}\r\n${page}`));
    const result = await fetched({ url: site.origin }, allow(site));
    expect([text(result), result.lengthProved]).toEqual([page, false]);
  });
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[30]! ^= 0xff;
  copy[31]! ^= 0xff;
  return copy;
}

describe('limits', () => {
  it('a body that says it is small and never ends', async () => {
    await using site = await startSite({
      '/': (_request, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        };
        response.writeHead(200).on('drain', more);
        more();
      },
    });
    await expect(fetchUrl({ url: site.origin }, limited(site, { maxBytes: 1_000_000 }))).rejects.toEqual(
      failsWith('fetch.too-large'),
    );
  });

  it('a bomb stops at the ratio, or at the size, whichever comes first', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    await using site = await startSite({
      '/': send(bomb, { 'content-encoding': 'gzip' }),
      '/twice': send(gzipSync(bomb), { 'content-encoding': 'gzip, gzip' }),
      '/br': send(brotliCompressSync(Buffer.alloc(10_000_000)), { 'content-encoding': 'br' }),
      '/zstd': send(zstdCompressSync(Buffer.alloc(10_000_000)), { 'content-encoding': 'zstd' }),
    });
    for (const path of ['/', '/twice', '/br', '/zstd'])
      await expect(fetchUrl({ url: `${site.origin}${path}` }, allow(site))).rejects.toEqual(
        failsWith('fetch.inflates-too-far'),
      );
    await expect(fetchUrl({ url: site.origin }, limited(site, { maxBytes: 1_000_000 }))).rejects.toEqual(
      failsWith('fetch.too-large'),
    );
  });

  it('keeps the first bytes where that is asked for', async () => {
    await using site = await startSite({ '/': 'abc'.repeat(1000) });
    const result = await fetched({ url: site.origin, whenTooLarge: 'cut' }, limited(site, { maxBytes: 100 }));
    expect([result.bytes.length, result.cut]).toEqual([100, true]);
  });

  it('a large body waits for its turn off the clock, a small one has no need to', async () => {
    await using site = await startSite({ '/large': 'x'.repeat(LARGE_BYTES + 1), '/small': 'x'.repeat(LARGE_BYTES) });
    let turns = 0;
    const onLarge = async (): Promise<void> => {
      turns += 1;
      await setTimeout(400);
    };
    const deps = limited(site, { idleMs: 200, totalMs: 300 });
    expect((await fetched({ url: `${site.origin}/small`, onLarge }, deps)).bytes).toHaveLength(LARGE_BYTES);
    expect(turns).toBe(0);
    expect((await fetched({ url: `${site.origin}/large`, onLarge }, deps)).bytes).toHaveLength(LARGE_BYTES + 1);
    expect(turns).toBe(1);
  });

  it('a large body that gets no turn, or whose worker ends before, is let go', async () => {
    await using site = await startSite({ '/': 'x'.repeat(LARGE_BYTES + 1) });
    const refused = { url: site.origin, onLarge: () => Promise.reject(new Error('no turn')) };
    await expect(fetchUrl(refused, allow(site))).rejects.toThrow('no turn');
    const ending = new AbortController();
    const onLarge = (): Promise<void> => {
      ending.abort(new Error('stopping'));
      return new Promise(() => undefined);
    };
    await expect(fetchUrl({ url: site.origin, onLarge }, { ...allow(site), signal: ending.signal })).rejects.toThrow(
      'stopping',
    );
  });

  it('a site that takes the connection and says nothing', async () => {
    await using site = await startRawSite(() => undefined);
    await expect(fetchUrl({ url: site.origin }, limited(site, { idleMs: 80 }))).rejects.toEqual(
      failsWith('fetch.timeout'),
    );
  });

  it('a site that stops in the middle', async () => {
    await using site = await startRawSite((socket) => socket.write(`${HEAD}Content-Length: 1000\r\n\r\n${page}`));
    await expect(fetchUrl({ url: site.origin }, limited(site, { idleMs: 80 }))).rejects.toEqual(
      failsWith('fetch.timeout'),
    );
  });

  it.each(['head', 'body'])('a %s that trickles', async (part) => {
    await using site = await startRawSite((socket) => {
      socket.write(part === 'head' ? 'HTTP/1.1 200 OK\r\nX: ' : `${HEAD}Content-Length: 1000\r\n\r\n`);
      const timer = setInterval(() => socket.write('x'), 20);
      socket.once('close', () => clearInterval(timer));
    });
    await expect(fetchUrl({ url: site.origin }, limited(site, { idleMs: 100_000, totalMs: 150 }))).rejects.toEqual(
      failsWith('fetch.timeout'),
    );
  });

  it('a name whose look-up hangs', async () => {
    const deps: FetchDeps = {
      userAgent: 'x',
      resolve: () => new Promise(() => undefined),
      limits: { ...defaultLimits, totalMs: 60 },
    };
    await expect(fetchUrl({ url: 'http://www.gov.cn/' }, deps)).rejects.toEqual(failsWith('fetch.timeout'));
  });

  it('an abort from outside rejects with its own reason', async () => {
    await using site = await startRawSite(() => controller.abort(new Error('stopping')));
    const controller = new AbortController();
    await expect(fetchUrl({ url: site.origin }, { ...allow(site), signal: controller.signal })).rejects.toThrow(
      'stopping',
    );
  });
});

describe('names', () => {
  it('that resolve to a closed network are refused, even among public addresses, and nothing is asked of them', async () => {
    await using site = await startSite({ '/': page });
    for (const addresses of [
      ['127.0.0.1'],
      ['8.8.8.8', '10.0.0.1'],
      ['::ffff:127.0.0.1'],
      ['64:ff9b::7f00:1'],
      ['fe80::1%eth0'],
    ]) {
      const deps: FetchDeps = { userAgent: 'x', resolve: () => Promise.resolve(addresses) };
      await expect(fetchUrl({ url: 'http://www.example.gov.cn/' }, deps)).rejects.toEqual(
        failsWith('fetch.refused-address'),
      );
    }
    expect(site.log).toEqual([]);
  });

  it('are resolved once a hop: what was checked is what is dialled', async () => {
    await using site = await startSite({ '/': redirectTo('/2'), '/2': page });
    const asked: string[] = [];
    // The first answer is the allowed address; a rebinding name would give another one from then on.
    const resolve = (host: string): Promise<readonly string[]> => {
      asked.push(host);
      return Promise.resolve([asked.length < 3 ? '127.0.0.1' : '10.0.0.1']);
    };
    const deps: FetchDeps = { ...allow(site), resolve };
    const result = await fetched({ url: `http://www.rebind.gov.cn:${site.port}/` }, deps);
    expect(asked).toEqual(['www.rebind.gov.cn', 'www.rebind.gov.cn']);
    expect(result.hops.map(({ address }) => address)).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(site.log[1]?.headers.host).toBe(`www.rebind.gov.cn:${site.port}`);
    await expect(fetchUrl({ url: `http://www.rebind.gov.cn:${site.port}/` }, deps)).rejects.toEqual(
      failsWith('fetch.refused-address'),
    );
  });

  it('try the next address where one is dead', async () => {
    await using site = await startSite({ '/': page });
    const deps: FetchDeps = {
      ...allow(site),
      allowed: parseAllowedHosts([`two.gov.cn:${site.port}`]),
      resolve: () => Promise.resolve(['127.0.0.2', '127.0.0.1']),
    };
    const result = await fetched({ url: `http://two.gov.cn:${site.port}/` }, deps);
    expect(result.hops[0]?.address).toBe('127.0.0.1');
  });

  it('that nobody knows, and ports that nobody serves, have their own codes', async () => {
    const resolve = (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    await expect(fetchUrl({ url: 'http://www.gov.cn/' }, { userAgent: 'x', resolve })).rejects.toEqual(
      failsWith('fetch.dns'),
    );
    const site = await startSite({});
    await site[Symbol.asyncDispose]();
    await expect(fetchUrl({ url: site.origin }, allow(site))).rejects.toEqual(failsWith('fetch.connect'));
  });
});
