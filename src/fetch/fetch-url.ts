/** One document from the web: guarded on every hop, bounded in size and time, whole or not at all. */
import { createHash } from 'node:crypto';
import { type AllowedHosts, noAllowedHosts } from './address/allowed-hosts.ts';
import { type GuardedUrl, guardUrl } from './address/guard-url.ts';
import { type Resolver, resolveHost, systemResolver } from './address/resolve-host.ts';
import { createDeadlines, type Deadlines } from './deadlines.ts';
import { dial, type Dialled } from './dial.ts';
import { dialLeniently } from './dial-leniently.ts';
import { FetchError } from './fetch-error.ts';
import { defaultLimits, type FetchLimits } from './fetch-limits.ts';
import type { Cookies } from './cookies.ts';
import { type HostRules, ruleFor } from './host-rules.ts';
import { headerFacts, type HeaderFacts, headerValue, keptHeaders, setCookies } from './headers.ts';
import { ACCEPTED_ENCODINGS, type Body, readBody } from './read-body.ts';
import { nextHop } from './redirect.ts';
import { checkStatus } from './status.ts';
import { toFetchError } from './transport-error.ts';

export interface FetchRequest {
  readonly url: string;
  /** Of the copy that is kept: the answer may be that it still holds. Sent only to the address that they came from. */
  readonly validators?: Validators;
  /** `cut` keeps the first `maxBytes` instead of failing. */
  readonly whenTooLarge?: 'fail' | 'cut';
  /** Awaited, off the clock, before more than `LARGE_BYTES` of the body are taken into memory; ends within `LARGE_WAIT_MS`. */
  readonly onLarge?: () => Promise<void>;
}

