/** The turns at sites that one visit has: taken at its first request to a site, kept over hops and pages, given back at its end. */
import { FetchError } from '../fetch-error.ts';
import type { SitePace } from './site-pace.ts';

export interface TurnSettings {
  readonly pace: SitePace;
  /** Tells this worker from all others. */
  readonly worker: string;
  /** A turn that isn't prolonged ends after this: so long a site rests when its worker was killed. */
  readonly leaseMs: number;
  /** Longer than this nobody waits for a turn that another has: the job goes back to the queue. */
  readonly maxWaitMs: number;
  /** Resolves after so many milliseconds, rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Turn {
  readonly hold: string;
  /** When the next request may go out. */
  readonly readyAt: number;
}

/** Two of them may fail before the turn is over. */
const BEATS_A_LEASE = 3;
/** Longer than any gap that robots.txt may ask for: a site that wants to rest so long is left alone. */
const MAX_KEPT_WAIT_MS = 90_000;

export class KeptTurns {
  readonly #settings: TurnSettings;
  /** Token of the job's lease, whose claim took the turn at the job's own site. */
  readonly #claimed: string | undefined;
  readonly #turns = new Map<string, Turn>();
  readonly #beat: NodeJS.Timeout;

  constructor(settings: TurnSettings, claimed?: string) {
    this.#settings = settings;
    this.#claimed = claimed;
    this.#beat = setInterval(() => this.#prolong(), settings.leaseMs / BEATS_A_LEASE).unref();
  }

  /** Resolves when a request to the site may go out. Errors: `fetch.site-busy`. */
  async take(site: string, gapMs: number, url: URL): Promise<void> {
    if (await this.#isStillMine(site, url)) return;
    const { pace, worker, leaseMs, maxWaitMs, sleep, signal, now } = this.#settings;
    for (let waitedMs = 0; ;) {
      signal?.throwIfAborted();
      const hold = await pace.hold(site, worker, leaseMs, gapMs, this.#claimed);
      if (hold.granted) {
        this.#turns.set(site, { hold: hold.hold, readyAt: now() });
        return;
      }
      if (waitedMs + hold.waitMs > maxWaitMs) throw busy(site, url, hold.waitMs);
      await sleep(hold.waitMs, signal);
      waitedMs += hold.waitMs;
    }
  }

  async #isStillMine(site: string, url: URL): Promise<boolean> {
    const { pace, leaseMs, sleep, signal, now } = this.#settings;
    const turn = this.#turns.get(site);
    if (turn === undefined) return false;
    const waitMs = turn.readyAt - now();
    if (waitMs > MAX_KEPT_WAIT_MS) throw busy(site, url, waitMs);
    if (waitMs > 0) await sleep(waitMs, signal);
    if (await pace.extend(site, turn.hold, leaseMs)) return true;
    this.#turns.delete(site);
    return false;
  }

  /** A request is over; the next may go out after so many milliseconds. */
  rest(site: string, waitMs: number): void {
    const turn = this.#turns.get(site);
    if (turn !== undefined) this.#turns.set(site, { ...turn, readyAt: this.#settings.now() + waitMs });
  }

  /** Gives everything back. What the queue can't take for now runs out by itself. */
  async end(): Promise<void> {
    clearInterval(this.#beat);
    const turns = [...this.#turns];
    this.#turns.clear();
    await Promise.allSettled(
      turns.map(([site, { hold, readyAt }]) => this.#settings.pace.release(site, readyAt, hold)),
    );
  }

  #prolong(): void {
    const { pace, leaseMs } = this.#settings;
    for (const [site, { hold }] of this.#turns) void pace.extend(site, hold, leaseMs).catch(() => undefined);
  }
}

const busy = (site: string, url: URL, waitMs: number): FetchError =>
  new FetchError('fetch.site-busy', `${site} 正由其他任务访问 | ${site} is in use by others`, {
    url: url.href,
    retryAfterMs: waitMs,
  });
