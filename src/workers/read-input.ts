/** A document's bytes from a file or standard input, never more of them than allowed. */
import { constants, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { PipelineError } from '../model/pipeline-error.ts';
import { MEGABYTE } from './parser-limits.ts';
import { readPatiently } from './read-patiently.ts';

/** A path as text, or as bytes where it is not UTF-8: file names written on a system with GBK names. */
export type FilePath = string | Buffer;

export interface InputBounds {
  readonly maxBytes: number;
  /** For what has no size, a pipe or a device: it has so long to come to its end. Null: such things are refused. */
  readonly waitMs: number | null;
}

/** An empty file takes no time; one of the system's own may. */
const SYSTEM_FILE_MS = 10_000;

/** Without waiting for a pipe to have a writer; a system that doesn't know it (undefined, which is 0 here) has no such pipes. */
const OPENING = constants.O_RDONLY | constants.O_NONBLOCK;

/** `path` null: standard input. Rejects with `extract.*` or, before anything is read, `extract.too-large`. */
export async function readInput(path: FilePath | null, bounds: InputBounds): Promise<Uint8Array> {
  const { maxBytes } = bounds;
  if (path === null) return readStream(process.stdin, maxBytes);
  let file: FileHandle | null = null;
  try {
    file = await open(path, OPENING);
    const stats = await file.stat();
    if (stats.isDirectory())
      throw new PipelineError('extract.unreadable-file', '这是文件夹，不是文件 | This is a folder, not a file');
    if (stats.size > maxBytes) throw tooLarge(stats.size, maxBytes);
    // Files of the system itself say 0 and may never end.
    if (!stats.isFile() || stats.size === 0) return await readSizeless(file, stats, bounds);
    return await readWhole(file, stats.size, maxBytes);
  } catch (error) {
    throw error instanceof PipelineError ? error : unreadable(error);
  } finally {
    await file?.close();
  }
}

async function readSizeless(file: FileHandle, stats: Stats, { maxBytes, waitMs }: InputBounds): Promise<Uint8Array> {
  if (waitMs === null && !stats.isFile())
    throw new PipelineError(
      'extract.unreadable-file',
      '这是管道或设备，不是文件 | This is a pipe or a device, not a file',
    );
  const patience = { maxBytes, waitMs: waitMs ?? SYSTEM_FILE_MS, isPipe: stats.isFIFO() };
  const reading = await readPatiently(file, patience);
  if (reading === 'too-large') throw tooLarge(maxBytes, maxBytes);
  if (reading === 'too-slow') throw tooSlow(patience.waitMs);
  return reading.bytes;
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

const tooLarge = (size: number, maxBytes: number): PipelineError => {
  const [actual, allowed] = [inMegabytes(size), inMegabytes(maxBytes)];
  return new PipelineError(
    'extract.too-large',
    `输入至少 ${actual} MB，上限为 ${allowed} MB；若确为年度报告，请提高 --max-input | The input has ${actual} MB or more, ${allowed} MB are allowed: raise --max-input if it is a report`,
  );
};

const tooSlow = (waitMs: number): PipelineError => {
  const seconds = Math.round(waitMs / 1000);
  return new PipelineError(
    'extract.timeout',
    `管道或设备在 ${seconds} 秒内没有给出完整内容；可提高 --timeout | The pipe or device did not come to its end within ${seconds} s: raise --timeout if it is slow`,
  );
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在，请检查路径 | There is no such file: check the path',
  EACCES: '没有读取权限 | The file may not be read: check its permissions',
  EPERM: '没有读取权限 | The file may not be read: check its permissions',
  ELOOP: '符号链接循环 | The path is a loop of symbolic links',
  ENAMETOOLONG: '路径过长 | The path is too long',
  ENOTDIR: '路径中有一段是文件而不是文件夹 | A part of the path is a file, not a folder',
  EMFILE: '打开的文件过多，请减少 --jobs | Too many files are open: use fewer --jobs',
};

/** The system's own message would name the path again, differently on each system. */
function unreadable(error: unknown): PipelineError {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
  return new PipelineError(
    'extract.unreadable-file',
    reasons[code] ?? `无法读取文件 (${code}) | The file can't be read (${code})`,
    {
      cause: error,
    },
  );
}
