/** What each page led to when it was last read to its end, from the ledger. */
import type { JobRequest } from '../../queue/job.ts';
import { jobId } from '../../queue/job-id.ts';
import type { AskedBy, LedgerLine } from './ledger-line.ts';

interface Page {
  /** By the link's job: the last round in which it was found. */
  readonly found: Map<string, { readonly request: JobRequest; readonly round: number }>;
  /** The last one that ended; 0 before any did. */
  ended: number;
}

/**
 * By the job of the page. A round that found the page as it was names no links: those of the round before hold. What a round
 * that hasn't ended found goes with them.
 */
export async function leadsIn(
  lines: AsyncIterable<LedgerLine | null>,
): Promise<ReadonlyMap<string, readonly JobRequest[]>> {
  const pages = new Map<string, Page>();
  for await (const line of lines) {
    if (line?.kind === 'asked' && line.by !== undefined) noteLink(line.request, line.by, pages);
    else if (line?.kind === 'ended') noteEnd(line.id, line.round ?? 1, pages);
  }
  const led = [...pages].map(([id, page]) => [id, linksOf(page)] as const);
  return new Map(led.filter(([, links]) => links.length > 0));
}

function noteLink(request: JobRequest, { id, round }: AskedBy, pages: Map<string, Page>): void {
  if (request.skipped !== undefined) return;
  const { found } = pageOf(id, pages);
  const link = jobId(request);
  if (round >= (found.get(link)?.round ?? 0)) found.set(link, { request, round });
}

function noteEnd(id: string, round: number, pages: Map<string, Page>): void {
  const page = pages.get(id);
  if (page !== undefined) page.ended = Math.max(page.ended, round);
}

function pageOf(id: string, pages: Map<string, Page>): Page {
  const page = pages.get(id) ?? { found: new Map(), ended: 0 };
  pages.set(id, page);
  return page;
}

function linksOf({ found, ended }: Page): readonly JobRequest[] {
  const links = [...found.values()];
  const whole = Math.max(0, ...links.map(({ round }) => round).filter((round) => round <= ended));
  return links.filter(({ round }) => round >= whole).map(({ request }) => request);
}
