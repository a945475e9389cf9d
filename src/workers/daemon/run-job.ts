/**
 * One claimed job from its reading to its end. A job ends only when its lines are committed; whatever happens before that,
 * it is done again and gives the same lines, which the export has once.
 */
import type { SegmentWriter } from '../../exports/segments/segment-writer.ts';
import type { Leads } from '../../leads.ts';
import { jobId } from '../../queue/job-id.ts';
import type { Claim, Failure, Job, JobRequest, Outcome } from '../../queue/job.ts';
import type { Asking, Queue } from '../../queue/queue.ts';
import { extractorVersion } from '../../version.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { AskedBy, LedgerLine } from '../ledger/ledger-line.ts';
import type { ParserLimits } from '../parser-limits.ts';
import type { RecordOutline } from '../parser-messages.ts';
import { keepDeadLetter } from './dead-letters.ts';
import { decideEnding, type Ending, type RetryPolicy } from './decide-ending.ts';
import { foundJobs } from './found-jobs.ts';
import { keepLease, type HeldLease } from './keep-lease.ts';
import type { JobHooks, JobReading, ReadJobDeps } from './job-reading.ts';
import { defectReading, readJob } from './read-job.ts';
import type { ReadingsIndex } from './readings-index.ts';
import { isTrouble, type Trouble } from './trouble.ts';
import type { OnWorkerEvent } from './worker-events.ts';

export interface RunJobDeps {
  readonly queue: Queue;
  readonly ledger: Ledger;
  readonly segments: Pick<SegmentWriter, 'append'>;
  readonly reading: ReadJobDeps;
  readonly readings: ReadingsIndex;
  readonly policy: RetryPolicy;
  readonly trouble: Trouble;
  readonly dataFolder: string;
  readonly limits: ParserLimits;
  readonly leaseMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onEvent: OnWorkerEvent;
  /** True once the worker has no time left: jobs are handed back. */
  readonly isEnding: () => boolean;
}

/** `onRead` is called when the job no longer needs a parser. Never rejects: what goes wrong is told as an event. */
export async function runJob(claim: Claim, deps: RunJobDeps, onRead: () => void): Promise<void> {
  const lease = keepLease(claim.lease, deps);
  try {
    await readAndSettle(claim, lease, deps, onRead);
  } catch (error) {
    await giveUp(claim, error, deps);
  } finally {
    lease.release();
  }
}

async function readAndSettle(claim: Claim, lease: HeldLease, deps: RunJobDeps, onRead: () => void): Promise<void> {
  const { job } = claim;
  const began = performance.now();
  const found: JobRequest[] = [];
  const hooks: JobHooks = {
    onStep: (step, durationMs) => deps.onEvent({ kind: 'step', job, step, durationMs }),
    onRefused: ({ refused, refusedCount }) => deps.onEvent({ kind: 'refused', job, refused, refusedCount }),
    onLeads: async (leads) => void found.push(...(await enqueueFound(job, leads, deps))),
  };
  const reading = await readJob(claim, deps.reading, hooks).finally(onRead);
  // Its lines would only double those of whoever has the job now.
  if (lease.isLost()) {
    deps.onEvent({ kind: 'lost', job });
    return;
  }
  const ending = decideEnding(job, reading, deps.policy);
  await settle({ claim, reading, ending, found, began }, deps);
}

interface Settling {
  readonly claim: Claim;
  readonly reading: JobReading;
  readonly ending: Ending;
  /** What the pages of a list led to, in the queue already. */
  readonly found: readonly JobRequest[];
  /** By `performance.now`. */
  readonly began: number;
}

function settle(settling: Settling, deps: RunJobDeps): Promise<void> {
  const { claim, reading, ending } = settling;
  switch (ending.kind) {
    case 'hand-back':
      return handBack(claim, deps);
    case 'retry':
      return retry(claim, ending, deps);
    case 'bury':
      return bury(claim, ending, reading, deps);
    case 'complete':
      return complete(settling, ending, deps);
  }
}

async function complete(
  { claim, reading, found: before, began }: Settling,
  { lines, records, outcome }: Extract<Ending, { kind: 'complete' }>,
  deps: RunJobDeps,
): Promise<void> {
  const { job, lease } = claim;
  const leads = reading.kind === 'read' ? await enqueueFound(job, reading.leads, deps) : [];
  const found = before.length + leads.length;
  await askForKnown(job, reading, [...before, ...leads], deps);
  await commit(claim, lines, deps);
  const whole: Outcome = found === 0 ? outcome : { ...outcome, found };
  await end(claim, 'done', { outcome: whole, failure: null }, deps);
  // What a browser may have more of is read again when there is one.
  if (reading.kind === 'read' && reading.sha256 !== null && !reading.processed.awaitsScripts)
    await deps.readings.add(job.id, reading.sha256);
  const kept = await deps.trouble.insist(() => deps.queue.complete(lease, whole));
  const facts = { found, unchanged: reading.kind === 'unchanged', began };
  deps.onEvent(kept === 'lost' ? { kind: 'lost', job } : doneEvent(claim, records, facts));
}

const doneEvent = (
  { job }: Claim,
  records: readonly RecordOutline[],
  { found, unchanged, began }: { readonly found: number; readonly unchanged: boolean; readonly began: number },
): Parameters<OnWorkerEvent>[0] => ({
  ...{ kind: 'done', job, records, found, unchanged },
  durationMs: performance.now() - began,
});

/** The ledger first: the queue may be lost, the ledger not. What is asked for again asks again for what it leads to. */
async function enqueueFound(job: Job, leads: Leads | null, deps: RunJobDeps): Promise<readonly JobRequest[]> {
  const found = foundJobs(job, leads);
  await ask(found, { asking: job.round > 1 ? 'again' : 'new', by: { id: job.id, round: job.round } }, deps);
  return found;
}

