/** What becomes of a job whose document was read, or couldn't be: retried, buried, or finished with its lines. */
import { FetchError } from '../../fetch/fetch-error.ts';
import { siteOf } from '../../fetch/pace/site.ts';
import { countsAsAttempt, retryDelayMs } from '../../fetch/retry-policy.ts';
import type { PipelineError } from '../../model/pipeline-error.ts';
import type { Failure, Job, Outcome } from '../../queue/job.ts';
import type { RecordOutline } from '../parser-messages.ts';
import { failedOutput } from '../failed-output.ts';
import type { Processed } from '../process-bytes.ts';
import type { JobReading } from './job-reading.ts';

export type Ending =
  | {
      readonly kind: 'complete';
      readonly lines: Uint8Array;
      readonly records: readonly RecordOutline[];
      readonly outcome: Outcome;
    }
  | { readonly kind: 'retry'; readonly failure: Failure; readonly delayMs: number }
  /** With a failed line, so that what went in comes out. */
  | {
      readonly kind: 'bury';
      readonly failure: Failure;
      readonly lines: Uint8Array;
      /** What the parser child said last. */
      readonly log: string | null;
    }
  /** Not counted as an attempt. */
  | { readonly kind: 'hand-back' };

export interface RetryPolicy {
  /** Failures after which a job is buried. */
  readonly attemptLimit: number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** A document that took its child down so often is buried: a third child would die of it as well. */
const CRASH_LIMIT = 2;
/** Another try soon, for a machine that was short of memory or time for a moment. */
const CRASH_DELAY_MS = 1_000;
const DISK_DELAY_MS = 10_000;

const NO_LINES = new Uint8Array();

const crashes: ReadonlySet<string> = new Set(['extract.crashed', 'extract.timeout', 'extract.out-of-memory']);

export function decideEnding(job: Job, reading: JobReading, policy: RetryPolicy): Ending {
  if (reading.kind === 'unchanged') {
    const outcome = { status: 'unchanged', sha256: reading.sha256, ...resolved(reading) };
    return { kind: 'complete', lines: NO_LINES, records: [], outcome };
  }
  if (reading.kind === 'failed') return afterFailure(job, reading, policy);
  const { processed, sha256 } = reading;
  if (processed.loss !== null && crashes.has(processed.loss.code)) return afterCrash(job, processed, policy);
  const { output, records } = processed;
  const outcome = { ...outcomeOf(records, sha256), ...resolved(reading) };
  return { kind: 'complete', lines: output, records, outcome };
}

const resolved = ({ resolvedUri }: { readonly resolvedUri?: string | undefined }): Outcome =>
  resolvedUri === undefined ? {} : { resolved: resolvedUri };

function outcomeOf(records: readonly RecordOutline[], sha256: string | null): Outcome {
  const first = records[0];
  return {
    status: first?.status ?? 'leads-on',
    records: records.length,
    ...(first?.error != null && { code: first.error.code }),
    ...(sha256 !== null && { sha256 }),
  };
}

function afterCrash(job: Job, { output, records, loss }: Processed, { attemptLimit }: RetryPolicy): Ending {
  const error = records[0]?.error;
  const failure = { code: loss?.code ?? '', message: error?.message ?? '', crashed: true };
  if (job.crashes + 1 < CRASH_LIMIT && job.attempts + 1 < attemptLimit)
    return { kind: 'retry', failure, delayMs: CRASH_DELAY_MS };
  return { kind: 'bury', failure, lines: output, log: loss?.detail ?? null };
}

function afterFailure(
  job: Job,
  { error, source }: Extract<JobReading, { kind: 'failed' }>,
  policy: RetryPolicy,
): Ending {
  if (!countsAsAttempt(error.code) && !isRestingElsewhere(job, error)) return { kind: 'hand-back' };
  const failure = { code: error.code, message: error.message, crashed: false };
  const delayMs = delayAfter(error, job.attempts + 1, policy);
  const { output, records } = failedOutput(source, null, error);
  if (delayMs === null) return { kind: 'complete', lines: output, records, outcome: outcomeOf(records, null) };
  if (job.attempts + 1 < policy.attemptLimit) return { kind: 'retry', failure, delayMs };
  return { kind: 'bury', failure, lines: output, log: null };
}

/**
 * A job isn't claimed while its own site rests. One whose address leads on to another site that does would ask its own
 * again and again if it were handed back.
 */
const isRestingElsewhere = ({ site }: Job, error: PipelineError): boolean =>
  error instanceof FetchError && (error.retryAfterMs ?? 0) > REST_MS && siteOf(error.url ?? '') !== site;

/** Longer than any gap between two requests that robots.txt may ask for. */
const REST_MS = 90_000;

/** Null: the same attempt gives the same end. */
function delayAfter(error: PipelineError, attempt: number, { random }: RetryPolicy): number | null {
  if (error instanceof FetchError) return retryDelayMs(error, attempt, random());
  return isPassing(error) ? DISK_DELAY_MS * attempt : null;
}

/** A disk that stutters or a system that is short of something, as against a file that isn't there. */
const passing: ReadonlySet<unknown> = new Set(['EIO', 'ESTALE', 'EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EBUSY']);

const isPassing = ({ cause }: PipelineError): boolean =>
  cause instanceof Error && 'code' in cause && passing.has(cause.code);
