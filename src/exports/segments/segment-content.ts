/** The lines of a segment, from its bytes as they are stored. */
import { framesIn, lineIn, type LineName, nameIn, searchedFrames } from './frames.ts';
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

/** Without the lines that were let go. Of damaged bytes as many lines as can be told apart. `only`: numbers; all if not said. */
export function* storedLinesIn({ bytes, place }: StoredBytes, only?: ReadonlySet<number>): Generator<StoredLine> {
  const isWanted = (number: number): boolean => only?.has(number) ?? true;
  if (isPlain(place)) yield* plainLines(bytes, isWanted);
  else yield* framedLines(bytes, isWanted);
}

/** What each line is about, without reading the lines where the segment says it. None of those that were let go. */
export function* namesIn({ bytes, place }: StoredBytes): Generator<LineName & { readonly number: number }> {
  const lines = isPlain(place)
    ? Array.from(linesIn(bytes), (line) => ({ name: nameIn(line) }))
    : (framesIn(bytes) ?? searchedFrames(bytes));
  for (const [number, { name }] of lines.entries()) if (name !== null) yield { number, ...name };
}

type IsWanted = (number: number) => boolean;

function* plainLines(bytes: Buffer, isWanted: IsWanted): Generator<StoredLine> {
  let number = 0;
  for (const line of linesIn(bytes)) {
    const from = line.byteOffset - bytes.byteOffset;
    const sizeBytes = line.byteLength;
    if (isWanted(number))
      yield { ...{ number, from, sizeBytes, name: null }, line: bytes.subarray(from, from + sizeBytes) };
    number += 1;
  }
}

function* framedLines(bytes: Buffer, isWanted: IsWanted): Generator<StoredLine> {
  const frames = framesIn(bytes) ?? searchedFrames(bytes);
  for (const [number, { from, sizeBytes, name }] of frames.entries()) {
    if (!isWanted(number)) continue;
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
