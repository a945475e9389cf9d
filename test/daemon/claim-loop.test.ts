import { expect, it } from 'vitest';
import type { Claim } from '../../src/queue/job.ts';
import { QueueError } from '../../src/queue/queue-error.ts';
import { ClaimLoop } from '../../src/workers/daemon/claim-loop.ts';
import { Trouble } from '../../src/workers/daemon/trouble.ts';

const claimOf = (id: string): Claim => ({
  job: {
    ...{ id, uri: `file:${id}`, hints: {}, follow: 'none', foundOn: null, site: null },
    ...{ enqueuedAt: 0, round: 1, attempts: 0, crashes: 0, abandoned: 0 },
  },
  lease: { jobId: id, token: id },
});

interface Answers {
  readonly jobs: number;
  /** Which of the claims fail, counted from 0. */
  readonly failing?: readonly number[];
}

/** A loop over a queue that gives `jobs` jobs; each is read in a moment and ends a little later. */
function loopOver({ jobs, failing = [] }: Answers) {
  const groups: number[] = [];
  const ran: string[] = [];
  let [asked, given, active] = [0, 0, 0];
  let isSameTurn = false;
  const claim = (): Promise<Claim | null> => {
    if (!isSameTurn) groups.push(0);
    isSameTurn = true;
    queueMicrotask(() => (isSameTurn = false));
    groups[groups.length - 1]! += 1;
    if (failing.includes(asked++)) return Promise.reject(new QueueError('queue.unavailable', 'away'));
    if (given === jobs) return Promise.resolve(null);
    active += 1;
    return Promise.resolve(claimOf(String(given++)));
  };
  const sat: Error[] = [];
  const trouble = new Trouble({
    pause: () => Promise.resolve(),
    stopping: () => false,
    onTrouble: (error) => sat.push(error),
    onRecovered: () => undefined,
  });
  const counts = { waiting: 0, delayed: 0, done: 0, dead: 0, skipped: 0 };
  const loop = new ClaimLoop({
    queue: {
      claim,
      counts: () => Promise.resolve({ ...counts, active: active + jobs - given }),
      nextRetry: () => Promise.resolve(null),
      subscribe: () => Promise.resolve(() => Promise.resolve()),
    },
    ...{ trouble, worker: 'one', leaseMs: 1000, activeLimit: 12, unreadLimit: 6, leastRoom: 4, drain: true },
    onWait: () => undefined,
    run: async ({ job }, onRead) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      onRead();
      await new Promise((resolve) => setTimeout(resolve, 1));
      ran.push(job.id);
      active -= 1;
    },
  });
  return { loop, groups, ran, sat };
}

it('claims in groups, never more than there is room for, and each job once', async () => {
  const { loop, groups, ran } = loopOver({ jobs: 50 });
  await loop.run();
  expect(new Set(ran).size).toBe(50);
  expect(ran).toHaveLength(50);
  expect(groups.every((size) => size >= 4 && size <= 6)).toBe(true);
});

it('runs what it got beside a claim that failed, and goes on', async () => {
  const { loop, ran, sat } = loopOver({ jobs: 20, failing: [1, 7, 8] });
  await loop.run();
  expect(new Set(ran).size).toBe(20);
  expect(sat.map(({ message }) => message.includes('away'))).toEqual([true, true]);
});
