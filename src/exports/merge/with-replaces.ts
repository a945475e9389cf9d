/** What only the whole set says of a record, added to its line on the way out; nothing of it is stored. */

const BEHIND = Buffer.from(',"extractor":{');

/** Before the extractor, which ends every line. A line of another make stays as it is. */
export function withReplaces(line: Uint8Array, recordId: string): Uint8Array {
  const at = Buffer.from(line.buffer, line.byteOffset, line.byteLength).lastIndexOf(BEHIND);
  if (at === -1) return line;
  return Buffer.concat([
    line.subarray(0, at),
    Buffer.from(`,"replaces":${JSON.stringify(recordId)}`),
    line.subarray(at),
  ]);
}
