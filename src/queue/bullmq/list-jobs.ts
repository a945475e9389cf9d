import type { JobEntry, JobState } from '../job.ts';
import type { Counts, ListRequest, Page } from '../queue.ts';
import type { Engine } from './engine.ts';
import { skippedEntry } from './known-jobs.ts';
import { countTicks } from './redis-schedules.ts';
import { readStored } from './set-aside.ts';
import { entryFrom, isTick, isTickId, type Stored, unreadableEntry } from './stored-job.ts';

const bullState = {
  waiting: 'waiting',
  delayed: 'delayed',
  active: 'active',
  done: 'completed',
  dead: 'failed',
} as const;

/** BullMQ keeps 4096 places for each millisecond of a delay. */
const PLACES_A_MS = 0x1000;

async function retryTimes(
  { link, bull }: Pick<Engine, 'link' | 'bull'>,
  ids: readonly string[],
): Promise<readonly (number | null)[]> {
  if (ids.length === 0) return [];
  const scores = await link.redis.zmscore(bull.toKey('delayed'), ...ids);
  return scores.map((score) => (score === null ? null : Math.floor(Number(score) / PLACES_A_MS)));
}

/** Delayed jobs looked at a time, the earliest first. */
const LOOKED_AT = 500;

export async function nextRetry({ link, bull, aside }: Engine): Promise<number | null> {
  for (let from = 0; ; from += LOOKED_AT) {
    const ids = await link.redis.zrange(bull.toKey('delayed'), String(from), String(from + LOOKED_AT - 1));
    if (ids.length === 0) return null;
    const forSite = await aside.among(ids);
    const first = ids.find((id) => !isTickId(id) && !forSite.has(id));
    if (first !== undefined) return (await retryTimes({ link, bull }, [first]))[0] ?? null;
  }
}

async function listSkipped({ known }: Engine, { cursor, limit }: ListRequest): Promise<Page> {
  const { jobs, next } = await known.skippedPage(cursor ?? '0', limit);
  return { entries: jobs.map(skippedEntry), next: next === '0' ? null : next };
}

/** Done jobs beyond those kept are counted, but not listed. */
export async function listJobs(engine: Engine, request: ListRequest): Promise<Page> {
  const { state, cursor, limit } = request;
  if (state === 'skipped') return listSkipped(engine, request);
  if (cursor?.startsWith(ASIDE) === true) return listAside(engine, cursor.slice(ASIDE.length), limit);
  const from = Number(cursor ?? 0);
  const ids = await engine.bull.getRanges([bullState[state]], from, from + limit, true);
  const page = await storedJobs(engine, ids.slice(0, limit));
  const next = ids.length > limit ? String(from + limit) : null;
  if (state === 'delayed') return { entries: await delayedEntries(engine, page), next };
  if (state === 'waiting' && next === null) return appendAside(engine, page, limit);
  return { entries: page.flatMap((found) => entriesOf(found, state, null)), next };
}

/** As it was found; `stored` is why where it can't be read. */
interface Found {
  readonly id: string;
  readonly stored: Stored | string;
}

async function storedJobs(engine: Engine, ids: readonly string[]): Promise<readonly Found[]> {
  const found = await Promise.all(ids.map((id) => readStored(engine, id)));
  return found.flatMap((stored, at) => (stored === null ? [] : [{ id: ids[at] ?? '', stored }]));
}

function entriesOf({ id, stored }: Found, state: JobState, retryAt: number | null): readonly JobEntry[] {
  if (typeof stored === 'string') return [unreadableEntry(id, state, stored)];
  return isTick(stored) ? [] : [entryFrom(stored, state, retryAt)];
}

/** Those that wait for their site are listed where they count, among the waiting. */
async function delayedEntries(engine: Engine, page: readonly Found[]): Promise<Page['entries']> {
  const ids = page.map(({ id }) => id);
  const [times, aside] = await Promise.all([retryTimes(engine, ids), engine.aside.among(ids)]);
  return page.flatMap((found, at) => (aside.has(found.id) ? [] : entriesOf(found, 'delayed', times[at] ?? null)));
}

async function appendAside(engine: Engine, page: readonly Found[], limit: number): Promise<Page> {
  const waiting = page.flatMap((found) => entriesOf(found, 'waiting', null));
  if (waiting.length > 0) return { entries: waiting, next: `${ASIDE}0` };
  return listAside(engine, '0', limit);
}

/** Begins the cursor of those that wait for their site, listed after the others that wait. */
const ASIDE = 'aside:';

async function listAside(engine: Engine, cursor: string, limit: number): Promise<Page> {
  const { ids, next } = await engine.aside.page(cursor, limit);
  const found = await storedJobs(engine, ids);
  return {
    entries: found.flatMap((one) => entriesOf(one, 'waiting', null)),
    next: next === '0' ? null : `${ASIDE}${next}`,
  };
}

export async function countJobs(engine: Engine): Promise<Counts> {
  const { bull, known, aside } = engine;
  const [live, beside, forSite, ticks] = await Promise.all([
    bull.getJobCounts('waiting', 'delayed', 'active', 'failed'),
    known.counts(),
    aside.count(),
    countTicks(engine),
  ]);
  const of = (state: string): number => live[state] ?? 0;
  return {
    waiting: of('waiting') + forSite,
    delayed: Math.max(0, of('delayed') - forSite - ticks),
    active: of('active'),
    done: beside.done,
    dead: of('failed'),
    skipped: beside.skipped,
  };
}
