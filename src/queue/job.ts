/** What the queue carries: one address (or file) to read, and how far it has come. Plain JSON throughout. */

/** What the one who enqueued it says about the report; never trusted over what the document says. */
export interface JobHints {
  readonly organ?: string;
  readonly year?: number;
}

/** Which links of a page become jobs of their own. */
export const follows = ['attachments', 'list', 'none'] as const;
export type Follow = (typeof follows)[number];

export interface JobRequest {
  /** `http(s)://…` or `file://…`, as asked for. */
  readonly uri: string;
  readonly hints: JobHints;
  readonly follow: Follow;
  /** The page that linked to it, for an attachment or an entry of a list. */
  readonly foundOn: string | null;
  /** Registrable domain of an http(s) address, the unit of politeness; null for a file. */
  readonly site: string | null;
  /** Why this is not to be read: kept for the ledger, never claimed. */
  readonly skipped?: string;
}

/**
 * - `waiting`: may be claimed; `delayed`: not before its retry time; `active`: claimed under a lease;
 * - `done`: finished; `dead`: buried for people to look at; `skipped`: seen, and left out for a reason.
 */
export const jobStates = ['waiting', 'delayed', 'active', 'done', 'dead', 'skipped'] as const;
export type JobState = (typeof jobStates)[number];

export interface Job extends JobRequest {
  /** From `jobId`. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly enqueuedAt: number;
  /** How often it was asked for, from 1: of two readings of one address that of the greater round is the newer, whatever the clocks say. */
  readonly round: number;
  /** Failures reported since it was enqueued or replayed. */
  readonly attempts: number;
  /** Those of them in which the document took its parser child down. */
  readonly crashes: number;
  /** Times that a lease ran out, over the job's whole life: its worker died, or stopped for too long. */
  readonly abandoned: number;
}

/** Why an attempt failed. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** The document took its parser child down. */
  readonly crashed: boolean;
}

/** What the worker wants remembered of a finished job: flat, small. */
export type Outcome = Readonly<Record<string, string | number | boolean | null>>;

/** The right to work on a job until it runs out. */
export interface Lease {
  readonly jobId: string;
  /** Unlike that of any other claim. */
  readonly token: string;
}

export interface Claim {
  readonly job: Job;
  readonly lease: Lease;
}

/** A job as the ledger shows it. */
export interface JobEntry {
  readonly job: Job;
  readonly state: JobState;
  /** When a delayed job may be claimed again, milliseconds since 1970. */
  readonly retryAt: number | null;
  /** The last failure. */
  readonly failure: Failure | null;
  readonly outcome: Outcome | null;
}
