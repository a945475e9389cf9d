/** The members of a zip that lost its end, and with it its directory: each has a header of its own before its content. */
import { constants, crc32, inflateRawSync } from 'node:zlib';
import type { ZipEntry } from './zip-directory.ts';

const memberSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const headerLength = 30;
/** A member with larger sizes than this has them in its zip64 field: no report has one. */
const wideSize = 0xffffffff;
const DEFLATED = 8;
/** In all, of members whose end only their content tells. */
const maxInflatedBytes = 64 * 1024 * 1024;

/** In their order; only the last may be short. At most `maxEntries` + 1 are read. */
export function salvageEntries(bytes: Uint8Array, maxEntries: number): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  let at = 0;
  let inflated = 0;
  while (at + headerLength <= bytes.length && view.getUint32(at, true) === memberSignature) {
    const member = readMember(bytes, view, at, maxInflatedBytes - inflated);
    if (member === null || entries.length > maxEntries) break;
    entries.push(member.entry);
    inflated += member.inflated;
    at = member.end;
  }
  return entries;
}

interface Member {
  readonly entry: ZipEntry;
  /** Where the next one begins. */
  readonly end: number;
  /** Bytes that it took to find its end. */
  readonly inflated: number;
}

/** Null where nothing of its content is there. */
function readMember(bytes: Uint8Array, view: DataView, at: number, room: number): Member | null {
  const flags = view.getUint16(at + 6, true);
  const nameLength = view.getUint16(at + 26, true);
  const start = at + headerLength + nameLength + view.getUint16(at + 28, true);
  if (start >= bytes.length) return null;
  const name = new TextDecoder().decode(bytes.subarray(at + headerLength, at + headerLength + nameLength));
  const entry = {
    name: name.replaceAll('\\', '/').replace(/^\/+/, ''),
    method: view.getUint16(at + 8, true),
    encrypted: (flags & 1) === 1,
    checksum: view.getUint32(at + 14, true),
    compressedBytes: view.getUint32(at + 18, true),
    sizeBytes: view.getUint32(at + 22, true),
    offset: at,
  };
  const isSizeBehind = (flags & 8) !== 0;
  if (isSizeBehind || entry.compressedBytes === wideSize) return measured(entry, bytes, view, start, room);
  const end = start + entry.compressedBytes;
  return end <= bytes.length ? { entry, end, inflated: 0 } : short(entry, bytes, start);
}

const short = (entry: ZipEntry, bytes: Uint8Array, start: number): Member => ({
  entry: { ...entry, compressedBytes: bytes.length - start, isShort: true },
  end: bytes.length,
  inflated: 0,
});

/** Its sizes stand behind its content, whose end shows when it is inflated. */
function measured(entry: ZipEntry, bytes: Uint8Array, view: DataView, start: number, room: number): Member | null {
  if (entry.method !== DEFLATED || entry.encrypted) return null;
  const whole = inflatedWhole(bytes.subarray(start), room);
  if (whole === null) return short(entry, bytes, start);
  const end = start + whole.length;
  const hasSignature = end + 4 <= bytes.length && view.getUint32(end, true) === descriptorSignature;
  const descriptor = end + (hasSignature ? 4 : 0);
  const checksum = descriptor + 4 <= bytes.length ? view.getUint32(descriptor, true) : crc32(whole.content);
  const { length } = whole.content;
  return {
    entry: { ...entry, compressedBytes: whole.length, sizeBytes: length, checksum },
    end: nextMember(view, descriptor + 12),
    inflated: length,
  };
}

/** Behind a descriptor whose sizes have eight bytes each, or four. */
function nextMember(view: DataView, at: number): number {
  const isMember = (place: number): boolean =>
    place + 4 <= view.byteLength && view.getUint32(place, true) === memberSignature;
  return !isMember(at) && isMember(at + 8) ? at + 8 : at;
}

interface Inflated {
  readonly content: Uint8Array;
  /** Of what it was packed into. */
  readonly length: number;
}

function inflatedWhole(packed: Uint8Array, room: number): Inflated | null {
  try {
    // `info` gives the engine too, which the types don't know.
    const result = inflateRawSync(packed, { maxOutputLength: Math.max(1, room), info: true }) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    return { content: result.buffer, length: result.engine.bytesWritten };
  } catch {
    return null;
  }
}

/** As much of a member's content as is there; empty where nothing can be told. */
export function inflateShort(packed: Uint8Array, method: number, maxBytes: number): Uint8Array {
  if (method !== DEFLATED) return method === 0 ? packed.subarray(0, maxBytes) : new Uint8Array();
  try {
    return inflateRawSync(packed, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return new Uint8Array();
  }
}
