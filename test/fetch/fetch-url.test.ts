import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseAllowedHosts } from '../../src/fetch/address/allowed-hosts.ts';
import { createCookies } from '../../src/fetch/cookies.ts';
import { type FetchDeps, fetchUrl } from '../../src/fetch/fetch-url.ts';
import { type Handler, redirectTo, startRawSite, startSite } from '../support/site.ts';
import { allow, failsWith, fetched, limited, page, send, text } from './fetching.ts';

describe('a well-behaved site', () => {
  it('gives the bytes, their digest, the facts of the headers and the hop', async () => {
    await using site = await startSite({
      '/a%20b?x=1': send(page, { 'content-type': 'Text/HTML; charset="GBK"', etag: '"1"', 'set-cookie': 'secret=1' }),
    });
    const result = await fetched({ url: `${site.origin}/a b?x=1#part` }, { ...allow(site), now: () => 0 });
    expect(result).toMatchObject({
      ...{ url: `${site.origin}/a b?x=1#part`, resolvedUrl: `${site.origin}/a%20b?x=1`, status: 200 },
      ...{ mediaType: 'text/html', charset: 'gbk', etag: '"1"', fetchedAt: '1970-01-01T00:00:00.000Z' },
      ...{ sha256: createHash('sha256').update(page).digest('hex'), lengthProved: true, cut: false },
      hops: [{ url: `${site.origin}/a%20b?x=1`, status: 200, address: '127.0.0.1', downgraded: false }],
    });
    expect(text(result)).toBe(page);
    expect(result.headers).not.toHaveProperty('set-cookie');
  });

  it('is told who asks, on the host that was asked for', async () => {
    await using site = await startSite({ '/': page });
    await fetched({ url: `${site.origin}/` }, allow(site));
    expect(site.log[0]?.headers).toMatchObject({
      'user-agent': 'nianbao/0 (+https://example.org/who)',
      host: `127.0.0.1:${site.port}`,
    });
    expect(site.log[0]?.headers).not.toHaveProperty('authorization');
  });

  const encodings: readonly (readonly [string, Buffer])[] = [
    ['gzip', gzipSync(page)],
    ['x-gzip', gzipSync(page)],
    ['deflate', deflateSync(page)],
    ['deflate', deflateRawSync(page)],
    ['br', brotliCompressSync(page)],
    ['zstd', zstdCompressSync(page)],
    ['deflate, gzip', gzipSync(deflateSync(page))],
    ['identity', Buffer.from(page)],
    // Declared, but not applied: the bytes are the document.
    ['gzip', Buffer.from(page)],
    ['zstd', Buffer.from(page)],
  ];
  it.each(encodings)('decodes %s', async (encoding, body) => {
    await using site = await startSite({ '/': send(body, { 'content-encoding': encoding }) });
    const result = await fetched({ url: site.origin }, allow(site));
    expect(text(result)).toBe(page);
    expect(result.wireBytes).toBe(body.length);
  });

  it('gives an empty document as one', async () => {
    await using site = await startSite({ '/': send('', { 'content-encoding': 'gzip' }) });
    expect((await fetched({ url: site.origin }, allow(site))).bytes).toHaveLength(0);
  });

  it('reads file names from Content-Disposition in every way that sites write them', async () => {
    const name = '2023年度报告.docx';
    const raw = Buffer.from(`attachment; filename="${name}"`).toString('latin1');
    await using site = await startSite({
      '/raw': send(page, { 'content-disposition': raw }),
      '/extended': send(page, {
        'content-disposition': `attachment; filename=x; filename*=UTF-8''${encodeURIComponent(name)}`,
      }),
      '/percent': send(page, { 'content-disposition': `attachment; filename=${encodeURIComponent(name)}` }),
      '/path': send(page, { 'content-disposition': `attachment; filename="../../etc/x.pdf"` }),
    });
    for (const [path, expected] of [
      ['/raw', name],
      ['/extended', name],
      ['/percent', name],
      ['/path', 'x.pdf'],
    ]) {
      const result = await fetched({ url: `${site.origin}${path!}` }, allow(site));
      expect(result.fileName).toBe(expected);
    }
  });
});

