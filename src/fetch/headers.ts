/** What is read from an answer's headers. All of it is hearsay: the bytes decide. */
import type { Answer } from './dial.ts';

export type RawHeaders = Answer['headers'];

export interface HeaderFacts {
  /** In lower case, without parameters; null if absent or malformed. */
  readonly mediaType: string | null;
  /** As declared, in lower case. */
  readonly charset: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** From Content-Disposition. */
  readonly fileName: string | null;
}

/** Headers worth keeping beside the bytes: none that identifies a session. */
const kept = [
  ...['content-type', 'content-length', 'content-encoding', 'content-disposition', 'content-language'],
  ...['etag', 'last-modified', 'date', 'server', 'retry-after', 'location', 'cache-control', 'age', 'via'],
] as const;

const MAX_VALUE_LENGTH = 1_024;

export function headerValue(headers: RawHeaders, name: string): string | null {
  const value = headers[name];
  const text = Array.isArray(value) ? value[0] : value;
  return text === undefined ? null : text.trim();
}

/** Each Set-Cookie by itself. */
export const setCookies = (headers: RawHeaders): readonly string[] => [headers['set-cookie'] ?? []].flat();

/** By name, in a fixed order, long values cut. */
export function keptHeaders(headers: RawHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = headerValue(headers, name);
      return value === null ? [] : [[name, decodeHeader(value).slice(0, MAX_VALUE_LENGTH)]];
    }),
  );
}

export function headerFacts(headers: RawHeaders): HeaderFacts {
  const type = headerValue(headers, 'content-type') ?? '';
  const mediaType = /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)\s*(?:;|$)/u.exec(type)?.[1]?.toLowerCase();
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]+)/iu.exec(type)?.[1]?.toLowerCase();
  return {
    mediaType: mediaType ?? null,
    charset: charset ?? null,
    etag: headerValue(headers, 'etag'),
    lastModified: headerValue(headers, 'last-modified'),
    fileName: fileNameOf(headerValue(headers, 'content-disposition') ?? ''),
  };
}

/** RFC 6266: the extended form is preferred; raw bytes are common on Chinese sites. */
function fileNameOf(disposition: string): string | null {
  const extended = /filename\*\s*=\s*(?:UTF-8|GB\w+)?'[^']*'([^;]+)/iu.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/iu.exec(disposition);
  const name = percentDecoded(extended ?? plain?.[1] ?? plain?.[2] ?? '').trim();
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return base === '' ? null : base;
}

function percentDecoded(text: string): string {
  const decoded = decodeHeader(text);
  if (!decoded.includes('%')) return decoded;
  const bytes = Buffer.from(
    decoded.replaceAll(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
  return /[^\x00-\xff]/u.test(decoded) ? decoded : decodeHeader(bytes.toString('latin1'));
}

/** Header bytes come as Latin-1; sites write UTF-8 or GBK into them. */
function decodeHeader(value: string): string {
  if (!/[\x80-\xff]/u.test(value) || /[^\x00-\xff]/u.test(value)) return value;
  const bytes = Buffer.from(value, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Seconds or a date (RFC 9110, 10.2.3); null if absent or neither. */
export function retryAfterMs(headers: RawHeaders, now: number): number | null {
  const value = headerValue(headers, 'retry-after');
  if (value === null) return null;
  if (/^\d+$/u.test(value)) return Math.min(Number(value) * 1000, Number.MAX_SAFE_INTEGER);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** The address of a Refresh header that sends on at once, which browsers follow like a redirect; null if there is none. */
export function refreshOf(headers: RawHeaders): string | null {
  const value = headerValue(headers, 'refresh') ?? '';
  const [, delay = '', address = ''] =
    /^(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+?)["']?$/iu.exec(value) ?? [];
  return address !== '' && Number(delay) <= PROMPT_SECONDS ? address : null;
}

/** Longer than this a page is meant to be read first. */
const PROMPT_SECONDS = 10;

/** A Location with raw bytes is percent-encoded as it is: the site knows which encoding it meant. */
export const locationOf = (headers: RawHeaders): string | null =>
  headerValue(headers, 'location')?.replaceAll(
    /[\x80-\xff]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  ) ?? null;
