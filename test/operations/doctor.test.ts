import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clockCheck, nodeVersion } from '../../src/operations/doctor/machine-checks.ts';
import { redisChecks } from '../../src/operations/doctor/redis-checks.ts';
import { chromiumPath } from '../support/chromium-path.ts';
import { startRedis } from '../support/redis.ts';
import { command, emptyFolder, workedFolder } from './support/data-folder.ts';

interface Report {
  readonly ok: boolean;
  readonly checks: readonly { readonly id: string; readonly state: string; readonly advice: unknown }[];
}

const stateOf = ({ checks }: Report, id: string): string | undefined => checks.find((check) => check.id === id)?.state;

describe('doctor', () => {
  it('finds this machine fit, and misses a contact', async () => {
    const { code, stdout } = await command(['doctor', '--json', '--data', join(emptyFolder(), 'data')]);
    const report = JSON.parse(stdout) as Report;
    expect([code, report.ok, stateOf(report, 'contact'), stateOf(report, 'parser'), stateOf(report, 'sqlite')]).toEqual(
      [0, true, 'warning', 'ok', 'ok'],
    );
    expect(report.checks.filter(({ state, advice }) => (state === 'ok') !== (advice === null))).toEqual([]);
  });

  it('says whether the browser starts', async () => {
    const stateWith = async (...args: readonly string[]) => {
      const { stdout } = await command(['doctor', '--json', '--data', emptyFolder(), ...args]);
      return stateOf(JSON.parse(stdout) as Report, 'browser');
    };
    expect(await stateWith()).toBe('ok');
    expect(await stateWith('--browser', chromiumPath())).toBe(process.getuid?.() === 0 ? 'warning' : 'ok');
    expect(await stateWith('--browser', '/nowhere/chromium')).toBe('failed');
  });

  it('says what to do about a data folder that can not be used', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'file'), '');
    const { code, stdout } = await command(['doctor', '--data', join(folder, 'file/data'), '--lang', 'en']);
    expect([code, stdout]).toEqual([5, expect.stringMatching(/✗ data-folder .*\n {4}→ check owner/u)]);
  });

  it('finds a damaged queue, ledger and segment, and says whether parser children have a network', async () => {
    const data = await workedFolder();
    const fit = JSON.parse((await command(['doctor', '--json', '--data', data])).stdout) as Report;
    const stored = ['queue-file', 'ledger', 'records'].map((id) => stateOf(fit, id));
    expect(stored).toEqual(['ok', 'ok', 'ok']);
    expect(['ok', 'warning']).toContain(stateOf(fit, 'network'));
    const [segment] = readdirSync(join(data, 'segments')).filter((name) => name.endsWith('.zst'));
    const [ledger] = readdirSync(join(data, 'ledger'));
    for (const [path, at] of [
      [join(data, 'segments', segment!), 99],
      [join(data, 'ledger', ledger!), 40],
      [join(data, 'queue.sqlite'), 4099],
    ] as const) {
      const bytes = readFileSync(path);
      bytes.fill(7, at, at + 30);
      writeFileSync(path, bytes);
    }
    const { code, stdout } = await command(['doctor', '--json', '--data', data]);
    const report = JSON.parse(stdout) as Report;
    const damaged = ['queue-file', 'ledger', 'records'].map((id) => stateOf(report, id));
    expect([code, ...damaged]).toEqual([5, 'failed', 'failed', 'failed']);
  });

  it('wants room', async () => {
    const env = { NIANBAO_MIN_FREE_MEGABYTES: '1048576' };
    const { code, stdout } = await command(['doctor', '--json', '--data', emptyFolder()], env);
    expect([code, stateOf(JSON.parse(stdout) as Report, 'disk-space')]).toEqual([5, 'failed']);
  });

  it('judges versions and clocks', () => {
    expect(['22.19.0', '24.0.0', '26.1.0'].map((version) => nodeVersion(version).state)).toEqual([
      'warning',
      'ok',
      'ok',
    ]);
    expect([clockCheck(0, 1).state, clockCheck(1, 1).state]).toEqual(['failed', 'ok']);
  });
});

const statesOf = async (url: string | null): Promise<readonly (readonly [string, string, string])[]> =>
  (await redisChecks(url)).map(({ id, state, found }) => [id, state, found.en]);

describe('doctor on Redis', () => {
  it('is content with a durable one', async () => {
    const redis = await startRedis({ appendOnly: true });
    try {
      expect(await statesOf(redis.url)).toEqual([
        ['redis', 'ok', expect.stringMatching(/^Redis \d/u)],
        ['redis-aof', 'ok', expect.anything()],
      ]);
    } finally {
      await redis.stop();
    }
  });

  it('warns of one that forgets, and refuses one that evicts', async () => {
    const forgetful = await startRedis();
    const evicting = await startRedis({ maxMemoryPolicy: 'allkeys-lru' });
    try {
      expect((await statesOf(forgetful.url)).map(([id, state]) => [id, state])).toEqual([
        ['redis', 'ok'],
        ['redis-aof', 'warning'],
      ]);
      expect(await statesOf(evicting.url)).toEqual([
        ['redis', 'failed', expect.stringMatching(/^queue\.bad-policy: .*allkeys-lru$/u)],
      ]);
    } finally {
      await forgetful.stop();
      await evicting.stop();
    }
  });

  it('misses one that is not there', async () => {
    expect(await statesOf('redis://user:secret@127.0.0.1:1')).toEqual([
      ['redis', 'failed', expect.stringMatching(/^queue\.unavailable: (?!.*secret)/u)],
    ]);
    expect(await statesOf(null)).toEqual([['redis', 'ok', expect.stringContaining('embedded')]]);
  });
});
