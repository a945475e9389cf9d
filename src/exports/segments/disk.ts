/** The few things a writer asks of the file system, each with what must be on the medium when it resolves. */
import { constants } from 'node:fs';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { systemCodeOf } from '../export-error.ts';

export interface Disk {
  /** The bytes are on the medium under a name that did not exist; the name itself only after `flushFolder`. */
  writeNew(path: string, bytes: Uint8Array): Promise<void>;
  /** The file is cut to `offset` and the bytes after it are on the medium. */
  appendAt(path: string, offset: number, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** The names in the folder are on the medium. */
  flushFolder(path: string): Promise<void>;
  /** Null: there is no such file. */
  sizeOf(path: string): Promise<number | null>;
  remove(path: string): Promise<void>;
}

export const localDisk: Disk = {
  writeNew: (path, bytes) =>
    withFile(path, 'wx', async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    }),
  appendAt: (path, offset, bytes) =>
    withFile(path, constants.O_WRONLY, async (file) => {
      await file.truncate(offset);
      for (let done = 0; done < bytes.byteLength;)
        done += (await file.write(bytes, done, bytes.byteLength - done, offset + done)).bytesWritten;
      await file.sync();
    }),
  rename,
  flushFolder: async (path) => {
    try {
      await withFile(path, constants.O_RDONLY, (folder) => folder.sync());
    } catch (error) {
      if (!FOLDERS_ARE_NOT_FLUSHED.has(systemCodeOf(error))) throw error;
    }
  },
  sizeOf: async (path) => {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return null;
      throw error;
    }
  },
  remove: (path) => rm(path, { force: true }),
};

/** Some systems can't open or flush a folder; on those a rename is as durable as it gets. */
const FOLDERS_ARE_NOT_FLUSHED: ReadonlySet<string> = new Set(['EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS']);

async function withFile(path: string, flags: string | number, use: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}
