/** `nianbao audit` over a made-up province: time and memory, whole lines with the way back of each figure. */
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportRecord } from '../src/model/record.ts';
import { jsonLine } from '../src/model/plain-text.ts';
import { makeProvince } from '../test/support/fleet/province.ts';
import { recordOf } from '../test/support/fleet/report.ts';
import { type Memory, sampledRun } from './sampled-run.ts';

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];
/** About so many organs that a made-up county has. */
const ORGANS = 30;
/** Counties made at a time, so that the bench doesn't hold all reports. */
const COUNTIES_A_PART = 40;

export interface AuditResult extends Memory {
  readonly records: number;
  readonly megabytes: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** A figure's way back is most of a line. */
const withEvidence = (record: ReportRecord, codes: readonly string[]): ReportRecord => ({
  ...record,
  evidence: Object.fromEntries(
    codes.map((code, index) => [
      code,
      {
        ...{ raw: '0', table: 2, row: index % 28, column: index % 7, page: null, box: null },
        ...{ path: `table:nth-of-type(2) > tbody > tr:nth-child(${index % 28})`, state: 'number', confidence: 1 },
      },
    ]),
  ),
});

export async function benchAudit(count: number): Promise<AuditResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const file = join(folder, 'records.jsonl');
  try {
    const records = await writeProvince(file, count);
    const megabytes = statSync(file).size / 1024 / 1024;
    const { seconds, cpuSeconds, memory } = await sampledRun([
      'audit',
      file,
      '--out',
      join(folder, 'findings.jsonl'),
      '--quiet',
    ]);
    return { records, megabytes, seconds, cpuSeconds, ...memory };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns how many records were written. */
async function writeProvince(file: string, count: number): Promise<number> {
  const output = createWriteStream(file);
  const counties = Math.max(1, Math.round(count / (ORGANS * YEARS.length)));
  let written = 0;
  for (let from = 0; from < counties; from += COUNTIES_A_PART) {
    const size = { seed: 7 + from, from, counties: Math.min(COUNTIES_A_PART, counties - from), years: YEARS };
    for (const report of makeProvince(size).reports) {
      const line = jsonLine(withEvidence(recordOf(report), Object.keys(report.figures)));
      if (!output.write(line)) await once(output, 'drain');
      written += 1;
    }
  }
  output.end();
  await once(output, 'finish');
  return written;
}
