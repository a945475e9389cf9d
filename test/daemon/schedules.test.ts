/** A list on a schedule, by the commands: its new entry comes by itself, what is unchanged costs no parse, a lost queue knows it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { lines, main, nianbao } from '../cli/support/run.ts';
import { emptyFolder } from '../operations/support/data-folder.ts';
import { type Handler, startSite } from '../support/site.ts';

const samples = resolve(import.meta.dirname, '../../samples');
const page = readFileSync(join(samples, 'faults-2024.html'));

it('a list on a schedule', async () => {
  const entries = { now: 1 };
  const report: Handler = (request, response) => {
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"1"', 'content-type': 'text/html; charset=utf-8' }).end(page);
  };
  const list: Handler = (_request, response) => {
    const links = Array.from(
      { length: entries.now },
      (_, at) => `<a href="/${at}.html">甲${at}局2023年政府信息公开工作年度报告</a>`,
    );
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<title>政府信息公开年报</title>${links.join('')}`);
  };
  await using site = await startSite({ '/list': list, '/0.html': report, '/1.html': report });
  const folder = emptyFolder();
  const run = (...args: readonly string[]) => nianbao([...args, '--data', 'data'], { cwd: folder });
  expect(await run('enqueue', `${site.origin}/list`, '--follow', 'list', '--every', '2s')).toMatchObject({ code: 0 });
  const args = ['work', '--gap', '0', '--allow-host', '127.0.0.1:*', '--json', '--concurrency', '1', '--data', 'data'];
  const child = spawn(process.execPath, ['--no-warnings', main, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const done: { readonly uri: string; readonly unchanged: boolean }[] = [];
  let wake = (): void => undefined;
  createInterface({ input: child.stderr }).on('line', (line) => {
    const event = JSON.parse(line) as { readonly event: string; readonly uri: string; readonly unchanged: boolean };
    if (event.event === 'done') done.push(event);
    wake();
  });
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise<void>((resolve) => (wake = resolve));
  };
  const of = (path: string) => done.filter(({ uri }) => uri.endsWith(path));
  await until(() => of('/0.html').length > 0);
  entries.now = 2;
  await until(() => of('/1.html').length > 0 && of('/0.html').length > 1);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(
    of('/0.html')
      .map(({ unchanged }) => unchanged)
      .slice(0, 2),
  ).toEqual([false, true]);

  // A queue that is lost is told of it by the ledger; drained, it doesn't wait for it.
  for (const name of readdirSync(join(folder, 'data')))
    if (name.startsWith('queue.sqlite')) rmSync(join(folder, 'data', name));
  expect((await run('schedules')).stdout).toBe('');
  expect((await run('reconcile')).stdout).toMatch(/ 1 schedule/u);
  expect((await run('schedules', 'change', `${site.origin}/list`, '--every', '4w')).stdout).toBe('1 schedule(s)\n');
  expect((await run('work', '--drain', '--gap', '0', '--allow-host', '127.0.0.1:*')).code).toBe(0);
  const listed = lines((await run('schedules', '--json')).stdout).map((line) => JSON.parse(line) as unknown);
  expect(listed).toMatchObject([{ address: `${site.origin}/list`, follow: 'list', every: '4w' }]);
  expect((await run('schedules', 'remove', '--host', '127.0.0.1')).stdout).toBe('1 schedule(s)\n');
  expect(await run('schedules')).toMatchObject({
    stdout: '',
    stderr: expect.stringContaining('no schedules') as string,
  });
  expect(await run('schedules', 'remove', 'x')).toMatchObject({ code: 2 });
  expect(await run('enqueue', 'x', '--every', 'soon')).toMatchObject({ code: 2 });
});
