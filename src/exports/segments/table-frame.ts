/** A table at the end of stored bytes, in a frame that decoders of zstd skip: compressed, sealed, found from its end. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { createHash } from 'node:crypto';

/** The first of the sixteen magic numbers of frames that decoders skip. */
const SKIPPED = 0x184d2a50;
const SIZE_BYTES = 4;
const HEAD_BYTES = 2 * SIZE_BYTES;
const SEAL_BYTES = 32;
const FOOT_BYTES = SEAL_BYTES + SIZE_BYTES;
/** Of a table: that of a pack of a hundred thousand segments is smaller. */
const LARGEST = 256 * 1024 * 1024;

export function skippedFrame(content: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(SKIPPED);
  head.writeUInt32LE(content.byteLength, SIZE_BYTES);
  return Buffer.concat([head, content]);
}

export function tableFrame(table: unknown): Buffer {
  const packed = zstdCompressSync(JSON.stringify(table));
  const size = Buffer.alloc(SIZE_BYTES);
  size.writeUInt32LE(packed.byteLength);
  return skippedFrame(Buffer.concat([packed, sealOf(packed), size]));
}

export interface FoundTable {
  readonly table: unknown;
  /** Where its frame begins. */
  readonly from: number;
}

/** Null: there is none, or it is damaged in a single bit. */
export function tableAtEnd(stored: Buffer): FoundTable | null {
  const end = stored.length - SIZE_BYTES;
  const packedFrom = end < 0 ? -1 : end - SEAL_BYTES - stored.readUInt32LE(end);
  const from = packedFrom - HEAD_BYTES;
  if (from < 0) return null;
  const packed = stored.subarray(packedFrom, end - SEAL_BYTES);
  const head = skippedFrame(Buffer.alloc(0));
  head.writeUInt32LE(packed.length + FOOT_BYTES, SIZE_BYTES);
  const isWhole =
    head.equals(stored.subarray(from, packedFrom)) && sealOf(packed).equals(stored.subarray(end - SEAL_BYTES, end));
  if (!isWhole) return null;
  return { from, table: JSON.parse(zstdDecompressSync(packed, { maxOutputLength: LARGEST }).toString()) as unknown };
}

const sealOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
