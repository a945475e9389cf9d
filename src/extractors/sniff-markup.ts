/** HTML, plain text or an office document in XML? A text that quotes a tag isn't HTML; HTML may begin with anything. */
import { mayBeJson } from './text/unwrap-json.ts';
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
  if (isFlatWord(body)) return { carrier: 'docx', mediaType: 'application/xml' };
  if (/^<(?:w:wordDocument|pkg:package|office:document|svg\b|Workbook\b)|^<\?mso-application/i.test(body)) {
    throw unsupported(' XML 格式的办公文档或图片', 'an office document or image in XML');
  }
  if (isBase64(body)) throw unsupported(' Base64 编码的文件', 'a file encoded as Base64');
  return isHtml(body) ? html : plain;
}

/** No text is so long without a blank or a mark; lines drawn with + and - have no letter. */
const LEAST_BASE64 = 1_000;
const isBase64 = (body: string): boolean =>
  /^data:[\w/+.-]+;base64,/iu.test(body) ||
  (body.length >= LEAST_BASE64 && /^[\w+/=-]+(?:\r?\n[\w+/=-]+)*\s*$/u.test(body) && /[A-Za-z]/u.test(body));

function isHtml(body: string): boolean {
  if (isPage.test(body)) return true;
  if (isMarkedText(body) || mayBeJson(body)) return false;
  if (firstTag.test(body) && hasFurtherTags(body)) return true;
  const found = [...body.matchAll(anyTag)];
  const closing = found.filter(isClosing).length;
  // Enough markup to be the text's structure rather than its subject: a tag every 200 characters, some closed.
  const dense = found.length * 200 >= body.length;
  return found.length >= 6 && closing >= 2 && dense;
}

/** A Word file in one XML (Flat OPC), whatever prefix it has. */
function isFlatWord(body: string): boolean {
  const [, root = '', attributes = ''] =
    /^(?:<\?mso-application[^>]*>\s*)?<([\w-]+:)?package\b([^>]*)>/.exec(body) ?? [];
  const isPackage = attributes.includes('http://schemas.microsoft.com/office/2006/xmlPackage');
  return isPackage && new RegExp(`<${root}part\\b[^>]*/word/`, 'i').test(body);
}

/** Headings and tables of a text's own format, such as Markdown: HTML in it, whole tables too, are parts of that text. */
function isMarkedText(body: string): boolean {
  if (/<(?:html|head|body|script|style)[\s>]/iu.test(body)) return false;
  return markedLine.test(body) || (!/<table[\s>]/iu.test(body) && (body.match(barredLine)?.length ?? 0) >= 3);
}

const isPage = /^<!doctype\s+html|^<html[\s>]/i;

const markedLine =
  /^(?:#{1,6}[ \t]+\S|[^\S\n]*\|?(?:[^\S\n]*:?-{3,}:?[^\S\n]*\|)+|[^\S\n]*\{\||[^\S\n]*\|={3,}|h[1-6](?:\([^)]*\))?\.\s)/mu;
const barredLine = /^\s*\|[^|\n]*\|/gmu;

const isClosing = ([, slash]: RegExpMatchArray): boolean => slash === '/';

/** One that closes, or three: a page shows them in its first lines. */
function hasFurtherTags(body: string): boolean {
  let count = 0;
  for (const tag of body.matchAll(anyTag)) {
    count += 1;
    if (isClosing(tag) || count >= 3) return true;
  }
  return false;
}
