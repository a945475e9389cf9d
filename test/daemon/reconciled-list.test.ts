/** A queue that was lost knows again what its lists led to: so what they lose afterwards is looked at and withdrawn. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { lines, nianbao } from '../cli/support/run.ts';
import { emptyFolder } from '../operations/support/data-folder.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { type Handler, startSite } from '../support/site.ts';

const report = readFileSync(resolve(import.meta.dirname, '../../samples/faults-2024.html'));
const servers: TestRedis[] = [];
afterAll(() => Promise.all(servers.map((one) => one.stop())));

async function emptied(folder: string, redis: TestRedis | null): Promise<void> {
  if (redis === null) {
    for (const name of readdirSync(join(folder, 'data')))
      if (name.startsWith('queue.sqlite')) rmSync(join(folder, 'data', name));
    return;
  }
  const client = new Redis(redis.url);
  await client.flushall();
  await client.quit();
}

describe.each(['embedded', 'redis'])('a list of two pages, %s', (engine) => {
  it('has its lost link looked at after the queue was lost', { timeout: 180_000 }, async () => {
    const listed = new Set([0, 1, 2]);
    const send =
      (body: () => string | Buffer | null): Handler =>
      (_request, response) => {
        const found = body();
        response.writeHead(found === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(found ?? '');
      };
    const list = (numbers: readonly number[], rest = '') =>
      send(() => {
        const links = numbers.filter((number) => listed.has(number));
        const entries = links.map((at) => `<a href="/${at}.html">甲${at}局2024年政府信息公开工作年度报告</a>`);
        return `<title>政府信息公开年报</title>${entries.join('')}${rest}`;
      });
    const page = (number: number) =>
      send(() => (listed.has(number) ? Buffer.concat([report, Buffer.from(`<!-- ${number} -->`)]) : null));
    await using site = await startSite({
      ...{ '/index.html': list([0], '<p><a href="/index_2.html">2</a></p>'), '/index_2.html': list([1, 2]) },
      ...{ '/0.html': page(0), '/1.html': page(1), '/2.html': page(2) },
    });
    const redis = engine === 'redis' ? await startRedis() : null;
    if (redis !== null) servers.push(redis);
    const folder = emptyFolder();
    const where = ['--data', 'data', ...(redis === null ? [] : ['--redis', redis.url])];
    const run = (...args: readonly string[]) => nianbao([...args, ...where], { cwd: folder });
    const crawl = async (...again: readonly string[]): Promise<readonly string[]> => {
      await run('enqueue', `${site.origin}/index.html`, '--follow', 'list', ...again, '--quiet');
      await run('work', '--drain', '--gap', '0', '--allow-host', '127.0.0.1:*', '--quiet');
      await nianbao(['export', 'data', '--changes', '--cursor', 'c', '--out', 'changes', '--quiet'], { cwd: folder });
      return lines(readFileSync(join(folder, 'changes'), 'utf8')).map(
        (line) => (JSON.parse(line) as { readonly change: string }).change,
      );
    };
    expect(await crawl()).toEqual(['add', 'add', 'add']);
    await emptied(folder, redis);
    expect(JSON.parse((await run('reconcile', '--json')).stdout)).toMatchObject({ restored: 4, pages: 1 });
    listed.delete(1);
    expect(await crawl('--again')).toEqual(['withdraw']);
  });
});
