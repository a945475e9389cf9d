/** Which files a job from outside may name. Who can write to a Redis isn't thereby allowed to read this machine's disk. */
import { realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { PipelineError } from '../../model/pipeline-error.ts';
import type { FilePath } from '../read-input.ts';

/** `roots` null: whatever there is. Rejects with `extract.unreadable-file`. What isn't there is for who reads it to tell. */
export async function assertAllowed(path: FilePath, roots: readonly string[] | null): Promise<void> {
  if (roots === null) return;
  const real = await realOf(Buffer.from(path));
  const allowed = await Promise.all(roots.map((root) => realOf(Buffer.from(resolve(root)))));
  if (allowed.some((root) => isBelow(real, root))) return;
  throw new PipelineError(
    'extract.unreadable-file',
    '来自 Redis 的任务不得读取此文件夹；如确需读取，请将其加入设置 fileRoots | A job from Redis may not read from that folder: name it in the setting fileRoots if it is meant',
  );
}

/** Links are followed: they lead out of a folder. */
async function realOf(path: Buffer): Promise<Buffer> {
  return realpath(path, { encoding: 'buffer' }).catch(() => Buffer.from(resolve(path.toString())));
}

function isBelow(path: Buffer, root: Buffer): boolean {
  const folder = root.toString('latin1').replace(/[/\\]$/u, '') + sep;
  return path.toString('latin1').startsWith(folder);
}
