/** The documents of a folder with size and times. */
import { closeSync, openSync, statSync } from 'node:fs';
import type { FilePath } from '../../workers/read-input.ts';
import { asSeenFrom } from '../enqueue-files.ts';
import { fileUri } from '../../workers/file-uri.ts';
import { walkFolder } from '../walk-folder.ts';
import type { SeenFile } from './settled-files.ts';

/** `base` and `presentFolder`: absolute. Files that vanish meanwhile, or that another program has locked, are left for later. */
export function filesIn(folder: string, base: string, presentFolder: string): readonly SeenFile[] {
  const files: SeenFile[] = [];
  for (const { path, isCarrier } of walkFolder(folder)) {
    const seen = isCarrier ? seenFile(path, fileUri(asSeenFrom(base, presentFolder, path))) : null;
    if (seen !== null) files.push(seen);
  }
  return files;
}

function seenFile(path: FilePath, uri: string): SeenFile | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile()) return null;
  return { uri, sizeBytes: stats.size, times: `${stats.mtimeMs}/${stats.ctimeMs}` };
}

/** Windows keeps a file that is being written from being opened. */
const LOCKED: readonly unknown[] = ['EBUSY', 'EPERM', 'EAGAIN'];

export function isLocked(path: FilePath): boolean {
  try {
    closeSync(openSync(path, 'r'));
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && LOCKED.includes(error.code);
  }
}
