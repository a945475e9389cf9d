/** Whether the sums of the form hold as printed. */
import type { Equality } from '../forms/form.ts';
import type { Figure, Report } from '../model/report.ts';
import { type Decimal, subtract, sum } from './decimal.ts';
import type { Layout } from './layout.ts';

export type SumStatus = 'pass' | 'fail' | 'not-assessable';

export interface CheckedSum {
  readonly layout: Layout;
  readonly equality: Equality;
  /** Index in the layout's equalities. */
  readonly index: number;
  readonly status: SumStatus;
}

/** The value of a figure that can be an operand: a number about which there is no doubt. */
export function numberAt(report: Report, code: string): number | null {
  const figure = report.figures[code];
  return figure?.state === 'number' ? figure.value : null;
}

/** Sums of as many as 22 operands below this stay below 2^53. */
const QUICK_LIMIT = 4e14;

/** The value where plain numbers add it up exactly, else NaN. */
function quickValue(figure: Figure | undefined): number {
  if (figure?.state !== 'number' || figure.value === null) return NaN;
  return Number.isInteger(figure.value) && Math.abs(figure.value) < QUICK_LIMIT ? figure.value : NaN;
}

function quickSum(values: readonly number[], places: readonly number[]): number {
  let total = 0;
  for (const place of places) total += values[place] ?? NaN;
  return total;
}

export const isNumber = (value: number | null): value is number => value !== null;

/** Σ left − Σ right, null where an operand is missing. */
export function residualOf(report: Report, { left, right }: Equality): Decimal | null {
  const values = [left, right].map((codes) => codes.map((code) => numberAt(report, code)));
  const [plus = [], minus = []] = values.map((side) => side.filter(isNumber));
  if (plus.length !== left.length || minus.length !== right.length) return null;
  return subtract(sum(plus), sum(minus));
}

function statusOf(report: Report, equality: Equality, quick: number): SumStatus {
  if (quick === 0) return 'pass';
  const residual = residualOf(report, equality);
  if (residual === null) return 'not-assessable';
  return residual.units === 0n ? 'pass' : 'fail';
}

/** `figures`: the table's, in the order of the layout's codes. */
export function checkSums(
  report: Report,
  layout: Layout,
  figures: readonly (Figure | undefined)[],
): readonly CheckedSum[] {
  const values = figures.map(quickValue);
  return layout.indexed.map(({ equality, left, right }, index) => {
    const status = statusOf(report, equality, quickSum(values, left) - quickSum(values, right));
    return { layout, equality, index, status };
  });
}
