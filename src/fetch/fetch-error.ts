/** A fetch that gave no document, with what a queue must know to try again at the right time. */
import { type FetchErrorCode, PipelineError } from '../model/pipeline-error.ts';

export interface FetchErrorDetails {
  /** The address that failed, the last of the hops. */
  readonly url?: string;
  /** HTTP status, if there was an answer. */
  readonly status?: number;
  /** What the site asked for by Retry-After, or the pace needs; not yet capped. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

export class FetchError extends PipelineError {
  readonly fetchCode: FetchErrorCode;
  readonly url: string | null;
  readonly status: number | null;
  readonly retryAfterMs: number | null;

  constructor(code: FetchErrorCode, message: string, details: FetchErrorDetails = {}) {
    super(code, message, details.cause === undefined ? {} : { cause: details.cause });
    this.fetchCode = code;
    this.url = details.url ?? null;
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}
