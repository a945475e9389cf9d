import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OpenedBrowser } from '../../../src/fetch/browser/open-browser.ts';
import { open, show } from './shown.ts';

vi.setConfig({ testTimeout: 90_000 });

let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await open();
});
afterAll(() => browser[Symbol.asyncDispose]());

describe('a page that would not end', () => {
  it('is left when its script never ends, and the next one is read', async () => {
    await using own = await open({ totalMs: 4_000 });
    await expect(show(own, '<script>for (;;);</script>')).rejects.toMatchObject({
      fetchCode: 'fetch.browser-timeout',
    });
    expect((await show(own, 'in')).markup).toContain('in');
  });

  it.each([
    ['whose answer never ends', '<script src=/never></script>', { '/never': () => undefined }],
    [
      'whose table never stays',
      '<table><tr><td id=t></table><script>setInterval(() => t.textContent = Math.random(), 50)</script>',
      {},
    ],
    ['that asks again and again', '<script>setInterval(() => fetch("/x"), 200)</script>', {}],
    ['that loads itself anew', '<script>location.reload()</script>', {}],
  ])('is left: one %s', async (_what, body, pages) => {
    await using own = await open({ totalMs: 3_000 });
    await expect(show(own, body, pages)).rejects.toMatchObject({ fetchCode: 'fetch.browser-timeout' });
  });

  it('is read though it asks questions, opens windows and hands out files', async () => {
    const { markup, site } = await show(
      browser,
      `<a id=a href=/file download></a><script>alert(1); confirm(2); prompt(3); onbeforeunload = () => 'stay';
       open('/window'); a.click(); print(); window.Notification?.requestPermission(); navigator.geolocation?.getCurrentPosition(() => 0);
       document.title = 'went on'</script><iframe src=/file></iframe>`,
      {
        '/file': (_request, response) =>
          void response.setHeader('content-disposition', 'attachment; filename=a.exe').end('MZ'),
      },
    );
    expect(markup).toContain('went on');
    expect(site.log.map(({ path }) => path)).not.toContain('/window');
  });

  it('is refused when it is larger than a report can be', async () => {
    await using own = await open({ maxNodes: 1_000, maxMarkupBytes: 100_000 });
    const many = '<script>for (let i = 0; i < 2000; i++) document.body.append(document.createElement("i"))</script>';
    await expect(show(own, many)).rejects.toMatchObject({ fetchCode: 'fetch.browser-too-large' });
    const long = '<script>document.body.append("年".repeat(50000))</script>';
    await expect(show(own, long)).rejects.toMatchObject({ fetchCode: 'fetch.browser-too-large' });
  });

  it('is refused when it asks for too much', async () => {
    await using own = await open({ maxRequests: 20, maxBytes: 1_000_000 });
    const many = '<script>for (let i = 0; i < 30; i++) fetch("/?" + i)</script>';
    await expect(show(own, many)).rejects.toMatchObject({ fetchCode: 'fetch.browser-too-large' });
    await expect(
      show(own, '<script>fetch("/large")</script>', {
        '/large': (_q, response) => void response.end(Buffer.alloc(2_000_000)),
      }),
    ).rejects.toMatchObject({ fetchCode: 'fetch.browser-too-large' });
  });

  it('is said to be lost when its renderer crashes', async () => {
    await using own = await open();
    const crash = `<script>const hold = []; for (;;) hold.push(new Array(1e7).fill(Math.random()))</script>`;
    await expect(show(own, crash)).rejects.toMatchObject({ fetchCode: 'fetch.browser-crashed' });
  });
});
