/** What a checker asks first: is the report right? Computed from a record, what a set says and what people decided; never stored. */
import { tableNames } from '../forms/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import type { Message } from '../model/note.ts';
import type { ReportRecord } from '../model/record.ts';

/** The worst first. */
export const verdicts = ['faulty', 'not_assessable', 'to_check', 'clean'] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictWords: Readonly<Record<Verdict, Message>> = {
  faulty: { zh: '有误', en: 'faulty' },
  not_assessable: { zh: '无法判断', en: 'not assessable' },
  to_check: { zh: '待核', en: 'to check' },
  clean: { zh: '无误', en: 'clean' },
};

/** Whether anything was read, and every table found. */
export function isReadWhole({ status, evidence }: Pick<ReportRecord, 'status' | 'evidence'>): boolean {
  const codes = Object.keys(evidence);
  return status !== 'failed' && tableNames.every((table) => codes.some((code) => code.startsWith(`${table}.`)));
}

/** `open`: findings that nobody dismissed, those of the set among them. */
export function verdictOf(isWhole: boolean, isDoubted: boolean, open: readonly Pick<Finding, 'severity'>[]): Verdict {
  if (open.some(({ severity }) => severity === 'error')) return 'faulty';
  if (!isWhole) return 'not_assessable';
  return isDoubted || open.some(({ severity }) => severity === 'warning') ? 'to_check' : 'clean';
}
