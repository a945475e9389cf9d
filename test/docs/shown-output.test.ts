/** What the READMEs show is what the program prints, but for counts, which every new rule changes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nianbao } from '../cli/support/run.ts';

const root = join(import.meta.dirname, '../..');

const withoutCounts = (text: string): readonly string[] => text.replaceAll(/\d+/gu, '0').split('\n');

it.each([
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
])('%s', async (page, language) => {
  const [, shown = ''] = /```text\n(.*?)```/su.exec(readFileSync(join(root, page), 'utf8')) ?? [];
  const { stdout } = await nianbao(['show', 'samples/faults-2024.html', '--lang', language], { cwd: root });
  const printed = withoutCounts(stdout);
  const lines = withoutCounts(shown).filter((line) => !['', '…'].includes(line));
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => !printed.includes(line))).toEqual([]);
});