describe('redirects', () => {
  it('are followed by hand, each hop told', async () => {
    await using site = await startSite({
      '/1': redirectTo('/2', 301),
      '/2': redirectTo('./3?q=年报', 307),
      '/3?q=%E5%B9%B4%E6%8A%A5': page,
    });
    const result = await fetched({ url: `${site.origin}/1` }, allow(site));
    expect(result.hops.map(({ status }) => status)).toEqual([301, 307, 200]);
    expect(result.resolvedUrl).toBe(`${site.origin}/3?q=%E5%B9%B4%E6%8A%A5`);
    expect(text(result)).toBe(page);
  });

  it('keep the bytes of a Location that is not ASCII', async () => {
    const gbk = Buffer.from([0x2f, 0xc4, 0xea, 0xb1, 0xa8]).toString('latin1');
    await using site = await startSite({ '/1': redirectTo(gbk), '/%C4%EA%B1%A8': page });
    expect(text(await fetched({ url: `${site.origin}/1` }, allow(site)))).toBe(page);
  });

  it.each([
    ['http://127.0.0.1:1/', 'fetch.refused-address'],
    ['http://10.0.0.1/', 'fetch.refused-address'],
    ['http://[::1]/', 'fetch.refused-address'],
    ['http://2130706433/', 'fetch.refused-address'],
    ['http://169.254.169.254/latest/meta-data/', 'fetch.refused-address'],
    ['file:///etc/passwd', 'fetch.refused-address'],
    ['data:text/html,x', 'fetch.refused-address'],
    ['http://user:pass@www.gov.cn/', 'fetch.refused-address'],
    ['http://', 'fetch.bad-redirect'],
    ['', 'fetch.bad-redirect'],
  ])('to %s are refused', async (location, code) => {
    await using site = await startSite({ '/': redirectTo(location) });
    await expect(fetchUrl({ url: site.origin }, allow(site))).rejects.toEqual(failsWith(code));
  });

  it('end after five', async () => {
    await using site = await startSite({ '/': redirectTo('/') });
    await expect(fetchUrl({ url: site.origin }, allow(site))).rejects.toEqual(failsWith('fetch.too-many-redirects'));
    expect(site.log).toHaveLength(6);
  });

  it('carry no validators to another address', async () => {
    await using site = await startSite({ '/1': redirectTo('/2'), '/2': page });
    await fetched(
      { url: `${site.origin}/1`, validators: { url: `${site.origin}/1`, etag: '"a"', lastModified: null } },
      allow(site),
    );
    expect(site.log.map(({ headers }) => headers['if-none-match'])).toEqual(['"a"', undefined]);
  });
});

describe('conditional requests', () => {
  const modified = 'Wed, 21 Jan 2026 07:28:00 GMT';
  const site304: Handler = (request, response) => {
    const same = request.headers['if-none-match'] === '"1"' || request.headers['if-modified-since'] === modified;
    response.writeHead(same ? 304 : 200, { etag: '"1"' }).end(same ? undefined : page);
  };

  it('say that a page is unchanged, by ETag or by date', async () => {
    await using site = await startSite({ '/': site304 });
    const url = `${site.origin}/`;
    for (const validators of [
      { url, etag: '"1"', lastModified: null },
      { url, etag: null, lastModified: modified },
    ])
      expect(await fetchUrl({ url, validators }, allow(site))).toMatchObject({
        kind: 'not-modified',
        status: 304,
        etag: '"1"',
      });
    expect(await fetchUrl({ url, validators: { url, etag: '"0"', lastModified: null } }, allow(site))).toMatchObject({
      kind: 'fetched',
    });
  });

  it('make a 304 that nobody asked for an error', async () => {
    await using site = await startSite({ '/': (_request, response) => response.writeHead(304).end() });
    await expect(fetchUrl({ url: site.origin }, allow(site))).rejects.toEqual(
      failsWith('fetch.unexpected-status', { status: 304 }),
    );
  });
});

describe('statuses', () => {
  it.each([
    [404, 'fetch.not-found'],
    [410, 'fetch.not-found'],
    [403, 'fetch.forbidden'],
    [412, 'fetch.challenge'],
    [521, 'fetch.challenge'],
    [500, 'fetch.server-error'],
    [503, 'fetch.server-error'],
    [206, 'fetch.unexpected-status'],
    [204, 'fetch.unexpected-status'],
    [418, 'fetch.unexpected-status'],
  ])('%i is %s', async (status, code) => {
    await using site = await startSite({ '/': (_request, response) => response.writeHead(status).end() });
    await expect(fetchUrl({ url: site.origin }, allow(site))).rejects.toEqual(failsWith(code, { status }));
  });

  it.each([
    ['7', 7_000],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 50_000],
    ['soon', null],
  ])('429 with Retry-After %s', async (value, retryAfterMs) => {
    await using site = await startSite({
      '/': (_request, response) => response.writeHead(429, { 'retry-after': value }).end(),
    });
    await expect(fetchUrl({ url: site.origin }, { ...allow(site), now: () => 10_000 })).rejects.toEqual(
      failsWith('fetch.rate-limited', { retryAfterMs }),
    );
  });
});

