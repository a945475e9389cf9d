/** An address of the web to what its document gives; a list over all its pages. */
import { defaultListLimits } from '../../fetch/sources/report-links.ts';
import { type Leads, noLeads } from '../../leads.ts';
import type { Claim, Job } from '../../queue/job.ts';
import { type JobHooks, type JobReading, plainSource, type ReadJobDeps } from './job-reading.ts';
import { readPage, type VisitDeps } from './read-page.ts';
import { wholeList } from './whole-list.ts';

/** The job's site is its own until all is fetched. Errors: `fetch.*`, and trouble. */
export async function readWebJob({ job, lease }: Claim, deps: ReadJobDeps, hooks: JobHooks): Promise<JobReading> {
  const visit = deps.openVisit(lease.token);
  try {
    return await readPages(job, { ...deps, visit }, hooks);
  } finally {
    await visit.end();
  }
}

async function readPages(job: Job, deps: VisitDeps, hooks: JobHooks): Promise<JobReading> {
  const { uri: url, foundOn } = job;
  const page = await readPage({ job, url, foundOn, mayBeKnown: job.follow !== 'list' }, deps, hooks);
  if (page.kind === 'unchanged' || job.follow !== 'list' || page.leads === null) return page;
  const reader = {
    readPage: (further: string): Promise<Leads> => listPage(job, further, deps, hooks),
    onFound: hooks.onLeads,
  };
  const failure = await wholeList(url, page.leads, reader, defaultListLimits);
  if (failure !== null) return { kind: 'failed', error: failure, source: plainSource(job) };
  return { ...page, leads: null };
}

async function listPage(job: Job, url: string, deps: VisitDeps, hooks: JobHooks): Promise<Leads> {
  const page = await readPage({ job, url, foundOn: job.uri, mayBeKnown: false }, deps, hooks);
  return page.kind === 'read' ? (page.leads ?? noLeads) : noLeads;
}
