/** Figures as the tables print them, and what the rules find in them. */
import type { Finding } from '../../src/model/finding.ts';
import { type CheckResult, checkReport } from '../../src/rules/check-report.ts';
import { type Figures, type Made, madeReport } from './made-report.ts';

export type Row = readonly (number | null)[];

const applicants = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other', 'total'];
const results = ['upheld', 'corrected', 'other', 'pending', 'total'];

/** Seven values a row, in the order of the columns. */
export const tableThree = (rows: Readonly<Record<string, Row>>): Figures =>
  Object.fromEntries(
    Object.entries(rows).flatMap(([row, values]) =>
      applicants.map((column, index) => [`applications.${row}.${column}`, values[index] ?? null] as const),
    ),
  );

/** Only 自然人 and 总计, alike. */
export const persons = (values: Readonly<Record<string, number>>): Figures =>
  tableThree(Object.fromEntries(Object.entries(values).map(([row, n]) => [row, [n, 0, 0, 0, 0, 0, n]])));

export const tableFour = (...rows: readonly Row[]): Figures =>
  Object.fromEntries(
    ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].flatMap((procedure, at) =>
      results.map((result, index) => [`disputes.${procedure}.${result}`, rows[at]?.[index] ?? null] as const),
    ),
  );

export const tableTwo = (values: Readonly<Record<string, number>>): Figures =>
  Object.fromEntries(Object.entries(values).map(([code, n]) => [`disclosure.${code}`, n]));

export const money = (raw: string, value: number) => ({ value, raw, unit: '元', normalised: ['unit' as const] });

export const checked = (made: Made): CheckResult => checkReport(madeReport(made));
export const rulesIn = ({ findings }: CheckResult): readonly string[] => [...new Set(findings.map(({ rule }) => rule))];
export const byRule = ({ findings }: CheckResult, rule: string): readonly Finding[] =>
  findings.filter((finding) => finding.rule === rule);
export const family = (result: CheckResult, prefix: string): readonly string[] =>
  rulesIn(result).filter((rule) => rule.startsWith(prefix));

const sumRules = ['identity.balance', 'identity.column-sum', 'identity.row-sum', 'identity.dispute-sum'];

export function sumsOf({ checksByRule }: CheckResult) {
  const all = sumRules.map((rule) => checksByRule[rule] ?? { passed: 0, failed: 0, not_assessable: 0 });
  const total = (key: 'passed' | 'failed' | 'not_assessable'): number =>
    all.reduce((sum, checks) => sum + checks[key], 0);
  return [total('passed'), total('failed'), total('not_assessable')];
}

/** Section 一 with its five parts. */
export const fiveParts = '主动公开。依申请公开。政府信息管理。平台建设。监督保障。'.repeat(12);
