/** The reports that a list page leads to. */
import type { Document } from '../../model/document.ts';
import { siteOf } from '../pace/site.ts';
import type { SkippedLink } from './attachment.ts';
import { pagesOf } from './paging.ts';
import { isReportListTitle, isReportTitle } from './report-title.ts';
import { type FoundLink, resolveLink } from './resolve-link.ts';

export interface ListPage {
  readonly reports: readonly FoundLink[];
  /** Further pages of the list. */
  readonly pages: readonly string[];
  readonly skipped: readonly SkippedLink[];
}

export interface ListLimits {
  readonly maxPages: number;
  readonly maxLinks: number;
}

export const defaultListLimits: ListLimits = { maxPages: 50, maxLinks: 2_000 };

export function reportLinksOf(document: Document, pageUrl: string, limits: ListLimits = defaultListLimits): ListPage {
  const all = [...document.links, ...(document.navigation ?? [])];
  const pages = pagesOf(all, pageUrl, limits.maxPages);
  const onReportList = [
    document.properties['title'],
    document.properties['columnname'],
    document.properties['articletitle'],
  ].some((title) => isReportListTitle(title ?? ''));
  const titled = all.filter(({ text }) => /(?:报告|年报|信息公开|报[表告])/u.test(text));
  const found = titled
    .map((link) => resolveLink(link, pageUrl))
    .filter((link) => link !== null && !pages.includes(link.url));
  const judged = found.flatMap((link) =>
    link === null ? [] : [{ link, reason: refusal(link, pageUrl, onReportList) }],
  );
  const reports = judged.flatMap(({ link, reason }) => (reason === null ? [link] : []));
  const refused = judged.flatMap(({ link, reason }) => (reason === null ? [] : [{ ...link, reason }]));
  return { reports: once(reports), pages, skipped: once(refused) };
}

function refusal({ url, text }: FoundLink, pageUrl: string, onReportList: boolean): SkippedLink['reason'] | null {
  if (!isReportTitle(text, onReportList)) return 'not-a-report';
  if (siteOf(url) !== siteOf(pageUrl)) return 'off-site';
  return /图解|一图读懂|图片版|解读/u.test(text) ? 'unreadable-version' : null;
}

const once = <Item extends FoundLink>(links: readonly Item[]): readonly Item[] => [
  ...new Map(links.map((link) => [link.url, link])).values(),
];
