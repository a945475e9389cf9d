import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { checkReport } from '../../src/rules/check-report.ts';
import { madeReport } from './made-report.ts';
import { anyReport, applicationCodes, randomReport, type RandomReport, variants } from './random-report.ts';

const findingsOf = (report: RandomReport, changes: Readonly<Record<string, number>>): readonly Finding[] =>
  checkReport(madeReport({ ...report, figures: { ...report.figures, ...changes } })).findings.filter(({ rule }) =>
    ['identity.balance', 'identity.column-sum', 'identity.row-sum'].includes(rule),
  );

const causes = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ consequence_of }) => consequence_of === null);

describe.each(variants)('one wrong cell of table three, edition $edition, undivided $undivided', (variant) => {
  it('is found and named first, whichever cell it is', () => {
    const [report] = fc.sample(randomReport(variant), { numRuns: 1, seed: 7 });
    for (const code of applicationCodes(variant)) {
      const right = report!.figures[code]!;
      for (const printed of [right + 9, right * 10 + 7, right - 1].filter((n) => n >= 0 && n !== right)) {
        const findings = findingsOf(report!, { [code]: printed });
        expect(causes(findings), code).toHaveLength(1);
        const [cause] = causes(findings);
        expect([cause!.cells[0], cause!.printed[0], cause!.expected]).toEqual([code, printed, right]);
        expect(findings.every(({ cells }) => cells[0] === code)).toBe(true);
      }
    }
  });
});

describe('wrong cells of table three', () => {
  it('names any single one in any report', () => {
    fc.assert(
      fc.property(anyReport, fc.nat(), fc.nat(20_000_000), (report, pick, printed) => {
        const codes = applicationCodes(report);
        const code = codes[pick % codes.length]!;
        fc.pre(printed !== report.figures[code]);
        const found = causes(findingsOf(report, { [code]: printed }));
        expect(found.map(({ cells, expected }) => [cells[0], expected])).toEqual([[code, report.figures[code]]]);
      }),
      { numRuns: 150 },
    );
  });

  it('names both of two, or lists them among the possible pairs', () => {
    fc.assert(
      fc.property(
        anyReport,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
        (report, i, j, e, f) => {
          const codes = applicationCodes(report);
          const [a, b] = [codes[i % codes.length]!, codes[j % codes.length]!];
          fc.pre(a !== b);
          const findings = findingsOf(report, { [a]: report.figures[a]! + e, [b]: report.figures[b]! + f });
          const found = causes(findings);
          const isNamed = found.flatMap(({ cells, expected }) => (expected === null ? [] : cells.slice(0, 2)));
          const isListed = found.some(
            ({ expected, cells }) => expected === null && cells.includes(a) && cells.includes(b),
          );
          expect(isListed || (isNamed.includes(a) && isNamed.includes(b))).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('names the wrong one or none while some sum cannot be checked', () => {
    fc.assert(
      fc.property(
        anyReport,
        fc.nat(),
        fc.array(fc.nat(), { minLength: 1, maxLength: 9 }),
        fc.boolean(),
        (report, i, picks, rows) => {
          const codes = applicationCodes(report);
          const wrong = codes[i % codes.length]!;
          const picked = picks.map((pick) => codes[pick % codes.length]!);
          const rowOf = (code: string): string => code.slice(0, code.lastIndexOf('.'));
          const blank = rows ? codes.filter((code) => picked.some((one) => rowOf(one) === rowOf(code))) : picked;
          fc.pre(!blank.includes(wrong));
          const blanks = Object.fromEntries(blank.map((code) => [code, null]));
          const figures = { ...report.figures, ...blanks, [wrong]: report.figures[wrong]! + 1 };
          const findings = checkReport(madeReport({ ...report, figures })).findings;
          const sums = findings.filter(({ rule }) => /^identity\.(balance|column-sum|row-sum)$/.test(rule));
          for (const { expected, cells } of sums) {
            expect(cells).toContain(wrong);
            if (expected !== null) expect([cells[0], expected]).toEqual([wrong, report.figures[wrong]]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  const row = (key: string) => `applications.${key}.*`;
  it.each([
    ['a leaf, beside a blank first row', 'outcomes.granted.business', 'received'],
    ['what is carried out, beside a blank outcome', 'carried_out.other', 'outcomes.refused.state_secret'],
    ['row （七）, beside a blank outcome', 'outcomes.total.total', 'outcomes.refused.state_secret'],
  ])('is named where the sums that can be checked leave no other: %s', (_, cell, blankRow) => {
    const wrong = `applications.${cell}`;
    const findings = checkReport(madeReport({ figures: { [row(blankRow)]: null, [wrong]: 4 } })).findings;
    const [cause, ...others] = findings.filter(({ severity }) => severity === 'error');
    expect([cause!.cells[0], cause!.expected, others.map(({ consequence_of }) => consequence_of)]).toEqual([
      wrong,
      0,
      [findings.indexOf(cause!)],
    ]);
  });

  it('is not named where the sums that can be checked leave several', () => {
    const figures = { [row('received')]: null, 'applications.carried_in.business': 4 };
    const [cause] = checkReport(madeReport({ figures })).findings.filter(({ severity }) => severity === 'error');
    expect([cause!.rule, cause!.expected, cause!.cells.length]).toEqual(['identity.row-sum', null, 7]);
    expect(cause!.hint!.zh).toContain('不能确定是哪一格');
  });

  it('are not found in a clean report', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { findings, checksByRule } = checkReport(madeReport(report));
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        const kinds = ['identity.balance', 'identity.column-sum', 'identity.row-sum', 'identity.dispute-sum'];
        const passed = kinds.map((rule) => checksByRule[rule]!.passed).reduce((sum, n) => sum + n, 0);
        expect(passed).toBe(report.edition === '2021' && !report.undivided ? 42 : 40);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a blank or doubtful cell', () => {
  const states = [null, { state: 'doubtful', value: 1 }, { state: 'dash', value: null, raw: '-' }] as const;
  it('leaves every sum that it is part of unassessed, and makes no error', () => {
    fc.assert(
      fc.property(
        anyReport,
        fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(...states),
        (report, picks, state) => {
          const codes = applicationCodes(report);
          const blank = Object.fromEntries(picks.map((pick) => [codes[pick % codes.length]!, state]));
          const clean = checkReport(madeReport(report));
          const blanked = checkReport(madeReport({ ...report, figures: { ...report.figures, ...blank } }));
          expect(blanked.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
          for (const rule of ['identity.balance', 'identity.column-sum', 'identity.row-sum']) {
            const [before, after] = [clean.checksByRule[rule]!, blanked.checksByRule[rule]!];
            expect(after.failed).toBe(0);
            expect(after.passed + after.not_assessable).toBe(before.passed);
          }
          const touched = Object.keys(blank).length;
          expect(blanked.checksByRule['identity.row-sum']!.not_assessable).toBe(
            new Set(Object.keys(blank).map((code) => code.slice(0, code.lastIndexOf('.')))).size,
          );
          expect(touched).toBeGreaterThan(0);
          expect(blanked.checks.passed).toBeLessThan(clean.checks.passed);
        },
      ),
      { numRuns: 100 },
    );
  });
});
