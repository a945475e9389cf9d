import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OpenedBrowser } from '../../../src/fetch/browser/open-browser.ts';
import { redirectTo, startSite } from '../../support/site.ts';
import { refusedUrls } from '../address-guard.vectors.ts';
import { type Canary, startCanary } from './canary.ts';
import { HOST, open, show } from './shown.ts';

vi.setConfig({ testTimeout: 90_000 });

let browser: OpenedBrowser;
let canary: Canary;
let canary6: Canary;
beforeAll(async () => {
  [browser, canary, canary6] = await Promise.all([open(), startCanary(), startCanary('::1')]);
});
afterAll(() =>
  Promise.all([browser[Symbol.asyncDispose](), canary[Symbol.asyncDispose](), canary6[Symbol.asyncDispose]()]),
);

describe('what no page reaches', () => {
  /** Each tries its address by another way; all of them at once. */
  const ways = (url: string): string => `<link rel=prefetch href="${url}"><link rel=preload as=script href="${url}">
    <link rel=preconnect href="${url}"><link rel=dns-prefetch href="${url}"><link rel=stylesheet href="${url}">
    <link rel=modulepreload href="${url}"><iframe src="${url}"></iframe><object data="${url}"></object><embed src="${url}">
    <img src="${url}"><script src="${url}"></script><video src="${url}"></video><a href="${url}" ping="${url}" id=a>x</a>
    <form action="${url}" target=f id=form></form><iframe name=f></iframe><script>
      const url = ${JSON.stringify(url)};
      fetch(url, { mode: 'no-cors' }).catch(() => 0);
      fetch(url, { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true }).catch(() => 0);
      new XMLHttpRequest().open('GET', url); navigator.sendBeacon(url, 'x'); form.submit();
      window.open(url); open(url, '_blank', 'noopener'); new EventSource(url);
      try { new WebSocket(url.replace('http', 'ws')) } catch {}
      try { new Worker(url) } catch {} try { new SharedWorker(url) } catch {}
      const inWorker = "try { importScripts('" + url + "') } catch {}; fetch('" + url + "', { mode: 'no-cors' }).catch(() => 0);" +
        "try { new WebSocket('" + url.replace('http', 'ws') + "') } catch {}";
      new Worker(URL.createObjectURL(new Blob([inWorker])));
      import(url).catch(() => 0); navigator.serviceWorker?.register(url).catch(() => 0);
      try { new WebTransport(url.replace('http:', 'https:')) } catch {}
      const meta = document.createElement('iframe'); meta.srcdoc = '<meta http-equiv=refresh content="0;url=' + url + '">';
      document.body.append(meta);
    </script>`;

  it.each([
    ['the loopback', () => `http://127.0.0.1:${canary.port}/`],
    ['the loopback in another notation', () => `http://2130706433:${canary.port}/`],
    ['localhost', () => `http://localhost:${canary.port}/`],
    ['a name below localhost', () => `http://a.localhost:${canary.port}/`],
    ['the loopback of IPv6', () => `http://[::1]:${canary6.port}/`],
    ['an address of IPv4 in IPv6', () => `http://[::ffff:127.0.0.1]:${canary.port}/`],
    ['any address', () => `http://0.0.0.0:${canary.port}/`],
  ])('%s, whatever way', async (_what, url) => {
    const { traffic, markup } = await show(browser, ways(url()));
    expect(markup).toContain('form');
    expect(traffic.refusedCount).toBeGreaterThan(5);
    expect([canary.hits(), canary6.hits()]).toEqual([0, 0]);
  });

  it.each(['http://169.254.169.254/latest/meta-data/', 'http://metadata.google.internal/', 'http://10.0.0.1/'])(
    '%s',
    async (url) => expect((await show(browser, ways(url))).traffic.refusedCount).toBeGreaterThan(5),
  );

  it.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'chrome://version/',
    'view-source:http://127.0.0.1/',
    'about:version',
  ])('%s', async (url) => {
    const { traffic, markup } = await show(browser, ways(url));
    expect(markup).not.toMatch(/root:|Command Line/u);
    // The page itself, and web sockets that its workers try.
    expect(traffic.requests - traffic.refusedCount).toBe(1);
  });

  it('by WebRTC, neither by UDP nor by TCP', async () => {
    const servers = `[{ urls: 'stun:127.0.0.1:${canary.udpPort}' }, { urls: 'stun:localhost:${canary.udpPort}' },
      { urls: ['turn:127.0.0.1:${canary.port}?transport=tcp', 'turn:127.0.0.1:${canary.udpPort}'], username: 'a', credential: 'b' }]`;
    const { markup } = await show(
      browser,
      `<p id=p></p><script>
      const one = new RTCPeerConnection({ iceServers: ${servers} }); one.createDataChannel('x');
      const remote = 'candidate:1 1 udp 2113937151 127.0.0.1 ${canary.udpPort} typ host';
      one.onicecandidate = ({ candidate }) => p.textContent += candidate?.address ?? '';
      one.createOffer().then((offer) => one.setLocalDescription(offer));
      const other = new RTCPeerConnection(); const third = new RTCPeerConnection(); other.createDataChannel('y');
      other.createOffer().then(async (offer) => {
        await other.setLocalDescription(offer); await third.setRemoteDescription(offer);
        const answer = await third.createAnswer(); await third.setLocalDescription(answer);
        await other.setRemoteDescription(answer);
        await other.addIceCandidate({ candidate: remote, sdpMid: '0' });
      });
      setTimeout(() => document.forms, 3000);
    </script><img src=/slow>`,
    );
    expect(markup).toContain('<p id="p"></p>');
    await delay(2_000);
    expect(canary.hits()).toBe(0);
  });

  it('by a redirect, of the page itself or of a part', async () => {
    const away = redirectTo(`http://127.0.0.1:${canary.port}/`);
    const { markup } = await show(
      browser,
      `<iframe src=/away></iframe><p id=p></p><script>
      fetch('/away').then(() => p.textContent = 'in', () => p.textContent = 'out')</script>`,
      { '/away': away },
    );
    expect(markup).toContain('out');
    await expect(show(browser, '', { '/': away })).rejects.toMatchObject({ fetchCode: 'fetch.refused-address' });
    expect(canary.hits()).toBe(0);
  });

  it('by a name whose answer changes', async () => {
    let asked = 0;
    const resolve = (host: string): Promise<readonly string[]> =>
      Promise.resolve(host === 'www.gov.cn' && asked++ > 0 ? ['127.0.0.1'] : [HOST]);
    await using own = await open({}, resolve);
    await using site = await startSite(
      {
        '/': `<p id=p></p><script>
      const more = (left) => fetch('/x').then(() => 'in', () => 'out').then((text) => {
        p.textContent += text + ' '; if (left > 0) more(left - 1); });
      setTimeout(() => more(3), 300)</script>`,
      },
      HOST,
    );
    // Nothing of the test listens at port 80: the port is that of the only host that may be asked at it.
    const url = `http://www.gov.cn:${site.port}/`;
    await expect(own.render({ url, cookies: null })).resolves.toMatchObject({ end: { kind: 'rendered' } });
    expect(canary.hits()).toBe(0);
  });

  it('of all that the guard refuses', async () => {
    const named: string[] = [];
    const resolve = (host: string): Promise<never> => Promise.reject(new Error(String(named.push(host))));
    await using own = await open({}, resolve);
    const urls = Object.values(refusedUrls).flat();
    const lines = urls.map((url) => `go(${JSON.stringify(url).replaceAll('<', '\\u003c')});`);
    const { traffic, site } = await show(
      own,
      `<script>
      const go = (url) => { try { fetch(new URL(url).href, { mode: 'no-cors' }).catch(() => 0); } catch {} };
      ${lines.join('\n')}</script>`,
    );
    expect(traffic.refusedCount).toBeGreaterThan(150);
    // Names and passwords in an address, and the scheme of web sockets, are taken away by the browser itself.
    expect(named.filter((host) => host !== 'www.gov.cn')).toEqual([]);
    expect(traffic.requests - traffic.refusedCount - named.length).toBe(1);
    expect(site.log).toHaveLength(1);
  });
});