interface AskedHow {
  readonly asking: Asking;
  readonly by?: AskedBy;
}

async function ask(
  requests: readonly JobRequest[],
  how: AskedHow,
  { ledger, queue, trouble, now }: RunJobDeps,
): Promise<void> {
  if (requests.length === 0) return;
  const lines = requests.flatMap((request) => linesOf(request, how, now()));
  await trouble.insist(() => ledger.keep(lines));
  await trouble.insist(() => queue.enqueue(requests, how.asking));
}

/**
 * What the page led to before and doesn't any more may have been taken down: only its own address says so. What a page leads
 * to that is as it was may have changed nevertheless.
 */
async function askForKnown(
  job: Job,
  reading: JobReading,
  found: readonly JobRequest[],
  { queue, ...deps }: RunJobDeps,
): Promise<void> {
  if (job.follow === 'none' || (found.length === 0 && job.round === 1)) return;
  // One that failed otherwise may lead anywhere.
  if (reading.kind === 'failed' && reading.error.code !== 'fetch.not-found') return;
  const wanted = reading.kind === 'unchanged' ? null : found.filter(({ skipped }) => skipped === undefined);
  const known = await deps.trouble.insist(() => queue.leadsTo(job.id, wanted));
  await ask(known, { asking: 'again' }, { queue, ...deps });
}

function linesOf(request: JobRequest, { asking, by }: AskedHow, at: number): readonly LedgerLine[] {
  const asked: LedgerLine = { kind: 'asked', at, request, ...(by !== undefined && { by }) };
  const isAgain = asking === 'again' && request.skipped === undefined;
  return isAgain ? [asked, { kind: 'replayed', at, id: jobId(request) }] : [asked];
}

async function commit({ job }: Claim, lines: Uint8Array, { segments, trouble, onEvent }: RunJobDeps): Promise<void> {
  if (lines.byteLength === 0) return;
  const began = performance.now();
  await trouble.insist(() => segments.append(lines));
  onEvent({ kind: 'step', job, step: 'commit', durationMs: performance.now() - began });
}

const end = (
  { job }: Claim,
  state: 'done' | 'dead',
  { outcome, failure }: { readonly outcome: Outcome | null; readonly failure: Failure | null },
  { ledger, trouble, now }: RunJobDeps,
): Promise<void> => {
  const attempts = job.attempts + (failure === null ? 0 : 1);
  const crashes = job.crashes + (failure?.crashed === true ? 1 : 0);
  return trouble.insist(() =>
    ledger.note({
      ...{ kind: 'ended', at: now(), id: job.id, state, attempts, crashes, failure, outcome },
      ...(job.round > 1 && { uri: job.uri, round: job.round }),
    }),
  );
};

async function retry(
  { job, lease }: Claim,
  { failure, delayMs }: Extract<Ending, { kind: 'retry' }>,
  { queue, trouble, now, onEvent }: RunJobDeps,
): Promise<void> {
  const retried = await trouble.insist(() => queue.retry(lease, now() + delayMs, failure));
  if (retried === 'lost') onEvent({ kind: 'lost', job });
  else onEvent(retried === 'buried' ? { kind: 'buried', job, failure } : { kind: 'retried', job, failure, delayMs });
}

async function bury(
  claim: Claim,
  { failure, lines, log }: Extract<Ending, { kind: 'bury' }>,
  reading: JobReading,
  deps: RunJobDeps,
): Promise<void> {
  const { job, lease } = claim;
  const about = { id: job.id, uri: job.uri, foundOn: job.foundOn, failure, attempts: job.attempts + 1, log };
  const made = {
    limits: { ...deps.limits },
    extractor: extractorVersion,
    node: process.version,
    platform: process.platform,
  };
  const letter = { ...about, ...made, buriedAt: new Date(deps.now()).toISOString() };
  const bytes = reading.kind === 'read' ? reading.bytes : null;
  await deps.trouble.insist(() => keepDeadLetter(deps.dataFolder, letter, bytes));
  await commit(claim, lines, deps);
  await end(claim, 'dead', { outcome: null, failure }, deps);
  const kept = await deps.trouble.insist(() => deps.queue.bury(lease, failure));
  deps.onEvent(kept === 'lost' ? { kind: 'lost', job } : { kind: 'buried', job, failure });
}

async function handBack({ job, lease }: Claim, { queue, trouble, onEvent }: RunJobDeps): Promise<void> {
  const kept = await trouble.insist(() => queue.handBack(lease));
  onEvent({ kind: kept === 'lost' ? 'lost' : 'handed-back', job });
}

/** Trouble, the worker's end, or our own mistake. A job that can't even be handed back is claimed again when its lease is over. */
async function giveUp(claim: Claim, error: unknown, deps: RunJobDeps): Promise<void> {
  const { job } = claim;
  if (isTrouble(error) || deps.isEnding()) {
    await handBack(claim, deps).catch(() => undefined);
    if (isTrouble(error) && !deps.isEnding()) await deps.trouble.sit(error);
    return;
  }
  const failure = error instanceof Error ? error : new Error(String(error));
  deps.onEvent({ kind: 'defect', job, error: failure });
  await afterDefect(claim, failure, deps).catch(() => undefined);
}

/** Our own mistake, met on this document: another attempt, then it is set aside with its stack. */
function afterDefect(claim: Claim, error: Error, deps: RunJobDeps): Promise<void> {
  const reading = defectReading(claim.job, error, deps.reading.processing);
  return settle(
    { claim, reading, ending: decideEnding(claim.job, reading, deps.policy), found: [], began: performance.now() },
    deps,
  );
}
