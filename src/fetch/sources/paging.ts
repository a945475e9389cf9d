/** The further pages of a list. */
import type { Link } from '../../model/document.ts';
import { siteOf } from '../pace/site.ts';
import { resolveLink } from './resolve-link.ts';

const nextWords = /^(?:下一?页|后一?页|下页|next|[>›»→]+|[\d\s]*下一?页[>›»→]*)$/iu;
/** TRS's script: pages in all, this page, name and ending of the first; newer ones name the element first and count from 1. */
const pagingCall =
  /createPageHTML\(\s*(?:(['"])[^'"]*\1\s*,\s*)?(\d{1,5})\s*,\s*(\d{1,5})\s*,\s*['"]([\w./-]+)['"]\s*,\s*['"](\w+)['"]/u;

/** Addresses of other pages of this list on the same site, in order; at most `limit`. */
export function pagesOf(links: readonly Link[], pageUrl: string, limit: number): readonly string[] {
  const scripted = links.flatMap(({ href }) => scriptedPages(href, pageUrl, limit));
  const linked = links.filter(({ text }) => isPageLink(text)).flatMap((link) => resolveLink(link, pageUrl)?.url ?? []);
  const inList = linked.filter((url) => isSibling(url, pageUrl));
  return [...new Set([...scripted, ...inList])].slice(0, limit);
}

const isPageLink = (text: string): boolean =>
  /^\s*(?:[[(（第]?\s*\d{1,4}\s*[\])）页]?)\s*$/u.test(text) || nextWords.test(text.trim());

/** The same path but for a number, or the same path with other parameters. */
function isSibling(url: string, pageUrl: string): boolean {
  if (siteOf(url) !== siteOf(pageUrl)) return false;
  const [other, own] = [new URL(url), new URL(pageUrl)];
  return other.host === own.host && skeleton(other.pathname) === skeleton(own.pathname);
}

const skeleton = (path: string): string =>
  path.replace(/\/(?:index|list|default)?[_-]?\d*(?:\.\w+)?$/iu, '/').replaceAll(/\d+/gu, '0');

function scriptedPages(href: string, pageUrl: string, limit: number): readonly string[] {
  const call = pagingCall.exec(href);
  if (call === null || !/^javascript:/iu.test(href)) return [];
  const [, named, count = '0', , name = '', ending = ''] = call;
  const first = named === undefined ? 1 : 2;
  const last = named === undefined ? Number(count) - 1 : Number(count);
  const numbers = Array.from({ length: Math.max(0, Math.min(last - first + 1, limit)) }, (_, at) => first + at);
  return numbers.flatMap(
    (number) => resolveLink({ href: `${name}_${number}.${ending}`, text: '' }, pageUrl)?.url ?? [],
  );
}
