/** What is left of the confidence in a figure that a witness speaks against. */
import { IN_DOUBT } from '../../../model/in-doubt.ts';
import { SURE_MARGIN } from './costs.ts';

/** Of a figure for which another cell would cost the same. */
const LEAST = 0.05;

/** By its margin: the nearer another print comes, the less; never more than where the margin alone would do. */
export function confidenceIn(margin: number): number {
  const share = Math.min(1, Math.max(0, margin / SURE_MARGIN));
  return Math.round((LEAST + (IN_DOUBT - LEAST) * share) * 100) / 100;
}
