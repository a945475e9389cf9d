/** This input can't be processed, for a reason that is the input's and not ours. */
import type { DocumentFormat } from './document.ts';

/** Which are worth another attempt, and when: src/fetch/retry-policy.ts. */
export type FetchErrorCode =
  | 'fetch.invalid-url'
  | 'fetch.refused-address'
  | 'fetch.blocked-by-robots'
  | 'fetch.robots-unavailable'
  | 'fetch.site-busy'
  | 'fetch.dns'
  | 'fetch.connect'
  | 'fetch.tls'
  | 'fetch.timeout'
  /** The body ended before it was whole: never data. */
  | 'fetch.interrupted'
  | 'fetch.protocol'
  | 'fetch.bad-encoding'
  | 'fetch.too-large'
  | 'fetch.inflates-too-far'
  | 'fetch.bad-redirect'
  | 'fetch.too-many-redirects'
  /** 404, 410. */
  | 'fetch.not-found'
  /** 401, 403, 407, 451. */
  | 'fetch.forbidden'
  /** 429. */
  | 'fetch.rate-limited'
  /** 5xx. */
  | 'fetch.server-error'
  /** The site asks for a browser that runs its script (202, 412, 521, or such a page with 200). */
  | 'fetch.challenge'
  /** The site says "not found" on a page with status 200. */
  | 'fetch.soft-404'
  | 'fetch.unexpected-status'
  /** The browser for pages that scripts fill: it isn't there, or doesn't start. */
  | 'fetch.browser-unavailable'
  /** The page didn't come to rest in it. */
  | 'fetch.browser-timeout'
  /** It, or the page in it, was lost. */
  | 'fetch.browser-crashed'
  /** Bytes, requests, elements or memory. */
  | 'fetch.browser-too-large';

export type ErrorCode =
  | FetchErrorCode
  | 'extract.empty'
  | 'extract.unknown-format'
  | 'extract.unsupported-format'
  | 'extract.encrypted'
  | 'extract.damaged'
  | 'extract.too-large'
  | 'extract.too-complex'
  | 'extract.timeout'
  | 'extract.out-of-memory'
  | 'extract.crashed'
  | 'extract.unreadable-file'
  | 'normalize.not-a-report'
  | 'normalize.no-statutory-table'
  | 'normalize.empty-form'
  | 'normalize.not-machine-readable';

export class PipelineError extends Error {
  override readonly name = 'PipelineError';
  readonly code: ErrorCode;
  /** What the document was found to be, where its bytes say so much. */
  readonly format: DocumentFormat | null;

  /** `message` says what is wrong with which part and what to do about it, in one or two sentences. */
  constructor(code: ErrorCode, message: string, options?: ErrorOptions, format: DocumentFormat | null = null) {
    super(message, options);
    this.code = code;
    this.format = format;
  }
}
