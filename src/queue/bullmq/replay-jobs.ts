import { Job as StoredJob } from 'bullmq';
import { fresh } from '../fresh.ts';
import type { JobRequest } from '../job.ts';
import type { ReplaySelection } from '../queue.ts';
import { addJobs } from './add-jobs.ts';
import type { Engine } from './engine.ts';
import { entryFrom } from './stored-job.ts';

/** Jobs at a time. */
const BULK = 200;

const bullState = { dead: 'failed', done: 'completed' } as const;

async function replayPart(
  engine: Engine,
  ids: readonly string[],
  state: 'dead' | 'done',
  code: string | undefined,
): Promise<readonly string[]> {
  const replayed = await Promise.all(
    ids.map(async (id) => {
      const stored = await StoredJob.fromId<unknown>(engine.worker, id);
      if (stored === undefined) return null;
      if (code !== undefined && entryFrom(stored, state, null).failure?.code !== code) return null;
      await stored.retry(bullState[state], { resetAttemptsMade: true });
      return id;
    }),
  );
  return replayed.filter((id) => id !== null);
}

async function replayFinished(engine: Engine, state: 'dead' | 'done', { ids, code }: ReplaySelection): Promise<number> {
  const { link, bull } = engine;
  const inState = await link.run(() => link.redis.zrange(bull.toKey(bullState[state]), '0', '-1'));
  const wanted = ids === undefined ? inState : inState.filter((id) => ids.includes(id));
  let count = 0;
  for (let from = 0; from < wanted.length; from += BULK) {
    const part = wanted.slice(from, from + BULK);
    const replayed = await link.run(() => replayPart(engine, part, state, code));
    if (state === 'done') await link.run(() => engine.known.dropDone(replayed));
    count += replayed.length;
  }
  return count;
}

const wantedRequest = ({ uri, hints, follow, foundOn, site }: JobRequest): JobRequest => ({
  uri,
  hints,
  follow,
  foundOn,
  site,
});

async function replaySkipped(engine: Engine, { ids, code }: ReplaySelection): Promise<number> {
  if (code !== undefined) return 0; // none of them has failed
  let count = 0;
  let cursor = '0';
  do {
    const page = await engine.link.run(() => engine.known.skippedPage(cursor, BULK));
    const wanted = page.jobs.filter(({ id }) => ids === undefined || ids.includes(id));
    const requests = wanted.map(({ request, enqueuedAt }) => fresh(wantedRequest(request), enqueuedAt));
    count += (await addJobs(engine, requests, 'unskip')).added;
    cursor = page.next;
  } while (cursor !== '0');
  return count;
}

export function replayJobs(engine: Engine, selection: ReplaySelection): Promise<number> {
  const { state = 'dead' } = selection;
  return state === 'skipped' ? replaySkipped(engine, selection) : replayFinished(engine, state, selection);
}
