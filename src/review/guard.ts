/** Who may ask: the Host that is named, the token, and never another site's page. */
import { timingSafeEqual } from 'node:crypto';
import { hostname, networkInterfaces } from 'node:os';
import type { Context, MiddlewareHandler, Next } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

export interface GuardOptions {
  /** As given to `--host`. */
  readonly host: string;
  readonly port: () => number;
  /** Null: none is asked for, on the loopback alone. */
  readonly token: string | null;
}

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
const UNSPECIFIED: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host);

/** As it stands in an address. */
const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Names that a browser may call this server by: a page elsewhere whose name was turned to this address has another (DNS rebinding). */
function hostsOf(host: string): ReadonlySet<string> {
  const own = UNSPECIFIED.has(host)
    ? [
        hostname(),
        ...Object.values(networkInterfaces()).flatMap((addresses) =>
          addresses?.map(({ address }) => hostInUrl(address)),
        ),
      ]
    : [hostInUrl(host)];
  const names = [...LOOPBACK, ...own].filter((name) => name !== undefined);
  return new Set(names.map((name) => name.toLowerCase()));
}

/** That others may reach it by; where it listens on every address, the first that isn't this machine's alone. */
export function hostForOthers(host: string): string {
  if (!UNSPECIFIED.has(host)) return hostInUrl(host);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  return outside?.address ?? '127.0.0.1';
}

export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; font-src 'self' data:; " +
    "connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** What came of a document: no script runs in it, and it loads nothing but our style sheet. */
export const sourceHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
};

const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

const COOKIE = 'nianbao_review';

export function guard({ host, port, token }: GuardOptions): MiddlewareHandler {
  const hosts = hostsOf(host);
  return async (context, next) => {
    for (const [name, value] of Object.entries(commonHeaders)) context.header(name, value);
    const { req } = context;
    const named = req.header('host')?.toLowerCase() ?? '';
    if (!hosts.has(withoutPort(named, port()))) return context.text('wrong host', 421);
    if (isCrossSite(req.raw, named)) return context.text('not from another site', 403);
    return token === null ? next() : withToken(context, next, token);
  };
}

async function withToken(context: Context, next: Next, token: string): Promise<Response | undefined> {
  const { req } = context;
  const given = req.query('token');
  if (given !== undefined && isSame(given, token) && req.method === 'GET') {
    setCookie(context, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
    const url = new URL(req.url);
    url.searchParams.delete('token');
    // The token is not to stay in the address bar and in the history.
    return context.redirect(`${url.pathname}${url.search}`, 303);
  }
  if (!isSame(getCookie(context, COOKIE) ?? '', token)) return context.text(NO_TOKEN, 401);
  await next();
  return undefined;
}

const NO_TOKEN =
  '需要令牌：请使用启动时显示的完整地址 | A token is needed: use the whole address that was shown at the start';

const withoutPort = (named: string, port: number): string =>
  named.endsWith(`:${port}`) ? named.slice(0, -`:${port}`.length) : port === 80 ? named : '';

/** A page of another site may lead here, and nothing else. */
function isCrossSite(request: Request, host: string): boolean {
  const { headers, method } = request;
  const origin = headers.get('origin');
  if (origin !== null && origin !== `http://${host}`) return true;
  const site = headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return false;
  const isLink = headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
  return method !== 'GET' || !isLink;
}

function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
