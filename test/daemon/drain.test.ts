/** `work --drain` says what it waits for and until when, and `--drain-for` bounds it, on both engines. */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lines, nianbao } from '../cli/support/run.ts';
import { emptyFolder } from '../operations/support/data-folder.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { type Handler, startSite } from '../support/site.ts';

const redis: TestRedis[] = [];
afterAll(() => Promise.all(redis.map((one) => one.stop())));

describe.each(['embedded', 'redis'])('a drain, %s', (engine) => {
  it('waits for what is delayed, says so, and ends in time', async () => {
    const busy: Handler = (_request, response) => void response.writeHead(503).end('later');
    await using site = await startSite({ '/r.html': busy });
    const data = join(emptyFolder(), 'data');
    if (engine === 'redis') redis.push(await startRedis());
    const where = ['--data', data, ...(engine === 'redis' ? ['--redis', redis[0]!.url] : [])];
    await nianbao(['enqueue', `${site.origin}/r.html`, '--every', '7d', ...where]);
    const work = ['work', '--gap', '0', '--allow-host', '127.0.0.1:*', '--concurrency', '1', ...where];
    const began = Date.now();
    const { code, stderr } = await nianbao([...work, '--drain-for', '4s', '--json', '--lang', 'en']);
    const events = lines(stderr).map(
      (line) => JSON.parse(line) as { readonly event: string; readonly nextRetry?: string },
    );
    const waits = events.filter(({ event }) => event === 'waiting');
    expect([code, waits.length]).toEqual([0, 1]);
    expect(waits[0]).toMatchObject({ waiting: 0, delayed: 1, active: 0 });
    expect(Date.parse(waits[0]!.nextRetry!) - began).toBeGreaterThan(30_000);
    const told = await nianbao([...work, '--drain-for', '2s', '--lang', 'zh']);
    expect(told.stderr).toMatch(/尚待：1 个待重试（最早 \d{4}-.*Z）/u);
    expect(await nianbao([...work, '--drain-for', 'long'])).toMatchObject({ code: 2 });
  });
});
