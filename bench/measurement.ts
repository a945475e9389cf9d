/** What a measuring child is told and what it tells back, in JSON; the Python peers speak it too. */

export interface Task {
  readonly subject: string;
  readonly files: readonly string[];
}

/** A pass over the files: before anything counts, so that compiled code and caches are warm, or one that counts. */
export type Pass = 'warm' | 'measure';

export interface Measured {
  /** By file, in the task's order: medians over the passes. */
  readonly documents: readonly { readonly file: string; readonly wallMs: number; readonly cpuMs: number }[];
  readonly passes: number;
  /** The largest resident size that the process ever had. */
  readonly peakBytes: number;
}

/** A peer that isn't there answers with the reason. */
export type Answer = Measured | { readonly missing: string };

export const leastPasses = 3;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
