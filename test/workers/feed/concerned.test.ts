import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main, nianbao } from '../../cli/support/run.ts';
import { dataFolder, dataSegments, segmentPath, writeSegments } from '../../exports/support/data-folder.ts';
import { ended, step, told } from '../../exports/support/feed.ts';
import { madeBytes } from '../../exports/support/made-lines.ts';

describe('steps of a feed', () => {
  it('read only what the news concerns', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [
      madeBytes({ uri: 'a' }, { uri: 'b' }),
      madeBytes({ uri: 'c', content: 'C' }),
      madeBytes({ uri: 'd', content: 'C' }, { uri: 'e' }),
    ]);
    await step([folder]);
    await writeSegments(folder, [madeBytes({ uri: 'b', content: 'B2' })]);
    await ended(folder, 'b', 2, 'B2');
    expect(told(await step([folder]))).toEqual(['replace b']);

    // The others needn't be there: c and d share a record, e stands beside d.
    for (const file of dataSegments(folder).slice(0, 1)) rmSync(segmentPath(folder, file));
    await ended(folder, 'c', 2, null);
    expect(await step([folder])).toEqual([expect.objectContaining({ change: 'replace' })]);
    await ended(folder, 'd', 2, null);
    expect(told(await step([folder]))).toEqual(['withdraw d fetch.not-found']);
  });
  it.each([
    ['is lost', (path: string) => rmSync(path)],
    ['is damaged', (path: string) => writeFileSync(path, 'no database')],
    [
      'can not be written',
      (path: string) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
  ])('are the same where the index %s', async (_, spoil) => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a' }, { uri: 'b' })]);
    await step([folder]);
    for (const round of [2, 3]) {
      await writeSegments(folder, [madeBytes({ uri: 'a', content: `A${round}` })]);
      await ended(folder, 'a', round, `A${round}`);
      expect(told(await step([folder]))).toEqual(['replace a']);
      for (const end of ['-wal', '-shm']) rmSync(join(folder, `feed.sqlite${end}`), { force: true });
      if (round === 2) spoil(join(folder, 'feed.sqlite'));
    }
  });

  it('are the same bytes after any number of kills', { timeout: 120_000 }, async () => {
    const folder = dataFolder();
    const named = (from: number, count: number, content: string): Uint8Array =>
      madeBytes(
        ...Array.from({ length: count }, (_, at) => ({ uri: `u${from + at}`, content: `${content}${from + at}` })),
      );
    await writeSegments(
      folder,
      Array.from({ length: 100 }, (_, at) => named(at * 20, 20, 'first ')),
    );
    await step([folder]);
    await writeSegments(folder, [named(700, 300, 'second ')]);
    for (let at = 700; at < 1000; at += 10) await ended(folder, `u${at}`, 2, `second ${at}`);
    const whole = join(dataFolder(), 'copy');
    cpSync(folder, whole, { recursive: true });
    const given = await step([whole]);
    expect(given).toHaveLength(300);

    const args = ['export', folder, '--changes', '--cursor', 'cursor.json', '--out', 'changes.jsonl', '--quiet'];
    const begin = performance.now();
    await nianbao(args.toSpliced(4, 1, join(dataFolder(), 'other.json')), { cwd: folder });
    const tookMs = performance.now() - begin;
    rmSync(join(folder, 'changes.jsonl'));
    for (const share of [0.3, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      for (const end of ['', '-wal', '-shm'])
        if (share < 0.6) rmSync(join(folder, `feed.sqlite${end}`), { force: true });
      const child = spawn(process.execPath, ['--no-warnings', main, ...args], { cwd: folder, stdio: 'ignore' });
      const killing = setTimeout(() => child.kill('SIGKILL'), tookMs * share);
      await once(child, 'close');
      clearTimeout(killing);
      if (existsSync(join(folder, 'changes.jsonl'))) break;
    }
    if (!existsSync(join(folder, 'changes.jsonl'))) await nianbao(args, { cwd: folder });
    expect(readFileSync(join(folder, 'changes.jsonl'))).toEqual(readFileSync(join(whole, 'changes.jsonl')));
    expect(readFileSync(join(folder, 'cursor.json'))).toEqual(readFileSync(join(whole, 'cursor.json')));
  });
});
