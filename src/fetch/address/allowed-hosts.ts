/** Exceptions to the address guard, for tests and closed networks. */
import { inRange, type IpAddress, type IpRange, parseIp, parseRange } from './parse-ip.ts';

interface AllowedHost {
  /** In lower case, without a trailing dot; null where addresses are meant. */
  readonly host: string | null;
  readonly range: IpRange | null;
  /** Null: the ports that are open to all (80 and 443); `any`: every port. */
  readonly port: number | 'any' | null;
}

export type AllowedHosts = readonly AllowedHost[];

export const noAllowedHosts: AllowedHosts = [];

/**
 * Each entry is `host`, an address or a CIDR range, with `:port` or `:*` behind it where other ports than 80 and 443 are
 * meant (`[fd00::]/8:8080` for IPv6). A name stands for itself alone, not for names below it. Throws a RangeError that
 * names the entry that is none of these.
 */
export const parseAllowedHosts = (entries: readonly string[]): AllowedHosts => entries.map(parseEntry);

function parseEntry(entry: string): AllowedHost {
  const { target, port } = splitPort(entry.trim().toLowerCase());
  const range = parseRange(target.replaceAll(/[[\]]/gu, ''));
  if (range !== null) return { host: null, range, port };
  const host = canonicalName(target);
  if (host === null) throw new RangeError(`not a host, host:port, address or CIDR range: ${entry}`);
  return { host, range: null, port };
}

function splitPort(entry: string): { readonly target: string; readonly port: AllowedHost['port'] } {
  // The colons of a bare IPv6 address are no port's; behind a bracket or a single colon they are.
  const match = /^(\[[^\]]*\](?:\/\d+)?|[^:]*):(\*|\d{1,5})$/u.exec(entry);
  if (match?.[1] === undefined) return { target: entry, port: null };
  return { target: match[1], port: match[2] === '*' ? 'any' : Number(match[2]) };
}

function canonicalName(text: string): string | null {
  if (text === '' || /[/?#@\\\s]/u.test(text)) return null;
  const url = URL.parse(`http://${text}/`);
  return url === null || url.port !== '' ? null : withoutTrailingDot(url.hostname);
}

export const withoutTrailingDot = (host: string): string => host.replace(/\.+$/u, '');

const opensPort = (allowed: AllowedHost, port: number): boolean =>
  allowed.port === 'any' || (allowed.port === null ? port === 80 || port === 443 : allowed.port === port);

/** Whether a host, by its name or as an address, may be asked on this port whatever its address is. */
export function allowsHost(hosts: AllowedHosts, host: string, port: number): boolean {
  const ip = parseIp(host);
  return hosts.some((allowed) => opensPort(allowed, port) && (allowed.host === host || matches(allowed, ip)));
}

/** Whether an address that a name resolved to may be dialled on this port. */
export function allowsAddress(hosts: AllowedHosts, ip: IpAddress, port: number): boolean {
  return hosts.some((allowed) => opensPort(allowed, port) && matches(allowed, ip));
}

/** Whether any entry opens this port for some address: then the port alone is no ground to refuse before resolving. */
export function opensPortForAddresses(hosts: AllowedHosts, port: number): boolean {
  return hosts.some((allowed) => allowed.range !== null && opensPort(allowed, port));
}

const matches = ({ range }: AllowedHost, ip: IpAddress | null): boolean =>
  range !== null && ip !== null && inRange(ip, range);
