import { writeFileSync } from 'node:fs';
import { open, truncate } from 'node:fs/promises';
import { type Disk, localDisk } from '../../../src/exports/segments/disk.ts';

/** Says before each step whether it fails, with which of the system's codes; the steps of a write come in part. */
export type Trouble = (step: keyof Disk, path: string) => string | null;

const systemError = (code: string): Error => Object.assign(new Error(`${code}: made up`), { code });

/** The local disk without flushes, which fails when told to. A write that fails has written half. */
export function failingDisk(trouble: Trouble): Disk {
  const check = (step: keyof Disk, path: string): void => {
    const code = trouble(step, path);
    if (code !== null) throw systemError(code);
  };
  const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.byteLength >> 1);
  return {
    writeNew: (path, bytes) =>
      failing(trouble('writeNew', path), async (isFailing) => {
        writeFileSync(path, isFailing ? half(bytes) : bytes, { flag: 'wx' });
        return Promise.resolve();
      }),
    appendAt: (path, offset, bytes) =>
      failing(trouble('appendAt', path), async (isFailing) => {
        await truncate(path, offset);
        const file = await open(path, 'a');
        await file.write(isFailing ? half(bytes) : bytes);
        await file.close();
      }),
    rename: async (from, to) => (check('rename', from), localDisk.rename(from, to)),
    flushFolder: async (path) => (check('flushFolder', path), Promise.resolve()),
    sizeOf: async (path) => (check('sizeOf', path), localDisk.sizeOf(path)),
    remove: async (path) => (check('remove', path), localDisk.remove(path)),
  };
}

async function failing(code: string | null, step: (isFailing: boolean) => Promise<void>): Promise<void> {
  await step(code !== null);
  if (code !== null) throw systemError(code);
}
