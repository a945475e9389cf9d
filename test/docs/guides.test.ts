/** The guides say the same in both languages; what a Windows terminal gets is what the other one gets. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBlock, shownPage } from '../pages/support/shown-page.ts';

const folder = join(import.meta.dirname, '../../docs/guides');
const guides = globSync('*.zh-CN.md', { cwd: folder }).map((name) => name.replace('.zh-CN.md', ''));
const read = (name: string): string => readFileSync(join(folder, `${name}.md`), 'utf8');

describe.each(guides)('%s', (guide) => {
  const english = read(guide);
  const chinese = read(`${guide}.zh-CN`);

  it('has the same commands, queries and scripts in both languages', () => {
    const codeOf = (page: string): readonly string[] =>
      shownPage(page)
        .parts.filter((part) => part.startsWith('```') && !isBlock(part, 'text'))
        .map((block) => block.replaceAll('why_zh', 'why_en').replaceAll(/ +# .*$/gmu, ''));
    expect(codeOf(chinese)).toEqual(codeOf(english));
  });

  it('has the same headings, tables and shown lines in both', () => {
    const outline = (page: string): readonly string[] =>
      page.split('\n').flatMap((line) => /^(?:#+ |\||```\w*|!\[)/u.exec(line)?.[0] ?? []);
    expect(outline(chinese)).toEqual(outline(english));
  });

  it('has in PowerShell what it has in sh', () => {
    const lines = new Set(shownPage(english).commands.map(({ line }) => line));
    const blocks = shownPage(english).parts.filter((part) => isBlock(part, 'powershell'));
    const twins = blocks.flatMap((block) =>
      [...block.matchAll(/^\.\\nianbao\.cmd (.*)$/gmu)].map(([, rest]) => `nianbao ${rest}`),
    );
    expect(twins.length).toBe(blocks.flatMap((block) => block.split('\n').slice(1, -1)).length);
    expect(twins.filter((twin) => !lines.has(twin.replaceAll('\\', '/')))).toEqual([]);
  });
});
