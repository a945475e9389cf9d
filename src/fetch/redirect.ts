import { FetchError } from './fetch-error.ts';
import { locationOf, type RawHeaders, refreshOf } from './headers.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends the request on, null if it doesn't. Errors: `fetch.bad-redirect`. */
export function nextHop(from: URL, status: number, headers: RawHeaders): string | null {
  if (redirects.has(status)) return targetOf(locationOf(headers), from, status);
  const refresh = status === 200 ? refreshOf(headers) : null;
  const target = refresh === null ? null : targetOf(refresh, from, status);
  // A page that only reloads itself is shown.
  return target === from.href ? null : target;
}

function targetOf(location: string | null, from: URL, status: number): string {
  const target = location === null || location === '' ? null : URL.parse(location, from.href);
  if (target !== null) return target.href;
  throw new FetchError('fetch.bad-redirect', `跳转地址无效：${location ?? ''} | The redirect leads nowhere`, {
    url: from.href,
    status,
  });
}
