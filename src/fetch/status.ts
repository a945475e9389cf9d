/** Answers that are no document, by what they mean for another attempt. */
import type { FetchErrorCode } from '../model/pipeline-error.ts';
import { FetchError } from './fetch-error.ts';
import { type RawHeaders, retryAfterMs } from './headers.ts';

const codes: Readonly<Record<number, FetchErrorCode>> = {
  404: 'fetch.not-found',
  410: 'fetch.not-found',
  401: 'fetch.forbidden',
  403: 'fetch.forbidden',
  407: 'fetch.forbidden',
  451: 'fetch.forbidden',
  429: 'fetch.rate-limited',
  // Firewalls of government sites answer so, with a script that sets a cookie.
  202: 'fetch.challenge',
  412: 'fetch.challenge',
  521: 'fetch.challenge',
};

const meaning: Readonly<Partial<Record<FetchErrorCode, string>>> = {
  'fetch.not-found': '网页不存在 | There is no such page',
  'fetch.forbidden': '网站拒绝访问 | The site refuses access',
  'fetch.rate-limited': '网站限制访问频率 | The site asks for fewer requests',
  'fetch.challenge':
    '网站要求浏览器验证，请在浏览器中下载后按文件处理 | The site asks for a browser: download by hand and give the file',
  'fetch.server-error': '网站服务器错误 | The site failed',
};

/** Passes 200 and 203. Errors: `fetch.not-found`, `fetch.forbidden`, `fetch.rate-limited`, `fetch.server-error`, `fetch.challenge`, `fetch.unexpected-status`. */
export function checkStatus(status: number, headers: RawHeaders, url: string, now: number): void {
  if (status === 200 || status === 203) return;
  const code = codes[status] ?? (status >= 500 ? 'fetch.server-error' : 'fetch.unexpected-status');
  const wait = retryAfterMs(headers, now);
  const words = meaning[code] ?? '意外的应答状态 | Unexpected status';
  throw new FetchError(code, `HTTP ${status}：${words}`, {
    url,
    status,
    ...(wait === null ? {} : { retryAfterMs: wait }),
  });
}
