/**
 * Figures of a report that don't follow from one another: what it would take to be equal to another report by chance. One request
 * that is granted gives six equal cells by itself, and is one figure here.
 */
import { applicants } from '../../forms/applications.ts';
import type { TableName } from '../../model/report.ts';
import type { Digest } from './digest.ts';

type Figures = Digest['figures'];

/** Figures that stand still from year to year by nature, and stocks that follow from flows. */
const STANDING = /\.(?:in_force|total_disclosed|items_previous_year)$/u;

const positive = (value: number | null | undefined): value is number => typeof value === 'number' && value > 0;

const disclosed = (figures: Figures): readonly number[] =>
  Object.entries(figures)
    .filter(([code]) => code.startsWith('disclosure.') && !STANDING.test(code))
    .map(([, value]) => value)
    .filter(positive);

/** Of each kind of applicant all but the largest: what came in is what was done and what is left. */
function applications(figures: Figures): readonly number[] {
  const inner = Object.entries(figures).filter(
    ([code]) => code.startsWith('applications.') && !code.includes('outcomes.total'),
  );
  return applicants
    .filter(({ key }) => key !== 'total')
    .flatMap(({ key }) =>
      inner
        .filter(([code]) => code.endsWith(`.${key}`) && !code.endsWith(`other_handling.${key}`))
        .map(([, value]) => value)
        .filter(positive)
        .toSorted((left, right) => right - left)
        .slice(1),
    );
}

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
  const codes = new Set([...Object.keys(one), ...Object.keys(other)].filter((code) => code.startsWith(`${table}.`)));
  return codes.size > 0 && [...codes].every((code) => one[code] === other[code]);
}
