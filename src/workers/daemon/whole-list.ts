/** A list over all its pages, each read once, within bounds. What is left out is said. */
import type { ListLimits } from '../../fetch/sources/report-links.ts';
import type { Lead, Leads } from '../../leads.ts';

type Skipped = Leads['skipped'][number];

/** `start` is the page that gave `first`; `readPage` is called for one page at a time, and what it rejects with ends it. */
export async function wholeList(
  start: string,
  first: Leads,
  readPage: (url: string) => Promise<Leads>,
  { maxPages, maxLinks }: ListLimits,
): Promise<Leads> {
  const reports = new Map<string, Lead>();
  const skipped = new Map<string, Skipped>();
  const known = new Set([start]);
  const waiting: string[] = [];
  const add = (leads: Leads): void => {
    for (const lead of leads.reports) if (!reports.has(lead.url)) reports.set(lead.url, lead);
    for (const link of leads.skipped) skipped.set(link.url, link);
    const unseen = leads.pages.filter((url) => !known.has(url));
    for (const url of unseen) known.add(url);
    waiting.push(...unseen);
  };
  add(first);
  for (let read = 1; read < maxPages && reports.size < maxLinks; read += 1) {
    const url = waiting.shift();
    if (url === undefined) break;
    add(await readPage(url));
  }
  const all = [...reports.values()];
  const beyond = [...all.slice(maxLinks).map(({ url }) => url), ...waiting];
  for (const url of beyond) skipped.set(url, { url, reason: 'over-the-limit' });
  // A link may stand on one page under words that tell nothing, and on another under its title.
  const left = [...skipped.values()].filter(({ url, reason }) => reason === 'over-the-limit' || !reports.has(url));
  return { reports: all.slice(0, maxLinks), pages: [], skipped: left };
}
