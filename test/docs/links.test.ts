/** Documentation that points nowhere, or says other things in its two languages, is worse than none. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = globSync(['*.md', 'docs/**/*.md', 'samples/*.md'], { cwd: root });

describe('documentation', () => {
  it.each(pages)('%s links to what exists', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/gu)].map(([, link]) => link!);
    const local = links.filter((link) => !/^[a-z]+:/u.test(link));
    expect(local.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s names every exit code', (page) => {
    const text = read(page);
    expect(Object.values(exitCodes).filter((code) => !new RegExp(`\\b${code}\\b`, 'u').test(text))).toEqual([]);
  });

  it('has the same headings, commands and tables in both languages', () => {
    const outline = (page: string): readonly string[] =>
      read(page)
        .split('\n')
        .map((line) => /^(?:#+ |\| `nianbao \w+|\| \d+|```\w*)/u.exec(line)?.[0] ?? '')
        .filter((mark) => mark !== '');
    expect(outline('README.zh-CN.md')).toEqual(outline('README.md'));
  });
});

it('the oldest Node.js is the same wherever it is named', () => {
  const oldest = (JSON.parse(read('package.json')) as { engines: { node: string } }).engines.node.replace('>=', '');
  expect(read('src/cli/main.ts')).toContain(`[${oldest.replace('.', ', ')}] as const`);
  for (const page of ['README.md', 'README.zh-CN.md']) expect(read(page)).toContain(`Node.js ${oldest}`);
});
