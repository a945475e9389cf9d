/**
 * Addresses that no publisher's site has. Source: the IANA special-purpose address registries (RFC 6890 and its updates);
 * in IPv6 everything outside of 2000::/3 is unassigned or special, so only what is inside needs naming.
 */
import { inRange, type IpAddress, type IpRange, parseRange } from './parse-ip.ts';

const reserved: readonly (readonly [range: string, what: string])[] = [
  ['0.0.0.0/8', 'this network'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'carrier-grade NAT'],
  ['127.0.0.0/8', 'loopback'],
  ['168.63.129.16/32', 'cloud host'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'protocol assignments'],
  ['192.0.2.0/24', 'documentation'],
  ['192.31.196.0/24', 'AS112'],
  ['192.52.193.0/24', 'AMT'],
  ['192.88.99.0/24', '6to4 relay'],
  ['192.168.0.0/16', 'private'],
  ['192.175.48.0/24', 'AS112'],
  ['198.18.0.0/15', 'benchmarking'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved or broadcast'],
  ['2001::/23', 'protocol assignments (Teredo, ORCHID, benchmarking)'],
  ['2001:db8::/32', 'documentation'],
  ['2002::/16', '6to4'],
  ['2620:4f:8000::/48', 'AS112'],
  ['3fff::/20', 'documentation'],
];

/** Names for what lies outside of 2000::/3; the rest there is `not global unicast`. */
const outside: readonly (readonly [range: string, what: string])[] = [
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['::ffff:0:0/96', 'IPv4-mapped'],
  ['::/96', 'IPv4-compatible'],
  ['64:ff9b::/96', 'NAT64'],
  ['64:ff9b:1::/48', 'local NAT64'],
  ['fc00::/7', 'unique local'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'site-local'],
  ['ff00::/8', 'multicast'],
];

interface NamedRange {
  readonly range: IpRange;
  readonly what: string;
}

const toRange = ([text, what]: readonly [string, string]): NamedRange => {
  const range = parseRange(text);
  if (range === null) throw new TypeError(text);
  return { range, what };
};

const special: readonly NamedRange[] = [...reserved, ...outside].map(toRange);
const globalUnicast = toRange(['2000::/3', 'global unicast']).range;

/** What an address is, if it isn't a public one; null for a public one. */
export function specialUse(ip: IpAddress): string | null {
  const named = special.find(({ range }) => inRange(ip, range));
  if (named !== undefined) return named.what;
  if (ip.family === 6 && !inRange(ip, globalUnicast)) return 'not global unicast';
  return ip.family === 6 && isIsatap(ip.value) ? 'ISATAP' : null;
}

/** An interface identifier 0000:5efe carries an IPv4 address that a router would dial (RFC 5214), whatever its u and g bits. */
const isIsatap = (value: bigint): boolean => ((value >> 32n) & 0xfcff_ffffn) === 0x0000_5efen;