export interface Validators {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Asked before every hop; resolves when it is this request's turn, with what to call when the hop is over. */
export type HopGate = (url: URL) => Promise<ReleaseHop>;
export type ReleaseHop = (outcome: { readonly retryAfterMs: number | null }) => Promise<void>;

export interface FetchDeps {
  readonly userAgent: string;
  readonly limits?: FetchLimits;
  readonly allowed?: AllowedHosts;
  readonly resolve?: Resolver;
  readonly gate?: HopGate;
  /** Told the cookies of every answer, asked for them at every hop. */
  readonly cookies?: Cookies;
  readonly hosts?: HostRules;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly signal?: AbortSignal;
}

export interface Hop {
  readonly url: string;
  readonly status: number;
  /** The address that was dialled. */
  readonly address: string;
  /** From https to http. */
  readonly downgraded: boolean;
}

interface Answered extends HeaderFacts {
  /** As asked for. */
  readonly url: string;
  /** After redirects. */
  readonly resolvedUrl: string;
  readonly hops: readonly Hop[];
  readonly status: number;
  /** Those worth keeping, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** When the answer was whole, ISO 8601 in UTC. */
  readonly fetchedAt: string;
}

export interface Fetched extends Answered {
  readonly kind: 'fetched';
  readonly bytes: Uint8Array;
  /** Of `bytes`, hex. */
  readonly sha256: string;
  readonly wireBytes: number;
  readonly cut: boolean;
  /** Absent for bytes as the site sent them. */
  readonly rendered?: Rendering;
  /** SHA-256 of the pages whose scripts led here, first to last, hex; absent where none did. */
  readonly sentOnBy?: readonly string[];
  /** False where only the end of the connection says that the body is whole (neither length nor chunks). */
  readonly lengthProved: boolean;
}

/** Bytes that are a page as it stood in a browser when its scripts had filled it. */
export interface Rendering {
  /** Name and version. */
  readonly browser: string;
  /** SHA-256 of the page as it was fetched, hex; null where the site gave none without a browser. */
  readonly page: string | null;
}

export interface NotModified extends Answered {
  readonly kind: 'not-modified';
}

export type FetchResult = Fetched | NotModified;

interface Exchange {
  readonly request: FetchRequest;
  readonly deps: Required<Omit<FetchDeps, 'gate' | 'cookies' | 'hosts' | 'signal'>> &
    Pick<FetchDeps, 'gate' | 'cookies' | 'hosts'>;
  readonly deadlines: Deadlines;
  readonly dial: typeof dial;
}

/** Errors: every `fetch.*` but those of robots.txt and pace, which are the gate's. An abort by `signal` rejects with its reason. */
export async function fetchUrl(request: FetchRequest, deps: FetchDeps): Promise<FetchResult> {
  const settings = { limits: defaultLimits, allowed: noAllowedHosts, resolve: systemResolver, now: Date.now, ...deps };
  const deadlines = createDeadlines(settings.limits, deps.signal);
  try {
    return await followHops({ request, deps: settings, deadlines, dial });
  } finally {
    deadlines.stop();
  }
}

async function followHops(first: Exchange): Promise<FetchResult> {
  let exchange = first;
  const { request, deps } = exchange;
  const hops: Hop[] = [];
  let guarded = guardUrl(request.url, deps.allowed);
  for (;;) {
    const step = await takeHop(exchange, guarded, hops);
    if (step.kind === 'lenient') {
      exchange = { ...exchange, dial: dialLeniently };
      continue;
    }
    if (step.kind !== 'redirect') return step;
    if (hops.length > deps.limits.maxRedirects)
      throw new FetchError(
        'fetch.too-many-redirects',
        `跳转超过 ${deps.limits.maxRedirects} 次 | More than ${deps.limits.maxRedirects} redirects`,
        { url: step.target },
      );
    guarded = guardUrl(step.target, deps.allowed);
  }
}

type Step =
  | FetchResult
  | { readonly kind: 'redirect'; readonly target: string }
  /** The same once more, by a client that passes over what browsers pass over. */
  | { readonly kind: 'lenient' };

/** `hops` is added to. */
async function takeHop(exchange: Exchange, guarded: GuardedUrl, hops: Hop[]): Promise<Step> {
  const { deps, deadlines } = exchange;
  const release = await deadlines.whilePaused(async () => deps.gate?.(guarded.url));
  let asked: number | null = null;
  const before = hops.length;
  try {
    return await exchangeHop(exchange, guarded, hops);
  } catch (error) {
    if (exchange.dial !== dialLeniently && hasLengthBesideChunks(error)) {
      hops.length = before;
      return { kind: 'lenient' };
    }
    const failure = toFetchError(error, guarded.url.href, deadlines.signal);
    if (failure instanceof FetchError) asked = failure.retryAfterMs;
    throw failure;
  } finally {
    await release?.({ retryAfterMs: asked });
  }
}

async function exchangeHop(exchange: Exchange, guarded: GuardedUrl, hops: Hop[]): Promise<Step> {
  const { deps, deadlines, request } = exchange;
  const { limits, resolve, allowed } = deps;
  const addresses = await deadlines.bound(resolveHost(guarded, resolve, allowed));
  const headers = requestHeaders(exchange, guarded.url);
  const dialled = await exchange.dial(guarded, { addresses, headers, signal: deadlines.signal, limits });
  try {
    deadlines.sawBytes();
    const { statusCode: status, headers: answered } = dialled.answer;
    deps.cookies?.keep(guarded.url, setCookies(answered));
    const previous = hops.at(-1);
    const downgraded = previous?.url.startsWith('https:') === true && guarded.url.protocol === 'http:';
    hops.push({ url: guarded.url.href, status, address: dialled.address, downgraded });
    const target = nextHop(guarded.url, status, answered);
    if (target !== null) return { kind: 'redirect', target };
    const facts = { request, hops, now: deps.now };
    if ((status === 304 && 'if-none-match' in headers) || (status === 304 && 'if-modified-since' in headers))
      return { kind: 'not-modified', ...answeredFacts(dialled, facts) };
    checkStatus(status, answered, guarded.url.href, deps.now());
    const body = await readWhole(dialled, exchange);
    return fetched(dialled, body, facts);
  } finally {
    await dialled.hangUp();
  }
}

/** Chunks say where the body ends, a length beside them says nothing (RFC 9112, 6.3); undici compares the two. */
const hasLengthBesideChunks = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';

const requestHeaders = ({ deps, request }: Exchange, url: URL): Readonly<Record<string, string>> => ({
  'user-agent': deps.userAgent,
  accept:
    'text/html,application/xhtml+xml,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,*/*;q=0.8',
  'accept-language': 'zh-CN,zh;q=0.9',
  'accept-encoding': ACCEPTED_ENCODINGS,
  ...ruleFor(url, deps.hosts ?? {}).headers,
  ...conditions(request.validators, url),
  ...cookieHeader(deps.cookies?.headerFor(url) ?? null),
});

const cookieHeader = (value: string | null): Readonly<Record<string, string>> =>
  value === null ? {} : { cookie: value };

function conditions(validators: Validators | undefined, url: URL): Readonly<Record<string, string>> {
  if (validators === undefined || validators.url !== url.href) return {};
  return {
    ...(validators.etag === null ? {} : { 'if-none-match': validators.etag }),
    ...(validators.lastModified === null ? {} : { 'if-modified-since': validators.lastModified }),
  };
}

async function readWhole({ answer, hasSurplus }: Dialled, { deps, deadlines, request }: Exchange): Promise<Body> {
  const body = await readBody(answer.body, {
    encoding: headerValue(answer.headers, 'content-encoding'),
    limits: deps.limits,
    whenTooLarge: request.whenTooLarge ?? 'fail',
    onBytes: deadlines.sawBytes,
    onLarge: () => deadlines.whilePaused(() => deadlines.bound(request.onLarge?.() ?? Promise.resolve())),
  });
  if (!(await hasSurplus())) return body;
  throw new FetchError(
    'fetch.interrupted',
    '内容比声明的长度更长，可能已被截断 | The content is longer than announced and may have been cut',
  );
}

interface Facts {
  readonly request: FetchRequest;
  readonly hops: readonly Hop[];
  readonly now: () => number;
}

const answeredFacts = ({ answer }: Dialled, { request, hops, now }: Facts): Answered => ({
  url: request.url,
  resolvedUrl: hops.at(-1)?.url ?? request.url,
  hops,
  status: answer.statusCode,
  headers: keptHeaders(answer.headers),
  ...headerFacts(answer.headers),
  fetchedAt: new Date(now()).toISOString(),
});

const fetched = (dialled: Dialled, { bytes, wireBytes, cut }: Body, facts: Facts): Fetched => ({
  kind: 'fetched',
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  wireBytes,
  cut,
  lengthProved: ['content-length', 'transfer-encoding'].some((name) => name in dialled.answer.headers),
  ...answeredFacts(dialled, facts),
});
