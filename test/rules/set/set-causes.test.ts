import { describe, expect, it } from 'vitest';
import { openAudit } from '../../../src/audit/open-audit.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { ReportRecord } from '../../../src/model/record.ts';
import { linkedWithSet } from '../../../src/rules/set/set-causes.ts';
import { madeRecord } from '../../support/set-records.ts';

const fee = 'disclosure.fees.amount_wan_cny';
const licences = 'disclosure.licensing.decisions';

/** What stands in the list that a checker sees, with the rule that each follows from. */
async function causes(records: readonly ReportRecord[], of: ReportRecord): Promise<Record<string, string | null>> {
  const audit = await openAudit(records);
  const all = linkedWithSet(of.findings as readonly Finding[], audit.findingsOf(of.record_id));
  audit.close();
  return Object.fromEntries(
    all
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule, consequence_of }) => [rule, consequence_of === null ? null : (all[consequence_of]?.rule ?? '')]),
  );
}

describe('one cause over a set is one finding', () => {
  it('last year’s tables filed again explain what they do to the chain', async () => {
    const figures = {
      [licences]: 318,
      'disclosure.penalties.decisions': 57,
      'disclosure.normative_documents.issued': 7,
      'disclosure.normative_documents.in_force': 41,
      'applications.received.natural_person': 26,
      'applications.received.total': 26,
      'applications.outcomes.granted.natural_person': 23,
      'applications.outcomes.granted.total': 23,
      'applications.outcomes.total.natural_person': 23,
      'applications.outcomes.total.total': 23,
      'applications.carried_out.natural_person': 3,
      'applications.carried_out.total': 3,
    };
    const [before, now] = [2022, 2023].map((year) => madeRecord({ organ: '青山县水利局', year, figures }));
    expect(await causes([before!, now!], now!)).toEqual({
      'chain.identical-figures': null,
      'chain.carried-over': 'chain.identical-figures',
      'chain.documents-in-force': 'chain.identical-figures',
    });
  });

  it('a fee in yuan is told once', async () => {
    const organ = '青山县柳塘镇人民政府';
    const before = madeRecord({ organ, year: 2022, figures: { [fee]: 28.5 } });
    const now = madeRecord({ organ, year: 2023, figures: { [fee]: 285_000 } });
    expect(await causes([before, now], now)).toMatchObject({
      'plausibility.fee-unit': null,
      'chain.fee-unit': 'plausibility.fee-unit',
    });
  });

  it('a leap of a figure that the report itself has too high', async () => {
    const organ = '青山县柳塘镇人民政府';
    const before = madeRecord({ organ, year: 2022, figures: { [licences]: 300 } });
    const now = madeRecord({ organ, year: 2023, figures: { [licences]: 128_255 } });
    expect(await causes([before, now], now)).toMatchObject({
      'plausibility.ceiling': null,
      'chain.year-jump': 'plausibility.ceiling',
    });
  });

  it('two faults stay two', async () => {
    const organ = '青山县水利局';
    const before = madeRecord({ organ, year: 2022, figures: { [licences]: 300, 'applications.carried_out.*': 3 } });
    const now = madeRecord({ organ, year: 2023, figures: { [licences]: 4, 'applications.carried_in.*': 1 } });
    expect(await causes([before, now], now)).toMatchObject({ 'chain.carried-over': null, 'chain.year-jump': null });
  });
});
