/** A real worker asked for its health, its numbers and its log. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startRedis } from '../support/redis.ts';
import { type Handler, startSite } from '../support/site.ts';
import { type ReadSample, checkExposition } from './support/check-exposition.ts';
import { command, emptyFolder, samples } from './support/data-folder.ts';
import { startWorker } from './support/running-worker.ts';

const root = join(import.meta.dirname, '../..');

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

  it(
    'shows how long the oldest job has waited, how many workers live, and that more is set aside',
    { timeout: 120_000 },
    async () => {
      const refused: Handler = (_request, response) => void response.writeHead(403).end();
      await using site = await startSite({ '/1.html': refused, '/2.html': refused });
      await using slow = await startSite({ '/1.html': refused }, '127.0.0.2');
      const data = join(emptyFolder(), 'data');
      const config = join(emptyFolder(), 'config.json');
      writeFileSync(config, JSON.stringify({ attemptLimit: 1, hosts: { '127.0.0.2': { gapSeconds: 3600 } } }));
      const more = ['--config', config, '--gap', '0', '--allow-host', '127.0.0.1:*', '--allow-host', '127.0.0.2:*'];
      const { child, address } = await startWorker(data, more);
      const other = await startWorker(data, more);
      const numbers = async () => checkExposition(await (await fetch(`${address}/metrics`)).text());
      const jobs = (samplesRead: readonly ReadSample[], state: string) =>
        samplesRead.find(({ name, labels }) => name === 'nianbao_jobs' && labels['state'] === state)?.value;
      const age = (samplesRead: readonly ReadSample[]) => sumOf(samplesRead, 'nianbao_oldest_waiting_seconds');
      const until = async (isSo: (read: readonly ReadSample[]) => boolean): Promise<readonly ReadSample[]> => {
        for (;;) {
          const read = await numbers();
          if (isSo(read)) return read;
        }
      };
      const untilDead = (count: number) => until((read) => jobs(read, 'dead') === count && jobs(read, 'waiting') === 1);
      try {
        expect(age(await until((read) => sumOf(read, 'nianbao_workers_alive') === 2))).toBe(0);
        other.child.kill('SIGKILL');
        await once(other.child, 'close');

        // Behind robots.txt the slow one is to be left alone for an hour.
        await command(['enqueue', `${site.origin}/1.html`, `${slow.origin}/1.html`, '--data', data]);
        const early = await untilDead(1);
        expect([sumOf(early, 'nianbao_workers_alive'), jobs(early, 'waiting')]).toEqual([1, 1]);
        expect(age(early)).toBeGreaterThan(0);
        await command(['enqueue', `${site.origin}/2.html`, '--data', data]);
        const late = await untilDead(2);
        expect(age(late)).toBeGreaterThan(age(early));
        expect(age(late)).toBeLessThan(600);
      } finally {
        for (const one of [child, other.child]) one.kill('SIGTERM');
      }
      await once(child, 'close');
    },
  );

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
