import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parserCommand, parserEntry } from '../../src/workers/parser-command.ts';

const { args } = parserCommand(parserEntry, 400 * 1024 * 1024);
const root = join(import.meta.dirname, '../..');

describe('the command of a parser child', () => {
  it('allows reading the program and its packages, and nothing else at all', () => {
    const allowed = args.filter((arg) => arg.startsWith('--allow'));
    expect(allowed).toEqual(
      ['src/*', 'src/workers/*', 'node_modules/*', 'package.json'].map((path) => `--allow-fs-read=${join(root, path)}`),
    );
  });

  it('leaves a quarter of the memory to what is not on the heap', () => {
    expect(args).toContain('--max-old-space-size=300');
  });

  it('lets new objects take what they need from the first on, and no more', () => {
    expect(args).toEqual(expect.arrayContaining(['--min-semi-space-size=16', '--max-semi-space-size=16']));
  });

  it('ends with the entry beside it, in the language that the program runs in', () => {
    expect(args.at(-1)).toBe(join(root, 'src/workers/parser-child.ts'));
  });
});
