/** Text that may hold parts in other formats → Document: tables of HTML in Markdown, and pages that JSON holds. */
import { Buffer } from 'node:buffer';
import type { Block, Document } from '../../model/document.ts';
import type { Note } from '../../model/note.ts';
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { withoutEscapes } from '../encoding/markup-escapes.ts';
import { extractText, maxTextBytes } from './extract-text.ts';
import { readPlainText } from './read-plain-text.ts';
import { unwrapEscaped } from './unwrap-escaped.ts';
import { unwrapJson, type WrappedPage } from './unwrap-json.ts';

/** To its end, or to that of the text. */
const htmlTable = /^[ \t]*<table[\s>][\s\S]*?(?:<\/table>[ \t]*$|$(?![\s\S]))/gimu;

const tag = /<\/?(?:p|div|table|br|span)[\s/>]/iu;

/** Errors: those of `extractText`, and of HTML. */
export async function extractMarkedText(bytes: Uint8Array): Promise<Document> {
  const { isPage, bytes: held } = unwrapped(bytes);
  if (!isPage) return extractPlain(held);
  const { extractHtml } = await import('../html/extract-html.ts');
  return { ...extractHtml(held), carrier: 'text', mediaType: 'text/plain' };
}

/** What JSON or escapes hold in the place of it: a page, or a text; the bytes themselves where they are none. */
export function unwrapped(bytes: Uint8Array): { readonly isPage: boolean; readonly bytes: Uint8Array } {
  if (bytes.length > maxTextBytes) return { isPage: false, bytes };
  const { text } = decodeBytes(bytes, 'text');
  const page = unwrapJson(text) ?? escapedPage(text);
  if (page === null) return { isPage: false, bytes };
  const { titles } = page;
  const content = /<t[dhr]\b/iu.test(page.content) ? page.content : withoutEscapes(page.content);
  if (!tag.test(content)) return { isPage: false, bytes: new TextEncoder().encode([...titles, content].join('\n\n')) };
  const head = titles.map((title) => `<p>${title.replaceAll('<', '&lt;')}</p>`).join('');
  return { isPage: true, bytes: new TextEncoder().encode(`<meta charset="utf-8">${head}${content}`) };
}

function escapedPage(text: string): WrappedPage | null {
  const content = unwrapEscaped(text);
  return content === null ? null : { titles: [], content };
}

async function extractPlain(bytes: Uint8Array): Promise<Document> {
  const { laidOut, ...document } = extractText(bytes);
  if (!latin1(bytes).toLowerCase().includes('<table'))
    return laidOut === undefined ? document : { ...document, laidOut };
  const { extractHtml } = await import('../html/extract-html.ts');
  const blocks: Block[] = [];
  const notes: Note[] = [...document.notes];
  const { text } = decodeBytes(bytes, 'text');
  let from = 0;
  const readUpTo = (to: number): void => {
    const above = lineCount(text.slice(0, from));
    blocks.push(...readPlainText(text.slice(from, to), (line) => `line ${above + line + 1}`));
  };
  for (const { index, 0: table } of text.matchAll(htmlTable)) {
    readUpTo(index);
    const part = extractHtml(new TextEncoder().encode(`<meta charset="utf-8">${table}`));
    blocks.push(...part.blocks);
    notes.push(...part.notes);
    from = index + table.length;
  }
  readUpTo(text.length);
  return { ...document, blocks: renumbered(blocks), notes };
}

const latin1 = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('latin1');

const lineCount = (text: string): number => text.split(/\r\n|[\r\n\f\u2029\u0085]/u).length - 1;

/** Ordinals of grids are those in the whole text. */
function renumbered(blocks: readonly Block[]): readonly Block[] {
  let ordinal = 0;
  return blocks.map((block) => (block.kind === 'grid' ? { ...block, ordinal: (ordinal += 1) } : block));
}
