import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { Queue } from '../queue.ts';
import { DEFAULT_ATTEMPT_LIMIT } from '../queue.ts';
import type { Schedules } from '../schedules.ts';
import type { SitePace } from '../site-pace.ts';
import { embeddedPace } from './embedded-pace.ts';
import { embeddedSchedules } from './embedded-schedules.ts';
import { embeddedQueue } from './embedded-queue.ts';
import { openDatabase } from './open-database.ts';
import { Store } from './store.ts';

const FILE_NAME = 'queue.sqlite';

export interface EmbeddedOptions {
  /** The data folder; made if missing. */
  readonly folder: string;
  readonly clock: Clock;
  readonly attemptLimit?: number;
  /** How the file is opened, where it isn't as usual. */
  readonly open?: (path: string, clock: Clock) => DatabaseSync;
}

/** The queue and the pace of sites in one file of the data folder. Fails with `QueueError` if it can't be opened now. */
export function openEmbedded(options: EmbeddedOptions): {
  readonly queue: Queue;
  readonly pace: SitePace;
  readonly schedules: Schedules;
} {
  const { folder, clock, attemptLimit = DEFAULT_ATTEMPT_LIMIT, open = openDatabase } = options;
  const path = join(folder, FILE_NAME);
  const store = new Store(path, () => open(path, clock));
  store.version();
  return {
    queue: embeddedQueue({ store, clock, attemptLimit }),
    pace: embeddedPace(store, clock),
    schedules: embeddedSchedules(store, clock),
  };
}
