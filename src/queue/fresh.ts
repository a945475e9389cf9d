import type { JobRequest } from './job.ts';
import type { Remembered } from './queue.ts';

/** A job as it is first asked for. */
export const fresh = (request: JobRequest, enqueuedAt: number): Remembered => ({
  request,
  state: request.skipped === undefined ? 'waiting' : 'skipped',
  enqueuedAt,
  round: 1,
  attempts: 0,
  crashes: 0,
  retryAt: null,
  failure: null,
  outcome: null,
});
