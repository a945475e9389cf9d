import { symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertAllowed } from '../../src/workers/daemon/allowed-file.ts';
import { startRedis } from '../support/redis.ts';
import { folderWith } from '../cli/support/folder.ts';
import { dataWith, drained, enqueue, exported, recordsOf } from './support/daemon.ts';

const outcome = (path: string, roots: readonly string[] | null): Promise<string> =>
  assertAllowed(path, roots).then(
    () => 'allowed',
    (error: unknown) => (error as { readonly code: string }).code,
  );

describe('a file that a job names', () => {
  it('is read below the folders that are allowed, wherever links lead', async () => {
    const folder = folderWith({ 'in/a.txt': 'a', 'out/b.txt': 'b', 'inside/c.txt': 'c' });
    symlinkSync(join(folder, 'out/b.txt'), join(folder, 'in/link.txt'));
    symlinkSync(join(folder, 'in'), join(folder, 'also'));
    const roots = [join(folder, 'in')];
    const paths = [
      'in/a.txt',
      'also/a.txt',
      'in/gone.txt',
      'in/link.txt',
      'out/b.txt',
      'in/../out/b.txt',
      'inside/c.txt',
    ];
    const outcomes = await Promise.all(paths.map((path) => outcome(join(folder, path), roots)));
    const refused = 'extract.unreadable-file';
    expect(outcomes).toEqual(['allowed', 'allowed', 'allowed', refused, refused, refused, refused]);
    expect(await outcome(join(folder, 'out/b.txt'), null)).toBe('allowed');
  });

  it('is refused by a worker where Redis names one elsewhere, and no pipe keeps it', async () => {
    const redis = await startRedis();
    try {
      const secret = folderWith({ 'secret.txt': '2024 年政府信息公开工作年度报告' });
      const test = dataWith({ 'report.txt': 'x' }, redis.url);
      await enqueue(test, [
        'file:report.txt',
        `file://${join(secret, 'secret.txt')}`,
        'file:///dev/zero',
        'file:/dev/stdin',
      ]);
      await drained({ ...test, parser: 'stub' });
      const records = recordsOf(await exported(test.data));
      const codes = new Map(records.map(({ source, error }) => [basename(source.uri), error?.code ?? null]));
      const refused = 'extract.unreadable-file';
      expect(Object.fromEntries(codes)).toEqual({
        'file:report.txt': null,
        'secret.txt': refused,
        zero: refused,
        stdin: refused,
      });
      expect(JSON.stringify(records)).not.toContain('年度报告');
    } finally {
      await redis.stop();
    }
  });

  it('that is a pipe or a device is refused, and keeps nobody', async () => {
    const test = dataWith({ 'report.txt': 'x' });
    await enqueue(test, ['file:///dev/zero', 'file:report.txt', 'file:///dev/tty']);
    await drained({ ...test, parser: 'stub' });
    const records = recordsOf(await exported(test.data));
    expect(records.map(({ error }) => error?.code ?? null).toSorted()).toEqual([
      'extract.unreadable-file',
      'extract.unreadable-file',
      null,
    ]);
  });
});
