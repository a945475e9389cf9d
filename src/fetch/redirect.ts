import { FetchError } from './fetch-error.ts';
import { locationOf, type RawHeaders } from './headers.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends the request on, null if it doesn't. Errors: `fetch.bad-redirect`. */
export function nextHop(from: URL, status: number, headers: RawHeaders): string | null {
  if (!redirects.has(status)) return null;
  const location = locationOf(headers);
  const target = location === null || location === '' ? null : URL.parse(location, from.href);
  if (target === null)
    throw new FetchError('fetch.bad-redirect', `跳转地址无效：${location ?? ''} | The redirect leads nowhere`, {
      url: from.href,
      status,
    });
  return target.href;
}
