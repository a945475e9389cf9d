import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../../src/fetch/browser/open-browser.ts';
import { defaultRenderLimits } from '../../../src/fetch/browser/render-limits.ts';
import type { Handler } from '../../support/site.ts';
import { startSite } from '../../support/site.ts';
import { HOST, open, show } from './shown.ts';

vi.setConfig({ testTimeout: 90_000 });

let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await open();
});
afterAll(() => browser[Symbol.asyncDispose]());

const json =
  (value: unknown, afterMs = 0): Handler =>
  (_request, response) =>
    void delay(afterMs).then(() => response.setHeader('content-type', 'application/json').end(JSON.stringify(value)));

describe('a page in the browser', () => {
  it('is read when its scripts have filled it, one request after another', async () => {
    const script = `<table id=t></table><script>
      const get = (path) => fetch(path).then((answer) => answer.json());
      get('/one').then(({ next }) => setTimeout(() => get(next).then(({ value }) =>
        document.getElementById('t').innerHTML = '<tr><td>' + value + '</td></tr>'), 600));
    </script><noscript>off</noscript>`;
    // With the rest that pages get: longer than the script waits.
    const { restMs } = defaultRenderLimits;
    await using own = await open({ restMs });
    const { end, markup, traffic } = await show(own, script, {
      '/one': json({ next: '/two' }, 900),
      '/two': json({ value: '年' }, 900),
    });
    expect(end).toMatchObject({ kind: 'rendered', status: 200 });
    expect(markup).toContain('<td>年</td>');
    expect(markup).not.toMatch(/script/u);
    expect(traffic).toMatchObject({ requests: 3, refusedCount: 0, isOverLimit: false });
  });

  it('is read as it is seen: what fields hold, and what open shadow roots show', async () => {
    const { markup } = await show(
      browser,
      `<input id=i value=1><select id=s><option selected>1<option>2</select>
      <textarea id=a>1</textarea><x-y id=x>7</x-y><script>
      i.value = '12'; s.selectedIndex = 1; a.value = '13';
      x.attachShadow({ mode: 'open' }).innerHTML = '<b>14</b><script>1<\\/script>';
    </script>`,
    );
    expect(markup).toMatch(/<input id="i" value="12">/u);
    expect(markup).toMatch(/<option>1\s*<\/option><option selected="">2<\/option>/u);
    expect(markup).toMatch(/<textarea id="a">13<\/textarea>/u);
    expect(markup).toContain('<template shadowrootmode="open"><b>14</b></template>7');
  });

  it('says what its encoding was no more: the markup is Unicode', async () => {
    const page = Buffer.from('<meta charset=gbk><body></body>', 'latin1');
    const { markup } = await show(browser, '', {
      '/': (_request, response) => void response.setHeader('content-type', 'text/html; charset=gbk').end(page),
    });
    expect(markup).not.toContain('gbk');
  });

  it('gets the cookies of the visit, and gives back its own', async () => {
    await using site = await startSite({ '/': '<script>document.cookie = "passed=1"</script>' }, HOST);
    const { end } = await browser.render({ url: `${site.origin}/`, cookies: 'a=1; b=2' });
    expect(site.log[0]?.headers.cookie).toBe('a=1; b=2');
    expect(end.cookies?.split('; ').toSorted()).toEqual(['a=1', 'b=2', 'passed=1']);
    expect(site.log[0]?.headers['user-agent']).toMatch(/Chrome\/.* nianbao\/0$/u);
  });

  it('keeps nothing for the next', async () => {
    const page = `<p id=p></p><script>p.textContent = document.cookie + [...Object.keys(localStorage)];
      document.cookie = 'left=1'; localStorage.left = 1</script>`;
    await using site = await startSite({ '/': page }, HOST);
    for (let count = 0; count < 2; count += 1) {
      const { end } = await browser.render({ url: `${site.origin}/`, cookies: null });
      expect(end.kind === 'rendered' && end.markup).toContain('<p id="p"></p>');
    }
  });

  it('that passes a test of the browser by loading itself anew is the page behind it', async () => {
    const test = '<script>document.cookie = "passed=1"; location.reload()</script>';
    const { end, markup } = await show(browser, '', {
      '/': (request, response) => {
        const hasPassed = request.headers.cookie === 'passed=1';
        response.writeHead(hasPassed ? 200 : 412, { 'content-type': 'text/html' }).end(hasPassed ? 'in' : test);
      },
    });
    expect(markup).toContain('in');
    expect(end).toMatchObject({ kind: 'rendered', status: 200 });
  });

  it.each([
    ['a script', `<script>location.href = '/next'</script>`],
    ['a refresh', '<meta http-equiv=refresh content="0;url=/next">'],
    ['a form', '<form action=/next method=post></form><script>document.forms[0].submit()</script>'],
  ])('that sends on by %s is left to who asks whether it may', async (_by, body) => {
    const { end, site } = await show(browser, body, { '/next': 'next' });
    expect(end).toMatchObject({ kind: 'moved', url: `${site.origin}/next` });
    expect(site.log.map(({ path }) => path)).not.toContain('/next');
  });

  it('is asked for without pictures, sounds and fonts, and says nothing to who counts', async () => {
    const body = `<img src=/a.png><video src=/a.mp4></video><style>@font-face { font-family: f; src: url(/a.woff) }
      p { font-family: f; background: url(/b.png) }</style><p>x</p><link rel=icon href=/i.ico><link rel=prefetch href=/p>
      <script>navigator.sendBeacon('/b', 'x'); new EventSource('/e')</script>`;
    const { site } = await show(browser, body);
    expect(site.log.map(({ path }) => path)).toEqual(['/']);
  });

  it('asks by GET, HEAD and POST alone', async () => {
    const body = `<script>for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH']) fetch('/' + method, { method })</script>`;
    const { site } = await show(browser, body);
    expect(site.log.map(({ path }) => path).toSorted()).toEqual(['/', '/GET', '/HEAD', '/POST']);
  });
});

it.each(['/nowhere/chromium', '/bin/false', '/etc/passwd'])('%s is no browser', async (executablePath) => {
  const opening = openBrowser({ executablePath, userAgent: 'x', hosts: {}, allowed: [], limits: defaultRenderLimits });
  await expect(opening).rejects.toMatchObject({ fetchCode: 'fetch.browser-unavailable' });
});
