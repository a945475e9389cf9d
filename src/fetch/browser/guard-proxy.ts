/**
 * The only way out for the browser: a proxy on loopback that puts every request through the guard of our own fetches. What
 * was checked is what is dialled; who lacks the token, and whatever comes while no page is loaded, gets nothing.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { AllowedHosts } from '../address/allowed-hosts.ts';
import { type GuardedUrl, guardUrl } from '../address/guard-url.ts';
import { type Resolver, resolveHost, systemResolver } from '../address/resolve-host.ts';
import { FetchError } from '../fetch-error.ts';
import { type HostRules, ruleFor } from '../host-rules.ts';
import { dialTunnel, forward, type Traffic } from './forward.ts';

export interface ProxyOptions {
  readonly allowed: AllowedHosts;
  /** Those that are off are refused; nothing else of them counts here. */
  readonly hosts: HostRules;
  readonly limits: TrafficLimits;
  readonly resolve?: Resolver;
}

/** Of one page with all that it loads. */
export interface TrafficLimits {
  readonly maxBytes: number;
  readonly maxRequests: number;
  readonly connectMs: number;
}

export interface Refused {
  /** As far as the proxy sees it: of what is encrypted, host and port. */
  readonly url: string;
  /** Chinese, then English. */
  readonly reason: string;
}

export interface PageTraffic {
  readonly requests: number;
  readonly bytes: number;
  /** The first of them. */
  readonly refused: readonly Refused[];
  readonly refusedCount: number;
  /** More was asked for than a page may have. */
  readonly isOverLimit: boolean;
}

export type RefusedTargets = Pick<PageTraffic, 'refused' | 'refusedCount'>;

export interface GuardProxy extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Password of whoever may use it. */
  readonly token: string;
  /** From now until `end` requests are let through, and counted. */
  readonly begin: () => void;
  readonly traffic: () => PageTraffic;
  /** Hangs up everything. */
  readonly end: () => void;
}

/** What a page that is read needs; OPTIONS is what browsers ask before a request to another origin. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
/** A page that tries thousands of addresses says nothing new with each. */
const MAX_REFUSED_KEPT = 20;

interface Page extends Traffic {
  requests: number;
  refusedCount: number;
  readonly refused: Refused[];
}

export async function openGuardProxy(options: ProxyOptions): Promise<GuardProxy> {
  const token = randomBytes(24).toString('hex');
  const sockets = new Set<Socket>();
  let page: Page | null = null;
  let last: Page = newPage(options.limits);
  const admit = admitting(options, token, () => page);
  const server = createServer((request, response) => void answer(admit, request, response));
  server.on('connect', (request, socket: Socket) => void tunnel(admit, request, socket));
  // A protocol that isn't HTTP can't be counted or bounded.
  server.on('upgrade', (_request, socket: Socket) => socket.destroy());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hangUp = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    begin: () => (page = last = newPage(options.limits)),
    traffic: () => trafficOf(last, options.limits),
    end: () => {
      page = null;
      last.stop.abort();
      hangUp();
    },
    [Symbol.asyncDispose]: async () => {
      page = null;
      const closed = new Promise((resolve) => server.close(resolve));
      hangUp();
      await closed;
    },
  };
}

const newPage = ({ maxBytes, connectMs }: TrafficLimits): Page => ({
  ...{ requests: 0, bytes: 0, maxBytes, connectMs, refused: [], refusedCount: 0, stop: new AbortController() },
});

const trafficOf = (
  { requests, bytes, refused, refusedCount }: Page,
  { maxBytes, maxRequests }: TrafficLimits,
): PageTraffic => ({
  ...{ requests, bytes, refused, refusedCount, isOverLimit: requests > maxRequests || bytes > maxBytes },
});

interface Admitted {
  readonly guarded: GuardedUrl;
  readonly addresses: readonly string[];
  readonly page: Page;
}

/** The answer in its place where a request isn't let through. */
interface Denied {
  readonly status: 403 | 405 | 407 | 429 | 502 | 503;
}

type Admit = (request: IncomingMessage, url: string) => Promise<Admitted | Denied>;

function admitting(options: ProxyOptions, token: string, current: () => Page | null): Admit {
  const expected = Buffer.from(`Basic ${Buffer.from(`page:${token}`).toString('base64')}`);
  const deniedBefore = ({ headers, method = '' }: IncomingMessage): Denied['status'] | null => {
    if (!isSame(Buffer.from(headers['proxy-authorization'] ?? ''), expected)) return 407;
    return method === 'CONNECT' || METHODS.has(method) ? null : 405;
  };
  return async (request, url) => {
    const page = current();
    const denied = deniedBefore(request);
    if (denied !== null || page === null) return { status: denied ?? 503 };
    page.requests += 1;
    if (page.requests > options.limits.maxRequests) return { status: 429 };
    try {
      return { ...(await checked(url, options)), page };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      if (error.fetchCode !== 'fetch.dns') refuse(page, { url, reason: error.message });
      return { status: error.fetchCode === 'fetch.dns' ? 502 : 403 };
    }
  };
}

function refuse(page: Page, refused: Refused): void {
  page.refusedCount += 1;
  if (page.refused.length < MAX_REFUSED_KEPT) page.refused.push(refused);
}

const isSame = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected);

async function checked(url: string, options: ProxyOptions): Promise<Omit<Admitted, 'page'>> {
  const guarded = guardUrl(url, options.allowed);
  if (ruleFor(guarded.url, options.hosts).isOff === true)
    throw new FetchError(
      'fetch.refused-address',
      `设置 hosts 已停用 ${guarded.host} | the setting hosts has switched ${guarded.host} off`,
      { url },
    );
  const addresses = await resolveHost(guarded, options.resolve ?? systemResolver, options.allowed);
  return { guarded, addresses };
}

async function answer(admit: Admit, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // What is encrypted comes by CONNECT; anything but a whole address of http is no request to a proxy.
  const url = request.url ?? '';
  const admitted = await admit(request, url.startsWith('http://') ? url : `refused:${url}`);
  if ('status' in admitted) {
    response.writeHead(admitted.status, { ...challenge(admitted), 'content-length': 0 }).end();
    return;
  }
  await forward(request, response, admitted, admitted.page);
}

const challenge = ({ status }: Denied): Readonly<Record<string, string>> =>
  status === 407 ? { 'proxy-authenticate': 'Basic realm="nianbao"' } : {};

async function tunnel(admit: Admit, request: IncomingMessage, socket: Socket): Promise<void> {
  const admitted = await admit(request, tunnelUrl(request.url ?? ''));
  if ('status' in admitted) {
    const head = Object.entries({ ...challenge(admitted), 'content-length': '0' }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.end(`HTTP/1.1 ${admitted.status} refused\r\n${head.join('\r\n')}\r\n\r\n`);
    return;
  }
  await dialTunnel(socket, admitted, admitted.page);
}

/** A tunnel to the port of plain HTTP is a web socket's, which no report needs. */
const tunnelUrl = (authority: string): string =>
  /:80$/u.test(authority) ? `refused:${authority}` : `https://${authority}/`;
