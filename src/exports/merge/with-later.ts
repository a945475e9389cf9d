/** What only the whole set says of a record, added to its line on the way out; nothing of it is stored. */
import type { Place } from './line-index.ts';

const BEHIND = Buffer.from(',"extractor":{');

/** Before the extractor, which ends every line. A line of another make stays as it is. */
export function withLater(
  line: Uint8Array,
  { replaces, withdrawn }: Pick<Place, 'replaces' | 'withdrawn'>,
): Uint8Array {
  if (replaces === null && withdrawn === null) return line;
  const at = Buffer.from(line.buffer, line.byteOffset, line.byteLength).lastIndexOf(BEHIND);
  if (at === -1) return line;
  const fields = { ...(replaces !== null && { replaces }), ...(withdrawn !== null && { withdrawn }) };
  return Buffer.concat([
    line.subarray(0, at),
    Buffer.from(`,${JSON.stringify(fields).slice(1, -1)}`),
    line.subarray(at),
  ]);
}