describe('the gate', () => {
  it('is asked before every hop and told when each is over', async () => {
    await using site = await startSite({
      '/1': redirectTo('/2'),
      '/2': (_request, response) => response.writeHead(503, { 'retry-after': '9' }).end(),
    });
    const seen: string[] = [];
    const gate: FetchDeps['gate'] = (url) => {
      seen.push(url.pathname);
      return Promise.resolve(({ retryAfterMs }) => {
        seen.push(`over ${String(retryAfterMs)}`);
        return Promise.resolve();
      });
    };
    await expect(fetchUrl({ url: `${site.origin}/1` }, { ...allow(site), gate })).rejects.toEqual(
      failsWith('fetch.server-error'),
    );
    expect(seen).toEqual(['/1', 'over null', '/2', 'over 9000']);
  });

  it('does not use up the time of the download', async () => {
    await using site = await startSite({ '/': page });
    const gate: FetchDeps['gate'] = async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return () => Promise.resolve();
    };
    expect(text(await fetched({ url: site.origin }, { ...limited(site, { totalMs: 120, idleMs: 120 }), gate }))).toBe(
      page,
    );
  });
});

describe('what browsers take from sites', () => {
  it('cookies are told again within the fetch, and only to whom they belong', async () => {
    await using other = await startSite({ '/': page }, '127.0.0.2');
    await using site = await startSite({
      '/': (request, response) => {
        if (request.headers.cookie === 'sid=1; lang=zh') response.writeHead(302, { location: other.origin }).end();
        else response.writeHead(302, { location: '/', 'set-cookie': ['sid=1; Path=/; HttpOnly', 'lang=zh'] }).end();
      },
    });
    const deps = { ...allow(site, other), cookies: createCookies() };
    const both = parseAllowedHosts([`127.0.0.1:${site.port}`, `127.0.0.2:${other.port}`]);
    expect(text(await fetched({ url: `${site.origin}/` }, { ...deps, allowed: both }))).toBe(page);
    expect(site.log.map(({ headers }) => headers.cookie)).toEqual([undefined, 'sid=1; lang=zh']);
    expect(other.log[0]!.headers.cookie).toBeUndefined();
  });

  it('a Refresh header that sends on is a redirect, one that reloads is none', async () => {
    await using site = await startSite({
      '/1': send('wait', { refresh: '0; url=/2' }),
      '/2': send(page, { refresh: '5;URL=/2' }),
      '/3': send(page, { refresh: '300; url=/1' }),
    });
    expect(await fetched({ url: `${site.origin}/1` }, allow(site))).toMatchObject({ resolvedUrl: `${site.origin}/2` });
    expect(await fetched({ url: `${site.origin}/3` }, allow(site))).toMatchObject({ resolvedUrl: `${site.origin}/3` });
  });

  it.each(['utf-8', 'none', 'gbk', 'UTF-8, gzip', 'text/html'])('Content-Encoding: %s', async (encoding) => {
    const body = encoding.includes('gzip') ? gzipSync(page) : page;
    await using site = await startSite({ '/': send(body, { 'content-encoding': encoding }) });
    expect(text(await fetched({ url: site.origin }, allow(site)))).toBe(page);
  });

  it('a length beside chunks says nothing; chunks that break off are still no document', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = `${Buffer.byteLength(page).toString(16)}\r\n${page}\r\n`;
    await using site = await startRawSite((socket) => socket.end(`${head}${chunk}${chunk}0\r\n\r\n`));
    expect(text(await fetched({ url: site.origin }, allow(site)))).toBe(page + page);
    await using broken = await startRawSite((socket) => socket.end(`${head}${chunk}`));
    await expect(fetchUrl({ url: broken.origin }, allow(broken))).rejects.toEqual(failsWith('fetch.interrupted'));
  });
});
