/** What is asked for again and again. A schedule is known by its job's id; when its time comes, a claim asks for the job once more. */
import type { JobRequest } from './job.ts';

export interface Schedule {
  readonly request: JobRequest;
  readonly everyMs: number;
}

export interface ScheduleEntry extends Schedule {
  /** `jobId` of the request. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly nextAt: number;
}

export interface Schedules {
  /**
   * First after `everyMs`. `replace`: one that is there gets the new interval, counted from now if it is another than
   * before; `keep`: it stays. However long nobody worked, a schedule that is due asks once. Times are wall clock, so a
   * restart changes nothing.
   */
  readonly set: (schedules: readonly Schedule[], known: 'replace' | 'keep') => Promise<void>;
  /** Says how many there were. */
  readonly remove: (ids: readonly string[]) => Promise<number>;
  /** By time. */
  readonly list: () => Promise<readonly ScheduleEntry[]>;
}
