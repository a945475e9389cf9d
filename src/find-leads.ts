/** Where a page without figures leads: its attachment, or the reports of a list. */
import { chooseAttachment, type SkippedLink } from './fetch/sources/attachment.ts';
import { reportLinksOf } from './fetch/sources/report-links.ts';
import type { FoundLink } from './fetch/sources/resolve-link.ts';
import type { Follow, Lead, Leads } from './leads.ts';
import type { Document } from './model/document.ts';

/** Null: nowhere, or nobody asked. `pageUrl`: after redirects. */
export function findLeads(document: Document, pageUrl: string, follow: Follow): Leads | null {
  if (follow === 'none') return null;
  return (follow === 'list' ? listLeads(document, pageUrl) : null) ?? attachmentLeads(document, pageUrl);
}

function listLeads(document: Document, pageUrl: string): Leads | null {
  const { reports, pages, skipped } = reportLinksOf(document, pageUrl);
  if (reports.length === 0 && pages.length === 0) return null;
  const lead = ({ url, text }: FoundLink): Lead => ({ url, title: text, foundOn: pageUrl });
  return { reports: reports.map(lead), pages, skipped: skipped.map(toSkipped) };
}

function attachmentLeads(document: Document, pageUrl: string): Leads | null {
  const { chosen, skipped } = chooseAttachment(document, pageUrl);
  if (chosen === null) return null;
  const report = { url: chosen.url, title: chosen.text, foundOn: pageUrl };
  return { reports: [report], pages: [], skipped: skipped.filter(isTold).map(toSkipped) };
}

/** The hundred links of a site's menus are nobody's business. */
const isTold = ({ reason }: SkippedLink): boolean => reason !== 'not-a-report' && reason !== 'other-format';

const toSkipped = ({ url, reason }: SkippedLink): Leads['skipped'][number] => ({ url, reason });
