import type { SettingName, Settings } from './settings.ts';

/** A value as it may be printed: an address without its user, its password and what looks like one in its query. */
export function shownValue(name: SettingName, value: Settings[SettingName]): Settings[SettingName] {
  return name === 'redisUrl' && typeof value === 'string' ? withoutCredentials(value) : value;
}

const SECRET = /(?:token|key|secret|passw|pwd|sign|auth|session|credential)/iu;
const HIDDEN = '…';

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
