/** Pages of a made-up site in the system's Chromium, in this process. */
import { parseAllowedHosts } from '../../../src/fetch/address/allowed-hosts.ts';
import { openBrowser, type OpenedBrowser, type Rendered } from '../../../src/fetch/browser/open-browser.ts';
import { defaultRenderLimits, type RenderLimits } from '../../../src/fetch/browser/render-limits.ts';
import { chromiumPath } from '../../support/chromium-path.ts';
import { type Handler, type Site, startSite } from '../../support/site.ts';

/** The site stands at 127.0.0.2: everything at 127.0.0.1 is out of bounds. */
export const HOST = '127.0.0.2';

/** No name server is asked. */
const noNames = (host: string): Promise<never> => Promise.reject(new Error(host));

export const open = (
  limits: Partial<RenderLimits> = {},
  resolve: (host: string) => Promise<readonly string[]> = noNames,
): Promise<OpenedBrowser> =>
  openBrowser({
    ...{ executablePath: chromiumPath(), userAgent: 'nianbao/0', hosts: {}, allowed: parseAllowedHosts([`${HOST}:*`]) },
    limits: { ...defaultRenderLimits, totalMs: 30_000, restMs: 400, ...limits },
    resolve,
  });

export interface Shown extends Rendered {
  readonly markup: string;
  readonly site: Site;
}

/** `body` of the page at `/`, and what else the site has. */
export async function show(
  opened: OpenedBrowser,
  body: string,
  pages: Readonly<Record<string, string | Handler>> = {},
): Promise<Shown> {
  await using site = await startSite({ '/': `<!DOCTYPE html><body>${body}</body>`, ...pages }, HOST);
  const rendered = await opened.render({ url: `${site.origin}/`, cookies: null });
  return { ...rendered, site, markup: rendered.end.kind === 'rendered' ? rendered.end.markup : '' };
}
