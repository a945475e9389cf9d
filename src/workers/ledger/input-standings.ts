/** How each input ended or stands, from the ledgers and the queue together: either alone lacks something. */
import type { Failure, JobEntry, JobRequest, JobState, Outcome } from '../../queue/job.ts';
import { jobId } from '../../queue/job-id.ts';
import type { Queue } from '../../queue/queue.ts';
import type { Schedules } from '../../queue/schedules.ts';
import type { LedgerLine } from './ledger-line.ts';
import { readLedger } from './read-ledger.ts';

/** `unknown`: neither ended in these ledgers nor in the queue: another machine's ledger knows, or the queue was lost. */
export type InputState = JobState | 'unknown';

export interface InputStanding {
  readonly id: string;
  /** As it was asked for. */
  readonly uri: string;
  /** The page that led to it. */
  readonly foundOn: string | null;
  /** Where it was found in the end, if elsewhere. */
  readonly finalUri: string | null;
  readonly state: InputState;
  /** Of the last failure, of a document that was refused, or why it was left out. */
  readonly code: string | null;
  /** Times that it was tried in its round. */
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly nextAttempt: number | null;
  /** When its schedule asks for it again, milliseconds since 1970; null without one. */
  readonly nextScheduled: number | null;
  /** Of the newest reading; null before there was one. */
  readonly records: number | null;
  /** Jobs that the page led to. */
  readonly found: number;
}

interface Known {
  readonly id: string;
  request: JobRequest;
  state: InputState;
  attempts: number;
  nextAttempt: number | null;
  failure: Failure | null;
  outcome: Outcome | null;
  /** Of the last reading that wasn't found unchanged. */
  records: number | null;
  found: number;
  at: number;
}

const PAGE = 500;

/** What is under way comes last: a job that moves on meanwhile is seen where it goes to. */
const states = ['done', 'skipped', 'dead', 'delayed', 'waiting', 'active'] as const;

/** In the order in which they were first asked for. Errors: `store.*`, `queue.*`. */
export async function* inputStandings(
  dataFolders: readonly string[],
  { queue, schedules }: { readonly queue: Pick<Queue, 'list'>; readonly schedules: Pick<Schedules, 'list'> },
): AsyncGenerator<InputStanding> {
  const scheduled = new Map((await schedules.list()).map(({ id, nextAt }) => [id, nextAt]));
  const inputs = new Map<string, Known>();
  for (const folder of dataFolders)
    for await (const line of readLedger(folder)) if (line !== null) noteLine(line, inputs);
  for (const state of states) for await (const entry of entriesOf(queue, state)) noteEntry(entry, inputs);
  for (const known of inputs.values())
    if (known.request.uri !== '') yield { ...standingOf(known), nextScheduled: scheduled.get(known.id) ?? null };
}

async function* entriesOf(queue: Pick<Queue, 'list'>, state: JobState): AsyncGenerator<JobEntry> {
  let cursor: string | null = null;
  do {
    const page = await queue.list({ state, cursor, limit: PAGE });
    yield* page.entries;
    cursor = page.next;
  } while (cursor !== null);
}

function noteLine(line: LedgerLine, inputs: Map<string, Known>): void {
  if (line.kind === 'asked') noteAsked(line.request, inputs);
  else if (line.kind === 'ended') noteEnded(line, knownAs(line.id, inputs));
  else if (line.kind === 'replayed') noteAgain(line.at, knownAs(line.id, inputs));
}

/** What was left out once may have been asked for later. */
function noteAsked(request: JobRequest, inputs: Map<string, Known>): void {
  const known = knownAs(jobId(request), inputs);
  if (known.request.uri !== '' && known.request.skipped === undefined) return;
  known.request = request;
  if (request.skipped !== undefined) known.state = 'skipped';
  else if (known.state === 'skipped') known.state = 'unknown';
}

function noteEnded(line: Extract<LedgerLine, { kind: 'ended' }>, known: Known): void {
  noteOutcome(known, line.outcome);
  if (line.at < known.at) return;
  known.at = line.at;
  known.state = line.state;
  known.attempts = triesOf(line.attempts, line.state);
  known.failure = line.failure;
  known.outcome = line.outcome;
}

function noteAgain(at: number, known: Known): void {
  if (at < known.at) return;
  Object.assign(known, { at, state: 'unknown', attempts: 0, failure: null, outcome: null });
}

/** The queue knows better what is to come; of what is over Redis keeps the last only. */
function noteEntry({ job, state, retryAt, failure, outcome }: JobEntry, inputs: Map<string, Known>): void {
  const known = knownAs(job.id, inputs);
  if (known.request.uri === '' || state === 'skipped') known.request = job;
  known.state = state;
  known.attempts = triesOf(job.attempts, state);
  known.nextAttempt = retryAt;
  known.failure = failure;
  known.outcome = outcome;
  noteOutcome(known, outcome);
}

/** Failures, and the attempt that ended well. */
const triesOf = (failures: number, state: JobState): number => failures + (state === 'done' ? 1 : 0);

/** A failed line is no record; what was read before it stands. */
function noteOutcome(known: Known, outcome: Outcome | null): void {
  const { records, found, status } = outcome ?? {};
  if (status === 'failed') known.records ??= 0;
  else if (typeof records === 'number') known.records = records;
  if (typeof found === 'number') known.found = found;
}

function knownAs(id: string, inputs: Map<string, Known>): Known {
  const known = inputs.get(id) ?? fresh(id);
  inputs.set(id, known);
  return known;
}

const nothing: JobRequest = { uri: '', hints: {}, follow: 'none', foundOn: null, site: null };

const fresh = (id: string): Known => ({
  ...{ id, request: nothing, state: 'unknown', attempts: 0, nextAttempt: null, failure: null, outcome: null },
  ...{ records: null, found: 0, at: 0 },
});

function standingOf(known: Known): Omit<InputStanding, 'nextScheduled'> {
  const { id, request, state, attempts, nextAttempt, records, found, outcome } = known;
  const resolved = outcome?.['resolved'];
  return {
    ...{ id, uri: request.uri, foundOn: request.foundOn, state, attempts, nextAttempt, records, found },
    finalUri: typeof resolved === 'string' ? resolved : null,
    code: codeOf(known),
  };
}

function codeOf({ state, request, failure, outcome }: Known): string | null {
  if (state === 'skipped') return request.skipped ?? null;
  if (state === 'done') {
    const code = outcome?.['code'];
    return typeof code === 'string' ? code : null;
  }
  return failure?.code ?? null;
}
