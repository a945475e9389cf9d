import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SegmentWriter } from '../../src/exports/segments/segment-writer.ts';
import { jsonLine } from '../../src/model/plain-text.ts';
import { madeRecord } from '../support/set-records.ts';
import { nianbao } from './support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const organ = '青山县档案局';
const before = jsonLine(madeRecord({ organ, year: 2022, figures: { 'applications.carried_out.*': 3 } }));
const now = jsonLine(madeRecord({ organ, year: 2023, figures: { 'applications.carried_in.*': 1 } }));
const both = file('both.jsonl', before + now);

const linesOf = (stdout: string): readonly { readonly rule: string; readonly year: number }[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { rule: string; year: number });

describe('nianbao audit', () => {
  it('writes findings to standard output and the summary to standard error', async () => {
    const { code, stdout, stderr } = await nianbao(['audit', both]);
    expect(code).toBe(0);
    expect(linesOf(stdout)).toMatchObject([{ schema: 'nianbao/finding@1', rule: 'chain.carried-over', year: 2023 }]);
    expect(stderr).toBe('2 records, 1 organ, 2022–2023; findings over the set: 1 error, 0 warnings, 0 infos\n');
  });

  it('reads standard input, compares with a history, and ends with 3 where it is asked to', async () => {
    const history = file('history.jsonl', before);
    const options = ['--history', history, '--fail-on', 'error', '--json'];
    const { code, stdout, stderr } = await nianbao(['audit', '-', ...options], { stdin: now });
    expect(code).toBe(3);
    expect(linesOf(stdout)).toHaveLength(1);
    expect(JSON.parse(stderr)).toMatchObject({ audit: { records: 2, years: [2023], findings: { error: 1 } } });
  });

  it('asks a roster, and knows renamed organs by a table of aliases', async () => {
    const roster = file('roster.csv', '单位名称,简称\n青山县档案局,\n青山县财政局,\n');
    const aliases = file('aliases.csv', '原名称,现名称,起始年度\n青山县史志办,青山县档案局,2022\n');
    const options = ['--roster', roster, '--aliases', aliases, '--as-of', '2025-01-01', '--year', '2023', '-q'];
    const { stdout, stderr } = await nianbao(['audit', both, ...options]);
    expect(linesOf(stdout).map(({ rule, year }) => [rule, year])).toEqual([
      ['chain.carried-over', 2023],
      ['fleet.missing-report', 2023],
    ]);
    expect(stderr).toBe('');
  });

  it('reads a data folder', async () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    const writer = await SegmentWriter.open(data, { worker: 'w1', clock: Date.now });
    await Promise.all([before, now].map((line) => writer.append(Buffer.from(line))));
    await writer.close();
    const { code, stdout } = await nianbao(['audit', data, '-q']);
    expect(code).toBe(0);
    expect(linesOf(stdout)).toMatchObject([{ rule: 'chain.carried-over', year: 2023 }]);
  });

  it('says what is wrong with an input, in a sentence', async () => {
    const broken = await nianbao(['audit', file('broken.jsonl', `${before}{"a":1}\n`)]);
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toMatch(/line 2 is no record/u);
    expect((await nianbao(['audit', folder])).stderr).toMatch(/no data folder/u);
    expect((await nianbao(['audit', join(folder, 'none.jsonl')])).stderr).toMatch(/there is no/u);
    const table = file('table.csv', 'a,b\n1,2\n');
    expect((await nianbao(['audit', both, '--aliases', table])).stderr).toMatch(
      /table\.csv can't be read: 1: from, to, since/u,
    );
  });
});
