import type { FilePath } from './read-input.ts';

/** ASCII that a URI's path doesn't allow, and white space, control and format characters of any script. */
const FORBIDDEN = /[\s\p{C}\p{Z}"#%<>?[\\\]^`{|}]/gu;

/**
 * `file:` and the path as given, relative where it was relative: records don't depend on where the folder lies. Chinese
 * stays readable (RFC 3987); what a URI doesn't allow, and bytes that aren't UTF-8, are percent-encoded.
 */
export function fileUri(path: FilePath): string {
  if (typeof path !== 'string') return `file:${path.toString('latin1').replaceAll(/[^\x21-\x7E]|[%#?]/gu, escapeByte)}`;
  const slashed = process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
  return `file:${slashed.replaceAll(FORBIDDEN, (character) => Array.from(Buffer.from(character), hex).join(''))}`;
}

const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

const escapeByte = (character: string): string => hex(character.charCodeAt(0));
