/** Rows of the table `jobs` and what they mean. */
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { readOutcome } from '../read-stored.ts';
import {
  follows,
  jobStates,
  type Failure,
  type Follow,
  type Job,
  type JobEntry,
  type JobHints,
  type JobRequest,
  type JobState,
} from '../job.ts';
import type { Remembered } from '../queue.ts';
import { QueueError } from '../queue-error.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

const text = (row: Row, column: string): string | null => {
  const value = row[column];
  return typeof value === 'string' ? value : null;
};

const number = (row: Row, column: string): number | null => {
  const value = row[column];
  return typeof value === 'number' ? value : null;
};

const count = (row: Row, column: string): number => number(row, column) ?? 0;

function oneOf<T extends string>(known: readonly T[], value: string | null): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new QueueError('queue.corrupt', `unknown value ${String(value)}`);
  return found;
}

export const stateOf = (row: Row): JobState => oneOf(jobStates, text(row, 'state'));
const followOf = (row: Row): Follow => oneOf(follows, text(row, 'follow'));

function hintsOf(row: Row): JobHints {
  const organ = text(row, 'organ');
  const year = number(row, 'year');
  return { ...(organ !== null && { organ }), ...(year !== null && { year }) };
}

export function requestOf(row: Row): JobRequest {
  const skipped = text(row, 'skipped');
  return {
    uri: text(row, 'uri') ?? '',
    hints: hintsOf(row),
    follow: followOf(row),
    foundOn: text(row, 'found_on'),
    site: text(row, 'site') || null,
    ...(skipped !== null && { skipped }),
  };
}

export const jobOf = (row: Row): Job => ({
  ...requestOf(row),
  id: text(row, 'id') ?? '',
  enqueuedAt: count(row, 'enqueued_at'),
  round: count(row, 'round'),
  attempts: count(row, 'attempts'),
  crashes: count(row, 'crashes'),
  abandoned: count(row, 'abandoned'),
});

function failureOf(row: Row): Failure | null {
  const code = text(row, 'failure_code');
  if (code === null) return null;
  return { code, message: text(row, 'failure_message') ?? '', crashed: count(row, 'failure_crashed') === 1 };
}

export function entryOf(row: Row): JobEntry {
  const outcome = text(row, 'outcome');
  return {
    job: jobOf(row),
    state: stateOf(row),
    retryAt: number(row, 'retry_at'),
    failure: failureOf(row),
    outcome: outcome === null ? null : readOutcome(JSON.parse(outcome)),
  };
}

export type Columns = Record<string, SQLInputValue>;

/** `:name` parameters of the failure columns; all null for none. */
export const failureColumns = (failure: Failure | null): Columns => ({
  failure_code: failure?.code ?? null,
  failure_message: failure?.message ?? null,
  failure_crashed: failure === null ? null : Number(failure.crashed),
});

/** `:name` parameters of every column that an insert fills; `delay_ms` is what is left until the retry. */
export const jobColumns = (
  id: string,
  { request, ...rest }: Remembered,
  delayMs: number | null,
  due: number | null,
): Columns => ({
  id,
  state: rest.state,
  uri: request.uri,
  organ: request.hints.organ ?? null,
  year: request.hints.year ?? null,
  follow: request.follow,
  found_on: request.foundOn,
  site: request.site ?? '',
  skipped: request.skipped ?? null,
  enqueued_at: Math.round(rest.enqueuedAt),
  round: rest.round,
  attempts: rest.attempts,
  crashes: rest.crashes,
  retry_at: rest.retryAt,
  delay_ms: delayMs,
  due,
  ...failureColumns(rest.failure),
  outcome: rest.outcome === null ? null : JSON.stringify(rest.outcome),
});
