import type { Counts, ListRequest, Page } from '../queue.ts';
import type { Engine } from './engine.ts';
import { skippedEntry } from './known-jobs.ts';
import { entryFrom } from './stored-job.ts';

const bullState = {
  waiting: 'waiting',
  delayed: 'delayed',
  active: 'active',
  done: 'completed',
  dead: 'failed',
} as const;

/** BullMQ keeps 4096 places for each millisecond of a delay. */
const PLACES_A_MS = 0x1000;

async function retryTimes({ link, bull }: Engine, ids: readonly string[]): Promise<readonly (number | null)[]> {
  if (ids.length === 0) return [];
  const scores = await link.redis.zmscore(bull.toKey('delayed'), ...ids);
  return scores.map((score) => (score === null ? null : Math.floor(Number(score) / PLACES_A_MS)));
}

async function listSkipped({ known }: Engine, { cursor, limit }: ListRequest): Promise<Page> {
  const { jobs, next } = await known.skippedPage(cursor ?? '0', limit);
  return { entries: jobs.map(skippedEntry), next: next === '0' ? null : next };
}

/** Done jobs beyond those kept are counted, but not listed. */
export async function listJobs(engine: Engine, request: ListRequest): Promise<Page> {
  const { state, cursor, limit } = request;
  if (state === 'skipped') return listSkipped(engine, request);
  const from = Number(cursor ?? 0);
  const found = await engine.bull.getJobs([bullState[state]], from, from + limit, true);
  const page = found.slice(0, limit);
  const times =
    state === 'delayed'
      ? await retryTimes(
          engine,
          page.map(({ id }) => id ?? ''),
        )
      : [];
  const entries = page.map((stored, at) => entryFrom(stored, state, times[at] ?? null));
  return { entries, next: found.length > limit ? String(from + limit) : null };
}

export async function countJobs({ bull, known }: Engine): Promise<Counts> {
  const [live, beside] = await Promise.all([
    bull.getJobCounts('waiting', 'delayed', 'active', 'failed'),
    known.counts(),
  ]);
  const of = (state: string): number => live[state] ?? 0;
  return {
    waiting: of('waiting'),
    delayed: of('delayed'),
    active: of('active'),
    done: beside.done,
    dead: of('failed'),
    skipped: beside.skipped,
  };
}
