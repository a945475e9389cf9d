/** Politeness across all workers and processes: at most one request in flight for a site, and a gap between two. */

export type Hold =
  | {
      readonly granted: true;
      /** Names this hold; needed by `release` only where one process may hold a site again before its first hold was released. */
      readonly hold: string;
    }
  | {
      readonly granted: false;
      /** Ask again after this many milliseconds, at least 1: sooner may be of no use, and another may be faster. */
      readonly waitMs: number;
    };

export interface SitePace {
  /**
   * Asks to send one request to a registrable domain. A hold that isn't released ends after `leaseMs`.
   * The site is free again `minGapMs` after `release`, counted from the end of the request: so the server, too, sees the gap.
   */
  readonly hold: (
    site: string,
    worker: string,
    leaseMs: number,
    minGapMs: number,
    /** Token of the lease on a job of this site: its claim took the site's turn, which this hold goes on with. */
    claimed?: string,
  ) => Promise<Hold>;
  /** The hold ends `leaseMs` from now. False if it has run out or was released: another may have the site. */
  readonly extend: (site: string, hold: string, leaseMs: number) => Promise<boolean>;
  /**
   * The request is over. `notBefore` (milliseconds since 1970) is the earliest next request that the site asked for
   * (Retry-After); the gap holds in any case. A hold that has run out changes nothing but a later `notBefore`.
   */
  readonly release: (site: string, notBefore: number, hold?: string) => Promise<void>;
}
