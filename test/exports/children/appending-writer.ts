/**
 * Appends lines for ever: `appending-writer.ts DATA WORKER SEED STEPS`. Writes the URI of each acknowledged line to standard
 * output. With STEPS > 0 it kills itself amid the step of the disk after so many, else it waits to be killed.
 */
import { writeSync } from 'node:fs';
import { localDisk } from '../../../src/exports/segments/disk.ts';
import { SegmentWriter } from '../../../src/exports/segments/segment-writer.ts';
import { killingDisk } from '../support/killing-disk.ts';
import { madeLine } from '../support/made-lines.ts';
import { below, randomFrom } from '../support/random.ts';

const [, , dataFolder = '', worker = '', seed = '0', steps = '0'] = process.argv;
const random = randomFrom(Number(seed));
const STDOUT = 1;

const disk = Number(steps) > 0 ? killingDisk(Number(steps), random) : localDisk;
const writer = await SegmentWriter.open(dataFolder, { worker, clock: Date.now, disk, limits: { lines: 4, waitMs: 1 } });

async function appendForEver(job: number): Promise<never> {
  for (let number = 0; ; number += 1) {
    const uri = `file:${seed}-${job}-${number}`;
    await writer.append(Buffer.from(madeLine({ uri, title: '字'.repeat(below(random, 500)) })));
    writeSync(STDOUT, `${uri}\n`);
  }
}

await Promise.all([appendForEver(1), appendForEver(2), appendForEver(3)]);
