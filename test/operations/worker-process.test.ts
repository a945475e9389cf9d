/** A real worker asked for its health, its numbers and its log. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { startRedis } from '../support/redis.ts';
import { startSite } from '../support/site.ts';
import { type ReadSample, checkExposition } from './support/check-exposition.ts';
import { command, emptyFolder, samples } from './support/data-folder.ts';

const root = join(import.meta.dirname, '../..');

type LogLine = Readonly<Record<string, unknown>>;

interface RunningWorker {
  readonly child: ChildProcess;
  readonly address: string;
  readonly log: readonly LogLine[];
  /** Resolves once so many lines of the log tell of this event. */
  readonly logged: (event: string, times: number) => Promise<void>;
}

async function startWorker(data: string, more: readonly string[] = []): Promise<RunningWorker> {
  const main = join(root, 'src/cli/main.ts');
  const args = [
    '--no-warnings',
    main,
    'work',
    '--json',
    '--data',
    data,
    '--metrics-port',
    '0',
    '--concurrency',
    '1',
    ...more,
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const log: LogLine[] = [];
  let wake = (): void => undefined;
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.push(JSON.parse(line) as LogLine);
    wake();
  });
  const logged = async (event: string, times: number): Promise<void> => {
    while (log.filter((line) => line['event'] === event).length < times)
      await new Promise<void>((resolve) => (wake = resolve));
  };
  await logged('listening', 1);
  return { child, log, logged, address: String(log.find((line) => line['event'] === 'listening')?.['address']) };
}

const sumOf = (samplesRead: readonly ReadSample[], name: string): number =>
  samplesRead.filter((sample) => sample.name === name).reduce((sum, { value }) => sum + value, 0);

describe('a worker', () => {
  it('shows its health, its numbers and itself, and takes its sign down at the end', async () => {
    const data = join(emptyFolder(), 'data');
    await command(['enqueue', ...samples, '--data', data]);
    const { child, address, log, logged } = await startWorker(data);
    try {
      await logged('done', samples.length);
      expect((await fetch(`${address}/livez`)).status).toBe(200);
      const ready = await fetch(`${address}/readyz`);
      expect([ready.status, await ready.json()]).toMatchObject([200, { ok: true }]);

      const numbers = checkExposition(await (await fetch(`${address}/metrics`)).text());
      expect(sumOf(numbers, 'nianbao_records_total')).toBe(samples.length);
      expect(sumOf(numbers, 'nianbao_step_duration_seconds_count')).toBeGreaterThanOrEqual(2 * samples.length);
      expect(sumOf(numbers, 'nianbao_queue_up')).toBe(1);
      expect(sumOf(numbers, 'nianbao_jobs')).toBe(samples.length);
      expect(sumOf(numbers, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);

      const { stdout } = await command(['status', '--data', data, '--json']);
      expect(JSON.parse(stdout)).toMatchObject({ workers: [{ pid: child.pid, isAlive: true, health: address }] });
    } finally {
      child.kill('SIGTERM');
    }
    const [code] = (await once(child, 'close')) as [number];
    expect([code, readdirSync(join(data, 'workers'))]).toEqual([0, []]);
    expect(log.at(-1)).toMatchObject({ level: 'info', event: 'ended', jobs: samples.length });
    for (const line of log) expect(Object.keys(line).slice(0, 4)).toEqual(['level', 'time', 'pid', 'event']);
  });

  it('fetches pages of a site one after the other, and ends when it is drained', async () => {
    const page = readFileSync(join(root, 'samples/huaiyuan-2024.html'), 'utf8');
    await using site = await startSite({ '/1.html': page, '/2.html': page });
    const data = join(emptyFolder(), 'data');
    await command(['enqueue', `${site.origin}/1.html`, `${site.origin}/2.html`, '--data', data]);
    const worked = await command([
      'work',
      '--drain',
      '--data',
      data,
      '--gap',
      '0',
      '--allow-host',
      `127.0.0.1:${site.port}`,
    ]);
    expect(worked).toMatchObject({ code: 0, stderr: expect.stringContaining('2 job(s) done, 2 record(s)') as unknown });
  });

  it('that was killed is not taken for alive', async () => {
    const data = join(emptyFolder(), 'data');
    await command(['enqueue', samples[0]!, '--data', data]);
    const { child, logged } = await startWorker(data);
    await logged('done', 1);
    child.kill('SIGKILL');
    await once(child, 'close');
    const { stdout } = await command(['status', '--data', data, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ workers: [{ pid: child.pid, isAlive: false }] });
    expect(existsSync(join(data, 'workers'))).toBe(true);
  });

  it('says why it can not listen', async () => {
    const data = join(emptyFolder(), 'data');
    const { code, stderr } = await command([
      'work',
      '--drain',
      '--data',
      data,
      '--metrics-host',
      '203.0.113.1',
      '--metrics-port',
      '9464',
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot listen on 203.0.113.1:9464')]);
  });

  it('is not ready while Redis would evict jobs or is away, and is again by itself; it stays alive', async () => {
    const redis = await startRedis({ appendOnly: true });
    const { child, address } = await startWorker(join(emptyFolder(), 'data'), ['--redis', redis.url]);
    const configure = (policy: string): unknown =>
      execFileSync('redis-cli', ['-u', redis.url, 'config', 'set', 'maxmemory-policy', policy], { stdio: 'pipe' });
    const untilReady = async (wanted: string | null): Promise<void> => {
      for (let found: unknown; found !== wanted;) {
        const { checks } = (await (await fetch(`${address}/readyz`)).json()) as {
          checks: { name: string; code: string | null }[];
        };
        found = checks.find(({ name }) => name === 'queue')?.code;
      }
    };
    try {
      await untilReady(null);
      configure('allkeys-lru');
      await untilReady('queue.bad-policy');
      configure('noeviction');
      await untilReady(null);
      await redis.kill();
      await untilReady('queue.unavailable');
      expect((await fetch(`${address}/livez`)).status).toBe(200);
      const numbers = checkExposition(await (await fetch(`${address}/metrics`)).text());
      expect(sumOf(numbers, 'nianbao_queue_up')).toBe(0);
      await redis.start();
      await untilReady(null);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'close');
      await redis.stop();
    }
  });

  it('that is told to end while Redis answers nothing ends within ten seconds', { timeout: 60_000 }, async () => {
    const redis = await startRedis();
    const data = join(emptyFolder(), 'data');
    const { child } = await startWorker(data, ['--redis', redis.url]);
    try {
      redis.hang();
      const began = performance.now();
      child.kill('SIGTERM');
      expect(await once(child, 'close')).toEqual([0, null]);
      expect(performance.now() - began).toBeLessThan(10_000);
    } finally {
      child.kill('SIGKILL');
      await redis.stop();
    }
  });
});
