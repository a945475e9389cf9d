/** Whose server a host is: the unit of politeness. */
import { getDomain } from 'tldts';

/**
 * The registrable domain of a URL's host by the public suffix list: `www.beijing.gov.cn` and `zwgk.beijing.gov.cn` are both
 * `beijing.gov.cn`. An address or a name without a registrable domain stands for itself. Null if it is no http(s) URL.
 */
export function siteOf(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/u.test(parsed.protocol)) return null;
  const host = parsed.hostname.replace(/\.+$/u, '');
  return getDomain(host) ?? host;
}
