/** What has no size: pipes, devices, files of the system itself. They may never end, and may never say anything. */
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

export type PatientReading = { readonly bytes: Uint8Array } | 'too-large' | 'too-slow';

/** Between two looks at a pipe that has nothing to say at the moment. */
const LOOK_MS = 20;
const CHUNK_BYTES = 64 * 1024;

export interface Patience {
  readonly maxBytes: number;
  readonly waitMs: number;
  /** A pipe that nobody writes to looks as if it were at its end: it is once it has given something. */
  readonly isPipe: boolean;
}

/** `file`: opened so that no read waits (O_NONBLOCK). */
export async function readPatiently(file: FileHandle, { maxBytes, waitMs, isPipe }: Patience): Promise<PatientReading> {
  const until = performance.now() + waitMs;
  const chunks: Buffer[] = [];
  let size = 0;
  while (performance.now() < until) {
    const chunk = await readSome(file);
    if (chunk?.length === 0 && (size > 0 || !isPipe)) return { bytes: Buffer.concat(chunks) };
    if (chunk === null || chunk.length === 0) {
      await delay(LOOK_MS);
      continue;
    }
    size += chunk.length;
    if (size > maxBytes) return 'too-large';
    chunks.push(chunk);
  }
  return 'too-slow';
}

/** Empty at the end, and where nobody writes; null where somebody does and has nothing to say yet. */
async function readSome(file: FileHandle): Promise<Buffer | null> {
  try {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null;
    throw error;
  }
}
