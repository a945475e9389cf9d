/** Jobs that a page leads to. Only addresses of the web: no page may have a file of this machine read. */
import { siteOf } from '../../fetch/pace/site.ts';
import type { Job, JobRequest } from '../../queue/job.ts';
import type { Leads } from '../../leads.ts';

export function foundJobs(job: Job, leads: Leads | null): readonly JobRequest[] {
  if (leads === null) return [];
  // What a list leads to may itself only link its report; what that leads to is the report.
  const follow = job.follow === 'list' ? 'attachments' : 'none';
  const { hints } = job;
  const reports = leads.reports.map(({ url, foundOn }): JobRequest => ({
    uri: url,
    hints,
    follow,
    foundOn,
    site: siteOf(url),
  }));
  const skipped = leads.skipped.map(({ url, reason }): JobRequest => ({
    uri: url,
    hints: {},
    follow,
    foundOn: job.uri,
    site: siteOf(url),
    skipped: reason,
  }));
  return [...reports, ...skipped].filter(({ uri, site }) => site !== null && uri !== job.uri);
}
