/** A job to what its document gives. Nothing is enqueued, committed or completed here. */
import type { RawStore } from '../../fetch/raw-store/open-raw-store.ts';
import { defaultListLimits } from '../../fetch/sources/report-links.ts';
import { PipelineError } from '../../model/pipeline-error.ts';
import type { Job } from '../../queue/job.ts';
import type { SourceFacts } from '../../record.ts';
import type { Leads } from '../../leads.ts';
import { lossOutput, processBytes, type Processed, type Processing } from '../process-bytes.ts';
import { readInput } from '../read-input.ts';
import { fetchRaw, type FetchedRaw, type FetchRawDeps } from './fetch-raw.ts';
import { filePath } from './file-path.ts';
import type { Gate } from './gate.ts';
import type { ReadingsIndex } from './readings-index.ts';
import { wholeList } from './whole-list.ts';
import type { Step } from './worker-events.ts';

export type JobReading =
  | {
      readonly kind: 'read';
      readonly processed: Processed;
      readonly leads: Leads | null;
      /** Null for a file. */
      readonly sha256: string | null;
      /** Of a document that cost its parser child: what is needed to see it again. */
      readonly bytes: Uint8Array | null;
    }
  | { readonly kind: 'unchanged'; readonly sha256: string }
  | { readonly kind: 'failed'; readonly error: PipelineError; readonly source: SourceFacts };

export interface ReadJobDeps extends FetchRawDeps {
  readonly raw: Pick<RawStore, 'latest' | 'validators' | 'keep' | 'readRaw'>;
  readonly base: string;
  readonly processing: Processing;
  /** As wide as there are parser children: no more documents than that are held in memory. */
  readonly parsing: Gate;
  readonly readings: Pick<ReadingsIndex, 'has'>;
}

export type OnStep = (step: Step, durationMs: number) => void;

/** Rejects with trouble (`store.*`, a parser that can't be started) and our own mistakes only. */
export async function readJob(job: Job, deps: ReadJobDeps, onStep: OnStep): Promise<JobReading> {
  try {
    return await (job.uri.startsWith('file:') ? readFileJob(job, deps, onStep) : readWebJob(job, deps, onStep));
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return { kind: 'failed', error, source: plainSource(job) };
  }
}

/** What a job gives that our own mistake kept from being read. */
export function defectReading(job: Job, { stack, message }: Error, processing: Processing): JobReading {
  const processed = lossOutput(
    plainSource(job),
    null,
    { code: 'extract.crashed', detail: stack ?? message },
    processing,
  );
  return { kind: 'read', processed, leads: null, sha256: null, bytes: null };
}

const plainSource = ({ uri, foundOn }: Job): SourceFacts => ({ uri, ...(foundOn !== null && { foundOn }) });

async function readFileJob(job: Job, { base, parsing, processing }: ReadJobDeps, onStep: OnStep): Promise<JobReading> {
  const path = filePath(job.uri, base);
  if (path === null) throw new PipelineError('extract.unreadable-file', '不是文件地址 | Not the address of a file');
  return parsing.pass(async () => {
    const began = performance.now();
    const bytes = await readInput(path, processing.limits.inputBytes);
    const processed = await processBytes(bytes, { source: plainSource(job), follow: 'none' }, processing);
    onStep('parse', performance.now() - began);
    return { kind: 'read', processed, leads: null, sha256: null, bytes: processed.loss === null ? null : bytes };
  });
}

async function readWebJob(job: Job, deps: ReadJobDeps, onStep: OnStep): Promise<JobReading> {
  const fetched = await timed('fetch', onStep, () => fetchRaw(job.uri, job.foundOn, deps));
  if (fetched.unchanged && job.follow !== 'list' && (await deps.readings.has(job.id, fetched.sha256)))
    return { kind: 'unchanged', sha256: fetched.sha256 };
  const page = await parsePage(job, fetched, deps, onStep);
  if (job.follow !== 'list' || page.leads === null) return page;
  const readPage = (url: string): Promise<Leads> => listPage(job, url, deps, onStep);
  return { ...page, leads: await wholeList(job.uri, page.leads, readPage, defaultListLimits) };
}

type Page = Extract<JobReading, { kind: 'read' }>;

const parsePage = (
  { follow }: Pick<Job, 'follow'>,
  { sha256, source }: FetchedRaw,
  { parsing, raw, processing }: ReadJobDeps,
  onStep: OnStep,
): Promise<Page> =>
  parsing.pass(async () => {
    const began = performance.now();
    const bytes = await raw.readRaw(sha256);
    const processed = await processBytes(bytes, { source, follow }, processing);
    onStep('parse', performance.now() - began);
    const kept = processed.loss === null ? null : bytes;
    return { kind: 'read', processed, leads: processed.leads, sha256, bytes: kept };
  });

/** A page that isn't there is left out; for any other failure the whole list is tried again: half of it would look like all. */
async function listPage(job: Job, url: string, deps: ReadJobDeps, onStep: OnStep): Promise<Leads> {
  try {
    const fetched = await timed('fetch', onStep, () => fetchRaw(url, job.uri, deps));
    return (await parsePage(job, fetched, deps, onStep)).leads ?? noLeads;
  } catch (error) {
    if (!(error instanceof PipelineError) || error.code !== 'fetch.not-found') throw error;
    return { ...noLeads, skipped: [{ url, reason: error.code }] };
  }
}

const noLeads: Leads = { reports: [], pages: [], skipped: [] };

async function timed<T>(step: Step, onStep: OnStep, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    onStep(step, performance.now() - began);
  }
}
