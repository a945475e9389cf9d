/**
 * At most one request in flight and a gap between two for each site, across all workers. Engines that reach over processes
 * belong to the queue; this one holds within a process.
 */

export type Hold =
  /** `hold` names it, for `release`. */
  { readonly granted: true; readonly hold: string } | { readonly granted: false; readonly waitMs: number };

export interface SitePace {
  /** Asks for a site's turn. It ends by `release` or when the lease runs out; then `minGapMs` must pass. `waitMs` is when to ask again. `claimed`: the turn was taken under this name before. */
  readonly hold: (site: string, worker: string, leaseMs: number, minGapMs: number, claimed?: string) => Promise<Hold>;
  /** The turn ends `leaseMs` from now. False if it has run out or was given back: another may have it. */
  readonly extend: (site: string, hold: string, leaseMs: number) => Promise<boolean>;
  /** Gives the turn back; nobody gets it before the gap is over and `notBefore` (milliseconds since 1970) is reached. */
  readonly release: (site: string, notBefore: number, hold?: string) => Promise<void>;
}

interface Turn {
  readonly hold: string;
  readonly gapMs: number;
  /** Null once it was given back. */
  readonly leaseUntil: number | null;
  readonly freeFrom: number;
}

/** How often a taken site is asked for again: nothing says when its holder will be done. */
const POLL_MS = 100;
const SITES_BEFORE_SWEEP = 10_000;

/** `now`: milliseconds since 1970 that never go back. */
export function createLocalPace(now: () => number = () => performance.timeOrigin + performance.now()): SitePace {
  const turns = new Map<string, Turn>();
  let holds = 0;
  const sweep = (at: number): void => {
    for (const [site, turn] of turns) if (waitFor(turn, at) <= 0) turns.delete(site);
  };
  return {
    hold: (site, worker, leaseMs, gapMs) => {
      const at = now();
      const turn = turns.get(site);
      const waitMs = turn === undefined ? 0 : waitFor(turn, at);
      if (waitMs > 0) return Promise.resolve({ granted: false, waitMs: Math.ceil(waitMs) });
      if (turns.size > SITES_BEFORE_SWEEP) sweep(at);
      const hold = `${worker}#${++holds}`;
      turns.set(site, { hold, gapMs, leaseUntil: at + leaseMs, freeFrom: at });
      return Promise.resolve({ granted: true, hold });
    },
    extend: (site, hold, leaseMs) => {
      const turn = turns.get(site);
      const isMine = turn?.hold === hold && turn.leaseUntil !== null;
      if (isMine) turns.set(site, { ...turn, leaseUntil: now() + leaseMs });
      return Promise.resolve(isMine);
    },
    release: (site, notBefore, hold) => {
      const turn = turns.get(site);
      const freeFrom = Math.max(notBefore, now() + (turn?.gapMs ?? 0));
      // A lease that ran out may be another's turn by now.
      if (turn !== undefined && (hold === undefined || turn.hold === hold))
        turns.set(site, { ...turn, leaseUntil: null, freeFrom });
      return Promise.resolve();
    },
  };
}

function waitFor({ leaseUntil, freeFrom, gapMs }: Turn, at: number): number {
  if (leaseUntil === null) return freeFrom - at;
  return leaseUntil > at ? Math.min(POLL_MS, leaseUntil - at) : leaseUntil + gapMs - at;
}
