/** The tour's commands run, one after the other, and print what the tour shows, but for counts, which every new rule changes. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith } from '../cli/support/folder.ts';
import { nianbao } from '../cli/support/run.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/tour.md'), 'utf8');
const commands = [...page.matchAll(/^npx nianbao (.+)$/gmu)].map(([, line = '']) => line.trim().split(/\s+/u));
const shown = [...page.matchAll(/```text\n(.*?)```/gsu)].flatMap(([, text = '']) => text.trimEnd().split('\n'));

const plain = (text: string): string => text.replaceAll(/\d+/gu, '0').replaceAll(/\s+/gu, ' ');

it('docs/tour.md', async () => {
  const folder = folderWith({});
  cpSync(join(root, 'samples'), join(folder, 'samples'), { recursive: true });
  expect(commands.length).toBeGreaterThan(8);
  let printed = '';
  for (const args of commands) {
    const { code, stdout, stderr } = await nianbao([...args, '--lang', 'en'], { cwd: folder });
    // 3: findings, as the samples have.
    expect([0, 3], `${args.join(' ')}: ${stderr}`).toContain(code);
    printed += `${stdout}\n${stderr}\n`;
  }
  for (const line of shown) expect(plain(printed)).toContain(plain(line.replace(/ …$/u, '')));
}, 300_000);
