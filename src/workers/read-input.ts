/** A document's bytes from a file or standard input, never more of them than allowed. */
import { open, type FileHandle } from 'node:fs/promises';
import { PipelineError } from '../model/pipeline-error.ts';
import { MEGABYTE } from './parser-limits.ts';

/** A path as text, or as bytes where it is not UTF-8: file names written on a system with GBK names. */
export type FilePath = string | Buffer;

/** `path` null: standard input. Rejects with `extract.unreadable-file` or, before anything is read, `extract.too-large`. */
export async function readInput(path: FilePath | null, maxBytes: number): Promise<Uint8Array> {
  if (path === null) return readStream(process.stdin, maxBytes);
  let file: FileHandle | null = null;
  try {
    file = await open(path);
    const stats = await file.stat();
    if (stats.isDirectory()) throw new PipelineError('extract.unreadable-file', 'This is a folder, not a file.');
    if (stats.size > maxBytes) throw tooLarge(stats.size, maxBytes);
    // A pipe or device has no size to go by.
    if (!stats.isFile()) return await readStream(file.createReadStream({ autoClose: false }), maxBytes);
    return await readWhole(file, stats.size, maxBytes);
  } catch (error) {
    throw error instanceof PipelineError ? error : unreadable(error);
  } finally {
    await file?.close();
  }
}

/** One read in place of many where the size holds; a file that grows meanwhile is read on. */
async function readWhole(file: FileHandle, size: number, maxBytes: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(size + 1);
  const { bytesRead } = await file.read(buffer, 0, size + 1, 0);
  if (bytesRead === size) return buffer.subarray(0, size);
  return readStream(file.createReadStream({ autoClose: false, start: 0 }), maxBytes);
}

async function readStream(stream: AsyncIterable<unknown>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a stream of text where bytes are read');
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(size, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const inMegabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);

const tooLarge = (size: number, maxBytes: number): PipelineError =>
  new PipelineError(
    'extract.too-large',
    `The input has ${inMegabytes(size)} MB or more, ${inMegabytes(maxBytes)} MB are allowed. Check that it is a report; raise --max-input if it is.`,
  );

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the path.',
  EACCES: 'The file may not be read. Check its permissions.',
  EPERM: 'The file may not be read. Check its permissions.',
  ELOOP: 'The path is a loop of symbolic links.',
  ENAMETOOLONG: 'The path is too long.',
  ENOTDIR: 'A part of the path is a file, not a folder.',
  EMFILE: 'Too many files are open. Use fewer --jobs or raise the limit (ulimit -n).',
};

/** The system's own message would name the path again, differently on each system. */
function unreadable(error: unknown): PipelineError {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
  return new PipelineError('extract.unreadable-file', reasons[code] ?? `The file can't be read (${code}).`, {
    cause: error,
  });
}
