import { describe, expect, it } from 'vitest';
import { openAudit } from '../../../src/audit/open-audit.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { yearRules } from '../../../src/rules/set/set-catalogue.ts';
import type { ExampleYear, YearsExample } from '../../../src/rules/set/set-rule.ts';
import { madeRecord } from '../../support/set-records.ts';

/** The findings about the example's last year. */
async function findingsOf({ years, later, edition = '2021' }: YearsExample): Promise<readonly Finding[]> {
  const first = edition === '2021' ? 2023 : 2020;
  const start = first - years.length + 1;
  const made = [...years, ...(later === undefined ? [] : [later])].map((year, index) => record(year, start + index));
  const audit = await openAudit(made);
  try {
    return audit.findingsOf(made[years.length - 1]!.record_id);
  } finally {
    audit.close();
  }
}

const record = ({ figures = {}, text, ...rest }: ExampleYear, year: number) =>
  madeRecord({
    organ: rest.organName ?? '青山县档案局',
    year: rest.year ?? year,
    figures,
    ...(text !== undefined && { sections: { 1: text } }),
  });

describe.each(yearRules)('$id', (rule) => {
  it.each(rule.examples)('$name', async (example) => {
    const findings = (await findingsOf(example)).filter((finding) => finding.rule === rule.id);
    const counted = findings.filter(({ severity }) => severity !== 'info' || rule.severity === 'info');
    expect(counted.map(({ cells }) => cells[0] ?? null)).toEqual(example.finds);
  });

  it('has an example that finds and one that does not', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true);
  });

  it('speaks in both languages, without unfilled placeholders', async () => {
    for (const example of rule.examples) {
      const findings = (await findingsOf(example)).filter((finding) => finding.rule === rule.id);
      for (const { zh, en } of findings.flatMap(({ message, hint }) => (hint === null ? message : [message, hint]))) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(zh + en).not.toMatch(/[{}]|undefined|\[object/);
      }
    }
  });
});
