/** What a worker counts while it runs. Labels hold no addresses of documents, so that their number stays small. */
import { Counter } from './counter.ts';
import type { Family, Sample } from './exposition.ts';
import { Histogram } from './histogram.ts';

/** From an HTML page's 10 ms to the limits for slow sites. */
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
/** Some thousand sites exist; a time series each would cost more than it tells. */
const MOST_SITES = 200;
const OTHER_SITES = { site: 'other' };

/** How a worker's hold of a job ended. */
export type JobEnding = 'done' | 'unchanged' | 'retried' | 'buried' | 'handed-back' | 'lost' | 'defect';

export interface EndedRecord {
  readonly status: string;
  /** Null: not known, since there were no bytes. */
  readonly carrier: string | null;
}

export class WorkerMetrics {
  readonly #endings = new Counter();
  readonly #records = new Counter();
  readonly #failures = new Counter();
  readonly #troubles = new Counter();
  readonly #waits = new Counter(MOST_SITES, OTHER_SITES);
  readonly #waitedSeconds = new Counter(MOST_SITES, OTHER_SITES);
  readonly #steps = new Histogram(SECONDS);
  readonly #jobs = new Histogram(SECONDS);

  jobEnded(ending: JobEnding): void {
    this.#endings.add({ ending });
  }

  jobTook(carrier: string | null, durationMs: number): void {
    this.#jobs.observe({ carrier: carrier ?? 'unknown' }, durationMs / 1000);
  }

  stepTook(step: string, carrier: string | null, durationMs: number): void {
    this.#steps.observe({ step, carrier: carrier ?? 'unknown' }, durationMs / 1000);
  }

  recordMade({ status, carrier }: EndedRecord): void {
    this.#records.add({ status, carrier: carrier ?? 'unknown' });
  }

  /** `code`: of a failed record or attempt. */
  failed(code: string): void {
    this.#failures.add({ code });
  }

  /** Queue, disk or parser could not be used. */
  troubled(code: string): void {
    this.#troubles.add({ code });
  }

  siteMadeWait(site: string, waitMs: number): void {
    this.#waits.add({ site });
    this.#waitedSeconds.add({ site }, waitMs / 1000);
  }

  families(): readonly Family[] {
    const family = (name: string, type: Family['type'], help: string, samples: readonly Sample[]): Family => ({
      ...{ name: `nianbao_${name}`, type, help, samples },
    });
    return [
      family('jobs_ended_total', 'counter', 'Jobs this worker let go of, by how.', this.#endings.samples()),
      family('records_total', 'counter', 'Records this worker made, by status and carrier.', this.#records.samples()),
      family(
        'failures_total',
        'counter',
        'Failed attempts and failed records, by error code.',
        this.#failures.samples(),
      ),
      family(
        'troubles_total',
        'counter',
        'Times that queue, disk or parser could not be used.',
        this.#troubles.samples(),
      ),
      family('site_waits_total', 'counter', 'Times that a request waited for its site.', this.#waits.samples()),
      family('site_wait_seconds_total', 'counter', 'Time asked to wait for a site.', this.#waitedSeconds.samples()),
      family('step_duration_seconds', 'histogram', 'Time of fetch, parse and commit.', this.#steps.samples()),
      family('job_duration_seconds', 'histogram', 'Time of a whole job, waiting included.', this.#jobs.samples()),
    ];
  }
}
