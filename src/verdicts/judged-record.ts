/** A record with what only its set says of it: findings over the set, and the verdict. Given out like that, never stored. */
import type { Decided } from '../decisions/decided.ts';
import type { Finding } from '../model/finding.ts';
import type { ReportRecord } from '../model/record.ts';
import { setRules } from '../rules/set/set-catalogue.ts';
import { checkedReport, outlined } from './checked-report.ts';

const idsOfSets: ReadonlySet<string> = new Set(setRules.map(({ id }) => id));

/** Without the findings of another set that the record was given out with: they stand behind its own. */
export const recordAlone = (record: ReportRecord): ReportRecord => ({
  ...record,
  findings: record.findings.filter(({ rule }) => !idsOfSets.has(rule)),
});

/**
 * `ofSet`: their `consequence_of` is counted among themselves. Findings that were dismissed stay and don't count for the
 * verdict. Fields that this version doesn't know stay where they are.
 */
export function judgedRecord(record: ReportRecord, ofSet: readonly Finding[], decided: Decided): ReportRecord {
  const alone = recordAlone(record);
  const { issues, verdict } = checkedReport(outlined(alone), ofSet, { decided, heads: [] });
  const { replaces, withdrawn, extractor, ...rest } = alone;
  return {
    ...rest,
    findings: issues.map(({ finding }) => ({ ...finding, cells: [...finding.cells], printed: [...finding.printed] })),
    verdict,
    ...(replaces !== undefined && { replaces }),
    ...(withdrawn !== undefined && { withdrawn }),
    extractor,
  };
}
