/** From a page that only links its report to the report: the version that can be read. */
import type { Document, Link } from '../../model/document.ts';
import { isReportTitle, yearIn } from './report-title.ts';
import { fileNameIn, type FoundLink, resolveLink } from './resolve-link.ts';
import { hasStatutoryTable } from './statutory-table.ts';

export interface AttachmentChoice {
  readonly chosen: FoundLink | null;
  /** For the ledger. */
  readonly skipped: readonly SkippedLink[];
}

export interface SkippedLink extends FoundLink {
  readonly reason: LinkSkipReason;
}

export type LinkSkipReason =
  /** A picture, a scan or an explanation of the report. */
  | 'unreadable-version'
  /** Another version of the report was chosen. */
  | 'other-version'
  | 'other-year'
  | 'not-a-report'
  | 'other-format'
  /** Several reports are linked: a list, which no single attachment stands for. */
  | 'one-of-several'
  | 'off-site'
  | 'repeated'
  | 'over-the-limit';

/** The report that a page stands for, its address absolute; null if the page carries it itself or no link is sure to be it. */
export function attachmentOf(document: Document, pageUrl: string): Link | null {
  const { chosen } = chooseAttachment(document, pageUrl);
  return chosen === null ? null : { href: chosen.url, text: chosen.text };
}

export function chooseAttachment(document: Document, pageUrl: string): AttachmentChoice {
  if (hasStatutoryTable(document)) return { chosen: null, skipped: [] };
  const links = document.links.map((link) => resolveLink(link, pageUrl)).filter((link) => link !== null);
  const year = pageYear(document);
  const judged = links.map((link) => ({ link, reason: refusal(link, year) }));
  const candidates = judged.flatMap(({ link, reason }) => (reason === null ? [link] : []));
  const refused = judged.flatMap(({ link, reason }) => (reason === null ? [] : [{ ...link, reason }]));
  if (differ(candidates))
    return {
      chosen: null,
      skipped: [...refused, ...candidates.map((link) => ({ ...link, reason: 'one-of-several' as const }))],
    };
  const [best, ...others] = candidates.toSorted((a, b) => rank(a) - rank(b));
  return {
    chosen: best ?? null,
    skipped: [...refused, ...others.map((link) => ({ ...link, reason: 'other-version' as const }))],
  };
}

function pageYear({ properties, blocks }: Document): number | null {
  const titles = [
    properties['articletitle'],
    properties['title'],
    ...blocks
      .flatMap((block) => (block.kind === 'text' ? [block.text] : []))
      .filter((text) => isReportTitle(text, false)),
  ];
  return titles.map((title) => yearIn(title ?? '')).find((year) => year !== null) ?? null;
}

/** In the order of how surely each is read. */
const readable: readonly string[] = ['docx', 'docm', 'html', 'htm', 'shtml', 'txt', 'pdf', 'doc', 'wps', 'rtf', 'ofd'];
const pictures = /图片版|图解|一图读懂|解读|长图|扫描件|扫描版|海报|视频|音频|H5|漫画/iu;
const served = /\.(?:jsp|jspx|do|action|ashx|aspx|php|cgi)$|\/(?:download|attach|file|upload)[^/]*(?:\/|$)/iu;

/** The carrier that an address or the words of its link name; null if neither does. */
function formatOf({ url, text }: FoundLink): string | null {
  const extension = (name: string): string | undefined =>
    /\.([a-z0-9]{2,5})\s*$/iu.exec(name.replace(/[（(][^）)]*[）)]\s*$/u, ''))?.[1]?.toLowerCase();
  const named = extension(fileNameIn(url));
  return (named !== undefined && !served.test(`.${named}`) ? named : extension(text)) ?? null;
}

function refusal(link: FoundLink, year: number | null): LinkSkipReason | null {
  const format = formatOf(link);
  const words = `${link.text} ${fileNameIn(link.url)}`;
  if (format === null ? !served.test(new URL(link.url).pathname) : !readable.includes(format)) return 'other-format';
  if (pictures.test(words)) return 'unreadable-version';
  if (!namesReport(link, format)) return 'not-a-report';
  const own = yearIn(link.text);
  return year !== null && own !== null && own !== year ? 'other-year' : null;
}

/** Words that say nothing of what the file is: then its place, alone under the report's page, says it. */
const generic = /^(?:附件|附|下载|点击下载|查看|全文|正文|原文|文字版|word版?|pdf版?|[\d一二三四五、.:：\s()（）])*$/iu;

function namesReport({ text, url }: FoundLink, format: string | null): boolean {
  const words = text.replace(/\.[a-z]{3,5}\s*$/iu, '').trim();
  if (isReportTitle(words, true) || isReportTitle(fileNameIn(url), true)) return true;
  // A page linked by empty words is as likely a banner.
  return generic.test(words) && format !== null && !/html?$/u.test(format);
}

function rank({ text, url }: FoundLink): number {
  const format = formatOf({ text, url }) ?? (/word/iu.test(text) ? 'docx' : 'doc');
  const known = readable.indexOf(format);
  return (known < 0 ? readable.length : known) * 2 + (/文字版|word版|超链版/iu.test(text) ? 0 : 1);
}

/** Titles of one report in several versions agree once the version is taken off; those of several organs or years don't. */
function differ(links: readonly FoundLink[]): boolean {
  const titles = links
    .map(({ text }) =>
      text
        .normalize('NFKC')
        .replace(/\.[a-z]{3,5}\s*$/iu, '')
        .replaceAll(/附件?[\d一二三]?|[(].*?[)]|[\s:、.]|(?:word|pdf|文字|超链|网页)版?|下载/giu, ''),
    )
    .filter((title) => !generic.test(title));
  return new Set(titles).size > 1;
}
