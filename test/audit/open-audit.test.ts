import { afterEach, describe, expect, it } from 'vitest';
import { type Audit, type AuditOptions, openAudit } from '../../src/audit/open-audit.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { madeRecord } from '../support/set-records.ts';

const organ = '青山县档案局';
const out = madeRecord({ organ, year: 2022, figures: { 'applications.carried_out.*': 3 } });
const broken = madeRecord({ organ, year: 2023, figures: { 'applications.carried_in.*': 1 } });

const opened: Audit[] = [];
afterEach(() => opened.splice(0).forEach((audit) => audit.close()));

async function audited(records: readonly ReportRecord[], options?: AuditOptions): Promise<Audit> {
  const audit = await openAudit(records, options);
  opened.push(audit);
  return audit;
}

const rulesOf = (audit: Audit, { record_id }: ReportRecord): readonly string[] =>
  audit.findingsOf(record_id).map(({ rule }) => rule);

describe('an audit', () => {
  it('compares the years of one organ, whatever their order', async () => {
    const audit = await audited([broken, out]);
    expect(rulesOf(audit, broken)).toEqual(['chain.carried-over']);
    expect(rulesOf(audit, out)).toEqual([]);
    expect([...audit.lines()]).toMatchObject([
      { schema: 'nianbao/finding@1', record_id: broken.record_id, organ: { name: organ }, year: 2023, expected: 3 },
    ]);
  });

  it('compares with a history that nothing is said about', async () => {
    const audit = await audited([madeRecord({ organ, year: 2024, figures: { 'applications.carried_in.*': 9 } })], {
      history: [out, broken],
    });
    expect([...audit.lines()].map(({ year, rule }) => [year, rule])).toEqual([[2024, 'chain.carried-over']]);
  });

  it('counts a record once that comes twice', async () => {
    const audit = await audited([broken, out, broken], { history: [out] });
    expect([...audit.lines()]).toHaveLength(1);
  });

  it('says nothing of other organs and of years that do not follow one another', async () => {
    const audit = await audited([
      out,
      madeRecord({ organ: '青山县审计局', year: 2023 }),
      madeRecord({ organ, year: 2024 }),
    ]);
    expect([...audit.lines()]).toEqual([]);
  });

  it('stops when it is told to', async () => {
    await expect(audited([out], { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped');
  });
});
