import { systemClock, type Clock } from './clock.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import type { Queue } from './queue.ts';
import type { Schedules } from './schedules.ts';
import type { SitePace } from './site-pace.ts';

export interface QueueSettings {
  /** Holds the embedded queue; not used with Redis. */
  readonly folder: string;
  /** Null for the embedded queue. */
  readonly redisUrl: string | null;
  readonly attemptLimit?: number;
  readonly clock?: Clock;
  readonly onError?: (error: Error) => void;
}

export interface OpenedQueue {
  readonly queue: Queue;
  /** Shares the engine, so that claims look past the jobs of a busy site. Ends with the queue. */
  readonly pace: SitePace;
  readonly schedules: Schedules;
}

/** Fails with `QueueError`. */
export async function openQueue({
  folder,
  redisUrl,
  clock = systemClock(),
  ...more
}: QueueSettings): Promise<OpenedQueue> {
  if (redisUrl === null) return openEmbedded({ folder, clock, ...more });
  const { openBullmq } = await import('./bullmq/open-bullmq.ts'); // loads slowly
  return openBullmq({ url: redisUrl, clock, ...more });
}
