/** Buried jobs, and their way back into the queue. */
import type { JobEntry } from '../queue/job.ts';
import type { Queue } from '../queue/queue.ts';
import type { Ledger } from './ledger/ledger.ts';

const PAGE = 500;

export async function* deadJobs(queue: Pick<Queue, 'list'>): AsyncGenerator<JobEntry> {
  let cursor: string | null = null;
  do {
    const page = await queue.list({ state: 'dead', cursor, limit: PAGE });
    yield* page.entries;
    cursor = page.next;
  } while (cursor !== null);
}

/** Says how many wait again. The ledger first, so that a rebuilt queue has them waiting too. Errors: `store.*`, `queue.*`. */
export async function replayDead(
  isWanted: (entry: JobEntry) => boolean,
  { queue, ledger, now }: { readonly queue: Queue; readonly ledger: Ledger; readonly now: () => number },
): Promise<number> {
  const ids: string[] = [];
  for await (const entry of deadJobs(queue)) if (isWanted(entry)) ids.push(entry.job.id);
  if (ids.length === 0) return 0;
  await ledger.keep(ids.map((id) => ({ kind: 'replayed', at: now(), id })));
  return queue.replay({ state: 'dead', ids });
}
