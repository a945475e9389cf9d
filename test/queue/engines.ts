/** Both engines as the contract suite runs them: a real file, a real Redis. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBullmq } from '../../src/queue/bullmq/open-bullmq.ts';
import { systemClock, type Clock } from '../../src/queue/clock.ts';
import { openEmbedded } from '../../src/queue/embedded/open-embedded.ts';
import type { OpenedQueue } from '../../src/queue/open-queue.ts';
import { startRedis } from '../support/redis.ts';

/** How a child process opens the same queue. */
export type Where =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'redis'; readonly url: string; readonly prefix: string };

export interface Engine {
  readonly where: Where;
  readonly open: (clock?: Clock) => Promise<OpenedQueue>;
  readonly remove: () => Promise<void>;
}

/** Leases of BullMQ run in real time, so they are short here and lost ones are looked for often. */
export const openWhere = async (where: Where, clock: Clock = systemClock()): Promise<OpenedQueue> =>
  where.kind === 'embedded'
    ? openEmbedded({ folder: where.folder, clock })
    : openBullmq({ url: where.url, prefix: where.prefix, clock, lockMs: 5000, lookForLostMs: 50 });

async function embedded(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-queue-'));
  const where: Where = { kind: 'embedded', folder };
  return {
    where,
    open: (clock) => openWhere(where, clock),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

let prefixes = 0;

async function onRedis(): Promise<Engine> {
  const redis = await startRedis();
  const where: Where = { kind: 'redis', url: redis.url, prefix: `test${(prefixes += 1)}` };
  return { where, open: (clock) => openWhere(where, clock), remove: redis.stop };
}

export const engines: readonly (readonly [name: string, make: () => Promise<Engine>])[] = [
  ['embedded', embedded],
  ['bullmq', onRedis],
];
