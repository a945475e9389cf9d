/** Segments are whole lines of JSONL; these look at the bytes without turning them into text. */

const LINE_FEED = 0x0a;
const LINE_START = Buffer.from('{"schema":"');
const CLOSING_BRACE = 0x7d;
const QUOTE = 0x22;

/** The lines without their line feeds. What stands after the last line feed is not a line. */
export function* linesIn(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end === -1) return;
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

/** How many lines, if all of them are whole record lines and nothing else stands there; else null. */
export function countRecordLines(bytes: Uint8Array): number | null {
  if (bytes.length === 0 || bytes.at(-1) !== LINE_FEED) return null;
  let count = 0;
  for (const line of linesIn(bytes)) {
    const isRecord = LINE_START.equals(line.subarray(0, LINE_START.length)) && line.at(-1) === CLOSING_BRACE;
    if (!isRecord) return null;
    count += 1;
  }
  return count;
}

/** What the first line says its schema is. */
export function schemaOf(bytes: Uint8Array): string {
  const start = LINE_START.length;
  return Buffer.from(bytes.subarray(start, bytes.indexOf(QUOTE, start))).toString();
}
