import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type HealthDeps, type HealthServer, startHealthServer } from '../../src/operations/health/health-server.ts';
import { LOOP_IS_DEAD_MS, type ReadinessDeps, readiness } from '../../src/operations/health/readiness.ts';
import { QueueError } from '../../src/queue/queue-error.ts';

const deps: ReadinessDeps = {
  dataFolder: mkdtempSync(join(tmpdir(), 'nianbao-ready-')),
  minFreeBytes: 1,
  askQueue: () => Promise.resolve(),
  worker: () => ({ idleMs: 0, stopping: false }),
};

const failing = async (change: Partial<ReadinessDeps>): Promise<readonly (string | null)[]> =>
  (await readiness({ ...deps, ...change })).filter(({ ok }) => !ok).map(({ code }) => code);

describe('readiness', () => {
  it('is whole', async () => {
    expect((await readiness(deps)).map(({ name, ok }) => [name, ok])).toEqual([
      ['loop', true],
      ['stopping', true],
      ['disk', true],
      ['queue', true],
    ]);
  });

  it.each([
    ['a dead loop', { worker: () => ({ idleMs: LOOP_IS_DEAD_MS + 1, stopping: false }) }, 'worker.loop-dead'],
    ['an end', { worker: () => ({ idleMs: 0, stopping: true }) }, 'worker.stopping'],
    ['a disk without room', { minFreeBytes: Number.MAX_SAFE_INTEGER }, 'disk.low'],
    ['a folder that is gone', { dataFolder: '/nonexistent/folder' }, 'disk.unusable'],
    [
      'a policy that evicts',
      { askQueue: () => Promise.reject(new QueueError('queue.bad-policy', 'x')) },
      'queue.bad-policy',
    ],
    ['a queue that fails', { askQueue: () => Promise.reject(new Error('gone')) }, 'queue.unavailable'],
  ] as const)('is lost by %s', async (_name, change, code) => expect(await failing(change)).toEqual([code]));
});

describe('the health server', () => {
  let server: HealthServer | null = null;
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  const start = async (change: Partial<HealthDeps> = {}): Promise<string> => {
    server = await startHealthServer('127.0.0.1', 0, {
      ...{ idleMs: () => 0, readiness: () => readiness(deps), families: () => Promise.resolve([]), ...change },
    });
    return server.address;
  };

  it('is for this machine and says how it is', async () => {
    const address = await start();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    for (const path of ['/livez', '/readyz?verbose', '/metrics']) {
      const reply = await fetch(address + path);
      expect([path, reply.status, reply.headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
    }
  });

  it('says 503 for a loop that stands still', async () => {
    const address = await start({ idleMs: () => LOOP_IS_DEAD_MS + 1 });
    const reply = await fetch(`${address}/livez`);
    expect([reply.status, await reply.json()]).toMatchObject([
      503,
      { ok: false, checks: [{ code: 'worker.loop-dead' }] },
    ]);
  });

  it('refuses other paths and methods, and gives no stack for a mistake of ours', async () => {
    const address = await start({ families: () => Promise.reject(new Error('broken')) });
    expect((await fetch(`${address}/`)).status).toBe(404);
    expect((await fetch(`${address}/livez`, { method: 'POST' })).status).toBe(405);
    const reply = await fetch(`${address}/metrics`);
    expect([reply.status, await reply.text()]).toEqual([500, '{"error":"broken"}\n']);
  });

  it('looks no more often than once a second, however often it is asked', async () => {
    let looks = 0;
    const look = (): ReturnType<HealthDeps['readiness']> => {
      looks += 1;
      return Promise.resolve([]);
    };
    const address = await start({ readiness: look });
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${address}/readyz`).then((reply) => reply.text())));
    expect(looks).toBeLessThan(10);
  });

  it('says why it can not listen', async () => {
    const { port } = new URL(await start());
    const again = startHealthServer('127.0.0.1', Number(port), {
      ...{ idleMs: () => 0 },
      readiness: () => Promise.resolve([]),
      families: () => Promise.resolve([]),
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
