/** Addresses of documents that a page links to or embeds. */
import type { Link } from '../../model/document.ts';
import type { PageElement } from './page.ts';

const documentName = /\.(?:pdf|docx?|docm|ofd|wps|rtf|xlsx?|et|zip|rar|txt)(?:$|[?#&])/i;
const attachmentWords = /附件|下载|年度报告|年报|全文|文字版|图片版/;
/** Parameters in which viewers (pdf.js and its kin) are told what to show. */
const viewerParameter = /[?&#](?:file|url|src|pdf|filepath|fileurl)=([^&#]+)/i;

/** In reading order, each address once. `linking`: the page's elements that may lead to a document. */
export function readLinks(linking: readonly PageElement[]): readonly Link[] {
  const found = new Map<string, Link>();
  for (const element of linking) {
    const href = documentAddress(element);
    if (href !== null && !found.has(href)) found.set(href, { href, text: words(element) });
  }
  return [...found.values()];
}

/** Whether an address, or the words that link to it, promise a document. */
export function isDocumentLink(href: string, text: string): boolean {
  return documentName.test(href) || attachmentWords.test(text);
}

/** Where the elements that embed a document name it. */
const embedding: Readonly<Record<string, string>> = { iframe: 'src', frame: 'src', embed: 'src', object: 'data' };

const linkTags = new Set(['a', 'area', ...Object.keys(embedding)]);

export const mayLink = (tag: string): boolean => linkTags.has(tag);

function documentAddress({ tag, attributes, children }: PageElement): string | null {
  const embedded = embedding[tag];
  if (embedded !== undefined) return shown(attributes[embedded]);
  const href = attributes['href']?.trim() ?? '';
  return attributes['download'] !== undefined || isDocumentLink(href, wordsOf(children)) ? shown(href) : null;
}

function shown(address: string | undefined): string | null {
  const href = address?.trim() ?? '';
  if (href === '' || /^(?:#|javascript:|about:|data:|mailto:|tel:)/i.test(href)) return null;
  const file = viewerParameter.exec(href)?.[1];
  if (file === undefined) return href;
  const target = decoded(file);
  return documentName.test(target) && !isNamedForServer(href, target) ? target : href;
}

/** A script that sends the file (`download.jsp?file=…`) is asked for it; a page that shows it names where it lies. */
function isNamedForServer(href: string, target: string): boolean {
  const path = href.replace(/[?#].*$/s, '');
  return !/^https?:/i.test(target) && !/view|reader|preview|pdfjs|\.html?$/i.test(path);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not percent-encoded after all
  }
}

function words({ children, attributes }: PageElement): string {
  return wordsOf(children).replace(/\s+/g, ' ').trim() || (attributes['title']?.trim() ?? '');
}

function wordsOf(children: PageElement['children']): string {
  return children.map((child) => (child.kind === 'text' ? child.text : wordsOf(child.children))).join('');
}
