/**
 * Text that every reader of lines takes. Control characters and the line separators of Unicode (U+0085, U+2028, U+2029)
 * end a line in some readers and in none for others, and databases refuse U+0000 and half a surrogate pair.
 */

const REPLACEMENT = '\uFFFD';

/** In JSON text: two backslashes are a backslash that was printed, and what follows them no escape. */
const ESCAPE = /\\(?:u0000|u[dD][89a-fA-F][\dA-Fa-f]{2}|.)/gu;
const REFUSED = /^\\u(?:0000|[dD])/u;
const UNESCAPED = /[\u007f-\u009f\u2028\u2029]/gu;

const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A value as one line of JSON, with its line feed: separators escaped; what databases refuse stands as U+FFFD. */
export function jsonLine(value: object): string {
  const text = JSON.stringify(value).replace(UNESCAPED, escapeOf);
  const taken = text.includes('\\u')
    ? text.replace(ESCAPE, (escape) => (REFUSED.test(escape) ? REPLACEMENT : escape))
    : text;
  return `${taken}\n`;
}

/** Text in a line without escapes: ⏎ for what breaks a line, a space for a tab, U+FFFD for other controls. */
export const onOneLine = (text: string): string =>
  text
    .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/gu, '⏎')
    .replaceAll('\t', ' ')
    .replace(/\p{Cc}/gu, REPLACEMENT);
