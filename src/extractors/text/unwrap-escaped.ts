/** A text whose characters are written as escapes throughout: the source of a page as a page shows it, or a string of a program. */

/** No text has so many of its own. */
const LEAST_ESCAPES = 50;
const ESCAPED_PAGE = /^\ufeff?\s*&lt;(?:!doctype\s+html|html|head|body|div|table|meta)\b/iu;
const UNICODE = /\\u([0-9a-f]{4})/giu;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", amp: '&' };

/** Null where it is written as it is. */
export function unwrapEscaped(text: string): string | null {
  if (ESCAPED_PAGE.test(text))
    return text.replace(
      /&(lt|gt|quot|#39|apos|amp);/giu,
      (whole, name: string) => entities[name.toLowerCase()] ?? whole,
    );
  if (/\p{Script=Han}/u.test(text) || (text.match(UNICODE)?.length ?? 0) < LEAST_ESCAPES) return null;
  return text
    .replace(UNICODE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\([nt"'/])/gu, (_, letter: string) => (letter === 'n' ? '\n' : letter === 't' ? '\t' : letter));
}
