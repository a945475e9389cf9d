/** A list over all its pages, each read once, within bounds. What is found is given on page by page: a bad page loses nothing. */
import { FetchError } from '../../fetch/fetch-error.ts';
import { retryClasses } from '../../fetch/retry-policy.ts';
import type { ListLimits } from '../../fetch/sources/report-links.ts';
import { type Lead, type Leads, noLeads } from '../../leads.ts';
import { PipelineError } from '../../model/pipeline-error.ts';

export interface ListReader {
  /** Called for one page at a time. */
  readonly readPage: (url: string) => Promise<Leads>;
  /** What a page adds. What it rejects with ends the walk. */
  readonly onFound: (leads: Leads) => Promise<void>;
}

/** `start` is the page that gave `first`. Gives the failure for which the list is to be read again; null if it was read whole. */
export async function wholeList(
  start: string,
  first: Leads,
  { readPage, onFound }: ListReader,
  { maxPages, maxLinks }: ListLimits,
): Promise<PipelineError | null> {
  const known = new Set([start]);
  const reports = new Set<string>();
  const waiting: string[] = [];
  const add = async (leads: Leads): Promise<void> => {
    const fresh = leads.reports.filter(({ url }) => !reports.has(url));
    const wanted = fresh.slice(0, Math.max(0, maxLinks - reports.size));
    for (const { url } of wanted) reports.add(url);
    const unseen = [...new Set(leads.pages)].filter((url) => !known.has(url));
    for (const url of unseen) known.add(url);
    waiting.push(...unseen);
    const beyond = fresh.slice(wanted.length).map(overLimit);
    const skipped = leads.skipped.filter(({ url }) => !reports.has(url));
    await onFound({ ...noLeads, reports: wanted, skipped: [...skipped, ...beyond] });
  };
  await add(first);
  let failure: PipelineError | null = null;
  for (let read = 1; read < maxPages && reports.size < maxLinks; read += 1) {
    const url = waiting.shift();
    if (url === undefined) break;
    const page = await readPage(url).catch(failureOf);
    if (!(page instanceof PipelineError)) await add(page);
    else if (isFinal(page)) await onFound({ ...noLeads, skipped: [{ url, reason: page.code }] });
    else failure ??= page;
    if (page instanceof PipelineError && isOfSite(page)) break;
  }
  if (failure === null) await onFound({ ...noLeads, skipped: waiting.map((url) => overLimit({ url })) });
  return failure;
}

const overLimit = ({ url }: Pick<Lead, 'url'>): Leads['skipped'][number] => ({ url, reason: 'over-the-limit' });

function failureOf(error: unknown): PipelineError {
  if (error instanceof PipelineError) return error;
  throw error;
}

/** The page gives the same again: it is left out. */
const isFinal = (error: PipelineError): boolean =>
  !(error instanceof FetchError) || retryClasses[error.fetchCode] === 'never' || error.fetchCode === 'fetch.forbidden';

/** The next page would meet the same. */
const isOfSite = (error: PipelineError): boolean =>
  [
    'fetch.site-busy',
    'fetch.dns',
    'fetch.connect',
    'fetch.tls',
    'fetch.rate-limited',
    'fetch.challenge',
    'fetch.robots-unavailable',
  ].includes(error.code);
