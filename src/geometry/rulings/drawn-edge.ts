import { SAME_BOUNDARY_PT } from './lattice.ts';
import type { Ruling } from '../marks/marks.ts';

/** Whether one of the lines, all of one axis, runs at a position and past a point along it. */
export function isDrawn(lines: readonly Ruling[], at: number, along: number): boolean {
  return lines.some((line) => Math.abs(line.at - at) <= 2 * SAME_BOUNDARY_PT && line.from <= along && line.to >= along);
}
