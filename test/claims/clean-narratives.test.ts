/** Reports whose words agree with their tables, in the words of many clerks: nobody is accused. */
import { expect, it } from 'vitest';
import { checkReport } from '../../src/rules/check-report.ts';
import { madeReport } from '../rules/made-report.ts';
import { madeUpReport } from '../support/made-up/report.ts';

const COUNT = process.env['NIANBAO_LONG'] === undefined ? 300 : 5000;

it(`${COUNT} report-years of made-up organs give no finding about their words`, () => {
  let claims = 0;
  const found: string[] = [];
  for (let seed = 1; seed <= COUNT; seed += 1) {
    const { organ, year, edition, values, sections } = madeUpReport(seed, { form: seed % 4 === 0 ? '2019' : '2021' });
    const text = (ordinal: number): string =>
      sections.find((section) => section.ordinal === ordinal)!.paragraphs.join('\n');
    const report = madeReport({
      edition,
      figures: values,
      sections: { 1: text(1), 5: text(5), 6: text(6) },
      report: { organ: { name: organ }, year, period: { from: `${year}-01-01`, to: `${year}-12-31` } },
    });
    claims += report.statements!.claims.length;
    const own = checkReport(report).findings.filter(({ rule }) => /^(?:narrative|cross)\./.test(rule));
    found.push(...own.map(({ rule, message }) => `seed ${seed}, ${organ} ${year}: ${rule}: ${message.zh}`));
  }
  expect(found).toEqual([]);
  expect(claims).toBeGreaterThan(COUNT * 8);
}, 600_000);
