import { describe, expect, it } from 'vitest';
import { openAudit } from '../../../src/audit/open-audit.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { ReportRecord } from '../../../src/model/record.ts';
import type { RuleHead } from '../../../src/rules/rule.ts';
import { organYearRules, yearRules } from '../../../src/rules/set/set-catalogue.ts';
import type { DocumentsExample, ExampleYear, YearsExample } from '../../../src/rules/set/set-rule.ts';
import { madeRecord } from '../../support/set-records.ts';

type SetExample = YearsExample | DocumentsExample;

const record = ({ figures = {}, text, ...rest }: ExampleYear, year: number): ReportRecord =>
  madeRecord({
    organ: rest.organName ?? '青山县档案局',
    year: rest.year ?? year,
    figures,
    ...(text !== undefined && { sections: { 1: text } }),
    ...(rest.uri !== undefined && { uri: rest.uri }),
    ...(rest.carrier !== undefined && { carrier: rest.carrier }),
    ...(rest.title != null && { title: rest.title }),
    ...(rest.publishedOn !== undefined && { publishedOn: rest.publishedOn }),
    ...(rest.fetchedAt != null && { fetchedAt: rest.fetchedAt }),
  });

function madeOf(example: SetExample): { readonly records: readonly ReportRecord[]; readonly checked: ReportRecord } {
  if ('documents' in example) {
    const records = example.documents.map((document) => record(document, 2023));
    return { records, checked: records.at(-1)! };
  }
  const { years, later, edition = '2021' } = example;
  const start = (edition === '2021' ? 2023 : 2020) - years.length + 1;
  const records = [...years, ...(later === undefined ? [] : [later])].map((year, index) => record(year, start + index));
  return { records, checked: records[years.length - 1]! };
}

/** The findings about the example's last report. */
async function findingsOf(example: SetExample): Promise<readonly Finding[]> {
  const { records, checked } = madeOf(example);
  const local = 'documents' in example ? example.local : undefined;
  const audit = await openAudit(records, local === undefined ? {} : { overrides: { rules: {}, local } });
  try {
    return audit.findingsOf(checked.record_id);
  } finally {
    audit.close();
  }
}

interface ExampledRule extends RuleHead {
  readonly examples: readonly SetExample[];
}
const rules: readonly ExampledRule[] = [...yearRules, ...organYearRules];

describe.each(rules)('$id', (rule) => {
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
