/**
 * Appends lines for ever: `appending-writer.ts DATA WORKER SEED STEPS`. Writes the URI of each acknowledged line to standard
 * output. With STEPS > 0 it kills itself amid the step of the disk after so many, else it waits to be killed.
 */
import { writeFileSync, writeSync } from 'node:fs';
import { type Disk, localDisk } from '../../../src/exports/segments/disk.ts';
import { SegmentWriter } from '../../../src/exports/segments/segment-writer.ts';
import { madeLine } from '../support/made-lines.ts';
import { below, randomFrom } from '../support/random.ts';

const [, , dataFolder = '', worker = '', seed = '0', steps = '0'] = process.argv;
const random = randomFrom(Number(seed));
const STDOUT = 1;

function killedAfter(count: number): Disk {
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

const disk = Number(steps) > 0 ? killedAfter(Number(steps)) : localDisk;
const writer = await SegmentWriter.open(dataFolder, { worker, clock: Date.now, disk, limits: { lines: 4, waitMs: 1 } });

async function appendForEver(job: number): Promise<never> {
  for (let number = 0; ; number += 1) {
    const uri = `file:${seed}-${job}-${number}`;
    await writer.append(Buffer.from(madeLine({ uri, title: '字'.repeat(below(random, 500)) })));
    writeSync(STDOUT, `${uri}\n`);
  }
}

await Promise.all([appendForEver(1), appendForEver(2), appendForEver(3)]);
