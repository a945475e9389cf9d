/** Claims and completes until nothing waits, telling each claim's begin and end on stdout; `hold` claims one and stays. */
import { openWhere, type Where } from '../engines.ts';

const [where, worker, mode] = process.argv.slice(2);
const { queue } = await openWhere(JSON.parse(where!) as Where);

if (mode === 'hold') {
  const claim = await queue.claim(worker!, 300);
  process.stdout.write(`${claim!.job.id}\n`);
  setInterval(() => undefined, 1000);
} else {
  for (let claim = await queue.claim(worker!, 60_000); claim !== null; claim = await queue.claim(worker!, 60_000)) {
    process.stdout.write(`${claim.job.id}\n`);
    if ((await queue.complete(claim.lease, {})) !== 'kept') throw new Error('lost');
  }
  await queue.close();
}
