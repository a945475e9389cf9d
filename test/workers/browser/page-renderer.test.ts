import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { defaultRenderLimits, type RenderLimits } from '../../../src/fetch/browser/render-limits.ts';
import { PageRenderer } from '../../../src/workers/browser/page-renderer.ts';
import { familyOf, isRunning, type Process } from '../../daemon/support/processes.ts';
import { chromiumPath } from '../../support/chromium-path.ts';
import { startSite } from '../../support/site.ts';

vi.setConfig({ testTimeout: 90_000 });

const HOST = '127.0.0.2';

const rendererWith = (limits: Partial<RenderLimits> = {}, executablePath = chromiumPath()): PageRenderer =>
  new PageRenderer({
    ...{ executablePath, userAgent: 'x', allowHosts: [`${HOST}:*`], hostsOff: ['off.gov.cn'] },
    limits: { ...defaultRenderLimits, restMs: 300, ...limits },
  });

/** Main processes of browsers that this process has started. */
const browsers = (): readonly Process[] =>
  familyOf(process.pid).filter(
    ({ command }) => command.includes('--remote-debugging-pipe') && !command.includes('--type='),
  );

const folders = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('nianbao-browser-'));

describe('the browser of a worker', () => {
  it('is started with the first page, makes way for a fresh one, and leaves nothing', async () => {
    await using site = await startSite({ '/': '<p>in</p>' }, HOST);
    const before = new Set(folders());
    const renderer = rendererWith({ recycleAfter: 2 });
    const render = () => renderer.render({ url: `${site.origin}/`, cookies: null });
    expect(browsers()).toEqual([]);
    const seen: (number | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) {
      expect(Buffer.from(((await render()) as { markup: Uint8Array }).markup).toString()).toContain('<p>in</p>');
      seen.push(browsers()[0]?.pid);
    }
    // Gone after its second page; another for the third.
    expect(seen[1]).toBeUndefined();
    expect(seen[2]).not.toBe(seen[0]);
    const family = familyOf(process.pid).filter(({ command }) => command.includes('chromium'));
    await renderer.close();
    while (family.some(isRunning)) await delay(50);
    expect(folders().filter((name) => !before.has(name))).toEqual([]);
    await expect(render()).rejects.toThrow('closed');
  });

  it('is ended when it takes too much memory', async () => {
    const swell = `<script>const hold = []; setInterval(() => {
      for (let i = 0; i < 20; i++) hold.push(new Uint8Array(1 << 20).fill(i + 1)); fetch('/'); }, 20)</script>`;
    await using site = await startSite({ '/': swell }, HOST);
    const renderer = rendererWith({ maxMemoryBytes: 600 * 1_048_576, totalMs: 30_000 });
    const rendering = renderer.render({ url: `${site.origin}/`, cookies: null });
    await expect(rendering).rejects.toMatchObject({ fetchCode: 'fetch.browser-too-large' });
    await renderer.close();
  });

  it('tells what a page that failed tried to reach', async () => {
    const restless =
      '<script>fetch("http://127.0.0.1:81/").catch(() => 0); setInterval(() => fetch("/"), 100)</script>';
    await using site = await startSite({ '/': restless }, HOST);
    const renderer = rendererWith({ totalMs: 4_000 });
    await expect(renderer.render({ url: `${site.origin}/`, cookies: null })).rejects.toMatchObject({
      fetchCode: 'fetch.browser-timeout',
      traffic: { refusedCount: 1, refused: [{ url: 'http://127.0.0.1:81/' }] },
    });
    await renderer.close();
  });

  it.each(['/nowhere/chromium', '/bin/false'])('that is none, as %s, is told each time', async (path) => {
    const renderer = rendererWith({}, path);
    for (let count = 0; count < 2; count += 1)
      await expect(renderer.render({ url: `http://${HOST}/`, cookies: null })).rejects.toMatchObject({
        fetchCode: 'fetch.browser-unavailable',
      });
    await renderer.close();
  });
});
