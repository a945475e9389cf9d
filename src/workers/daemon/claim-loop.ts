/** Claims jobs as long as there is room for them, and waits when there is nothing to do. */
import type { Claim } from '../../queue/job.ts';
import type { Counts, Queue } from '../../queue/queue.ts';
import { isTrouble, type Trouble } from './trouble.ts';

export interface ClaimLoopDeps {
  readonly queue: Pick<Queue, 'claim' | 'counts' | 'nextRetry' | 'subscribe'>;
  readonly trouble: Trouble;
  readonly worker: string;
  readonly leaseMs: number;
  /** Jobs under a lease at a time: those that are read, and those whose lines wait for a commit. */
  readonly activeLimit: number;
  /** Jobs at a time whose document isn't read yet. */
  readonly unreadLimit: number;
  /** Nothing is claimed before there is room for so many: what is claimed together costs the queue no more than one job. */
  readonly leastRoom: number;
  /** Ends when no job is waiting, delayed or active anywhere. */
  readonly drain: boolean;
  /** What a drain still waits for: told when that changes, and once a minute. */
  readonly onWait: (wait: DrainWait) => void;
  /** Never rejects; calls `onRead` when the job no longer needs a parser. */
  readonly run: (claim: Claim, onRead: () => void) => Promise<void>;
}

/** How often an idle worker looks for delayed jobs whose time has come and for leases that ran out. */
const LOOK_EVERY_MS = 500;
const TELL_EVERY_MS = 60_000;

export interface DrainWait extends Pick<Counts, 'waiting' | 'delayed' | 'active'> {
  /** When the first delayed job is tried again, milliseconds since 1970. */
  readonly nextRetry: number | null;
}

export class ClaimLoop {
  readonly #deps: ClaimLoopDeps;
  #running = 0;
  #unread = 0;
  #isStopping = false;
  #turnedAt = performance.now();
  /** Something has changed since the last look. */
  #nudged = false;
  #told = '';
  #toldAt = 0;
  #wake: () => void = () => undefined;

  constructor(deps: ClaimLoopDeps) {
    this.#deps = deps;
  }

  get active(): number {
    return this.#running;
  }

  /** Milliseconds since the loop went round. */
  get idleMs(): number {
    return performance.now() - this.#turnedAt;
  }

  /** Claims nothing more; `run` resolves when what was claimed has ended. */
  stop(): void {
    this.#isStopping = true;
    this.#nudge();
  }

  /** Resolves when stopped, or drained. */
  async run(): Promise<void> {
    const unsubscribe = await this.#deps.trouble.insist(() => this.#deps.queue.subscribe(() => this.#nudge()));
    while (!this.#isStopping) {
      this.#turnedAt = performance.now();
      if (await this.#beginMore()) continue;
      if (this.#deps.drain && (await this.#isDrained())) break;
      else await this.#idle();
    }
    await unsubscribe().catch(() => undefined);
    while (this.#running > 0) await this.#idle();
  }

  #room(): number {
    const { activeLimit, unreadLimit, leastRoom } = this.#deps;
    const room = Math.min(activeLimit - this.#running, unreadLimit - this.#unread);
    return room < leastRoom ? 0 : room;
  }

  /** As many jobs as there is room for. False: there was none, or no room. */
  async #beginMore(): Promise<boolean> {
    const { queue, worker, leaseMs, trouble } = this.#deps;
    const asking = Array.from({ length: this.#room() }, () => queue.claim(worker, leaseMs));
    const asked = await Promise.allSettled(asking);
    const claims = asked.flatMap((one) => (one.status === 'fulfilled' && one.value !== null ? [one.value] : []));
    claims.forEach((claim) => this.#begin(claim));
    try {
      await Promise.all(asking);
      if (claims.length > 0) trouble.over();
    } catch (error) {
      if (!isTrouble(error)) throw error;
      await trouble.sit(error);
    }
    return claims.length > 0;
  }

  #begin(claim: Claim): void {
    let isUnread = true;
    const onRead = (): void => {
      if (!isUnread) return;
      isUnread = false;
      this.#unread -= 1;
      this.#nudge();
    };
    this.#running += 1;
    this.#unread += 1;
    void this.#deps.run(claim, onRead).finally(() => {
      onRead();
      this.#running -= 1;
      this.#nudge();
    });
  }

  async #isDrained(): Promise<boolean> {
    if (this.#running > 0) return false;
    try {
      const counts = await this.#deps.queue.counts();
      if (isEmpty(counts)) return true;
      await this.#tellWait(counts);
      return false;
    } catch (error) {
      if (!isTrouble(error)) throw error;
      await this.#deps.trouble.sit(error);
      return false;
    }
  }

  async #tellWait({ waiting, delayed, active }: Counts): Promise<void> {
    const nextRetry = delayed === 0 ? null : await this.#deps.queue.nextRetry();
    const words = [waiting, delayed, active, nextRetry].join();
    if (words === this.#told && performance.now() - this.#toldAt < TELL_EVERY_MS) return;
    this.#told = words;
    this.#toldAt = performance.now();
    this.#deps.onWait({ waiting, delayed, active, nextRetry });
  }

  #nudge(): void {
    this.#nudged = true;
    this.#wake();
  }

  /** Until something changes, or it is time to look again. */
  async #idle(): Promise<void> {
    if (!this.#nudged) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY_MS);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#nudged = false;
  }
}

const isEmpty = ({ waiting, delayed, active }: Counts): boolean => waiting + delayed + active === 0;
