/** A queue that was emptied or damaged gets back what the ledgers remember. */
import { fresh } from '../../queue/fresh.ts';
import { jobId } from '../../queue/job-id.ts';
import type { JobRequest } from '../../queue/job.ts';
import type { Queue, Remembered } from '../../queue/queue.ts';
import type { Schedule, Schedules } from '../../queue/schedules.ts';
import type { LedgerLine } from './ledger-line.ts';
import { leadsIn } from './leads-in.ts';
import { readLedger } from './read-ledger.ts';

export interface Reconciled {
  /** Jobs that the queue didn't have any more. */
  readonly restored: number;
  /** Lines of the ledgers about jobs that the queue still has, or has again by an earlier line. */
  readonly known: number;
  /** Pages whose links the queue knows again. */
  readonly pages: number;
  /** Of the ledgers; what the queue still has stays as it is. */
  readonly schedules: number;
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
export async function reconcile(
  dataFolders: readonly string[],
  {
    queue,
    schedules,
  }: { readonly queue: Pick<Queue, 'restore' | 'restoreLeads'>; readonly schedules: Pick<Schedules, 'set'> },
): Promise<Reconciled> {
  const { endings, rounds, scheduled, unreadable } = await readEndings(dataFolders);
  const remember = ({ request, at }: Asked): Remembered =>
    withEnding(fresh(request, at), endings.get(jobId(request)), rounds.get(jobId(request)) ?? 1);
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
  const leads = await leadsIn(linesOf(dataFolders));
  for (const [page, requests] of leads) await queue.restoreLeads(page, requests);
  await schedules.set(scheduled, 'keep');
  return { restored, known, pages: leads.size, schedules: scheduled.length, unreadable };
}

const withEnding = (remembered: Remembered, ended: Ended | undefined, rounds: number): Remembered => {
  if (ended === undefined) return { ...remembered, round: rounds };
  const { state, attempts, crashes, failure, outcome, round = 1 } = ended;
  return { ...remembered, state, round, attempts, crashes, failure, outcome };
};

interface Remains {
  readonly endings: ReadonlyMap<string, Ended>;
  /** The round that each is in. */
  readonly rounds: ReadonlyMap<string, number>;
  readonly scheduled: readonly Schedule[];
  readonly unreadable: number;
}

type AboutJob = Extract<LedgerLine, { kind: 'ended' | 'replayed' }>;
type AboutSchedule = Extract<LedgerLine, { kind: 'scheduled' | 'unscheduled' }>;

async function readEndings(dataFolders: readonly string[]): Promise<Remains> {
  const last = new Map<string, AboutJob>();
  const schedules = new Map<string, AboutSchedule>();
  const rounds = new Map<string, number>();
  let unreadable = 0;
  for await (const line of linesOf(dataFolders)) {
    if (line === null) unreadable += 1;
    else if (line.kind === 'scheduled') keepLatest(jobId(line.request), line, schedules);
    else if (line.kind === 'unscheduled') keepLatest(line.id, line, schedules);
    else if (line.kind !== 'asked') {
      keepLatest(line.id, line, last);
      rounds.set(line.id, roundAfter(line, rounds.get(line.id) ?? 1));
    }
  }
  const ended = [...last].flatMap(([id, line]): [string, Ended][] => (line.kind === 'ended' ? [[id, line]] : []));
  const scheduled = [...schedules.values()].filter((line) => line.kind === 'scheduled');
  return { endings: new Map(ended), rounds, scheduled, unreadable };
}

/** A schedule begins rounds that only their ends tell of. */
const roundAfter = (line: AboutJob, before: number): number =>
  line.kind === 'replayed' ? before + 1 : Math.max(before, line.round ?? 1);

function keepLatest<Line extends { readonly at: number }>(id: string, line: Line, lines: Map<string, Line>): void {
  if (line.at >= (lines.get(id)?.at ?? 0)) lines.set(id, line);
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
