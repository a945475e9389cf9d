/** The jobs, as the queue page shows them: those that want a person first. */

/** Of an input what the page shows. */
export interface QueueRow {
  readonly id: string;
  readonly state: string;
  readonly address: string;
  /** Of what went wrong; null: nothing. */
  readonly code: string | null;
  readonly title: string | null;
  readonly advice: string | null;
  readonly attempts: number;
  readonly records: number | null;
  /** ISO. */
  readonly next_attempt: string | null;
}

export type ReadQueue = (language: 'zh' | 'en') => Promise<readonly QueueRow[]>;

export interface QueuePage {
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
  readonly rows: readonly QueueRow[];
}

const order = ['dead', 'active', 'delayed', 'waiting', 'unknown', 'skipped', 'done'];

/** `state` null: all. */
export function queuePage(
  all: readonly QueueRow[],
  { state, offset, limit }: { readonly state: string | null; readonly offset: number; readonly limit: number },
): QueuePage {
  const byState = Map.groupBy(all, (row) => row.state);
  const counts = Object.fromEntries(order.map((name) => [name, byState.get(name)?.length ?? 0]));
  const rows = order
    .filter((name) => state === null || name === state)
    .flatMap((name) => troubledFirst(byState.get(name) ?? []));
  return { counts, total: rows.length, rows: rows.slice(offset, offset + limit) };
}

const troubledFirst = (rows: readonly QueueRow[]): readonly QueueRow[] =>
  rows.toSorted((a, b) => Number(a.code === null) - Number(b.code === null));
