/** What of each narrative is its organ's own: what many organs of a place share is a template, and says nothing of copying. */
import type { AuditStore } from './audit-store.ts';

/** From so many organs on, and so large a share of those of the place. */
const LEAST_SHARERS = 3;
const SHARED_BY = 0.2;

/** Larger places are judged by every n-th report, so that memory stays flat. */
const MOST_COUNTED = 4000;

export function keepOwnWords(store: AuditStore): void {
  for (const { place, year, count } of store.places()) {
    if (count < LEAST_SHARERS) continue;
    const step = Math.ceil(count / MOST_COUNTED);
    const shared = sharedShingles(store, place, year, step);
    if (shared.size === 0) continue;
    for (const { id, words } of store.ofPlace(place, year)) {
      const own = words.all.filter((shingle) => !shared.has(shingle));
      if (own.length < words.all.length) store.setOwnWords(id, own);
    }
  }
}

function sharedShingles(store: AuditStore, place: string, year: number, step: number): ReadonlySet<number> {
  const counts = new Map<number, number>();
  let [index, counted] = [0, 0];
  const organs = new Set<string>();
  for (const { organ, words } of store.ofPlace(place, year)) {
    index += 1;
    // A second document of an organ is no second organ.
    if (index % step !== 0 || organ === null || organs.has(organ)) continue;
    organs.add(organ);
    counted += 1;
    for (const shingle of words.all) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  const enough = Math.max(LEAST_SHARERS, counted * SHARED_BY);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([shingle]) => shingle));
}
