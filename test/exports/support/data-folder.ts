import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach } from 'vitest';
import { type MergeCounts, mergeSegments } from '../../../src/exports/merge/merge-segments.ts';
import type { MergeOptions } from '../../../src/exports/merge/merge.ts';
import { framesIn } from '../../../src/exports/segments/frames.ts';
import { SegmentWriter, type SegmentWriterOptions } from '../../../src/exports/segments/segment-writer.ts';

const made: string[] = [];

/** An empty folder, removed after the test. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-exports-'));
  made.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Counts up by a millisecond at each look. */
export function tickingClock(startMs = Date.UTC(2026, 10, 22, 8)): () => number {
  let now = startMs;
  return () => (now += 1);
}

export const openWriter = (folder: string, options: Partial<SegmentWriterOptions> = {}): Promise<SegmentWriter> =>
  SegmentWriter.open(folder, { worker: 'w1', clock: tickingClock(), ...options });

/** Each chunk becomes a segment of its own. */
export async function writeSegments(
  folder: string,
  chunks: readonly Uint8Array[],
  options: Partial<SegmentWriterOptions> = {},
): Promise<void> {
  const writer = await openWriter(folder, options);
  for (const chunk of chunks) await Promise.all([writer.append(chunk), writer.commit()]);
  await writer.close();
}

export interface Merged {
  readonly text: string;
  readonly lines: readonly string[];
  readonly counts: MergeCounts;
}

export async function merged(folders: readonly string[], options: MergeOptions = {}): Promise<Merged> {
  const parts: Uint8Array[] = [];
  const counts = await mergeSegments(folders, (bytes) => Promise.resolve(void parts.push(bytes)), options);
  const text = Buffer.concat(parts).toString();
  return { text, lines: text.split('\n').slice(0, -1), counts };
}

export const segmentPath = (folder: string, file = ''): string => join(folder, 'segments', file);
export const segmentFiles = (folder: string): readonly string[] => readdirSync(segmentPath(folder)).sort();
export const dataSegments = (folder: string): readonly string[] =>
  segmentFiles(folder).filter((file) => file.endsWith('.jsonl.zst'));
export const packFiles = (folder: string): readonly string[] =>
  segmentFiles(folder).filter((file) => file.startsWith('pack.'));
/** The lines in a segment's file. */
export function linesOf(path: string): string {
  const stored = readFileSync(path);
  const frames = framesIn(stored) ?? [];
  return frames
    .map(({ from, sizeBytes }) => zstdDecompressSync(stored.subarray(from, from + sizeBytes)).toString())
    .join('');
}
export const manifestFiles = (folder: string): readonly string[] =>
  segmentFiles(folder).filter((file) => file.startsWith('manifest.'));
