/** IP addresses as numbers, so that ranges can be compared. */
import { isIPv4, isIPv6 } from 'node:net';

export interface IpAddress {
  readonly family: 4 | 6;
  /** 32 or 128 bits. */
  readonly value: bigint;
}

export interface IpRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const bitsOf = { 4: 32, 6: 128 } as const;

/** Dotted IPv4 or textual IPv6, the latter with or without brackets. Null for anything else, zone ids included. */
export function parseIp(text: string): IpAddress | null {
  const bare = /^\[(.*)\]$/u.exec(text)?.[1] ?? text;
  if (isIPv4(bare)) return { family: 4, value: ipv4Value(bare) };
  if (isIPv6(bare) && !bare.includes('%')) return { family: 6, value: ipv6Value(bare) };
  return null;
}

/** `10.0.0.0/8`, `fd00::/8`; an address alone is a range of one. Null where the text is neither. */
export function parseRange(text: string): IpRange | null {
  const [address = '', length, ...rest] = text.split('/');
  const ip = parseIp(address);
  if (ip === null || rest.length > 0) return null;
  const bits = bitsOf[ip.family];
  if (length !== undefined && !/^\d{1,3}$/u.test(length)) return null;
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return null;
  const host = BigInt(bits - prefix);
  const first = (ip.value >> host) << host;
  return { family: ip.family, first, last: first + (1n << host) - 1n };
}

export const inRange = ({ family, value }: IpAddress, range: IpRange): boolean =>
  family === range.family && value >= range.first && value <= range.last;

const ipv4Value = (text: string): bigint => text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);

function ipv6Value(text: string): bigint {
  const embedded = /(?<=:)\d+\.\d+\.\d+\.\d+$/u.exec(text)?.[0];
  const hex = embedded === undefined ? text : text.slice(0, -embedded.length) + hexPair(ipv4Value(embedded));
  const [head = '', tail] = hex.split('::');
  const groups = groupsOf(head);
  const last = tail === undefined ? [] : groupsOf(tail);
  const zeros = tail === undefined ? [] : Array<string>(8 - groups.length - last.length).fill('0');
  return [...groups, ...zeros, ...last].reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));

const hexPair = (value: bigint): string => `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
