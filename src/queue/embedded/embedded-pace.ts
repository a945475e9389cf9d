import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Hold, SitePace } from '../site-pace.ts';
import { promised } from './promised.ts';
import type { Sql, Store } from './store.ts';

const place = `
  INSERT OR REPLACE INTO sites (site, hold, worker, gap_ms, free) VALUES (:site, :hold, :worker, :gap, :free)`;

const prolong = 'UPDATE sites SET free = max(free, :free) WHERE site = :site AND hold = :hold';

/** Where no gap is asked for and the site is held. */
const SHORTEST_WAIT_MS = 50;

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** `sites.free`: when the site may be asked again, in steady milliseconds: the end of a lease, or of a gap after one. */
export function embeddedPace(store: Store, clock: Clock): SitePace {
  /** The hold that each site was last given to this process under. */
  const latest = new Map<string, string>();

  const take = (sql: Sql, site: string, worker: string, leaseMs: number, minGapMs: number, claimed?: string): Hold => {
    const now = clock.steady();
    const known = sql('SELECT hold, gap_ms, free FROM sites WHERE site = ?').get(site);
    const free = number(known?.['free']);
    const isClaimed = claimed !== undefined && known?.['hold'] === claimed;
    if (free > now && !isClaimed) {
      // A lease is mostly given back long before its end.
      const soon = known?.['hold'] === null ? free - now : Math.min(free - now, Math.max(minGapMs, SHORTEST_WAIT_MS));
      return { granted: false, waitMs: Math.ceil(soon) };
    }
    const hold = randomUUID();
    sql(place).run({ site, hold, worker, gap: minGapMs, free: now + Math.max(leaseMs, minGapMs) });
    return { granted: true, hold };
  };

  const give = (sql: Sql, site: string, hold: string, notBefore: number): void => {
    const row = sql('SELECT hold, gap_ms, free FROM sites WHERE site = ?').get(site);
    if (row === undefined) return;
    const now = clock.steady();
    const asked = now + Math.max(0, notBefore - clock.now());
    const mine = row['hold'] === hold;
    const free = Math.ceil(mine ? Math.max(now + number(row['gap_ms']), asked) : Math.max(number(row['free']), asked));
    sql('UPDATE sites SET free = ?, hold = CASE ? WHEN 1 THEN NULL ELSE hold END WHERE site = ?').run(
      free,
      Number(mine),
      site,
    );
  };

  return {
    hold: async (site, worker, leaseMs, minGapMs, claimed) => {
      const held = await promised(() => store.write((sql) => take(sql, site, worker, leaseMs, minGapMs, claimed)));
      if (held.granted) latest.set(site, held.hold);
      return held;
    },
    extend: (site, hold, leaseMs) =>
      promised(() =>
        store.write((sql) => sql(prolong).run({ site, hold, free: clock.steady() + leaseMs }).changes === 1),
      ),
    release: async (site, notBefore, hold) => {
      const released = hold ?? latest.get(site);
      if (released === undefined) return;
      await promised(() => {
        store.write((sql) => give(sql, site, released, notBefore));
      });
      if (latest.get(site) === released) latest.delete(site);
    },
  };
}
