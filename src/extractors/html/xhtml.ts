/** XHTML that was written as XML: elements that close themselves there would go on to the end of the page for a parser of HTML. */

/** Its first words say that it is XML. */
const DECLARED = /^\s*<\?xml\s/u;
const NAMED = /<html\b[^>]{0,1000}\sxmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/iu;
/** `<html>` stands within so many letters. */
const HEAD = 2_000;
/** Content of these is text until they are closed. */
const RAW = 'script|style|title|textarea|iframe|noscript|noframes|noembed|xmp';
const SELF_CLOSED_RAW = new RegExp(`<(${RAW})\\b[^<>]{0,1000}/>`, 'giu');
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

const TAG = /<(?:!--|!\[CDATA\[|([a-z][\w:.-]*)((?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,4000})>)/giu;
const IS_RAW = new RegExp(`^(?:${RAW})$`, 'iu');

const CLOSERS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>' };

/** Each element that closes itself is opened and closed, as HTML writes it. Other pages stay as they are. */
export function xhtmlAsHtml(markup: string): string {
  return isXml(markup) ? opened(markup) : markup;
}

/** Browsers show a page of this name as HTML, unless it is served or saved as XML: then what closes itself is never closed. */
function isXml(markup: string): boolean {
  if (DECLARED.test(markup)) return true;
  if (!NAMED.test(markup.slice(0, HEAD))) return false;
  const last = [...markup.matchAll(SELF_CLOSED_RAW)].at(-1);
  return last !== undefined && !new RegExp(`</${last[1] ?? ''}\\b`, 'iu').test(markup.slice(last.index));
}

function opened(markup: string): string {
  const parts: string[] = [];
  let done = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(markup); tag !== null; tag = TAG.exec(markup)) {
    const [words, name = '', attributes = ''] = tag;
    if (attributes.endsWith('/')) {
      if (VOID.has(name.toLowerCase())) continue;
      parts.push(markup.slice(done, tag.index), `<${name}${attributes.slice(0, -1)}></${name}>`);
      done = TAG.lastIndex;
    } else {
      TAG.lastIndex = textEnd(markup, words, name);
    }
  }
  return parts.length === 0 ? markup : [...parts, markup.slice(done)].join('');
}

/** Where the text ends that a tag, a comment or CDATA begins; with the page where it isn't closed. */
function textEnd(markup: string, words: string, name: string): number {
  if (name !== '' && !IS_RAW.test(name)) return TAG.lastIndex;
  const end = markup.indexOf(CLOSERS[words] ?? `</${name}`, TAG.lastIndex);
  return end < 0 ? markup.length : end;
}
