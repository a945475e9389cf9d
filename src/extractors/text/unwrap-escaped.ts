/** A text whose characters are written as escapes throughout: the source of a page as a page shows it, or a string of a program. */

import { decodedBytes, isEncoded } from '../encoding/transfer-encoding.ts';
import { withoutEscapes } from '../encoding/markup-escapes.ts';

/** No text has so many of its own. */
const LEAST_ESCAPES = 50;
const UNICODE = /\\u([0-9a-f]{4})/giu;

/** Null where it is written as it is. */
export function unwrapEscaped(text: string): string | null {
  if (isEncoded(text)) return withoutEscapes(new TextDecoder().decode(decodedBytes(text)));
  const markup = /<t[dhr]\b/iu.test(text) ? text : withoutEscapes(text);
  if (markup !== text) return markup;
  if (/\p{Script=Han}/u.test(text) || (text.match(UNICODE)?.length ?? 0) < LEAST_ESCAPES) return null;
  return text
    .replace(UNICODE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\([nt"'/])/gu, (_, letter: string) => (letter === 'n' ? '\n' : letter === 't' ? '\t' : letter));
}
