/** Addresses as they may be told: in logs, messages and lists. */

const SECRET = /(?:token|key|secret|passw|pwd|sign|auth|session|credential)/iu;
const HIDDEN = '…';
const FILE = /^file:(?!\/\/)/iu;
/** No path looks like that; an address that was mistyped and taken for one does. */
const ASTRAY = /[:：][^/]*@|[?？].*=/su;

/** An address as it may stand in a log or be shown: without user, password and what looks like a credential in it. */
export function loggedUri(uri: string): string {
  if (!/^file:/iu.test(uri)) return withoutCredentials(uri);
  const path = uri.replace(FILE, '');
  return ASTRAY.test(path) ? `file:${withoutCredentials(path)}` : uri;
}

/** What was to be an address or the path of a file, and is neither. */
export const loggedInput = (text: string): string => (/[@:：?？]/u.test(text) ? withoutCredentials(text) : text);

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
