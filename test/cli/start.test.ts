/** What a command loads before it does anything: whoever calls it for one document waits for all of it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const told = join(import.meta.dirname, 'children/tell-loaded.ts');

/** The files that Node loads for the call, those of packages by the package's name. */
function loadedFor(...args: readonly string[]): ReadonlySet<string> {
  const { stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', '--import', told, join(root, 'src/cli/main.ts'), ...args],
    {
      encoding: 'utf8',
      cwd: root,
    },
  );
  return new Set(
    stderr
      .split('\n')
      .filter((line) => line.startsWith('loaded '))
      .map((line) => /node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(line)?.[1] ?? line.slice('loaded '.length)),
  );
}

describe('a short command', () => {
  it.each([[['--version']], [['extract', 'samples/huaiyuan-2024.txt', '--lang', 'en']]])(
    'loads no package but that of the command line: %j',
    (args) => {
      const loaded = loadedFor(...args);
      expect([...loaded].filter((name) => !name.startsWith('file:'))).toEqual(['commander']);
    },
  );

  it('reads neither other records nor decisions where there are none', () => {
    const loaded = [...loadedFor('extract', 'samples/huaiyuan-2024.txt')].join('\n');
    expect(loaded).toContain('src/cli/extract-command.ts');
    expect(loaded).not.toMatch(/read-records|decisions-file|segments|src\/(?:rules|normalize|extractors)\//u);
  });
});
