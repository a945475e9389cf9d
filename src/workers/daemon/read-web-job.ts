/** An address of the web to what its document gives; a list over all its pages. */
import { mayMove } from '../../extractors/html/page-moves.ts';
import { FetchError } from '../../fetch/fetch-error.ts';
import type { PoliteFetch } from '../../fetch/fetch-politely.ts';
import type { Fetched } from '../../fetch/fetch-url.ts';
import { defaultListLimits } from '../../fetch/sources/report-links.ts';
import { type Leads, noLeads, type StandIn } from '../../leads.ts';
import type { Claim, Job } from '../../queue/job.ts';
import { processBytes } from '../process-bytes.ts';
import { type FetchedRaw, fetchRaw } from './fetch-raw.ts';
import { type JobHooks, type JobReading, type OnStep, plainSource, type ReadJobDeps } from './job-reading.ts';
import { wholeList } from './whole-list.ts';

/** The job's site is its own until all is fetched. Errors: `fetch.*`, and trouble. */
export async function readWebJob({ job, lease }: Claim, deps: ReadJobDeps, hooks: JobHooks): Promise<JobReading> {
  const visit = deps.openVisit(lease.token);
  try {
    return await readPages(job, { ...deps, fetch: visit.fetch }, hooks);
  } finally {
    await visit.end();
  }
}

interface VisitDeps extends ReadJobDeps {
  readonly fetch: PoliteFetch;
}

async function readPages(job: Job, deps: VisitDeps, { onStep, onLeads }: JobHooks): Promise<JobReading> {
  const fetched = await fetchPage(job.uri, job.foundOn, deps, onStep);
  if (fetched.unchanged && job.follow !== 'list' && (await deps.readings.has(job.id, fetched.sha256)))
    return { kind: 'unchanged', sha256: fetched.sha256, resolvedUri: fetched.source.resolvedUri };
  const page = await parsePage(job, fetched, deps, onStep);
  if (job.follow !== 'list' || page.leads === null) return page;
  const reader = {
    readPage: (url: string): Promise<Leads> => listPage(job, url, deps, onStep),
    onFound: onLeads,
  };
  const failure = await wholeList(job.uri, page.leads, reader, defaultListLimits);
  if (failure !== null) return { kind: 'failed', error: failure, source: plainSource(job) };
  return { ...page, leads: null };
}

const fetchPage = (url: string, foundOn: string | null, deps: VisitDeps, onStep: OnStep): Promise<FetchedRaw> =>
  timed('fetch', onStep, () => fetchRaw(url, foundOn, { ...deps, movesTo: (page) => movesTo(page, deps) }));

/** Documents are opened in the parser child only, pages that send on as well. */
async function movesTo(page: Fetched, { parsing, processing }: ReadJobDeps): Promise<string | null> {
  if (!mayMove(page.bytes)) return null;
  const asked = { source: { uri: page.resolvedUrl }, follow: 'none' } as const;
  const { leads } = await parsing.pass(() => processBytes(page.bytes, asked, processing));
  return leads?.movedTo ?? null;
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
    if (processed.standIn !== null) throw standsIn(processed.standIn, source.resolvedUri ?? source.uri);
    const kept = processed.loss === null ? null : bytes;
    const { resolvedUri } = source;
    return { kind: 'read', processed, leads: processed.leads, sha256, resolvedUri, bytes: kept };
  });

const standInWords: Readonly<Record<StandIn, string>> = {
  challenge: '网站返回的是浏览器验证页 | The site answered with a test of the browser',
  'soft-404': '网站以正常状态返回了“页面不存在” | The site says that there is no such page, with status 200',
};

const standsIn = (standIn: StandIn, url: string): FetchError =>
  new FetchError(`fetch.${standIn}`, standInWords[standIn], { url, status: 200 });

const listPage = async (job: Job, url: string, deps: VisitDeps, onStep: OnStep): Promise<Leads> => {
  const fetched = await fetchPage(url, job.uri, deps, onStep);
  return (await parsePage(job, fetched, deps, onStep)).leads ?? noLeads;
};

async function timed<T>(step: Parameters<OnStep>[0], onStep: OnStep, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    onStep(step, performance.now() - began);
  }
}
