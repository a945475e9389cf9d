import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';

const child = join(import.meta.dirname, '..', 'children', 'measured-merge.ts');

interface Measured {
  readonly lines: number;
  readonly peakMb: number;
  readonly seconds: number;
}

const run = (task: string, folder: string, count: number): Measured =>
  JSON.parse(execFileSync(process.execPath, [child, task, folder, String(count)], { encoding: 'utf8' })) as Measured;

function mergeOf(count: number): Measured {
  const folder = dataFolder();
  run('write', folder, count);
  return run('merge', folder, count);
}

describe('merging many lines', () => {
  it('takes no more memory for 200,000 than for 20,000, but for the cache of its index', { timeout: 300_000 }, () => {
    const [few, many] = [mergeOf(20_000), mergeOf(200_000)];
    expect([few.lines, many.lines]).toEqual([20_000, 200_000]);
    // SQLite takes its cache once more to sort for an index; V8 lets its heap grow from 60 to some 150 MB before it collects more
    // often, and holds 20 of them in the end. Nothing is kept for a line: those themselves are 300 more.
    const CACHE_MB = 2 * 8;
    const NOISE_MB = 110;
    expect(many.peakMb - few.peakMb, JSON.stringify({ few, many })).toBeLessThan(CACHE_MB + NOISE_MB);
  });
});
