import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { fresh } from '../fresh.ts';
import { jobId } from '../job-id.ts';
import { jobStates, type Failure, type Job, type JobState } from '../job.ts';
import type { Counts, Enqueued, Kept, ListRequest, Page, Queue, Remembered, ReplaySelection } from '../queue.ts';
import { claimJob, type ClaimRequest } from './claim-job.ts';
import { askDue } from './embedded-schedules.ts';
import { endJob, type Ending } from './end-job.ts';
import { insertJobs, NEW_ROUND, type OnKnown } from './insert-jobs.ts';
import { addLeads, noteLeads } from './note-leads.ts';
import { promised } from './promised.ts';
import { entryOf, stateOf, type Columns } from './job-row.ts';
import { SharedWrites } from './shared-writes.ts';
import type { Sql, Store } from './store.ts';
import { watchStore } from './watch-store.ts';

/** Jobs a transaction: long enough to be worth its fsync, short enough for other processes to wait for. */
const BULK = 10_000;

export interface EmbeddedQueueOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly attemptLimit: number;
}

function countJobs(sql: Sql): Counts {
  const rows = sql('SELECT state, count(*) AS jobs FROM jobs GROUP BY state').all();
  const found = new Map<JobState, number>(rows.map((row) => [stateOf(row), Number(row['jobs'])]));
  const of = (state: JobState): number => found.get(state) ?? 0;
  const [waiting, delayed, active, done, dead, skipped] = jobStates;
  return {
    waiting: of(waiting),
    delayed: of(delayed),
    active: of(active),
    done: of(done),
    dead: of(dead),
    skipped: of(skipped),
  };
}

function nextRetry(sql: Sql): number | null {
  const at = sql("SELECT min(retry_at) AS at FROM jobs WHERE state = 'delayed'").get()?.['at'];
  return typeof at === 'number' ? at : null;
}

function listJobs(sql: Sql, { state, cursor, limit }: ListRequest): Page {
  const rows = sql('SELECT * FROM jobs WHERE state = ? AND seq > ? ORDER BY seq LIMIT ?').all(
    state,
    Number(cursor ?? 0),
    limit + 1,
  );
  const page = rows.slice(0, limit);
  return { entries: page.map(entryOf), next: rows.length > limit ? String(page.at(-1)?.['seq']) : null };
}

function replayJobs(sql: Sql, { state = 'dead', ids, code }: ReplaySelection): number {
  const where: Columns = { state, code: code ?? null, ids: ids === undefined ? null : JSON.stringify(ids) };
  const { changes } = sql(`
    UPDATE jobs SET ${NEW_ROUND}
    WHERE state = :state AND (:code IS NULL OR failure_code = :code)
      AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))`).run(where);
  return Number(changes);
}

function claimDue(sql: Sql, clock: Clock, request: Omit<ClaimRequest, 'now'>): Job | null {
  askDue(sql, clock);
  return claimJob(sql, { ...request, now: clock.steady() });
}

/** A queue in one SQLite file, for the processes of one machine. */
export function embeddedQueue({ store, clock, attemptLimit }: EmbeddedQueueOptions): Queue {
  const writes = new SharedWrites(store);
  const reading = <T>(work: (sql: Sql) => T): Promise<T> => promised(() => store.read(work));
  const ending = (ending: Ending): Promise<'kept' | 'buried' | 'lost'> =>
    writes.write((sql) => endJob(sql, ending, clock, attemptLimit));
  const kept = async (how: Ending): Promise<Kept> => ((await ending(how)) === 'lost' ? 'lost' : 'kept');
  const watch = watchStore(store);

  const bulk = async (jobs: readonly Remembered[], onConflict: OnKnown): Promise<Enqueued> => {
    let added = 0;
    for (let from = 0; from < jobs.length; from += BULK) {
      const part = jobs.slice(from, from + BULK).map((job) => ({ ...job, id: jobId(job.request) }));
      added += await writes.write((sql) => insertJobs(sql, part, clock, onConflict));
      await setImmediate();
    }
    return { added, known: jobs.length - added };
  };

  return {
    enqueue: (requests, asking = 'new') => {
      const jobs = requests.map((request) => fresh(request, clock.now()));
      return bulk(jobs, asking === 'again' ? 'again' : 'unskip');
    },
    restore: (remembered) => bulk(remembered, 'keep'),
    claim: async (worker, leaseMs) => {
      const lease = randomUUID();
      const job = await writes.write((sql) => claimDue(sql, clock, { worker, lease, leaseMs }));
      return job === null ? null : { job, lease: { jobId: job.id, token: lease } };
    },
    extend: (lease, leaseMs) => kept({ kind: 'extend', lease, leaseMs }),
    complete: (lease, outcome) => kept({ kind: 'complete', lease, outcome }),
    retry: async (lease, at, failure: Failure) => {
      const ended = await ending({ kind: 'retry', lease, at, failure });
      return ended === 'kept' ? 'retried' : ended;
    },
    bury: (lease, failure) => kept({ kind: 'bury', lease, failure }),
    handBack: (lease) => kept({ kind: 'hand-back', lease }),
    replay: (selection) => writes.write((sql) => replayJobs(sql, selection)),
    leadsTo: (id, requests) => writes.write((sql) => noteLeads(sql, id, requests)),
    restoreLeads: (id, requests) => writes.write((sql) => addLeads(sql, id, requests)),
    counts: () => reading(countJobs),
    nextRetry: () => reading(nextRetry),
    list: (request) => reading((sql) => listJobs(sql, request)),
    subscribe: (listener) => Promise.resolve(watch.subscribe(listener)),
    close: () =>
      promised(() => {
        watch.close();
        writes.flush();
        store.close();
      }),
  };
}
