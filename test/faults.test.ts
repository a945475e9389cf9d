import { describe, expect, it, vi } from 'vitest';
import type { ReportRecord } from '../src/model/record.ts';
import { processDocument } from '../src/pipeline.ts';
import { altered } from './support/made-up/alter.ts';
import { codesOfReport, figureAt } from './support/made-up/judge.ts';
import { layOut } from './support/made-up/layout/lay-out.ts';
import { seeded, type Random } from './support/made-up/random.ts';
import { effort, upTo } from './support/made-up/read-back.ts';
import { htmlBytes } from './support/made-up/render/html.ts';
import { htmlStyles } from './support/made-up/render/html-styles.ts';
import { madeUpReport, type Form, type MadeUpReport } from './support/made-up/report.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

async function recordOf(report: MadeUpReport): Promise<ReportRecord> {
  const [record] = await processDocument(htmlBytes(layOut(report), htmlStyles[0]!), { uri: 'file:made-up' });
  return record!;
}

const identityErrors = ({ findings }: ReportRecord) =>
  findings.filter(({ rule, severity }) => severity === 'error' && rule.startsWith('identity.'));

/** Ways to misprint a figure; those that would leave it as it is, or below zero, are passed over. */
const misprints: readonly ((value: number, random: Random) => number)[] = [
  (value) => value + 1,
  (value) => value - 1,
  (value) => value * 10,
  (value) => Number(String(value).split('').reverse().join('')),
  (value) => Math.floor(value / 10),
  (value, random) => value + random.int(2, 500),
  () => 0,
];

function misprinted(value: number, random: Random): number {
  const possible = misprints.map((print) => print(value, random)).filter((print) => print >= 0 && print !== value);
  return random.pick(possible);
}

/** Null if the fault is found and its cell named first, with the figure that would fit. */
async function missOf(seed: number, form: Form, code: string): Promise<string | null> {
  const random = seeded(seed);
  const size = random.pick(['zero', 'few', 'county', 'city'] as const);
  const report = madeUpReport(seed, { form, size });
  const right = report.values[code] ?? 0;
  const wrong = misprinted(right, random);
  const record = await recordOf(altered(report, { [code]: [String(wrong), wrong] }));
  const causes = identityErrors(record).filter(({ consequence_of: cause }) => cause === null);
  const [cause] = causes;
  const isNamed = causes.length === 1 && cause?.cells[0] === code && cause.expected === right;
  if (isNamed && figureAt(record, code) === wrong) return null;
  const said = causes.map(
    ({ rule, cells, expected }) => `${rule} at ${cells[0] ?? 'no cell'}, expected ${String(expected)}`,
  );
  return `seed ${seed}, ${form}, ${code}: ${right} printed as ${wrong}; ${said.join('; ') || 'nothing found'}`;
}

describe('One wrong cell in table three', () => {
  it.each<{ form: Form; cells: number }>([
    { form: '2021', cells: 175 },
    { form: '2019', cells: 161 },
    { form: 'mixed', cells: 161 },
  ])('is found and named first, each of the $cells cells of form $form', async ({ form, cells }) => {
    const codes = codesOfReport({ form }).filter((code) => code.startsWith('applications.'));
    expect(codes).toHaveLength(cells);
    const misses: string[] = [];
    for (const turn of upTo(effort)) {
      for (const [index, code] of codes.entries()) {
        const miss = await missOf(3_000_000 + turn * 1000 + index, form, code);
        if (miss !== null) misses.push(miss);
      }
    }
    expect(misses).toEqual([]);
  });
});

/** Whether some error names the cell at all, and whether each is the suspect of an error that follows from no other. */
async function fateOfTwo(seed: number, form: Form): Promise<{ readonly found: boolean; readonly explained: boolean }> {
  const random = seeded(seed);
  const report = madeUpReport(seed, { form, size: random.pick(['few', 'county', 'city'] as const) });
  const codes = random.shuffle(codesOfReport({ form }).filter((code) => code.startsWith('applications.'))).slice(0, 2);
  const prints = codes.map((code) => [code, misprinted(report.values[code] ?? 0, random)] as const);
  const record = await recordOf(
    altered(report, Object.fromEntries(prints.map(([code, wrong]) => [code, [String(wrong), wrong] as const]))),
  );
  const errors = identityErrors(record);
  const suspects = errors.filter(({ consequence_of: cause }) => cause === null).map(({ cells }) => cells[0]);
  return {
    found: codes.every((code) => errors.some(({ cells }) => cells.includes(code))),
    explained: codes.every((code) => suspects.includes(code)),
  };
}

describe('Two wrong cells in table three', () => {
  const REPORTS = 120 * effort;

  it.each<Form>(['2021', '2019'])('are found in 95 of 100 reports, and both named in 75, form %s', async (form) => {
    const fates: Awaited<ReturnType<typeof fateOfTwo>>[] = [];
    for (const turn of upTo(REPORTS)) fates.push(await fateOfTwo(7_000_000 + turn, form));
    const share = (kind: 'found' | 'explained'): number => fates.filter((fate) => fate[kind]).length / REPORTS;
    expect(share('found')).toBeGreaterThanOrEqual(0.95);
    expect(share('explained')).toBeGreaterThanOrEqual(0.75);
  });
});

describe('A wrong sum in table four', () => {
  it.each(['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'])(
    'is found in %s',
    async (procedure) => {
      const total = `disputes.${procedure}.total`;
      const report = madeUpReport(41, { form: '2021', size: 'county' });
      const wrong = (report.values[total] ?? 0) + 2;
      const errors = identityErrors(await recordOf(altered(report, { [total]: [String(wrong), wrong] })));
      expect(errors.map(({ rule, cells }) => [rule, cells.includes(total)])).toEqual([['identity.dispute-sum', true]]);
    },
  );
});

describe('A report whose sums hold', () => {
  it.each(upTo(10))('has no finding of severity error, part %i of 10', async (part) => {
    for (const turn of upTo(10 * effort)) {
      const seed = 3_500_000 + part * 1000 + turn;
      const record = await recordOf(madeUpReport(seed));
      const errors = record.findings.filter(({ severity }) => severity === 'error');
      expect({ seed, errors }).toEqual({ seed, errors: [] });
    }
  });
});
