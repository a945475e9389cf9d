/** Workers that stand still past their leases and go on as if nothing had been. */
import { describe, expect, it } from 'vitest';
import { verifySegments } from '../../src/exports/segments/verify-segments.ts';
import { startRedis } from '../support/redis.ts';
import { dataWith, enqueue, exported, startWorker, type TestData, type TestWorker } from './support/daemon.ts';

const LONG = process.env['NIANBAO_LONG'] === '1';
/** On Redis it takes some ten seconds until a lease that ran out is noticed. */
const engines = [
  { engine: 'embedded', stops: LONG ? 200 : 20 },
  { engine: 'redis', stops: LONG ? 200 : 4 },
] as const;
const LEASE_MS = 600;
/** Longer than the lease after which a stopped worker's job is another's. */
const PARSE_MS = 150;

const claimer = async (workers: readonly TestWorker[], uri: string): Promise<TestWorker> =>
  Promise.race(workers.map((worker) => worker.told('claimed', uri).then(() => worker)));

/** The worker that has the job stands still until another has done it. */
async function stopWhile(workers: readonly TestWorker[], uri: string): Promise<void> {
  const stopped = await claimer(workers, uri);
  stopped.signal('SIGSTOP');
  // One that stands still while it holds the file's lock would keep the other from it for ever.
  const timer = setTimeout(() => stopped.signal('SIGCONT'), 50 * LEASE_MS);
  await Promise.race(workers.map((worker) => worker.told('done', uri)));
  clearTimeout(timer);
  stopped.signal('SIGCONT');
}

async function stopAndGoOn(test: TestData, stops: number): Promise<readonly TestWorker[]> {
  const args = { ...test, parser: 'stub', drain: false, leaseMs: LEASE_MS } as const;
  const workers = [startWorker(args), startWorker(args)];
  for (let index = 0; index < stops; index += 1) {
    const uri = `file:d${index}.txt`;
    await enqueue(test, [uri]);
    await stopWhile(workers, uri);
  }
  for (const worker of workers) worker.signal('SIGTERM');
  await Promise.all(workers.map((worker) => worker.ended));
  return workers;
}

// Mostly waiting: side by side.
describe.concurrent('SIGSTOP past the lease, then SIGCONT', () => {
  it.each(engines)('gives exactly one record: $engine', { timeout: 3_600_000 }, async ({ engine, stops }) => {
    const documents = Array.from(
      { length: stops },
      (_, index) => [`d${index}.txt`, `!wait ${PARSE_MS}.${index}1`] as const,
    );
    const redis = engine === 'redis' ? await startRedis() : null;
    try {
      const test = dataWith(Object.fromEntries(documents), redis?.url);
      const workers = await stopAndGoOn(test, stops);
      const takenOver = workers.flatMap(({ events }) => events).filter(({ kind }) => kind === 'lost').length;
      expect(takenOver).toBeGreaterThan(0);
      expect((await exported(test.data)).linesOut).toBe(stops);
      expect((await verifySegments(test.data)).isSound).toBe(true);
    } finally {
      await redis?.stop();
    }
  });
});
