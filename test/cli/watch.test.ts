/** What is put into a folder is taken once it is whole, and again when it was changed, over restarts. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { SettledFiles } from '../../src/cli/watch/settled-files.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import { emptyFolder } from '../operations/support/data-folder.ts';
import { main } from './support/run.ts';

describe('a file is settled', () => {
  const file = (sizeBytes: number, times = 't') => ({ uri: 'file:a.pdf', sizeBytes, times });
  it('when size and times stayed the same for so long', () => {
    const settled = new SettledFiles(5000);
    expect(settled.look([file(1)], 0)).toEqual([]);
    expect(settled.look([file(2)], 4000)).toEqual([]);
    expect(settled.look([file(2, 'u')], 6000)).toEqual([]);
    expect(settled.look([file(2, 'u')], 10_999)).toEqual([]);
    expect(settled.look([file(2, 'u')], 11_000)).toEqual([file(2, 'u')]);
    expect(settled.look([], 12_000)).toEqual([]);
    expect(settled.look([file(2, 'u')], 13_000)).toEqual([]);
  });
});

interface Watch {
  readonly child: ChildProcess;
  /** Resolves when so many files were told. */
  readonly told: (count: number) => Promise<readonly string[]>;
}

function startWatch(folder: string, data: string): Watch {
  const args = ['--no-warnings', main, 'watch', 'in', '--settle', '0.5', '--json', '--data', data];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const lines: string[] = [];
  let wake = (): void => undefined;
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push((JSON.parse(line) as { readonly enqueued: string }).enqueued);
    wake();
  });
  const told = async (count: number): Promise<readonly string[]> => {
    while (lines.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return lines;
  };
  return { child, told };
}

async function stop({ child }: Watch, signal: NodeJS.Signals): Promise<number | string> {
  child.kill(signal);
  const [code, by] = (await once(child, 'close')) as [number | null, string | null];
  return code ?? by ?? '';
}

async function roundsIn(data: string): Promise<Readonly<Record<string, number>>> {
  const { queue } = await openQueue({ folder: data, redisUrl: null });
  const rounds: Record<string, number> = {};
  for (let claim = await queue.claim('w', 1000); claim !== null; claim = await queue.claim('w', 1000)) {
    rounds[claim.job.uri] = claim.job.round;
    await queue.complete(claim.lease, {});
  }
  await queue.close();
  return rounds;
}

it('a folder is watched over kills and restarts', async () => {
  const folder = emptyFolder();
  const data = join(folder, 'data');
  const path = (name: string): string => join(folder, 'in', name);
  mkdirSync(path('year'), { recursive: true });
  writeFileSync(path('old.html'), 'old');
  writeFileSync(path('~$old.docx'), 'who has it open');
  writeFileSync(path('notes.xlsx'), 'no report');
  let watch = startWatch(folder, data);
  await watch.told(1);
  // Written slowly: never taken in part.
  writeFileSync(path('year/年报.pdf'), '%PDF');
  const writing = setInterval(() => appendFileSync(path('year/年报.pdf'), 'x'), 100);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  clearInterval(writing);
  expect(await watch.told(1)).toEqual(['file:in/old.html']);
  expect(await watch.told(2)).toEqual(['file:in/old.html', 'file:in/year/年报.pdf']);
  expect(await stop(watch, 'SIGKILL')).toBe('SIGKILL');
  expect(await roundsIn(data)).toEqual({ 'file:in/old.html': 1, 'file:in/year/年报.pdf': 1 });

  writeFileSync(path('old.html'), 'new'); // the same size
  utimesSync(path('old.html'), 1, 1);
  writeFileSync(path('late.html'), 'late');
  watch = startWatch(folder, data);
  expect((await watch.told(2)).toSorted()).toEqual(['file:in/late.html', 'file:in/old.html']);
  expect(await stop(watch, 'SIGTERM')).toBe(0);
  expect(await roundsIn(data)).toEqual({ 'file:in/old.html': 2, 'file:in/late.html': 1 });

  // What was taken may be forgotten: then all is asked for again, and known by its bytes.
  rmSync(join(data, 'watched.sqlite'));
  watch = startWatch(folder, data);
  await watch.told(3);
  expect(await stop(watch, 'SIGTERM')).toBe(0);
  expect(await roundsIn(data)).toMatchObject({ 'file:in/old.html': 3 });
});
