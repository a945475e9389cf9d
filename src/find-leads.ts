/** Where a page without figures leads: on to another, to its attachment, or to the reports of a list. */
import type { PageLeads } from './extractors/html/page-leads.ts';
import { chooseAttachment, type SkippedLink } from './fetch/sources/attachment.ts';
import { reportLinksOf } from './fetch/sources/report-links.ts';
import { type FoundLink, resolveLink } from './fetch/sources/resolve-link.ts';
import { shownByViewer } from './fetch/sources/viewer.ts';
import { type Follow, type Lead, type Leads, noLeads } from './leads.ts';
import type { Document, Link } from './model/document.ts';

/** Null: nowhere, or nobody asked. `pageUrl`: after redirects. `page`: null where the document is no web page. */
export function findLeads(document: Document, page: PageLeads | null, pageUrl: string, follow: Follow): Leads | null {
  const base = baseOf(page, pageUrl);
  const moved = movedTo(page, base, pageUrl);
  if (moved !== null) return { ...noLeads, movedTo: moved };
  if (follow === 'none') return null;
  const whole = withLinks(document, page, base);
  const further = absolute(page?.pages ?? [], base);
  const list = follow === 'list' ? listLeads(whole, pageUrl, further) : null;
  return list ?? attachmentLeads(whole, pageUrl) ?? viewerLeads(pageUrl);
}

/** What relative links start from. */
const baseOf = (page: PageLeads | null, pageUrl: string): string =>
  URL.parse(page?.base ?? '', pageUrl)?.href ?? pageUrl;

function movedTo(page: PageLeads | null, base: string, pageUrl: string): string | null {
  if (page === null || page.movesTo === null) return null;
  const target = resolveLink({ href: page.movesTo, text: '' }, base)?.url ?? null;
  // A stub that reloads itself has set a cookie first.
  return target === null && page.isStub && URL.parse(page.movesTo, base)?.href === pageUrl ? pageUrl : target;
}

/** The document with all its links absolute. Calls of paging scripts stay as they are. */
function withLinks(document: Document, page: PageLeads | null, base: string): Document {
  const whole = ({ href, text }: Link): Link => ({
    href: /^\s*javascript:/iu.test(href) ? href : (URL.parse(href.trim(), base)?.href ?? href),
    text,
  });
  const links = [...document.links, ...(page?.links ?? [])].map(whole);
  return { ...document, links, navigation: [...(document.navigation ?? []), ...(page?.links ?? [])].map(whole) };
}

const absolute = (addresses: readonly string[], base: string): readonly string[] =>
  addresses.flatMap((href) => resolveLink({ href, text: '' }, base)?.url ?? []);

function listLeads(document: Document, pageUrl: string, further: readonly string[]): Leads | null {
  const { reports, pages, skipped } = reportLinksOf(document, pageUrl);
  if (reports.length === 0 && pages.length + further.length === 0) return null;
  const lead = ({ url, text }: FoundLink): Lead => ({ url, title: text, foundOn: pageUrl });
  return {
    reports: reports.map(lead),
    pages: [...new Set([...pages, ...further])],
    skipped: skipped.map(toSkipped),
    movedTo: null,
  };
}

function attachmentLeads(document: Document, pageUrl: string): Leads | null {
  const { chosen, skipped } = chooseAttachment(document, pageUrl);
  if (chosen === null) return null;
  const report = { url: chosen.url, title: chosen.text, foundOn: pageUrl };
  return { ...noLeads, reports: [report], skipped: skipped.filter(isTold).map(toSkipped) };
}

/** A viewer's own address says which document it shows. */
function viewerLeads(pageUrl: string): Leads | null {
  const url = shownByViewer(pageUrl);
  return url === null
    ? null
    : { reports: [{ url, title: '', foundOn: pageUrl }], pages: [], skipped: [], movedTo: null };
}

/** The hundred links of a site's menus are nobody's business. */
const isTold = ({ reason }: SkippedLink): boolean => reason !== 'not-a-report' && reason !== 'other-format';

const toSkipped = ({ url, reason }: SkippedLink): Leads['skipped'][number] => ({ url, reason });
