/** Where the lines go. Nothing half-written ever stands under the name that was asked for. */
import { realpathSync, statSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Message } from '../model/note.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

export interface Output {
  /** Resolves when the bytes are taken, so that a slow reader slows the work down. */
  write(bytes: Uint8Array): Promise<void>;
  /** The output is whole. */
  finish(): Promise<void>;
  /** The output will not become whole. */
  abandon(): Promise<void>;
}

const NOTHING_TO_DO = (): Promise<void> => Promise.resolve();

export const stdoutOutput = (): Output => {
  // Each write has its own callback; without a listener the event would end the process with a stack.
  process.stdout.on('error', () => undefined);
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        process.stdout.write(bytes, (error) => (error ? reject(outputError(error, 'stdout')) : resolve()));
      }),
    finish: NOTHING_TO_DO,
    abandon: NOTHING_TO_DO,
  };
};

/** Written to `path.tmp`, flushed to the disk and renamed at the end. */
export async function fileOutput(path: string): Promise<Output> {
  const target = targetOf(path);
  const written = target.isRegular ? `${target.path}.tmp` : target.path;
  const file = await guarded(path, () => open(written, 'w'));
  return {
    write: (bytes) => guarded(path, () => writeAll(file, bytes)),
    finish: () =>
      guarded(path, async () => {
        if (target.isRegular) await file.sync();
        await file.close();
        if (target.isRegular) await renameDurably(written, target.path);
      }),
    abandon: async () => {
      await file.close();
      if (target.isRegular) await rm(written, { force: true });
    },
  };
}

/** A link is followed; a device such as /dev/null must be written to, never replaced. */
function targetOf(path: string): { readonly path: string; readonly isRegular: boolean } {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { path, isRegular: true };
  return { path: realpathSync(path), isRegular: stats.isFile() || stats.isDirectory() };
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.byteLength;) offset += (await file.write(bytes, offset)).bytesWritten;
}

async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  // Not every system can flush a folder; the rename itself is done.
  const folder = await open(dirname(to)).catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function guarded<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw outputError(error, path);
  }
}

const reasons: Readonly<Record<string, Message>> = {
  ENOENT: { zh: '文件夹不存在', en: 'the folder does not exist' },
  EACCES: { zh: '没有写入权限', en: 'no permission to write' },
  EPERM: { zh: '没有写入权限', en: 'no permission to write' },
  EROFS: { zh: '文件系统只读', en: 'the file system is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额已满', en: 'the disk quota is used up' },
  EISDIR: { zh: '这是文件夹', en: 'this is a folder' },
};

function outputError(error: unknown, path: string): CommandError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'EPIPE') return new CommandError(exitCodes.outputClosed, null);
  const own = error instanceof Error ? error.message : String(error);
  const { zh, en } = reasons[code] ?? { zh: own, en: own };
  const message = { zh: `无法写入 ${path}：${zh}`, en: `cannot write ${path}: ${en}` };
  return new CommandError(exitCodes.outputFailed, message, { cause: error });
}
