/** What a worker tells of its work, for logs, metrics and the terminal. */
import type { RefusedTargets } from '../../fetch/browser/guard-proxy.ts';
import type { Failure, Job } from '../../queue/job.ts';
import type { RecordOutline } from '../parser-messages.ts';
import type { DrainWait } from './claim-loop.ts';

export type Step = 'fetch' | 'render' | 'parse' | 'commit';

export type WorkerEvent =
  | { readonly kind: 'claimed'; readonly job: Job }
  | { readonly kind: 'step'; readonly job: Job; readonly step: Step; readonly durationMs: number }
  | {
      readonly kind: 'done';
      readonly job: Job;
      readonly records: readonly RecordOutline[];
      /** Jobs that the page led to. */
      readonly found: number;
      /** The site says, or the bytes show, that nothing is new. */
      readonly unchanged: boolean;
      readonly durationMs: number;
    }
  | { readonly kind: 'retried'; readonly job: Job; readonly failure: Failure; readonly delayMs: number }
  | { readonly kind: 'buried'; readonly job: Job; readonly failure: Failure }
  | { readonly kind: 'handed-back'; readonly job: Job }
  /** What a page tried to reach in the browser and may not: the first addresses, and how many. */
  | ({ readonly kind: 'refused'; readonly job: Job } & RefusedTargets)
  /** Another has the job by now: what was made of it here is dropped, or doubles a line harmlessly. */
  | { readonly kind: 'lost'; readonly job: Job }
  /** Queue, disk or parser can't be used: work goes on by itself when they can. */
  | { readonly kind: 'trouble'; readonly error: Error; readonly waitMs: number }
  | { readonly kind: 'recovered' }
  /** Nothing can be claimed for now, and a drain goes on. */
  | ({ readonly kind: 'waiting' } & DrainWait)
  /** Our own mistake: the stack is for the log. */
  | { readonly kind: 'defect'; readonly job: Job; readonly error: Error };

export type OnWorkerEvent = (event: WorkerEvent) => void;

/** What can be asked of a running worker at any time. */
export interface WorkerStatus {
  /** Jobs under a lease. */
  readonly active: number;
  readonly children: number;
  readonly childrenResidentBytes: number;
  /** Since the claiming loop last went round, milliseconds: one that stands still is dead. */
  readonly idleMs: number;
  /** Null while all is well. */
  readonly trouble: Error | null;
  readonly stopping: boolean;
}
