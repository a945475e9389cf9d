import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesFrom } from '../../src/cli/enqueue-files.ts';
import { expandSources } from '../../src/fetch/sources/expand-sources.ts';
import type { Source } from '../../src/fetch/sources/source.ts';
import { emptyFolder } from '../operations/support/data-folder.ts';

const folder = emptyFolder();
const put = (name: string, content: string): void => writeFileSync(join(folder, name), content);
mkdirSync(join(folder, 'reports'));
mkdirSync(join(folder, 'later'));
put('reports/a.html', 'x');
put('reports/b.html', 'x');
put('list.txt', 'reports\nlater\n');

async function expanded(...args: readonly string[]): Promise<readonly Source[]> {
  const deps = { files: filesFrom(folder, folder), stdin: () => Promise.resolve(Buffer.from('')) };
  return Array.fromAsync(
    expandSources(
      args.map((arg) => join(folder, arg)),
      deps,
    ),
  );
}
const outcome = (source: Source): string => (source.kind === 'job' ? source.uri.slice(-6) : source.reason);

describe('folders that are enqueued', () => {
  it('in a list are walked, though it was looked whether they are there', async () => {
    expect((await expanded('list.txt')).map(outcome)).toEqual(['a.html', 'b.html', 'empty-folder']);
  });

  it('are walked once, however often they are named', async () => {
    expect((await expanded('reports', 'reports')).map(outcome)).toEqual(['a.html', 'b.html', 'repeated']);
  });

  it('are called missing where there is none, and empty where they are', async () => {
    expect((await expanded('later', 'never/was')).map(outcome)).toEqual(['empty-folder', 'missing-file']);
  });
});
