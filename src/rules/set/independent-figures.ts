/**
 * Figures of a report that don't follow from one another: what it would take to be equal to another report by chance. One request
 * that is granted gives six equal cells by itself, and is one figure here.
 */
import { summedColumns } from '../../forms/catalogue.ts';
import type { TableName } from '../../model/report.ts';
import type { Digest } from './digest.ts';

type Figures = Digest['figures'];

/** Figures that stand still from year to year by nature, and stocks that follow from flows. */
const STANDING = /\.(?:in_force|total_disclosed|items_previous_year)$/u;

const positive = (value: number | null | undefined): value is number => typeof value === 'number' && value > 0;

function disclosed(figures: Figures): readonly number[] {
  const values: number[] = [];
  for (const [code, value] of Object.entries(figures))
    if (positive(value) && code.startsWith('disclosure.') && !STANDING.test(code)) values.push(value);
  return values;
}

/** Of each kind of applicant all but the largest: what came in is what was done and what is left. */
function applications(figures: Figures): readonly number[] {
  const byApplicant = new Map<string, number[]>(kinds.map((kind) => [kind, []]));
  for (const [code, value] of Object.entries(figures)) {
    if (!positive(value) || !code.startsWith('applications.') || code.includes('outcomes.total')) continue;
    byApplicant.get(code.slice(code.lastIndexOf('.') + 1))?.push(value);
  }
  return [...byApplicant.values()].flatMap((values) => values.toSorted((left, right) => right - left).slice(1));
}

const kinds = summedColumns.applications;

export const independentFigures = (figures: Figures, table: TableName): readonly number[] => {
  if (table === 'disclosure') return disclosed(figures);
  return table === 'applications' ? applications(figures) : [];
};

/** How much an honest figure differs from year to year beside its chance, as a share. */
const SPREAD = 0.15;

/**
 * Powers of ten against one organ having the same figures in two years by chance: each figure is about as large as the year
 * before, and its chance to be the very same falls with its size.
 */
export const evidenceOfRepetition = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum - Math.log10(chanceOfSame(value)), 0);

const chanceOfSame = (value: number): number =>
  Math.min(0.5, 1 / (2 * Math.sqrt(Math.PI * (value + (SPREAD * value) ** 2))));

/** As above for two organs: how large a figure is differs from organ to organ, so each size has its share. */
export const evidenceOfCopy = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + 0.7 + Math.log10(Math.max(1, value)), 0);

/** Both show the same in every cell of the table that either has. */
export function isSameTable(one: Figures, other: Figures, table: TableName): boolean {
  const isOf = (code: string): boolean => code.startsWith(`${table}.`);
  let hasCells = false;
  for (const code in one) {
    if (!isOf(code)) continue;
    if (one[code] !== other[code]) return false;
    hasCells = true;
  }
  for (const code in other) if (isOf(code) && one[code] === undefined) return false;
  return hasCells;
}
