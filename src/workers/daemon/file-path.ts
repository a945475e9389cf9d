/** `file:` URIs back to paths, byte for byte: names on old systems are not always UTF-8. */
import { isUtf8 } from 'node:buffer';
import type { FilePath } from '../read-input.ts';

const SLASH = '/'.charCodeAt(0);

/** `base`: absolute, for relative URIs. Null for what is no `file:` URI. */
export function filePath(uri: string, base: string): FilePath | null {
  const path = /^file:(?:\/\/(?=\/))?(.+)$/su.exec(uri)?.[1];
  if (path === undefined) return null;
  const bytes = percentDecoded(path);
  const absolute =
    bytes[0] === SLASH || /^[a-z]:\//iu.test(path) ? bytes : Buffer.concat([Buffer.from(`${base}/`), bytes]);
  return isUtf8(absolute) ? absolute.toString() : absolute;
}

function percentDecoded(text: string): Buffer {
  const parts = text.split(/(%[0-9a-f]{2})/iu);
  return Buffer.concat(
    parts.map((part, index) => (index % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part))),
  );
}
