/** A made-up province: nothing is said about its clean reports, and each planted fault is found at its report and cell. */
import { describe, expect, it } from 'vitest';
import { openAudit } from '../../src/audit/open-audit.ts';
import type { FindingLine } from '../../src/model/finding-line.ts';
import { faults } from '../support/fleet/faults.ts';
import type { Planted, Scene } from '../support/fleet/history-faults.ts';
import { makeProvince, type Province } from '../support/fleet/province.ts';
import { type FleetReport, recordOf } from '../support/fleet/report.ts';
import { seeded } from '../support/made-up/random.ts';

const LONG = process.env['NIANBAO_LONG'] === '1';
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];
const SEED = LONG ? Math.floor(Math.random() * 1e6) : 7;
/** 30 organs each. */
const COUNTIES = LONG ? 40 : 4;
/** Of each kind. */
const TIMES = LONG ? 8 : 1;

const entry = (name: string) => ({ name, otherNames: [], from: null, until: null });

async function findingsIn({ reports, aliases, roster }: Province): Promise<readonly FindingLine[]> {
  const coverage = { roster: roster.map(entry), asOf: '2026-01-01', years: [] };
  const audit = await openAudit(reports.map(recordOf), { aliases, coverage });
  try {
    return [...audit.lines()];
  } finally {
    audit.close();
  }
}

const inWords = ({ organ, year, severity, rule, message }: FindingLine): string =>
  `${organ?.name ?? ''} ${String(year)} ${severity} ${rule} ${message.zh}`;

function sceneOf({ reports }: Province, seed: number): Scene {
  const random = seeded(seed);
  const taken = new Set<string>();
  const byYear = new Map<string, FleetReport>();
  const counts = new Map<string, number>();
  for (const report of reports) {
    byYear.set(`${report.organ} ${report.year}`, report);
    counts.set(`${report.organ} ${report.year}`, (counts.get(`${report.organ} ${report.year}`) ?? 0) + 1);
  }
  return {
    random,
    reports,
    of: (organ, year) => byYear.get(`${organ} ${year}`),
    take: (fits) => {
      // A text that tells why makes it no fault; organs with several documents for a year are a story of their own.
      const isPlain = ({ organ, year, text }: FleetReport): boolean =>
        !taken.has(organ) && counts.get(`${organ} ${year}`) === 1 && !/因开展|机构改革|承接|受.{2}影响/u.test(text);
      const found = random.shuffle(reports).find((report) => isPlain(report) && fits(report)) ?? null;
      if (found !== null) taken.add(found.organ);
      return found;
    },
  };
}

function isFound({ organ, year, cells, isInfo, also = [] }: Planted, lines: readonly FindingLine[]): boolean {
  const places = [{ organ, year }, ...also];
  return lines.some(
    (line) =>
      places.some((place) => place.organ === line.organ?.name && place.year === line.year) &&
      (isInfo === true || line.severity !== 'info') &&
      (cells.length === 0 || line.cells.some((cell) => cells.includes(cell))),
  );
}

describe(`a made-up province (seed ${SEED})`, () => {
  const size = { seed: SEED, counties: COUNTIES, years: YEARS };

  it('is clean: hardly a warning, and no error', async () => {
    const province = makeProvince(size);
    const counted = (await findingsIn(province)).filter(({ severity }) => severity !== 'info');
    expect(counted.filter(({ severity }) => severity === 'error').map(inWords)).toEqual([]);
    const warned = new Set(counted.map(({ record_id }) => record_id));
    if (LONG) console.log(`clean: ${warned.size} of ${province.reports.length} reports with a warning`);
    expect(warned.size / province.reports.length, counted.map(inWords).join('\n')).toBeLessThan(0.002);
  });

  it('has each planted fault found', async () => {
    const province = makeProvince(size);
    const scene = sceneOf(province, SEED + 1);
    const planted = Array.from({ length: TIMES }, () => faults.map(({ plant }) => plant(scene))).flat();
    const put = planted.filter((fault) => fault !== null);
    const lines = await findingsIn(province);
    const missed = put.filter((fault) => !isFound(fault, lines));
    if (LONG) console.log(`planted: ${put.length}, missed ${missed.length}`);
    expect(new Set(put.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(30);
    const share = 1 - missed.length / put.length;
    expect(share, missed.map(({ kind, organ, year }) => `${kind}: ${organ} ${year}`).join('\n')).toBeGreaterThanOrEqual(
      LONG ? 0.97 : 1,
    );
  });
});
