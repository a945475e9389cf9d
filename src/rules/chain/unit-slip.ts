/** 元 for 万元: the fee of one year against the next (docs/rules.md, plausibility.fee-unit). */

export const FEE = 'disclosure.fees.amount_wan_cny';

/** Ten thousand times, give or take what an honest year changes beside. */
const LEAST_TIMES = 2500;
const MOST_TIMES = 40_000;

/** Two years' fees of which one is in 元. */
export function isUnitSlip(code: string, now: number, before: number): boolean {
  if (code !== FEE || now <= 0 || before <= 0) return false;
  const times = Math.max(now, before) / Math.min(now, before);
  return times >= LEAST_TIMES && times <= MOST_TIMES;
}
