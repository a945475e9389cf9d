/** Figures that nobody would believe, planted into reports of a likely size; and likely reports, of which nothing is said. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { checkReport } from '../../src/rules/check-report.ts';
import type { Planted } from '../support/faults/fault.ts';
import { numberFaults } from '../support/faults/number-faults.ts';
import { requestFaults } from '../support/faults/request-faults.ts';
import { sizeFaults } from '../support/faults/size-faults.ts';
import { type LikelyReport, likelyReport } from '../support/likely-figures.ts';
import { seeded } from '../support/made-up/random.ts';
import { madeReport } from './made-report.ts';

const isLong = process.env['NIANBAO_LONG'] !== undefined;
const CLEAN_REPORTS = isLong ? 40_000 : 600;
const SEEDS_PER_FAULT = isLong ? 200 : 6;

const preamble =
  '本报告由本机关编制，数据统计期限为全年。联系地址：青山县人民路1号，邮编：233400，电话：0552-8012345。';

function findingsIn({ organ, year, figures }: Pick<LikelyReport, 'organ' | 'year' | 'figures'>): readonly Finding[] {
  const title = `${organ}${year}年政府信息公开工作年度报告`;
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const report = madeReport({ figures, report: { organ: { name: organ }, year, title, period, preamble } });
  return checkReport(report).findings.filter(({ rule }) => /^(?:identity|value|plausibility)\./u.test(rule));
}

const faults = [...sizeFaults, ...numberFaults, ...requestFaults];

const ranks = { error: 2, warning: 1, info: 0 };

type Wanted = Omit<Planted, 'changed'>;

function isFound(findings: readonly Finding[], { cell, atLeast }: Wanted): boolean {
  return findings.some(
    ({ cells, severity, consequence_of: cause }) =>
      cause === null && (cells[0] ?? null) === cell && ranks[severity] >= ranks[atLeast ?? 'warning'],
  );
}

describe('a planted fault', () => {
  it('comes in more than 40 kinds', () =>
    expect(new Set(faults.map(({ name }) => name)).size).toBeGreaterThanOrEqual(44));

  it.each(faults)('$name', ({ kind, plant }) => {
    const missed: unknown[] = [];
    let tried = 0;
    for (let seed = 1; tried < SEEDS_PER_FAULT; seed += 1) {
      const random = seeded(seed * 7919);
      const report = likelyReport(random, kind);
      const planted = plant(report.figures, random, report);
      if (planted === null) continue;
      tried += 1;
      const findings = findingsIn({ ...report, figures: { ...report.figures, ...planted.changed } });
      if (!isFound(findings, planted))
        missed.push([seed, report.organ, planted, findings.map(({ rule, cells }) => [rule, cells[0]])]);
    }
    expect(missed).toEqual([]);
  });
});

describe('likely reports', () => {
  it(`of every kind of organ are given no error, and hardly a warning (${CLEAN_REPORTS})`, () => {
    const counts: Record<string, number> = {};
    const examples: unknown[] = [];
    for (let seed = 1; seed <= CLEAN_REPORTS; seed += 1) {
      const report = likelyReport(seeded(seed));
      for (const { rule, severity, message } of findingsIn(report)) {
        counts[severity] = (counts[severity] ?? 0) + 1;
        counts[`${severity} ${rule}`] = (counts[`${severity} ${rule}`] ?? 0) + 1;
        if (severity !== 'info') examples.push([seed, report.organ, message.zh]);
      }
    }
    if (isLong) console.log(counts);
    expect(counts['error'] ?? 0, JSON.stringify(examples)).toBe(0);
    expect((counts['warning'] ?? 0) / CLEAN_REPORTS, JSON.stringify(examples)).toBeLessThan(0.005);
  }, 600_000);
});
