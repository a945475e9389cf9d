/** What `export` adds to the lines of a data folder; merging itself is tested in test/exports. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { appendDecisions } from '../../src/decisions/decisions-file.ts';
import { subjectOf } from '../../src/decisions/decision.ts';
import type { Finding } from '../../src/model/finding.ts';
import { SegmentWriter } from '../../src/exports/segments/segment-writer.ts';
import { jsonLine } from '../../src/model/plain-text.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { madeRecord } from '../support/set-records.ts';
import { lines, nianbao } from './support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const organ = '青山县档案局';
/** Applications of natural persons, and so in all. */
const applications = (level: string, count: number) => ({
  [`applications.${level}.natural_person`]: count,
  [`applications.${level}.total`]: count,
});
/** What one hands on, the other doesn't take over; that it hands on all it had is a warning of its own. */
const before = madeRecord({
  ...{ organ, year: 2022 },
  figures: { ...applications('received', 3), ...applications('carried_out', 3) },
});
const now = madeRecord({
  ...{ organ, year: 2023 },
  figures: { ...applications('carried_in', 1), ...applications('carried_out', 1) },
});

/** Each record in a segment of its own. */
async function dataFolder(name: string, ...records: readonly ReportRecord[]): Promise<string> {
  const data = join(folder, name);
  mkdirSync(data);
  const writer = await SegmentWriter.open(data, { worker: name, clock: Date.now });
  for (const record of records) await Promise.all([writer.append(Buffer.from(jsonLine(record))), writer.commit()]);
  await writer.close();
  return data;
}

const recordsIn = (stdout: string): readonly ReportRecord[] =>
  lines(stdout)
    .map((line) => JSON.parse(line) as ReportRecord)
    .toSorted((a, b) => (a.report?.year ?? 0) - (b.report?.year ?? 0));

const verdictsIn = (stdout: string): readonly unknown[] => recordsIn(stdout).map(({ verdict }) => verdict);

describe('nianbao export', () => {
  it('says what the whole set says of each record, and gives what is stored where it is asked to', async () => {
    const data = await dataFolder('whole', before, now);
    const { code, stdout, stderr } = await nianbao(['export', data, '--json']);
    expect(code).toBe(0);
    expect(verdictsIn(stdout)).toEqual(['clean', 'faulty']);
    expect(recordsIn(stdout)[1]?.findings.slice(now.findings.length)).toMatchObject([{ rule: 'chain.carried-over' }]);
    expect(JSON.parse(stderr)).toMatchObject({ export: { linesOut: 2, verdicts: { clean: 1, faulty: 1 } } });
    const plain = await nianbao(['export', data, '--plain', '-q']);
    expect(recordsIn(plain.stdout)).toEqual([before, now]);
    expect((await nianbao(['export', data])).stderr).toMatch(
      /not wanted; faulty 1, not assessable 0, to check 0, clean 1\n$/u,
    );
  });

  it('gives the same bytes whichever machine read what, in whatever order', async () => {
    const data = await dataFolder('one', before, now);
    const parts = [await dataFolder('two', now), await dataFolder('three', now, before)];
    const [one, several] = [await nianbao(['export', data]), await nianbao(['export', ...parts])];
    expect(lines(one.stdout)).toHaveLength(2);
    expect(several.stdout).toBe(one.stdout);
  });

  it('says the same of a record whether or not the others are wanted', async () => {
    const data = await dataFolder('filtered', before, now);
    const { stdout } = await nianbao(['export', data, '--where', 'year=2023']);
    expect(verdictsIn(stdout)).toEqual(['faulty']);
  });

  it('gives those of a verdict, or with a finding of the set', async () => {
    const data = await dataFolder('verdict', before, now);
    const only = (...where: readonly string[]) =>
      nianbao(['export', data, '--json', ...where.flatMap((condition) => ['--where', condition])]);
    const faulty = await only('verdict=faulty');
    expect(verdictsIn(faulty.stdout)).toEqual(['faulty']);
    expect(JSON.parse(faulty.stderr)).toMatchObject({ export: { linesOut: 1, notWanted: 1, verdicts: { faulty: 1 } } });
    expect(verdictsIn((await only('finding.rule=chain.*')).stdout)).toEqual(['faulty']);
    expect((await only('verdict=faulty', 'year=2022')).stdout).toBe('');
    const cells = await nianbao(['export', data, '--format', 'cells', '--where', 'verdict!=faulty']);
    expect(new Set(lines(cells.stdout).map((line) => (JSON.parse(line) as { year: number }).year))).toEqual(
      new Set([2022]),
    );
    expect(await nianbao(['export', data, '--plain', '--where', 'verdict=faulty'])).toMatchObject({
      code: 2,
      stdout: '',
    });
  });

  it('compares with a history, which is not given out', async () => {
    const data = await dataFolder('present', now);
    writeFileSync(join(folder, 'history.jsonl'), jsonLine(before));
    expect(verdictsIn((await nianbao(['export', data])).stdout)).toEqual(['to_check']);
    const { stdout } = await nianbao(['export', data, '--history', join(folder, 'history.jsonl')]);
    expect(verdictsIn(stdout)).toEqual(['faulty']);
  });

  it('hears what was decided', async () => {
    const data = await dataFolder('decided', before, now);
    const { stdout } = await nianbao(['export', data]);
    const finding = recordsIn(stdout)[1]?.findings.at(-1) as Finding;
    const { name, key = null } = now.report!.organ!;
    const { sha256, uri } = now.source;
    const subject = subjectOf({ organ: { name, key }, year: 2023, sha256, uri }, finding);
    const decision = { kind: 'dismiss', author: '某', reason: '上年报告已更正', subject } as const;
    appendDecisions(join(data, 'decisions.jsonl'), [decision], 0);
    const after = (await nianbao(['export', data])).stdout;
    expect(verdictsIn(after)).toEqual(['clean', 'to_check']);
    expect(recordsIn(after)[1]?.findings).toContainEqual(finding);
  });

  it('gives lines that are checked like documents', async () => {
    const out = join(folder, 'out.jsonl');
    await nianbao(['export', await dataFolder('again', before, now), '--out', out]);
    const { code, stdout } = await nianbao(['check', out, '--json']);
    expect(code).toBe(3);
    expect(lines(stdout).map((line) => JSON.parse(line) as object)).toMatchObject([
      { year: 2023, findings: { error: 1 } },
      { year: 2022, findings: { error: 0 } },
    ]);
  });
});
