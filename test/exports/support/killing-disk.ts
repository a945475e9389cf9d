import { writeFileSync } from 'node:fs';
import { type Disk, localDisk } from '../../../src/exports/segments/disk.ts';
import { below } from './random.ts';

/** Kills the process amid the step of the disk after so many. */
export function killingDisk(count: number, random: () => number): Disk {
  let left = count;
  const isLast = (): boolean => (left -= 1) === 0;
  const die = (): void => void process.kill(process.pid, 'SIGKILL');
  const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, below(random, bytes.byteLength));
  const dying =
    <Args extends readonly unknown[], Result>(action: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const result = await action(...args);
      if (isLast()) die();
      return result;
    };
  return {
    writeNew: dying(async (path, bytes) => {
      if (left === 1) writeFileSync(path, half(bytes));
      else await localDisk.writeNew(path, bytes);
    }),
    appendAt: dying((path, offset, bytes) => localDisk.appendAt(path, offset, left === 1 ? half(bytes) : bytes)),
    rename: dying((from, to) => localDisk.rename(from, to)),
    flushFolder: dying((path) => localDisk.flushFolder(path)),
    sizeOf: dying((path) => localDisk.sizeOf(path)),
    remove: dying((path) => localDisk.remove(path)),
  };
}
