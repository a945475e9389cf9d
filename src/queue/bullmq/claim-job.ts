import { randomUUID } from 'node:crypto';
import type { Claim } from '../job.ts';
import type { Engine } from './engine.ts';
import { isLost } from './redis-error.ts';
import { askScheduled } from './redis-schedules.ts';
import { mayBeUnreadable, setAside, setUnreadableAside } from './set-aside.ts';
import { isTick, jobFrom, type Stored, unreadableReason } from './stored-job.ts';

/** Jobs of busy sites put aside in one claim, at two round trips each, before it is left to the next one. */
const PUT_ASIDE_AT_MOST = 300;

/** BullMQ can't look past a job, so one whose site is busy is delayed until its turn may come. */
async function putAside({ link, clock, aside }: Engine, stored: Stored, token: string, waitMs: number): Promise<void> {
  try {
    await link.run(() => Promise.all([aside.add(stored.id ?? ''), stored.moveToDelayed(clock.now() + waitMs, token)]));
  } catch (error) {
    if (!isLost(error)) throw error;
  }
}

/** A job that can't be read keeps nobody from the others: it is set aside, and the next one is asked for. */
async function nextReadable(engine: Engine, token: string): Promise<Stored | undefined> {
  for (;;) {
    const stored = await nextJob(engine, token).catch(async (error: unknown) => {
      if (!mayBeUnreadable(error)) throw error;
      const count = await engine.link.run(() => setUnreadableAside(engine));
      if (count === 0) throw error;
      return null;
    });
    const reason = stored === null || stored === undefined ? null : unreadableReason(stored);
    if (stored !== null && reason === null) return stored;
    if (stored?.id !== undefined && reason !== null) {
      const { id } = stored;
      await engine.link.run(() => setAside(engine, id, reason));
    }
  }
}

/** A job that comes after we gave up waiting is given back, or nobody would have it until its lock is over. */
async function nextJob({ link, worker }: Engine, token: string): Promise<Stored | undefined> {
  let coming: Promise<Stored | undefined> = Promise.resolve(undefined);
  try {
    return await link.run(() => (coming = worker.getNextJob(token, { block: false })));
  } catch (error) {
    void coming.then((late) => late?.moveToWait(token)).catch(() => undefined);
    throw error;
  }
}

export interface Claimed {
  readonly claim: Claim;
  readonly stored: Stored;
}

export async function claimJob(engine: Engine, leaseMs: number): Promise<Claimed | null> {
  // Not awaited one by one: thousands of jobs of one busy site would keep all others waiting.
  const aside: Promise<void>[] = [];
  try {
    return await claimFree(engine, leaseMs, (putting) => aside.push(putting));
  } finally {
    await Promise.all(aside);
  }
}

async function claimFree(
  engine: Engine,
  leaseMs: number,
  onAside: (putting: Promise<void>) => void,
): Promise<Claimed | null> {
  const { link, pace } = engine;
  for (let tried = 0; tried < PUT_ASIDE_AT_MOST; tried += 1) {
    const token = randomUUID();
    const stored = await nextReadable(engine, token);
    if (stored === undefined) return null;
    if (isTick(stored)) {
      await askScheduled(engine, stored, token);
      continue;
    }
    const job = jobFrom(stored, 'active');
    const waitMs = job.site === null ? 0 : await pace.slot(job.site, token, leaseMs);
    if (waitMs === 0) {
      await link.run(() => engine.aside.remove(job.id));
      if (leaseMs !== engine.lockMs) await link.run(() => stored.extendLock(token, leaseMs));
      return { claim: { job, lease: { jobId: job.id, token } }, stored };
    }
    onAside(putAside(engine, stored, token, waitMs));
  }
  return null;
}
