/** One page in a fresh context of the browser, until it is at rest. */
import type { Browser, BrowserContext, Frame, Page, Request } from 'playwright-core';
import { setTimeout as delay } from 'node:timers/promises';
import { FetchError } from '../fetch-error.ts';
import { lookScript, markupScript } from './page-script.ts';
import type { RenderLimits } from './render-limits.ts';

export interface PageRequest {
  /** Asked before by our own client: robots.txt and the guard let it pass. */
  readonly url: string;
  /** As in a Cookie header; null for none. */
  readonly cookies: string | null;
}

export type PageEnd =
  | {
      readonly kind: 'rendered';
      readonly url: string;
      /** Of the last answer that was the page itself. */
      readonly status: number;
      readonly markup: string;
      /** What the site has set for this address, as in a Cookie header. */
      readonly cookies: string | null;
    }
  /** The page sends its readers on to another, which is not asked for here. */
  | { readonly kind: 'moved'; readonly url: string; readonly cookies: string | null };

/** What a page is made of. Pictures, fonts and sounds say nothing that could be read. */
const LOADED: ReadonlySet<string> = new Set(['document', 'stylesheet', 'script', 'xhr', 'fetch']);
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
const LOOK_MS = 250;
const CLOSE_MS = 2_000;

interface Run {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly asked: PageRequest;
  readonly limits: RenderLimits;
  readonly underWay: Set<Request>;
  /** By `performance.now`: since when nothing is under way. */
  restsSince: number;
  movedTo: string | null;
  /** Where redirects have led it. */
  url: string;
  crashed: boolean;
  status: number;
  failure: string | null;
}

/** Errors: `fetch.browser-timeout`, `fetch.browser-crashed`, `fetch.browser-too-large`, `fetch.connect`. */
export async function renderPage(
  browser: Browser,
  userAgent: string,
  asked: PageRequest,
  limits: RenderLimits,
): Promise<PageEnd> {
  const context = await browser.newContext({
    ...{ userAgent, locale: 'zh-CN', acceptDownloads: false, serviceWorkers: 'block' },
    // As readers of these pages see times.
    timezoneId: 'Asia/Shanghai',
  });
  try {
    // One that the browser takes for none is left out with the others: the page is asked as by a newcomer.
    await context.addCookies(cookiesOf(asked)).catch(() => undefined);
    await context.routeWebSocket(/^/u, (socket) => void socket.close());
    const page = await context.newPage();
    const run: Run = {
      ...{ page, context, asked, limits, underWay: new Set(), restsSince: performance.now(), movedTo: null },
      ...{ url: asked.url, crashed: false, status: 0, failure: null },
    };
    await watch(run);
    void page.goto(asked.url, { waitUntil: 'commit', timeout: limits.totalMs }).catch((error: unknown) => {
      run.failure = error instanceof Error ? error.message : String(error);
    });
    return await endOf(run);
  } finally {
    // A page whose script never ends may keep it open: then the browser is given up by whoever started it.
    await Promise.race([context.close().catch(() => undefined), delay(CLOSE_MS)]);
  }
}

function cookiesOf({ url, cookies }: PageRequest): readonly { name: string; value: string; url: string }[] {
  return (cookies ?? '').split('; ').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [{ name: pair.slice(0, at), value: pair.slice(at + 1), url }];
  });
}

async function watch(run: Run): Promise<void> {
  const { page, context, underWay } = run;
  const over = (request: Request): void => {
    underWay.delete(request);
    run.restsSince = performance.now();
  };
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('crash', () => (run.crashed = true));
  page.on('request', (request) => {
    underWay.add(request);
    if (isPage(request, run)) run.url = request.url();
  });
  page.on('requestfinished', over);
  page.on('requestfailed', over);
  page.on('response', (response) => {
    if (isPage(response.request(), run)) run.status = response.status();
  });
  context.on('page', (other) => void other.close().catch(() => undefined));
  await context.route(/^/u, async (route) => {
    await (isLoaded(route.request(), run) ? route.continue() : route.abort('blockedbyclient')).catch(() => undefined);
  });
}

/** Whether a request goes out. The address of each is the proxy's to check. */
function isLoaded(request: Request, run: Run): boolean {
  const frame = frameOf(request);
  if (frame?.page() !== run.page) return false;
  if (!LOADED.has(request.resourceType()) || !METHODS.has(request.method())) return false;
  if (!isPage(request, run) || withoutHash(request.url()) === withoutHash(run.asked.url)) return true;
  run.movedTo ??= request.url();
  return false;
}

