import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startRawSite, startSite } from '../../support/site.ts';
import { refusedAddresses, refusedUrls } from '../address-guard.vectors.ts';
import { askRaw, MEGABYTE, openProxy, statusOf } from './proxied.ts';

/** In the form that a browser sends: as its own parser writes it. Others never leave it. */
const sent = Object.values(refusedUrls)
  .flat()
  .flatMap((url) => URL.parse(url) ?? []);

describe('the proxy of the browser', () => {
  it('refuses every address that the guard refuses, in plain and in tunnels, and asks no name server', async () => {
    const resolve = (): Promise<never> => Promise.reject(new TypeError('asked'));
    await using proxy = await openProxy([], { resolve });
    proxy.begin();
    expect(sent.length).toBeGreaterThan(150);
    for (const { href, protocol, username, password, hostname, port } of sent) {
      // Node's parser knows no other schemes; 502 would say that a name server was asked.
      const plain = statusOf(await askRaw(proxy, `GET ${href}`));
      expect([href, plain]).toEqual([href, protocol.startsWith('http') ? 403 : plain === 400 ? 400 : 403]);
      if (!protocol.startsWith('http') || username + password !== '') continue;
      const tunnel = statusOf(await askRaw(proxy, `CONNECT ${hostname}:${port === '' ? 443 : port}`));
      expect([href, tunnel]).toEqual([href, 403]);
    }
  });

  /** Should the guard fail, it is this machine that is asked. */
  const allowed = '127.0.0.77';

  it.each(refusedAddresses)('refuses a name that resolves to %s', async (address) => {
    for (const addresses of [[address], [allowed, address]]) {
      await using proxy = await openProxy([`${allowed}:80`, `${allowed}:443`], {
        resolve: () => Promise.resolve(addresses),
      });
      proxy.begin();
      expect(statusOf(await askRaw(proxy, 'GET http://www.gov.cn/'))).toBe(403);
      expect(statusOf(await askRaw(proxy, 'CONNECT www.gov.cn:443'))).toBe(403);
      expect(proxy.traffic().refused[0]?.reason).toContain(address);
    }
  });

  it('resolves a name anew for each request and dials what it checked: an answer that changes gains nothing', async () => {
    await using site = await startSite({ '/': 'in' });
    const answers = [['127.0.0.2'], ['127.0.0.1']];
    let asked = 0;
    const resolve = (): Promise<readonly string[]> => Promise.resolve(answers[asked++ % 2] ?? []);
    await using proxy = await openProxy([`127.0.0.2:${site.port}`], { resolve });
    proxy.begin();
    for (const status of [502, 403, 502, 403])
      expect(statusOf(await askRaw(proxy, `GET http://www.gov.cn:${site.port}/`))).toBe(status);
    expect(site.log).toHaveLength(0);
  });

  it('lets nobody through without the token, and nobody while no page is loaded', async () => {
    await using site = await startSite({ '/': 'in' });
    await using proxy = await openProxy([`127.0.0.1:${site.port}`]);
    const line = `GET ${site.origin}/`;
    expect(statusOf(await askRaw(proxy, line))).toBe(503);
    proxy.begin();
    expect(statusOf(await askRaw(proxy, line, { token: 'guessed' }))).toBe(407);
    expect(statusOf(await askRaw(proxy, `CONNECT 127.0.0.1:${site.port}`, { token: '' }))).toBe(407);
    expect(statusOf(await askRaw(proxy, line))).toBe(200);
    proxy.end();
    expect(statusOf(await askRaw(proxy, line))).toBe(503);
    expect(site.log).toHaveLength(1);
  });

  it('passes on what a page needs, and nothing that is the proxy’s own', async () => {
    await using site = await startSite({
      '/a?b': (request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => response.setHeader('set-cookie', ['a=1', 'b=2']).end(`${request.method} ${body}`));
      },
    });
    await using proxy = await openProxy([`127.0.0.1:${site.port}`]);
    proxy.begin();
    const answer = await askRaw(proxy, `POST ${site.origin}/a?b`, {
      body: 'x=1',
      headers: ['X-Own: 1', 'TE: trailers'],
    });
    expect(answer).toMatch(/POST x=1/u);
    expect(answer).toMatch(/a=1\r\n/u);
    expect(answer).toMatch(/b=2\r\n/u);
    const { headers } = site.log[0]!;
    expect(headers).toMatchObject({ host: `127.0.0.1:${site.port}`, 'x-own': '1' });
    expect(Object.keys(headers)).not.toContain('proxy-authorization');
    expect(headers['te']).toBeUndefined();
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('refuses %s', async (method) => {
    await using site = await startSite({ '/': 'in' });
    await using proxy = await openProxy([`127.0.0.1:${site.port}`]);
    proxy.begin();
    expect(statusOf(await askRaw(proxy, `${method} ${site.origin}/`))).toBe(405);
    expect(site.log).toHaveLength(0);
  });

  it('makes no tunnel to the port of plain HTTP: only web sockets ask for it', async () => {
    await using proxy = await openProxy([`${allowed}:80`], { resolve: () => Promise.resolve([allowed]) });
    proxy.begin();
    expect(statusOf(await askRaw(proxy, 'CONNECT www.gov.cn:80'))).toBe(403);
  });

  it('refuses a host that is switched off', async () => {
    await using proxy = await openProxy([], { hosts: { 'gov.cn': { isOff: true } } });
    proxy.begin();
    expect(statusOf(await askRaw(proxy, 'GET http://www.gov.cn/'))).toBe(403);
  });

  it('ends a page that takes too much, in plain and in a tunnel', async () => {
    const flood = 'x'.repeat(MEGABYTE);
    await using site = await startRawSite((socket) => {
      const more = (): void => {
        if (socket.write(flood)) setImmediate(more);
        else socket.once('drain', more);
      };
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      more();
    });
    await using proxy = await openProxy([`127.0.0.1:${site.port}`]);
    proxy.begin();
    const answer = await askRaw(proxy, `GET ${site.origin}/`);
    expect(answer.length).toBeLessThan(3 * MEGABYTE);
    expect(proxy.traffic().isOverLimit).toBe(true);
  });

  it('counts requests, and refuses those past the limit', async () => {
    await using site = await startSite({ '/': 'in' });
    const limits = { maxBytes: MEGABYTE, maxRequests: 2, connectMs: 1_000 };
    await using proxy = await openProxy([`127.0.0.1:${site.port}`], { limits });
    proxy.begin();
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push(statusOf(await askRaw(proxy, `GET ${site.origin}/`)));
    expect(statuses).toEqual([200, 200, 429]);
    expect(proxy.traffic()).toMatchObject({ requests: 3, isOverLimit: true });
    proxy.begin();
    expect(proxy.traffic()).toMatchObject({ requests: 0, isOverLimit: false });
  });

  it('hangs up what is under way when the page ends', async () => {
    await using site = await startSite({ '/': () => undefined });
    await using proxy = await openProxy([`127.0.0.1:${site.port}`]);
    proxy.begin();
    const asked = askRaw(proxy, `GET ${site.origin}/`);
    while (site.log.length === 0) await delay(10);
    proxy.end();
    expect(await asked).toBe('');
    while (site.log[0]?.to === null) await delay(10);
  });
});
