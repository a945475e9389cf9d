/** Where a page leads besides its documents: what a list of reports is followed by. */
import type { Link } from '../../model/document.ts';
import type { PageElement } from './page.ts';

/** More links than this are a site map, not a list of reports. */
const MAX_LINKS = 5_000;

/** TRS builds the page numbers of a list by script. */
const pagingCall = /createPageHTML\s*\([^()]{1,200}\)/gu;

/**
 * In reading order. `linking`: the page's elements that may lead to a document; `taken`: addresses that are documents
 * already. `markup` is searched for calls of paging scripts.
 */
export function readNavigation(
  linking: readonly PageElement[],
  taken: ReadonlySet<string>,
  markup: string,
): readonly Link[] {
  const links: Link[] = [];
  for (const element of linking) {
    const link = element.tag === 'a' ? linkOf(element) : null;
    if (link !== null && !taken.has(link.href) && links.push(link) === MAX_LINKS) break;
  }
  const calls = [...markup.matchAll(pagingCall)].map(([call]) => ({ href: `javascript:${call}`, text: '' }));
  return [...links, ...calls];
}

function linkOf({ attributes, children }: PageElement): Link | null {
  const href = attributes['href']?.trim() ?? '';
  if (href === '' || /^(?:#|javascript:|about:|data:|mailto:|tel:)/iu.test(href)) return null;
  const words = wordsOf(children).replace(/\s+/gu, ' ').trim();
  const title = attributes['title']?.trim() ?? '';
  const isCutOff = words === '' || /(?:\.{2,}|…)$/u.test(words);
  return { href, text: isCutOff && title !== '' ? title : words };
}

function wordsOf(children: PageElement['children']): string {
  return children.map((child) => (child.kind === 'text' ? child.text : wordsOf(child.children))).join('');
}
