import type { MadeUpReport } from './report.ts';

/** By code: the text that a cell prints instead, and the figure that is then to be read. */
export type Alterations = Readonly<Record<string, readonly [printed: string, value: number | null]>>;

/** The report with other text in some cells. Its sums may no longer be true. */
export function altered(report: MadeUpReport, cells: Alterations): MadeUpReport {
  const texts = Object.fromEntries(Object.entries(cells).map(([code, [printed]]) => [code, printed]));
  const values = Object.fromEntries(Object.entries(cells).map(([code, [, value]]) => [code, value]));
  return { ...report, printed: { ...report.printed, ...texts }, values: { ...report.values, ...values } };
}
