/**
 * The queue port: what the pipeline asks of a queue, in the words of what it means. Two engines, one contract suite.
 * Every operation fails with a `QueueError` when the engine can't be reached; it took effect or not, and may be repeated.
 */
import type { Claim, Failure, JobEntry, JobRequest, JobState, Lease, Outcome } from './job.ts';

/** `lost`: the lease had run out or was never given, and nothing changed. */
export type Kept = 'kept' | 'lost';

export interface Enqueued {
  readonly added: number;
  /** Already there, in whatever state, or twice in the same call. */
  readonly known: number;
}

/** `new`: what is known stays as it is. `again`: what has ended, or waits for a retry, is a new round and counts as added. */
export type Asking = 'new' | 'again';

/** Which finished jobs go back to waiting; every field narrows. */
export interface ReplaySelection {
  /** `dead` if not said. `done` reads once more what was read before. */
  readonly state?: 'dead' | 'done' | 'delayed' | 'skipped';
  readonly ids?: readonly string[];
  /** Code of the last failure. */
  readonly code?: string;
}

export interface ListRequest {
  readonly state: JobState;
  /** From the page before; null for the first. */
  readonly cursor: string | null;
  /** Entries wanted, at least 1. A page may hold fewer or a few more. */
  readonly limit: number;
}

export interface Page {
  readonly entries: readonly JobEntry[];
  /** Null on the last page. */
  readonly next: string | null;
}

export type Counts = Readonly<Record<JobState, number>>;

/** A job as the ledger on disk remembers it. */
export interface Remembered {
  readonly request: JobRequest;
  readonly state: JobState;
  readonly enqueuedAt: number;
  readonly round: number;
  readonly attempts: number;
  readonly crashes: number;
  readonly retryAt: number | null;
  readonly failure: Failure | null;
  readonly outcome: Outcome | null;
}

export interface Queue {
  /** Idempotent by job id. A skipped job that is asked for without `skipped` becomes a waiting one, and counts as added. */
  readonly enqueue: (requests: readonly JobRequest[], asking?: Asking) => Promise<Enqueued>;
  /**
   * The job that waits longest among those whose site is free (`SitePace`); null if there is none. Delayed jobs whose time
   * has come and active ones whose lease has run out wait again.
   */
  readonly claim: (worker: string, leaseMs: number) => Promise<Claim | null>;
  /** The lease runs out `leaseMs` from now. */
  readonly extend: (lease: Lease, leaseMs: number) => Promise<Kept>;
  readonly complete: (lease: Lease, outcome: Outcome) => Promise<Kept>;
  /** Again at `at` (milliseconds since 1970); buried instead when it has failed as often as the queue allows. */
  readonly retry: (lease: Lease, at: number, failure: Failure) => Promise<'retried' | 'buried' | 'lost'>;
  /** Set aside for people to look at; never claimed again unless replayed. */
  readonly bury: (lease: Lease, failure: Failure) => Promise<Kept>;
  /** Give back undone; not counted as an attempt. It waits before those that came later. */
  readonly handBack: (lease: Lease) => Promise<Kept>;
  /** Says how many went back to waiting, each in a new round, their attempts and crashes forgotten. */
  readonly replay: (selection: ReplaySelection) => Promise<number>;
  /**
   * Notes what a job's page leads to. Gives what it led to before and doesn't any more, each once: it was moved or taken
   * down, and is worth a look. Null: the page is what it was; gives all that it leads to.
   */
  readonly leadsTo: (id: string, requests: readonly JobRequest[] | null) => Promise<readonly JobRequest[]>;
  /** Adds what a job's page is remembered to lead to, by the ledger; what is noted of it stays. */
  readonly restoreLeads: (id: string, requests: readonly JobRequest[]) => Promise<void>;
  readonly counts: () => Promise<Counts>;
  /** When the first delayed job may be claimed again, milliseconds since 1970; null if none is delayed. */
  readonly nextRetry: () => Promise<number | null>;
  /** Each job of a state once, as long as nothing moves in or out of it meanwhile. */
  readonly list: (request: ListRequest) => Promise<Page>;
  /** Refills an emptied or damaged queue; what is there stays as it is. An active job of the ledger waits again. */
  readonly restore: (remembered: readonly Remembered[]) => Promise<Enqueued>;
  /** Calls back, at most a few times a second, after jobs changed, by whichever process. Returns how to stop. */
  readonly subscribe: (listener: () => void) => Promise<() => Promise<void>>;
  /** Leases stay as they are: hand back first. */
  readonly close: () => Promise<void>;
}

/** Failures after which a job is buried, if not set otherwise. */
export const DEFAULT_ATTEMPT_LIMIT = 5;
