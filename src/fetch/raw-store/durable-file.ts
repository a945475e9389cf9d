/** Writing so that after a power cut a file is whole or not there. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { toStoreError } from './store-error.ts';

/** tmp → fsync → rename → fsync of the folder. The tmp file lies in `tmpFolder`, on the same file system. Errors: `store.*`. */
export async function writeDurably(path: string, bytes: Uint8Array, tmpFolder: string): Promise<void> {
  const tmp = `${tmpFolder}/${randomUUID()}.tmp`;
  try {
    await mkdir(tmpFolder, { recursive: true });
    await makeFolder(dirname(path));
    const file = await open(tmp, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(tmp, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(tmp, { force: true }).catch(() => undefined);
    throw toStoreError(error, path);
  }
}

/** A new folder is as durable as its entry in the folder above. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
