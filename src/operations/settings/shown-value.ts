import type { SettingName, Settings } from './settings.ts';

const SECRET = /(?:token|key|secret|passw|pwd|sign|auth|session|credential)/iu;
const HIDDEN = '…';

/**
 * A value as it may be printed: an address without its user, its password and what looks like one
 * in its query, headers without what they say.
 */
export function shownValue(name: SettingName, value: Settings[SettingName]): Settings[SettingName] {
  if (typeof value === 'string') return name === 'redisUrl' ? withoutCredentials(value) : value;
  return isHosts(value) ? withoutHeaders(value) : value;
}

/** The only setting that is an object. */
const isHosts = (value: Settings[SettingName]): value is Settings['hosts'] =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutHeaders = (hosts: Settings['hosts']): Settings['hosts'] =>
  Object.fromEntries(Object.entries(hosts).map(([host, rule]) => [host, { ...rule, ...hidden(rule.headers) }]));

const hidden = (headers: Readonly<Record<string, string>> | undefined): object =>
  headers === undefined ? {} : { headers: Object.fromEntries(Object.keys(headers).map((name) => [name, HIDDEN])) };

/** Of a mistyped address what stands before the first sign that might belong to a password. */
export function withoutCredentials(address: string): string {
  const url = URL.parse(address);
  // Not an address, or a socket's path after a user and password.
  if (url === null || url.host === '') return withoutSuspects(address);
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (SECRET.test(name)) url.searchParams.set(name, HIDDEN);
  if (SECRET.test(url.hash)) url.hash = '';
  return url.href;
}

/** A path, or letters that were meant to be an address: nobody knows where in them a password stands. */
function withoutSuspects(text: string): string {
  const path = /^(?:[^/]*@)?(\/[^?#]*)/u.exec(text)?.[1];
  if (path !== undefined) return path;
  const scheme = /^[a-z][a-z+.-]*(?=:?\/\/)/iu.exec(text)?.[0] ?? '';
  return /[@?#]|:.*:/su.test(text) ? `${scheme}${HIDDEN}` : text;
}
