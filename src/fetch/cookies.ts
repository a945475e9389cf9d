/** What a site wants told again within one visit: many set a cookie and send the browser on, and look for it there. */
import { CookieJar } from 'tough-cookie';

export interface Cookies {
  /** Value of the Cookie header, null if there is nothing to tell. */
  readonly headerFor: (url: URL) => string | null;
  /** `values`: of Set-Cookie. What breaks the rules of RFC 6265 is passed over. */
  readonly keep: (url: URL, values: readonly string[]) => void;
}

/** More than this is no session of a list of reports. */
const MAX_COOKIES = 50;
const MAX_COOKIE_LENGTH = 4_096;
const MAX_HEADER_LENGTH = 8_192;

export function createCookies(): Cookies {
  const jar = new CookieJar(undefined, { looseMode: true });
  let kept = 0;
  return {
    headerFor: (url) => {
      const header = jar.getCookieStringSync(url.href);
      return header === '' || header.length > MAX_HEADER_LENGTH ? null : header;
    },
    keep: (url, values) => {
      for (const value of values.slice(0, MAX_COOKIES - kept)) {
        if (value.length > MAX_COOKIE_LENGTH) continue;
        if (jar.setCookieSync(value, url.href, { ignoreError: true }) !== undefined) kept += 1;
      }
    },
  };
}
