/** Opens and writes the embedded queue of a folder, without root's rights, and prints the code of the error. */
import { systemClock } from '../../../src/queue/clock.ts';
import { openEmbedded } from '../../../src/queue/embedded/open-embedded.ts';
import { QueueError } from '../../../src/queue/queue-error.ts';
import { request } from '../requests.ts';

const NOBODY = 65_534;
if (process.getuid?.() === 0) {
  process.setgid!(NOBODY);
  process.setuid!(NOBODY);
}
try {
  const { queue } = openEmbedded({ folder: process.argv[2]!, clock: systemClock() });
  await queue.enqueue([request('new')]);
  process.stdout.write('written');
} catch (error) {
  process.stdout.write(error instanceof QueueError ? error.code : String(error));
}