/** As against what it loads. */
const isPage = (request: Request, { page }: Run): boolean =>
  request.isNavigationRequest() && frameOf(request) === page.mainFrame();

/** Null for what no page of ours asks: a service worker, a window that is only being opened. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

const withoutHash = (url: string): string => url.replace(/#.*$/su, '');

async function endOf(run: Run): Promise<PageEnd> {
  const { context, limits } = run;
  const until = performance.now() + limits.totalMs;
  let before: string | null = null;
  let sameSince = 0;
  while (performance.now() < until) {
    await delay(LOOK_MS);
    if (run.movedTo !== null)
      return { kind: 'moved', url: run.movedTo, cookies: await cookiesFor(context, run.movedTo) };
    failIfLost(run);
    if (run.underWay.size > 0 || run.status === 0) continue;
    const look = await within(until, inOwnWorld(run, lookScript(limits.maxNodes)));
    if (look === undefined) continue;
    if (look !== before) sameSince = performance.now();
    before = look;
    const restsSince = Math.max(run.restsSince, sameSince);
    if (!look.startsWith('complete') || performance.now() - restsSince < limits.restMs) continue;
    const markup = await within(until, inOwnWorld(run, markupScript(limits.maxMarkupBytes)));
    if (markup !== undefined) return await renderedEnd(run, markup);
  }
  throw timedOut();
}

async function renderedEnd({ page, context, limits, status }: Run, markup: string): Promise<PageEnd> {
  if (Buffer.byteLength(markup) > limits.maxMarkupBytes) throw tooLarge(limits);
  const url = withoutHash(page.url());
  return { kind: 'rendered', url, status, markup, cookies: await cookiesFor(context, url) };
}

function failIfLost({ crashed, failure, movedTo, url, context }: Run): void {
  if (crashed || context.browser()?.isConnected() !== true) throw lost();
  if (failure === null || movedTo !== null) return;
  const [reason = ''] = failure.split('\n');
  const words = `浏览器无法打开网页（${reason}）| The browser could not open the page`;
  throw new FetchError('fetch.connect', words, { url });
}

/**
 * Each time a new world: the page may have loaded itself anew. Undefined where it just does so, or has a document that is
 * none. Errors: `fetch.browser-too-large` where the script says so by null.
 */
async function inOwnWorld({ page, context, limits }: Run, expression: string): Promise<string | undefined> {
  const value = await evaluated(page, context, expression).catch(() => undefined);
  if (value === null) throw tooLarge(limits);
  return typeof value === 'string' ? value : undefined;
}

async function evaluated(page: Page, context: BrowserContext, expression: string): Promise<unknown> {
  const session = await context.newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const frameId = frameTree.frame.id;
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', { frameId });
    const { result } = await session.send('Runtime.evaluate', { expression, contextId, returnByValue: true });
    return result.subtype === 'null' ? null : result.value;
  } finally {
    await session.detach().catch(() => undefined);
  }
}

async function cookiesFor(context: BrowserContext, url: string): Promise<string | null> {
  const cookies = await context.cookies(url);
  return cookies.length === 0 ? null : cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** A script that never ends answers nothing. */
async function within<Value>(until: number, work: Promise<Value>): Promise<Value> {
  const stop = new AbortController();
  const late = delay(Math.max(0, until - performance.now()), null, { signal: stop.signal }).then(() => {
    throw timedOut();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => undefined);
    stop.abort();
  }
}

const timedOut = (): FetchError =>
  new FetchError('fetch.browser-timeout', '网页在浏览器中没有静止下来 | The page did not come to rest in the browser');

const tooLarge = ({ maxNodes, maxMarkupBytes }: RenderLimits): FetchError =>
  new FetchError(
    'fetch.browser-too-large',
    `浏览器中的网页超过 ${maxNodes} 个元素或 ${maxMarkupBytes} 字节 | The page in the browser has more than ${maxNodes} elements or ${maxMarkupBytes} bytes`,
  );

const lost = (): FetchError =>
  new FetchError('fetch.browser-crashed', '网页使浏览器崩溃 | The browser was lost with this page');
