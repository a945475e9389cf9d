/** Compacts for ever: `compactor.ts DATA SEED STEPS`; with STEPS > 0 it kills itself amid the step of the disk after so many. */
import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { compact } from '../../../src/exports/compaction/compact.ts';
import { localDisk } from '../../../src/exports/segments/disk.ts';
import { killingDisk } from '../support/killing-disk.ts';
import { randomFrom } from '../support/random.ts';

const [, , dataFolder = '', seed = '0', steps = '0'] = process.argv;
const disk = Number(steps) > 0 ? killingDisk(Number(steps), randomFrom(Number(seed))) : localDisk;
const STDOUT = 1;

for (;;) {
  await compact(dataFolder, { now: true, clock: Date.now, disk });
  writeSync(STDOUT, 'compacted\n');
  await delay(2);
}
