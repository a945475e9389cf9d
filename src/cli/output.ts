/** Where the lines go. Nothing half-written ever stands under the name that was asked for. */
import { reasonOf } from '../model/reason.ts';
import { randomBytes } from 'node:crypto';
import { realpathSync, statSync } from 'node:fs';
import { open, readlink, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
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

/**
 * Written under a name of its own beside `path`, flushed to the disk and renamed at the end: of two runs with one name each
 * gives a whole file, and the last one stays.
 */
export async function fileOutput(path: string): Promise<Output> {
  const target = await guarded(path, () => targetOf(path));
  const written = target.isRegular
    ? `${target.path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
    : target.path;
  const file = await guarded(path, () => open(written, target.isRegular ? 'wx' : 'w'));
  // Who may read the file that is replaced, and nobody else, may read the new one.
  if (target.isRegular && target.mode !== null) await guarded(path, () => file.chmod(target.mode ?? 0));
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

interface Target {
  readonly path: string;
  readonly isRegular: boolean;
  /** Permissions; null if nothing is there yet. */
  readonly mode: number | null;
}

/** A link is followed; a device such as /dev/null must be written to, never replaced. */
async function targetOf(path: string): Promise<Target> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { path: await linkedName(path), isRegular: true, mode: null };
  return { path: realpathSync(path), isRegular: stats.isFile(), mode: stats.mode & 0o7777 };
}

/** Where a link leads that leads to nothing yet. */
async function linkedName(path: string): Promise<string> {
  const linked = await readlink(path).catch(() => null);
  return linked === null ? path : resolve(dirname(path), linked);
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
};

function outputError(error: unknown, path: string): CommandError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'EPIPE') return new CommandError(exitCodes.outputClosed, null);
  const { zh, en } = reasons[code] ?? reasonOf(error);
  const message = { zh: `无法写入 ${path}：${zh}`, en: `cannot write ${path}: ${en}` };
  return new CommandError(exitCodes.outputFailed, message, { cause: error });
}
