/**
 * A segment as it is stored: each line a zstd frame of its own, so that one record is read without its neighbours, then a
 * frame that decoders skip, with the size and the name of each line. `zstd -dc` gives the lines as they were.
 */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { linesIn } from './segment-lines.ts';
import { skippedFrame, tableAtEnd, tableFrame } from './table-frame.ts';

/** What a line is about: told when the line itself can't be read any more. */
export interface LineName {
  readonly recordId: string;
  readonly uri: string;
  /** Of the document's bytes. */
  readonly sourceSha256: string | null;
}

/** Where the frame of a line stands in the stored bytes. */
export interface Frame {
  readonly from: number;
  readonly sizeBytes: number;
  /** Null: not known, or the line was let go. */
  readonly name: LineName | null;
}

const COMPRESSING = {
  params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
};
const MAGIC = Buffer.from('28b52ffd', 'hex');
const LINE_FEED = 0x0a;
/** No record comes near; a damaged frame might say anything. */
const LONGEST_LINE = 256 * 1024 * 1024;

/** Stands where a line was let go, so that those behind keep their numbers. */
export const HOLE = skippedFrame(Buffer.alloc(0));

export interface StoredFrame {
  readonly frame: Uint8Array;
  readonly name: LineName | null;
}

/** `lines`: whole record lines, each with its line feed. */
export const storedLines = (lines: Uint8Array): Buffer => storedFrames([...linesIn(lines)].map(storedLine));

/** `line`: without its line feed. */
export const storedLine = (line: Uint8Array): StoredFrame => ({
  frame: zstdCompressSync(withLineFeed(line), COMPRESSING),
  name: nameIn(line),
});

/** Frames as they are, and what is known of each. */
export function storedFrames(each: readonly StoredFrame[]): Buffer {
  const rows = each.map(({ frame, name }) => [
    frame.byteLength,
    name?.recordId ?? null,
    name?.uri ?? null,
    name?.sourceSha256 ?? null,
  ]);
  return Buffer.concat([...each.map(({ frame }) => frame), tableFrame(rows)]);
}

/** Null: the table of lines is damaged. */
export function framesIn(stored: Uint8Array): readonly Frame[] | null {
  const rows = tableOf(Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength));
  if (rows === null) return null;
  let from = 0;
  return rows.map(([sizeBytes, recordId, uri, sourceSha256]) => {
    const name = recordId === null || uri === null ? null : { recordId, uri, sourceSha256 };
    const frame = { from, sizeBytes, name };
    from += sizeBytes;
    return frame;
  });
}

/** The line without its line feed; `hole` where it was let go; null: damaged. */
export function lineIn(frame: Uint8Array): Buffer | 'hole' | null {
  if (HOLE.equals(frame)) return 'hole';
  try {
    const line = zstdDecompressSync(frame, { maxOutputLength: LONGEST_LINE, chunkSize: chunkFor(frame) });
    return line.at(-1) === LINE_FEED ? line.subarray(0, -1) : null;
  } catch {
    return null;
  }
}

const LEAST_CHUNK = 256;
const MOST_CHUNK = 1024 * 1024;

/**
 * Room for the whole line at once, as the frame's header tells its size (RFC 8878, 3.1.1.1): the usual 64 KB for each of many short
 * lines is memory that waits for the collector, and long ones would be put together of pieces.
 */
function chunkFor(frame: Uint8Array): number {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const descriptor = view.getUint8(DESCRIPTOR_AT);
  const isSingle = (descriptor & 0x20) !== 0;
  const at = DESCRIPTOR_AT + (isSingle ? 1 : 2);
  const [short, long] = [descriptor >> 6 === 1, descriptor >> 6 === 2];
  const size = short ? view.getUint16(at, true) + 256 : long ? view.getUint32(at, true) : MOST_CHUNK / 16;
  return Math.min(MOST_CHUNK, size + LEAST_CHUNK);
}

const DESCRIPTOR_AT = 4;

/** Where the table can't be read: a frame begins with its magic number, which may stand within one too. */
export function searchedFrames(stored: Buffer): readonly Frame[] {
  const starts: number[] = [];
  for (let at = stored.indexOf(MAGIC); at !== -1; at = stored.indexOf(MAGIC, at + 1)) starts.push(at);
  const frames: Frame[] = [];
  for (let from = starts[0]; from !== undefined;) {
    const start = from;
    const ends = [...starts.filter((at) => at > start), stored.length];
    const end = ends.find((at) => lineIn(stored.subarray(start, at)) instanceof Buffer) ?? ends[0] ?? stored.length;
    frames.push({ from: start, sizeBytes: end - start, name: null });
    from = starts.find((at) => at >= end);
  }
  return frames.filter(({ from, sizeBytes }) => lineIn(stored.subarray(from, from + sizeBytes)) instanceof Buffer);
}

const withLineFeed = (line: Uint8Array): Buffer => Buffer.concat([line, Buffer.of(LINE_FEED)]);

const row = z.tuple([z.number().int().positive(), z.string().nullable(), z.string().nullable(), z.string().nullable()]);

function tableOf(stored: Buffer): readonly z.infer<typeof row>[] | null {
  const found = tableAtEnd(stored);
  const rows = z.array(row).safeParse(found?.table);
  const isWhole = rows.data?.reduce((sum, [size]) => sum + size, 0) === found?.from;
  return rows.success && isWhole ? rows.data : null;
}

const named = z.object({
  record_id: z.string(),
  source: z.object({ uri: z.string(), sha256: z.string().nullable() }),
});

/** Null: a line that doesn't say what it is about. */
export function nameIn(line: Uint8Array): LineName | null {
  try {
    const { record_id, source } = named.parse(JSON.parse(Buffer.from(line).toString()));
    return { recordId: record_id, uri: source.uri, sourceSha256: source.sha256 };
  } catch {
    return null;
  }
}
