/** What may be asked for at all, before any name is resolved. */
import type { Message } from '../../model/note.ts';
import { FetchError } from '../fetch-error.ts';
import { type AllowedHosts, allowsHost, opensPortForAddresses, withoutTrailingDot } from './allowed-hosts.ts';
import { parseIp } from './parse-ip.ts';
import { specialUse } from './special-ranges.ts';

export interface GuardedUrl {
  readonly url: URL;
  /** In ASCII and lower case, without brackets and trailing dot. */
  readonly host: string;
  readonly port: number;
  /** The operator named this host: its addresses aren't checked. */
  readonly trusted: boolean;
}

/** Names that are never a public site's: RFC 6761, 6762, 8375, 9476, ICANN's .internal, and habits of closed networks. */
const closedNames =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|arpa|onion|alt|test|example|invalid|svc|consul|docker)$/u;

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Errors: `fetch.invalid-url`, `fetch.refused-address`. */
export function guardUrl(input: string, allowed: AllowedHosts): GuardedUrl {
  const url = URL.parse(input);
  if (url === null)
    throw new FetchError('fetch.invalid-url', `网址无效：${input} | Not a valid address`, { url: input });
  const standardPort = defaultPorts[url.protocol];
  if (standardPort === undefined)
    throw neverFetched(url.href, '只支持 http 与 https | Only http and https are fetched');
  if (url.username !== '' || url.password !== '')
    throw neverFetched(url.origin, '网址中含有用户名或密码 | The address carries a user name or password');
  const host = withoutTrailingDot(url.hostname.replaceAll(/[[\]]/gu, ''));
  const port = url.port === '' ? standardPort : Number(url.port);
  const trusted = allowsHost(allowed, host, port);
  if (!trusted) refuseClosed(url, host, port, allowed);
  url.hash = '';
  return { url, host, port, trusted };
}

function refuseClosed(url: URL, host: string, port: number, allowed: AllowedHosts): void {
  const ip = parseIp(host);
  const standard = port === 80 || port === 443;
  if (!standard && (ip !== null || !opensPortForAddresses(allowed, port))) throw refused(url.href, portRefused(port));
  const use = ip === null ? null : specialUse(ip);
  if (use !== null)
    throw refused(url.href, { zh: `${host} 不是公网地址`, en: `${host} is not a public address (${use})` });
  if (ip === null && isClosedName(host))
    throw refused(url.href, { zh: `${host} 不是公网域名`, en: `${host} is not a public name` });
}

/** A name without a dot is looked up in the local network's own domain. */
const isClosedName = (host: string): boolean =>
  !host.includes('.') || host.startsWith('.') || host.includes('..') || closedNames.test(host);

export const portRefused = (port: number): Message => ({
  zh: `端口 ${port} 不在允许之列（80、443）`,
  en: `Port ${port} is neither 80 nor 443`,
});

/** What no setting allows. */
const neverFetched = (url: string, message: string): FetchError =>
  new FetchError('fetch.refused-address', message, { url });

/** What is fetched where the operator allows it. */
export const refused = (url: string, { zh, en }: Message): FetchError =>
  neverFetched(url, `${zh}；确需访问请用 --allow-host | ${en}: allow it with --allow-host if meant`);
