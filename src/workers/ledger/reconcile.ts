/** A queue that was emptied or damaged gets back what the ledgers remember. */
import { fresh } from '../../queue/fresh.ts';
import { jobId } from '../../queue/job-id.ts';
import type { JobRequest } from '../../queue/job.ts';
import type { Queue, Remembered } from '../../queue/queue.ts';
import type { LedgerLine } from './ledger-line.ts';
import { readLedger } from './read-ledger.ts';

export interface Reconciled {
  /** Jobs that the queue didn't have any more. */
  readonly restored: number;
  /** Lines of the ledgers about jobs that the queue still has, or has again by an earlier line. */
  readonly known: number;
  /** Lines that are torn (the last of a file, after a power cut) or damaged. */
  readonly unreadable: number;
}

type Ended = Extract<LedgerLine, { kind: 'ended' }>;
type Asked = Extract<LedgerLine, { kind: 'asked' }>;

/** Jobs a call: an emptied Redis takes them in one round trip or a few. */
const BATCH = 5_000;

/**
 * What is in the queue stays as it is, so it may be repeated. A job without an end waits again, even if a worker has it:
 * done twice, it gives the same lines. Errors: `store.*`, `queue.*`.
 */
export async function reconcile(dataFolders: readonly string[], queue: Pick<Queue, 'restore'>): Promise<Reconciled> {
  const { endings, replayed, unreadable } = await readEndings(dataFolders);
  const remember = ({ request, at }: Asked): Remembered =>
    withEnding(fresh(request, at), endings.get(jobId(request)), replayed.get(jobId(request)) ?? 0);
  let [restored, known] = [0, 0];
  const restore = async (isWanted: (request: JobRequest) => boolean): Promise<void> => {
    for await (const batch of batches(askedIn(dataFolders, isWanted))) {
      const result = await queue.restore(batch.map(remember));
      restored += result.added;
      known += result.known;
    }
  };
  // What was skipped in one place may have been asked for in another.
  await restore(({ skipped }) => skipped === undefined);
  await restore(({ skipped }) => skipped !== undefined);
  return { restored, known, unreadable };
}

const withEnding = (remembered: Remembered, ended: Ended | undefined, replayed: number): Remembered => {
  if (ended === undefined) return { ...remembered, round: replayed + 1 };
  const { state, attempts, crashes, failure, outcome, round = 1 } = ended;
  return { ...remembered, state, round, attempts, crashes, failure, outcome };
};

async function readEndings(dataFolders: readonly string[]): Promise<{
  readonly endings: ReadonlyMap<string, Ended>;
  /** How often each was asked for once more. */
  readonly replayed: ReadonlyMap<string, number>;
  readonly unreadable: number;
}> {
  const last = new Map<string, Exclude<LedgerLine, Asked>>();
  const replayed = new Map<string, number>();
  let unreadable = 0;
  for await (const line of linesOf(dataFolders)) {
    if (line === null) {
      unreadable += 1;
      continue;
    }
    if (line.kind === 'replayed') replayed.set(line.id, (replayed.get(line.id) ?? 0) + 1);
    if (line.kind !== 'asked' && line.at >= (last.get(line.id)?.at ?? 0)) last.set(line.id, line);
  }
  const ended = [...last].flatMap(([id, line]): [string, Ended][] => (line.kind === 'ended' ? [[id, line]] : []));
  return { endings: new Map(ended), replayed, unreadable };
}

async function* askedIn(
  dataFolders: readonly string[],
  isWanted: (request: JobRequest) => boolean,
): AsyncGenerator<Asked> {
  for await (const line of linesOf(dataFolders)) if (line?.kind === 'asked' && isWanted(line.request)) yield line;
}

async function* linesOf(dataFolders: readonly string[]): AsyncGenerator<LedgerLine | null> {
  for (const folder of dataFolders) yield* readLedger(folder);
}

async function* batches<Item>(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
