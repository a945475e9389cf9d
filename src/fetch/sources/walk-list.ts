/** A list page and its further pages, each read once, within bounds. */
import type { Document } from '../../model/document.ts';
import type { SkippedLink } from './attachment.ts';
import { defaultListLimits, type ListLimits, reportLinksOf } from './report-links.ts';
import type { FoundLink } from './resolve-link.ts';

export type ListItem =
  | ({ readonly kind: 'report'; readonly foundOn: string } & FoundLink)
  | ({ readonly kind: 'skipped'; readonly foundOn: string } & SkippedLink);

/** `readPage` fetches and reads a page; what it rejects with ends the walk. */
export async function* walkList(
  start: string,
  readPage: (url: string) => Promise<Document>,
  limits: ListLimits = defaultListLimits,
): AsyncGenerator<ListItem> {
  const waiting = [start];
  const known = new Set<string>([start]);
  const reports = new Set<string>();
  for (let read = 0; read < limits.maxPages; read++) {
    const foundOn = waiting.shift();
    if (foundOn === undefined) return;
    const page = reportLinksOf(await readPage(foundOn), foundOn, limits);
    for (const link of page.skipped) yield { kind: 'skipped', foundOn, ...link };
    for (const link of page.reports.filter(({ url }) => !reports.has(url))) {
      const over = reports.size >= limits.maxLinks;
      yield over ? overLimit(link, foundOn) : { kind: 'report', foundOn, ...link };
      if (!over) reports.add(link.url);
    }
    waiting.push(...page.pages.filter((url) => !known.has(url)));
    for (const url of page.pages) known.add(url);
  }
  for (const url of waiting) yield overLimit({ url, text: '' }, start);
}

const overLimit = (link: FoundLink, foundOn: string): ListItem => ({
  kind: 'skipped',
  foundOn,
  ...link,
  reason: 'over-the-limit',
});
