/** How a figure that nobody would believe is planted into a likely report. */
import type { LikelyReport } from '../likely-figures.ts';
import type { OrganKindName } from '../made-up/organs.ts';
import type { Random } from '../made-up/random.ts';

export const decisions = (row: string): string => `disclosure.${row}.decisions`;
export const documents = (column: string): string => `disclosure.normative_documents.${column}`;
export const rules = (column: string): string => `disclosure.rules.${column}`;
export const requests = (row: string, column = 'total'): string => `applications.${row}.${column}`;
export const fee = 'disclosure.fees.amount_wan_cny';
export const classes = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other'];
export const procedures = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'];

export interface Fault {
  readonly name: string;
  readonly kind: OrganKindName;
  /** The figures that are printed instead; null where this report doesn't lend itself to the fault. */
  readonly plant: (figures: Readonly<Record<string, number>>, random: Random, report: LikelyReport) => Planted | null;
}

export interface Planted {
  readonly changed: Readonly<Record<string, number>>;
  /** First cell of the finding that has to be there; null: one that speaks of the report. */
  readonly cell: string | null;
  readonly atLeast?: 'info';
}

export const at = (figures: Readonly<Record<string, number>>, code: string): number => figures[code] ?? 0;

/** One figure that is printed otherwise. */
export const printed = (code: string, value: number, atLeast?: 'info'): Planted => ({
  changed: { [code]: value },
  cell: code,
  ...(atLeast !== undefined && { atLeast }),
});

/** A row of table three and its whole way through the table: received, granted, closed. */
export const grantedAll = (column: string, count: number): Readonly<Record<string, number>> =>
  Object.fromEntries(
    ['received', 'outcomes.granted', 'outcomes.total'].flatMap((row) =>
      [column, 'total'].map((key) => [requests(row, key), count]),
    ),
  );

/** The same value in all of these cells. */
export const filled = (codes: readonly string[], value: number): Readonly<Record<string, number>> =>
  Object.fromEntries(codes.map((code) => [code, value]));

export const noRequests = (figures: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.keys(figures)
      .filter((code) => code.startsWith('applications.'))
      .map((code) => [code, 0]),
  );

export const tenfold = (kind: OrganKindName, code: string, times: number): Fault => ({
  name: `${code} ${times} times as large, ${kind}`,
  kind,
  plant: (figures) => (at(figures, code) < 1 ? null : printed(code, at(figures, code) * times)),
});

export const valueAt = (
  name: string,
  kind: OrganKindName,
  code: string,
  value: (random: Random) => number,
  atLeast?: 'info',
): Fault => ({
  name,
  kind,
  plant: (_, random) => printed(code, value(random), atLeast),
});
