/** The system's Chromium behind the guard's proxy, for one page at a time. */
import type { Browser } from 'playwright-core';
import { FetchError } from '../fetch-error.ts';
import { type GuardProxy, openGuardProxy, type PageTraffic, type ProxyOptions } from './guard-proxy.ts';
import { RenderError } from './render-error.ts';
import type { RenderLimits } from './render-limits.ts';
import { type PageEnd, type PageRequest, renderPage } from './render-page.ts';

export interface BrowserOptions extends Pick<ProxyOptions, 'allowed' | 'hosts' | 'resolve'> {
  readonly executablePath: string;
  /** Stands behind the browser's own. */
  readonly userAgent: string;
  readonly limits: RenderLimits;
}

export interface Rendered {
  readonly end: PageEnd;
  readonly traffic: PageTraffic;
}

export interface OpenedBrowser extends AsyncDisposable {
  /** `Chromium 141.0.7390.107` */
  readonly version: string;
  /** Errors, as RenderError: `fetch.browser-*`, `fetch.refused-address`, `fetch.connect`. */
  readonly render: (request: PageRequest) => Promise<Rendered>;
}

/**
 * No name is resolved and no connection made but through the proxy; `<-loopback>` takes away the browser's own exception for
 * loopback and link-local addresses (net/docs/proxy.md). WebRTC would send UDP past it.
 */
const switches: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-quic',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--dns-prefetch-disable',
  '--block-new-web-contents',
  '--deny-permission-prompts',
  // A script that takes more loses its page, not the machine its memory.
  '--js-flags=--max-old-space-size=512',
  '--disable-gpu',
  '--disable-notifications',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--no-pings',
];

/** Errors: `fetch.browser-unavailable`. */
export async function openBrowser(options: BrowserOptions): Promise<OpenedBrowser> {
  const proxy = await openGuardProxy(options);
  try {
    const browser = await launched(options, proxy);
    const userAgent = `${await ownUserAgent(browser)} ${options.userAgent}`;
    return {
      version: `Chromium ${browser.version()}`,
      render: (request) => rendered(browser, proxy, userAgent, request, options.limits),
      [Symbol.asyncDispose]: async () => {
        await browser.close().catch(() => undefined);
        await proxy[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await proxy[Symbol.asyncDispose]();
    throw error;
  }
}

async function launched({ executablePath }: BrowserOptions, { origin, token }: GuardProxy): Promise<Browser> {
  try {
    // Loaded when it is asked for: most installations never need it.
    const { chromium } = await import('playwright-core');
    return await chromium.launch({
      ...{ executablePath, headless: true, args: [...switches] },
      // Chromium's own sandbox refuses to work for root.
      chromiumSandbox: process.getuid?.() !== 0,
      proxy: { server: origin, username: 'page', password: token, bypass: '<-loopback>' },
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.split('\n').slice(0, 3).join(' ') : String(cause);
    throw new FetchError(
      'fetch.browser-unavailable',
      `浏览器 ${executablePath} 无法启动（${detail}）| The browser ${executablePath} does not start`,
      { cause },
    );
  }
}

async function ownUserAgent(browser: Browser): Promise<string> {
  const session = await browser.newBrowserCDPSession();
  const { userAgent } = await session.send('Browser.getVersion');
  await session.detach();
  return userAgent;
}

async function rendered(
  browser: Browser,
  proxy: GuardProxy,
  userAgent: string,
  request: PageRequest,
  limits: RenderLimits,
): Promise<Rendered> {
  proxy.begin();
  try {
    const end = await renderPage(browser, userAgent, request, limits).catch((error: unknown) => {
      throw overLimit(proxy.traffic(), limits) ?? ledAstray(error, proxy.traffic()) ?? error;
    });
    const traffic = proxy.traffic();
    const failure = overLimit(traffic, limits);
    if (failure !== null) throw failure;
    return { end, traffic };
  } catch (error) {
    throw error instanceof FetchError ? new RenderError(error, proxy.traffic()) : error;
  } finally {
    proxy.end();
  }
}

/** What was left out past the limit may have been what fills the page. */
const overLimit = ({ isOverLimit }: PageTraffic, { maxBytes, maxRequests }: RenderLimits): FetchError | null =>
  isOverLimit
    ? new FetchError(
        'fetch.browser-too-large',
        `网页加载超过 ${maxBytes} 字节或 ${maxRequests} 个请求 | The page asked for more than ${maxBytes} bytes or ${maxRequests} requests`,
      )
    : null;

/** A redirect of the page itself to where nothing is asked. */
function ledAstray(error: unknown, { refused }: PageTraffic): FetchError | null {
  const url = error instanceof FetchError && error.fetchCode === 'fetch.connect' ? error.url : null;
  if (url === null) return null;
  const found = refused.find((one) => hostOf(one.url) === hostOf(url));
  return found === undefined ? null : new FetchError('fetch.refused-address', found.reason, { url });
}

const hostOf = (url: string): string | undefined => URL.parse(url)?.host;
