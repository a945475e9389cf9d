/** Buried jobs, and their way back into the queue. */
import type { JobEntry, JobState } from '../queue/job.ts';
import type { Queue } from '../queue/queue.ts';
import type { Ledger } from './ledger/ledger.ts';

const PAGE = 500;

export const deadJobs = (queue: Pick<Queue, 'list'>): AsyncGenerator<JobEntry> => jobsIn(queue, 'dead');

async function* jobsIn(queue: Pick<Queue, 'list'>, state: JobState): AsyncGenerator<JobEntry> {
  let cursor: string | null = null;
  do {
    const page = await queue.list({ state, cursor, limit: PAGE });
    yield* page.entries;
    cursor = page.next;
  } while (cursor !== null);
}

/** Says how many wait again. The ledger first, so that a rebuilt queue has them waiting too. Errors: `store.*`, `queue.*`. */
export const replayDead = (isWanted: (entry: JobEntry) => boolean, deps: ReplayDeps): Promise<number> =>
  replayState('dead', isWanted, deps);

export interface ReplayDeps {
  readonly queue: Queue;
  readonly ledger: Ledger;
  readonly now: () => number;
}

/** As `replayDead`, of any state that a job ends or waits in. */
export async function replayState(
  state: 'dead' | 'done' | 'delayed',
  isWanted: (entry: JobEntry) => boolean,
  { queue, ledger, now }: ReplayDeps,
): Promise<number> {
  const ids: string[] = [];
  for await (const entry of jobsIn(queue, state)) if (isWanted(entry)) ids.push(entry.job.id);
  if (ids.length === 0) return 0;
  await ledger.keep(ids.map((id) => ({ kind: 'replayed', at: now(), id })));
  return queue.replay({ state, ids });
}
