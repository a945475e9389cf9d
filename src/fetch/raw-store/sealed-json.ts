/** Small JSON files for people and programs, sealed against flipped bytes. */
import { createHash } from 'node:crypto';

const sealOf = (fields: object): string =>
  createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 16);

/** With a `seal` behind the fields: the start of the SHA-256 of the JSON without it. */
export const sealedJson = (fields: object): string =>
  `${JSON.stringify({ ...fields, seal: sealOf(fields) }, null, 2)}\n`;

/** False for a text that differs, in whatever byte, from what `sealedJson` gave. */
export function isSealedJson(text: string): boolean {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return false;
  const fields = Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'seal'));
  return sealedJson(fields) === text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
