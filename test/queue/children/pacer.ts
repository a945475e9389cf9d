/** Sends pretended requests to one site, logging each one's begin and end by the machine's steady clock. */
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '../../../src/queue/clock.ts';
import { openWhere, type Where } from '../engines.ts';

const [where, worker, count, gapMs] = process.argv.slice(2);
const { queue, pace } = await openWhere(JSON.parse(where!) as Where);
const { steady, now } = systemClock();

for (let sent = 0; sent < Number(count);) {
  const hold = await pace.hold('example.gov.cn', worker!, 30_000, Number(gapMs));
  if (!hold.granted) {
    await setTimeout(hold.waitMs);
    continue;
  }
  const begin = steady();
  await setTimeout(5);
  process.stdout.write(`${begin} ${steady()}\n`);
  await pace.release('example.gov.cn', now());
  sent += 1;
}
await queue.close();
