/** How jobs and failures lie in BullMQ's own fields, and come back. */
import { UnrecoverableError, type Job as StoredJob, type JobsOptions } from 'bullmq';
import type { Failure, Job, JobEntry, JobState } from '../job.ts';
import { readFailure, readOutcome, readRequest } from '../read-stored.ts';

export type Stored = StoredJob<unknown>;

export const JOB_NAME = 'read';
/** Of the jobs that BullMQ's schedulers make: the scheduled job is asked for again. */
export const TICK_NAME = 'ask';

/** As BullMQ names the jobs of its schedulers. */
export const isTickId = (id: string): boolean => id.startsWith('repeat:');

export const isTick = ({ name }: Stored): boolean => name === TICK_NAME;

/** Of what was set aside since it can't be read. */
export const UNREADABLE_NAME = 'unreadable';

export const isUnreadable = ({ name }: Stored): boolean => name === UNREADABLE_NAME;

const JOB_ID = /^[0-9a-f]{64}$/u;

/** Null: it is one of ours. */
export function unreadableReason(stored: Stored): string | null {
  if (isUnreadable(stored)) return null;
  try {
    readRequest(stored.data);
    return isTick(stored) || JOB_ID.test(stored.id ?? '') ? null : 'the id is none that nianbao gives';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** In lists, in the place of a job that can't be read. */
export const unreadableEntry = (id: string, state: JobState, reason: string, enqueuedAt = 0): JobEntry => ({
  job: {
    ...{ uri: `unreadable:${id}`, hints: {}, follow: 'none', foundOn: null, site: null },
    ...{ id, enqueuedAt, round: 1, attempts: 0, crashes: 0, abandoned: 0 },
  },
  ...{ state, retryAt: null, outcome: null },
  failure: { code: 'queue.bad-job', message: reason, crashed: false },
});

/** Failures remembered of a job: more than anyone allows attempts. */
const REMEMBERED_FAILURES = 50;

/** Done jobs are dropped, oldest first, when more than `keepDone`; their ids stay known. Buried ones are kept for people. */
export const jobOptions = (id: string, attemptLimit: number, keepDone: number, timestamp: number): JobsOptions => ({
  jobId: id,
  timestamp,
  attempts: attemptLimit,
  backoff: { type: 'custom' },
  stackTraceLimit: Math.max(REMEMBERED_FAILURES, attemptLimit),
  removeOnComplete: { count: keepDone },
  removeOnFail: false,
});

/** Null for a file, and for data that can't be read. */
export function siteIn({ data }: Stored): string | null {
  const site = typeof data === 'object' && data !== null && 'site' in data ? data.site : null;
  return typeof site === 'string' ? site : null;
}

/** Beside the request in the data; jobs of before have none. */
function roundIn({ data }: Stored): number {
  const round = typeof data === 'object' && data !== null && 'round' in data ? data.round : 1;
  return typeof round === 'number' ? round : 1;
}

/** Carries the failure through BullMQ, which keeps an error's message and, for every attempt, its stack. */
export class AttemptError extends Error {
  readonly delayMs: number;

  constructor(failure: Failure, delayMs: number) {
    super(JSON.stringify(failure));
    this.stack = this.message;
    this.delayMs = delayMs;
  }
}

/** As `AttemptError`, with no further attempt. */
export function finalError(failure: Failure): Error {
  const error = new UnrecoverableError(JSON.stringify(failure));
  error.stack = error.message;
  return error;
}

/** BullMQ asks this how long to wait before the next attempt, milliseconds. */
export const backoffStrategy = (_attempts: number, _type?: string, error?: Error): number =>
  error instanceof AttemptError ? error.delayMs : 0;

function failureFrom(stored: string): Failure {
  try {
    return readFailure(JSON.parse(stored));
  } catch {
    return { code: 'queue.failed', message: stored, crashed: false }; // BullMQ's own words
  }
}

/** BullMQ also counts the attempt that ended well. */
const failuresOf = ({ attemptsMade }: Stored, state: JobState): number =>
  Math.max(0, state === 'done' ? attemptsMade - 1 : attemptsMade);

export function jobFrom(stored: Stored, state: JobState): Job {
  const attempts = failuresOf(stored, state);
  const traces = attempts === 0 ? [] : (stored.stacktrace ?? []).slice(-attempts);
  return {
    ...readRequest(stored.data),
    id: stored.id ?? '',
    enqueuedAt: stored.timestamp,
    round: roundIn(stored),
    attempts,
    crashes: traces.filter((trace) => failureFrom(trace).crashed).length,
    abandoned: stored.stalledCounter,
  };
}

export function entryFrom(stored: Stored, state: JobState, retryAt: number | null): JobEntry {
  const returned: unknown = stored.returnvalue;
  const reason: unknown = stored.failedReason;
  if (isUnreadable(stored)) {
    const { message } = failureFrom(typeof reason === 'string' ? reason : '');
    return unreadableEntry(stored.id ?? '', state, message, stored.timestamp);
  }
  return {
    job: jobFrom(stored, state),
    state,
    retryAt,
    failure: typeof reason === 'string' ? failureFrom(reason) : null,
    outcome: state === 'done' && returned !== null && returned !== undefined ? readOutcome(returned) : null,
  };
}
