/** Workers and parser children that die at any instant: every document comes out once, whole, the same. */
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { verifySegments } from '../../src/exports/segments/verify-segments.ts';
import { startRedis } from '../support/redis.ts';
import {
  childrenOf,
  dataWith,
  drained,
  enqueue,
  exported,
  startWorker,
  type TestData,
  type TestWorker,
  withQueue,
} from './support/daemon.ts';

const LONG = process.env['NIANBAO_LONG'] === '1';
/** In each, two workers are killed, and mostly a child of theirs before. */
const ROUNDS = LONG ? 500 : 16;
const DOCUMENTS_A_ROUND = 8;
const LEASE_MS = 1500;
const LONGEST_START_MS = 2000;

/** mulberry32: the same seed, the same instants. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const names = (from: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `d${from + index}.txt`);

const documents = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(names(0, count).map((name) => [name, `the report ${name}`]));

const killChild = (worker: TestWorker): number => {
  const [child] = childrenOf(worker);
  if (child === undefined) return 0;
  try {
    process.kill(child, 'SIGKILL');
    return 1;
  } catch {
    return 0; // it ended by itself
  }
};

/** One after the other at random instants: while it starts, claims, parses, commits, completes. Returns how many were killed. */
async function killAll(workers: readonly TestWorker[], random: () => number): Promise<number> {
  let kills = 0;
  for (const worker of workers) {
    // Half of them as soon as they have work, if the other one leaves them any; half wherever they are.
    if (random() < 0.5) await Promise.race([worker.told('claimed').catch(() => undefined), delay(LONGEST_START_MS)]);
    await delay(random() * 400);
    kills += killChild(worker);
    await delay(random() * 400);
    worker.signal('SIGKILL');
    if ((await worker.ended) === 'SIGKILL') kills += 1;
  }
  return kills;
}

/** Documents whose child was killed twice are set aside; then a person has them read again. */
async function drainAll(test: TestData, concurrency: number): Promise<void> {
  const args = { ...test, parser: 'stub', concurrency, leaseMs: LEASE_MS } as const;
  await drained(args);
  const replayed = await withQueue(test, ({ queue }) => queue.replay({ state: 'dead' }));
  if (replayed > 0) await drained(args);
}

async function killSchedule(test: TestData, seed: number): Promise<number> {
  const random = randomFrom(seed);
  let kills = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const uris = names(round * DOCUMENTS_A_ROUND, DOCUMENTS_A_ROUND).map((name) => `file:${name}`);
    await enqueue(test, uris);
    const args = { ...test, parser: 'stub', drain: false, leaseMs: LEASE_MS } as const;
    kills += await killAll([startWorker(args), startWorker({ ...args, concurrency: 2 })], random);
  }
  await drainAll(test, 2);
  return kills;
}

async function expectWhole(test: TestData, count: number): Promise<void> {
  const result = await exported(test.data);
  const undisturbed = await reference(count);
  expect(result.linesOut).toBe(count);
  expect(result.sha256).toBe(undisturbed);
  expect(await verifySegments(test.data)).toMatchObject({ isSound: true, records: count });
  const counts = await withQueue(test, ({ queue }) => queue.counts());
  expect(counts).toMatchObject({ waiting: 0, delayed: 0, active: 0, dead: 0, done: count });
}

let known: { readonly count: number; readonly sha256: string } | null = null;

/** SHA-256 of the export of one worker with one child that nobody disturbs. */
async function reference(count: number): Promise<string> {
  if (known?.count === count) return known.sha256;
  const test = dataWith(documents(count));
  await enqueue(
    test,
    names(0, count).map((name) => `file:${name}`),
  );
  await drained({ ...test, parser: 'stub' });
  known = { count, sha256: (await exported(test.data)).sha256 };
  return known.sha256;
}

const seedNow = (): number => Number(process.env['NIANBAO_SEED'] ?? Date.now() % 1_000_000);

describe.concurrent('SIGKILL at random instants', () => {
  const count = ROUNDS * DOCUMENTS_A_ROUND;
  const timeout = LONG ? 7_200_000 : 600_000;

  it.each(['embedded', 'redis'])('loses, doubles and tears nothing: %s', { timeout }, async (engine) => {
    const seed = seedNow();
    const redis = engine === 'redis' ? await startRedis() : null;
    try {
      const test = dataWith(documents(count), redis?.url);
      const kills = await killSchedule(test, seed);
      process.stdout.write(`${engine}: seed ${seed}, ${kills} killed\n`);
      expect(kills).toBeGreaterThanOrEqual(ROUNDS * 2);
      await expectWhole(test, count);
    } finally {
      await redis?.stop();
    }
  });
});

describe('the same documents', () => {
  it('give the same bytes with one worker and eight, embedded and on Redis', { timeout: 300_000 }, async () => {
    const count = 60;
    const uris = names(0, count).map((name) => `file:${name}`);
    const undisturbed = await reference(count);
    const redis = await startRedis();
    try {
      for (const url of [undefined, redis.url]) {
        const test = dataWith(documents(count), url);
        await enqueue(test, uris.toReversed());
        await Promise.all(Array.from({ length: 8 }, () => drained({ ...test, parser: 'stub' })));
        expect((await exported(test.data)).sha256).toBe(undisturbed);
      }
    } finally {
      await redis.stop();
    }
  });
});
