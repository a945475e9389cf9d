import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ReportRecord } from '../../src/model/record.ts';
import { folderWith } from './support/folder.ts';
import { ended, nianbao, startStub, urisOf } from './support/run.ts';

const sample = readFileSync(join(import.meta.dirname, '../../samples/huaiyuan-2024.html'), 'utf8');

/** Last year's report with this year's figures, and another organ's that nothing is said of. */
function folderOfYears(): string {
  const folder = mkdtempSync(join(tmpdir(), 'second-pass-'));
  writeFileSync(join(folder, '2023.html'), sample.replaceAll('2024', '2023'));
  writeFileSync(join(folder, '2024.html'), sample);
  return folder;
}

const rulesIn = (line: string): readonly string[] =>
  (JSON.parse(line) as ReportRecord).findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('chain.'));
const linesOf = (stdout: string): readonly string[] => stdout.trimEnd().split('\n');

it('extract says what the set of its inputs says of a line, and leaves the others as they are', async () => {
  const cwd = folderOfYears();
  const alone = await nianbao(['extract', '2023.html', '2024.html', '--plain', '--quiet'], { cwd });
  const both = await nianbao(['extract', '2023.html', '2024.html', '--json', '--fail-on', 'error'], { cwd });
  expect([alone.code, both.code]).toEqual([0, 3]);
  expect(linesOf(both.stdout)[0]).toBe(linesOf(alone.stdout)[0]);
  expect(rulesIn(linesOf(both.stdout)[1]!)).toContain('chain.identical-figures');
  expect((JSON.parse(both.stderr) as { summary: object }).summary).toMatchObject({ inputs: 2, findings: { error: 1 } });
  // The same document by itself is the same line.
  expect((await nianbao(['extract', '2024.html', '--quiet'], { cwd })).stdout).toBe(`${linesOf(alone.stdout)[1]}\n`);
});

it('extract and check compare with a history that nothing is said about', async () => {
  const cwd = folderOfYears();
  await nianbao(['extract', '2023.html', '--out', 'last.jsonl', '--quiet'], { cwd });
  const { stdout } = await nianbao(['extract', '2024.html', '--history', 'last.jsonl', '--quiet'], { cwd });
  expect(linesOf(stdout).map(rulesIn)).toEqual([expect.arrayContaining(['chain.identical-figures'])]);
  const checked = await nianbao(['check', '2024.html', '--history', 'last.jsonl', '--json', '--quiet'], { cwd });
  expect(linesOf(checked.stdout)).toHaveLength(1);
  expect(JSON.parse(checked.stdout)).toMatchObject({ year: 2024, verdict: 'faulty' });
  const missing = await nianbao(['check', '2024.html', '--history', 'none.jsonl'], { cwd });
  expect(missing).toMatchObject({ code: 2, stdout: '' });
});

it('what was read when a run is interrupted is written, whole lines of it', async () => {
  const cwd = folderWith({ 'a.txt': 'a', 'b.txt': '!abort', 'c.txt': '!hang' });
  const child = startStub({ paths: ['.'], options: { plain: false, jobs: 1 } }, { cwd });
  child.stderr!.on('data', (words: Buffer) => {
    if (words.includes('b.txt')) child.kill('SIGINT');
  });
  const { code, stdout } = await ended(child);
  expect(code).toBe(130);
  expect(urisOf(stdout)).toEqual(['file:a.txt', 'file:b.txt']);
});
