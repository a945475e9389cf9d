/** Name → addresses, once; what is checked here is what is dialled. */
import { lookup } from 'node:dns/promises';
import { FetchError } from '../fetch-error.ts';
import { allowsAddress, type AllowedHosts } from './allowed-hosts.ts';
import { type GuardedUrl, portRefused, refused } from './guard-url.ts';
import { parseIp } from './parse-ip.ts';
import { specialUse } from './special-ranges.ts';

/** All addresses of a name, in the order to try them. Rejects with Node's DNS errors. */
export type Resolver = (host: string) => Promise<readonly string[]>;

/** The system's resolver: hosts file, search order and all. */
export const systemResolver: Resolver = async (host) => {
  const found = await lookup(host, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
};

/**
 * The addresses that may be dialled for a guarded URL. One address in a closed network among public ones refuses them
 * all: honest sites have none, and the one who mixes them is fishing.
 * Errors: `fetch.dns`, `fetch.refused-address`.
 */
export async function resolveHost(
  guarded: GuardedUrl,
  resolve: Resolver,
  allowed: AllowedHosts,
): Promise<readonly string[]> {
  const { host, trusted, port } = guarded;
  const addresses = parseIp(host) === null ? await lookUp(guarded, resolve) : [host];
  for (const address of trusted ? [] : addresses) checkAddress(guarded, address, allowed, port);
  return addresses;
}

async function lookUp({ host, url }: GuardedUrl, resolve: Resolver): Promise<readonly string[]> {
  try {
    const addresses = await resolve(host);
    if (addresses.length > 0) return addresses;
  } catch (cause) {
    throw unresolved(host, url, cause);
  }
  throw unresolved(host, url);
}

const unresolved = (host: string, url: URL, cause?: unknown): FetchError =>
  new FetchError('fetch.dns', `无法解析域名 ${host} | The name ${host} can't be resolved`, { url: url.href, cause });

function checkAddress({ host, url }: GuardedUrl, address: string, allowed: AllowedHosts, port: number): void {
  const ip = parseIp(address);
  if (ip !== null && allowsAddress(allowed, ip, port)) return;
  const use = ip === null ? 'not an address' : specialUse(ip);
  if (use !== null)
    throw refused(url.href, {
      zh: `${host} 解析到非公网地址 ${address}`,
      en: `${host} resolves to ${address}, which is not public (${use})`,
    });
  if (port !== 80 && port !== 443) throw refused(url.href, portRefused(port));
}
