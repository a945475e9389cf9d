/** What is usual among organs of one kind: zeros apart, the rest by median and spread of log(1 + v). */

export interface PeerStatistics {
  /** Peers that show a number. */
  readonly count: number;
  /** Those that show more than zero, ascending. */
  readonly positive: readonly number[];
  /** Of log(1 + v) over the positive ones. */
  readonly centre: number;
  readonly spread: number;
}

/** The median absolute deviation of a normal distribution times this is its standard deviation. */
const MAD_TO_DEVIATION = 1.4826;
/** Peers that agree by chance are no closer than this: a third more or less is usual everywhere. */
const LEAST_SPREAD = 0.35;

/** `values`: of all peers, in any order. */
export function peerStatistics(values: readonly number[]): PeerStatistics {
  const positive = values.filter((value) => value > 0).toSorted((one, other) => one - other);
  const logs = positive.map(Math.log1p);
  const centre = middle(logs);
  const deviations = logs.map((log) => Math.abs(log - centre)).toSorted((one, other) => one - other);
  return {
    count: values.length,
    positive,
    centre,
    spread: Math.max(LEAST_SPREAD, MAD_TO_DEVIATION * middle(deviations)),
  };
}

/** Of sorted numbers; 0 where there are none. */
export function middle(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

export const deviationOf = ({ centre, spread }: PeerStatistics, value: number): number =>
  (Math.log1p(value) - centre) / spread;

/** The largest and the smallest that aren't themselves far off. */
export function usualRange(statistics: PeerStatistics, far: number): readonly [least: number, most: number] {
  const usual = statistics.positive.filter((value) => Math.abs(deviationOf(statistics, value)) <= far);
  return [usual[0] ?? 0, usual.at(-1) ?? 0];
}
