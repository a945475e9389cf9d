/** HTML or plain text? A text that quotes a tag isn't HTML; HTML may begin with anything. */
import { isMhtml } from './html/unwrap-mhtml.ts';
import type { Sniffed } from './sniffed.ts';
import { unsupported } from './unsupported.ts';

const html: Sniffed = { carrier: 'html', mediaType: 'text/html' };
const plain: Sniffed = { carrier: 'text', mediaType: 'text/plain' };

const tags =
  'html|head|body|title|meta|link|script|style|table|tbody|thead|tr|td|th|p|div|span|font|br|hr|h[1-6]|ul|ol|li|a|img|b|strong|em|i|u|center|section|article|main|nav|header|footer|form|input|iframe|embed|object|pre|dl|dt|dd|blockquote|o:p|base|noscript|caption|col|colgroup';
const anyTag = new RegExp(`<(/?)(?:${tags})(?:\\s[^<>]*)?/?>`, 'gi');
const firstTag = new RegExp(`^<(?:!doctype\\s+html|(?:${tags})[\\s/>])`, 'i');
/** What may stand before the first tag: byte order mark (also as Latin-1), white space, comments, declarations, PHP leftovers. */
const preamble = /^(?:\ufeff|ï»¿|\s|<!--[\s\S]*?-->|<\?(?!mso)[^>]*>|<!\[[^>]*>)+/;

/** `text` is the beginning of the file. Errors: `extract.unsupported-format` for XML that no browser shows as a page. */
export function sniffMarkup(text: string): Sniffed {
  if (isMhtml(text)) return { carrier: 'html', mediaType: 'multipart/related' };
  const body = text.replace(preamble, '');
  if (/^<(?:w:wordDocument|pkg:package|office:document|svg\b|Workbook\b)|^<\?mso-application/i.test(body)) {
    throw unsupported(' XML 格式的办公文档或图片', 'an office document or image in XML');
  }
  if (/^<!doctype\s+html|^<html[\s>]/i.test(body)) return html;
  const found = [...body.matchAll(anyTag)];
  const closing = found.filter((match) => match[1] === '/').length;
  if (firstTag.test(body) && (closing > 0 || found.length >= 3)) return html;
  // Enough markup to be the text's structure rather than its subject: a tag every 200 characters, some closed.
  const dense = found.length * 200 >= body.length;
  return found.length >= 6 && closing >= 2 && dense ? html : plain;
}
