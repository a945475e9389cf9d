/** Which failed fetches are worth another attempt, and when. */
import type { ErrorCode, FetchErrorCode } from '../model/pipeline-error.ts';
import type { FetchError } from './fetch-error.ts';

/**
 * - `never`: the same request gives the same answer.
 * - `soon`: a hiccup of the line or the site.
 * - `later`: the site is down or overloaded; minutes to hours.
 * - `rarely`: someone has to mend something; hours to a day.
 */
export type RetryClass = 'never' | 'soon' | 'later' | 'rarely';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

const backoffs: Readonly<Record<Exclude<RetryClass, 'never'>, Backoff>> = {
  soon: { firstMs: 10_000, maxMs: 5 * MINUTE },
  later: { firstMs: 2 * MINUTE, maxMs: 2 * HOUR },
  rarely: { firstMs: HOUR, maxMs: 24 * HOUR },
};

export const retryClasses: Readonly<Record<FetchErrorCode, RetryClass>> = {
  'fetch.invalid-url': 'never',
  'fetch.refused-address': 'never',
  'fetch.blocked-by-robots': 'never',
  'fetch.robots-unavailable': 'later',
  'fetch.site-busy': 'soon',
  'fetch.dns': 'later',
  'fetch.connect': 'later',
  'fetch.tls': 'rarely',
  'fetch.timeout': 'later',
  'fetch.interrupted': 'soon',
  'fetch.protocol': 'rarely',
  'fetch.bad-encoding': 'rarely',
  'fetch.too-large': 'never',
  'fetch.inflates-too-far': 'never',
  'fetch.bad-redirect': 'rarely',
  'fetch.too-many-redirects': 'rarely',
  'fetch.not-found': 'never',
  'fetch.forbidden': 'rarely',
  'fetch.rate-limited': 'later',
  'fetch.server-error': 'later',
  'fetch.challenge': 'rarely',
  'fetch.soft-404': 'rarely',
  'fetch.unexpected-status': 'rarely',
  'fetch.browser-unavailable': 'rarely',
  'fetch.browser-timeout': 'later',
  'fetch.browser-crashed': 'later',
  'fetch.browser-too-large': 'never',
};

export const isFetchCode = (code: string): code is FetchErrorCode => Object.hasOwn(retryClasses, code);

/** A site that asks for more than a day is taken at a day: its owner may have mended it by then. */
const MAX_RETRY_AFTER_MS = 24 * HOUR;

/**
 * Milliseconds to wait after the `attempt`-th failure (from 1); null: not worth another. Doubles with each attempt up to
 * the cap of its class; never sooner than the site asked for. `random` in [0, 1) spreads the waits over the upper half,
 * so that jobs of one site that failed together don't come back together.
 */
export function retryDelayMs(
  error: Pick<FetchError, 'fetchCode' | 'retryAfterMs'>,
  attempt: number,
  random: number,
): number | null {
  const retryClass = retryClasses[error.fetchCode];
  if (retryClass === 'never') return null;
  const { firstMs, maxMs } = backoffs[retryClass];
  const full = Math.min(maxMs, firstMs * 2 ** (attempt - 1));
  const own = full * (0.5 + random / 2);
  return Math.round(Math.max(own, Math.min(error.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS)));
}

/** Waiting for one's turn is no failure: such an attempt doesn't count. */
export const countsAsAttempt = (code: ErrorCode): boolean => code !== 'fetch.site-busy';
