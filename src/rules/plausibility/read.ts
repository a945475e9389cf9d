/** What the rules of plausibility have in common: reading several figures, and asking what the sums say of one. */
import { allColumns } from '../../forms/catalogue.ts';
import { remembered } from '../../shapes/remembered.ts';
import type { Facts } from '../facts.ts';
import { notAssessable, type Outcome } from '../rule.ts';
import { isNumber, numberAt } from '../sums.ts';

/**
 * One instance: `judge` on the numbers at `codes`, not assessable without one of them. Nothing where the report's tables
 * have no such cells.
 */
export function* readFigures(
  { report, codes: inForce }: Facts,
  codes: readonly string[],
  judge: (values: readonly number[]) => Outcome,
): Iterable<Outcome> {
  if (!codes.every((code) => inForce.has(code))) return;
  const values = codes.map((code) => numberAt(report, code)).filter(isNumber);
  yield values.length === codes.length ? judge(values) : notAssessable;
}

/** The value of a figure; null where it shows no number, is in doubt or isn't there. */
export const figureAt = ({ report }: Facts, code: string): number | null => numberAt(report, code);

/** Whether no sum that the figure is part of fails, as far as they can be checked. False for a figure without any. */
export function isProvedBySums({ sums }: Facts, code: string): boolean {
  const own = sums.filter(({ equality: { left, right } }) => left.includes(code) || right.includes(code));
  return own.length > 0 && own.every(({ status }) => status !== 'fail');
}

/** Codes of a row of table three, in the order of its columns. */
export const codesOfRow: (row: string) => readonly string[] = remembered((row) =>
  allColumns.applications.map(({ key }) => `applications.${row}.${key}`),
);

export const percentOf = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);

/** Of the codes those that have a number above zero. */
export const positive = (facts: Facts, codes: readonly string[]): readonly string[] =>
  codes.filter((code) => (figureAt(facts, code) ?? 0) > 0);
