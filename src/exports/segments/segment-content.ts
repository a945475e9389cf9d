/** The lines of a segment, from its bytes as they are stored. */
import { framesIn, lineIn, type LineName, searchedFrames } from './frames.ts';
import { isPlain, type Place } from './manifest-entry.ts';
import { linesIn } from './segment-lines.ts';
import { sha256 } from './segment-name.ts';
import type { StoredBytes } from './stored-bytes.ts';

export interface StoredLine {
  /** In the segment, from 0. */
  readonly number: number;
  /** In the stored bytes. */
  readonly from: number;
  readonly sizeBytes: number;
  /** Without its line feed; null: damaged. */
  readonly line: Buffer | null;
  /** Null: not known. */
  readonly name: LineName | null;
}

/** Whether the bytes are what the manifest says of them. */
export const isSound = ({ bytes, place }: StoredBytes): boolean =>
  bytes.byteLength === place.bytes && sha256(bytes) === place.sha256;

/** Without the lines that were let go. Of damaged bytes as many lines as can be told apart. */
export function* storedLinesIn({ bytes, place }: StoredBytes): Generator<StoredLine> {
  if (isPlain(place)) yield* plainLines(bytes);
  else yield* framedLines(bytes);
}

function* plainLines(bytes: Buffer): Generator<StoredLine> {
  let number = 0;
  for (const line of linesIn(bytes)) {
    const from = line.byteOffset - bytes.byteOffset;
    const sizeBytes = line.byteLength;
    yield { ...{ number, from, sizeBytes, name: null }, line: bytes.subarray(from, from + sizeBytes) };
    number += 1;
  }
}

function* framedLines(bytes: Buffer): Generator<StoredLine> {
  const frames = framesIn(bytes) ?? searchedFrames(bytes);
  for (const [number, { from, sizeBytes, name }] of frames.entries()) {
    const line = lineIn(bytes.subarray(from, from + sizeBytes));
    if (line !== 'hole') yield { ...{ number, from, sizeBytes, name }, line };
  }
}

/** One line out of the middle of its place; null: it isn't there or is damaged. */
export function lineAt(place: Place, bytes: Buffer): Buffer | null {
  if (isPlain(place)) return bytes;
  const line = lineIn(bytes);
  return line === 'hole' ? null : line;
}
