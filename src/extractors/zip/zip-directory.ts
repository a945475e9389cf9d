/** The central directory of a zip: what it says it holds, before anything is inflated. */

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedBytes: number;
  /** As the directory states it; enforced while inflating. */
  readonly sizeBytes: number;
  /** CRC-32 of the content. */
  readonly checksum: number;
  /** Where the entry's local header stands in the file. */
  readonly offset: number;
  /** The file breaks off within its content. */
  readonly isShort?: true;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const wideEndSignature = 0x06064b50;
const wideEndLength = 56;
const locatorSignature = 0x07064b50;
const locatorLength = 20;
const maxCommentLength = 0xffff;

/** Null where the file holds no readable directory (cut off, or no zip). At most `maxEntries` + 1 entries are read. */
export function readZipDirectory(bytes: Uint8Array, maxEntries: number): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const { size, start, directoryEnd } = readZip64End(view, end) ?? {
    size: view.getUint32(end + 12, true),
    start: view.getUint32(end + 16, true),
    directoryEnd: end,
  };
  // Something may have been put in front of the zip: the directory still ends where its end record begins.
  const shift = Math.max(0, directoryEnd - size - start);
  const entries: ZipEntry[] = [];
  let at = start + shift;
  while (at + 46 <= end && view.getUint32(at, true) === entrySignature && entries.length <= maxEntries) {
    const entry = readEntry(view, bytes, at, shift);
    entries.push(entry.entry);
    at = entry.next;
  }
  return entries.length > 0 ? entries : null;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - endLength;
  for (let at = last; at >= 0 && at >= last - maxCommentLength; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

/** Zip64 writers may leave the old end record open; their own stands before the locator in front of it. */
function readZip64End(view: DataView, end: number) {
  const locator = end - locatorLength;
  if (locator < 0 || view.getUint32(locator, true) !== locatorSignature) return null;
  const directoryEnd = locator - wideEndLength;
  if (directoryEnd < 0 || view.getUint32(directoryEnd, true) !== wideEndSignature) return null;
  const wide = (at: number): number => Number(view.getBigUint64(directoryEnd + at, true));
  return { size: wide(40), start: wide(48), directoryEnd };
}

function readEntry(view: DataView, bytes: Uint8Array, at: number, shift: number) {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const wide = readZip64(view, at, at + 46 + nameLength, extraLength);
  const entry: ZipEntry = {
    name: name.replaceAll('\\', '/').replace(/^\/+/, ''),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    compressedBytes: wide.compressedBytes,
    sizeBytes: wide.sizeBytes,
    checksum: view.getUint32(at + 16, true),
    offset: wide.offset + shift,
  };
  return { entry, next: at + 46 + nameLength + extraLength + commentLength };
}

/** Sizes and offset, from the zip64 field (0x0001) where the entry itself has no room for them. */
function readZip64(view: DataView, at: number, extraStart: number, extraLength: number) {
  const narrow = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  let field = extraStart;
  const extraEnd = Math.min(extraStart + extraLength, view.byteLength);
  while (field + 4 <= extraEnd && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true);
  let wideAt = field + 4;
  const [sizeBytes = 0, compressedBytes = 0, offset = 0] = narrow.map((value) => {
    if (value !== 0xffffffff || wideAt + 8 > extraEnd) return value;
    wideAt += 8;
    return Number(view.getBigUint64(wideAt - 8, true));
  });
  return { sizeBytes, compressedBytes, offset };
}
